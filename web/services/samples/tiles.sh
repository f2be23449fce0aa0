curl -fsS '@NEN@/tiles/parcels.json'
curl -fsS -o o.mvt '@NEN@/tiles/parcels/16/52192/30792.mvt'
