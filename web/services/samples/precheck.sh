curl -fsS '@NEN@/api/v1/permits/precheck' -H 'Content-Type: application/json' -d '{
  "footprint": {"type": "Polygon", "coordinates": [[[106.70404, 10.78706], [106.70411, 10.78706],
    [106.70411, 10.78713], [106.70404, 10.78713], [106.70404, 10.78706]]]},
  "storeys": 4, "height_m": 15, "floor_area_m2": 400}'
