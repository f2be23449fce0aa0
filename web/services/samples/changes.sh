curl -fsS '@NEN@/api/v1/changes?layer=parcels&limit=10'
