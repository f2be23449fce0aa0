-- zones_around --
-- Zones in force on a day within a window, cut by it: hex WKB in the storage CRS; less detailed plans first, so that
-- what governs is drawn last.
SELECT zone.id, zone.zone_code, zone.function_code, zone.function_name, zone.function_raw, plan.level, plan.adjustment,
       encode(ST_AsBinary(ST_CollectionExtract(
         ST_Intersection(zone.geom, ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, %(srid)s)), 3)), 'hex')
         AS shape
FROM visible.planning_zones AS zone
LEFT JOIN visible.plans AS plan ON plan.id = zone.plan_id
WHERE zone.geom_4326 && ST_MakeEnvelope(%(west_deg)s, %(south_deg)s, %(east_deg)s, %(north_deg)s, 4326)
  AND ST_Intersects(zone.geom, ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, %(srid)s))
  AND (plan.status IS NULL OR plan.status NOT IN ('superseded', 'expired') OR plan.valid_to IS NOT NULL)
ORDER BY array_position(ARRAY['chung', 'nong_thon_moi', 'phan_khu', 'chi_tiet', 'rut_gon'], plan.level::text) NULLS FIRST,
         (plan.adjustment = 'local'), plan.valid_from NULLS FIRST, zone.id
LIMIT %(most)s;

-- reserves_around --
-- Road reserves in force on a day within a window, cut by it: hex WKB in the storage CRS.
SELECT line.id, line.street_name, line.row_width_raw,
       encode(ST_AsBinary(ST_CollectionExtract(
         ST_Intersection(line.geom, ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, %(srid)s)), 3)), 'hex')
         AS shape
FROM visible.red_lines AS line
WHERE line.geom_4326 && ST_MakeEnvelope(%(west_deg)s, %(south_deg)s, %(east_deg)s, %(north_deg)s, 4326)
  AND ST_Intersects(line.geom, ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, %(srid)s))
ORDER BY line.id
LIMIT %(most)s;

-- parcels_around --
-- Other parcels of a day within a window: number and hex WKB in the storage CRS.
SELECT parcel.sheet_number, parcel.parcel_number, encode(ST_AsBinary(parcel.geom), 'hex') AS shape
FROM visible.parcels AS parcel
WHERE parcel.geom_4326 && ST_MakeEnvelope(%(west_deg)s, %(south_deg)s, %(east_deg)s, %(north_deg)s, 4326)
  AND ST_Intersects(parcel.geom, ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, %(srid)s))
  AND parcel.id <> %(parcel)s
ORDER BY parcel.id
LIMIT %(most)s;

-- subject --
-- The parcel of an extract on a day: hex WKB in the storage CRS, zone of its record.
SELECT encode(ST_AsBinary(parcel.geom), 'hex') AS shape, parcel.source_srid
FROM visible.parcels AS parcel
WHERE parcel.id = %(parcel)s;

-- parcels_in --
-- Parcels of a day that meet ground by more than a corner: id; ground as WKB in the storage CRS.
WITH ground AS MATERIALIZED (
  SELECT ST_SetSRID(ST_GeomFromWKB(%(shape)s), %(srid)s) AS geom,
         ST_SetSRID(ST_GeomFromWKB(%(shape_degrees)s), 4326) AS geom_4326
)
SELECT parcel.id
FROM ground
JOIN visible.parcels AS parcel
  ON parcel.geom_4326 && ground.geom_4326 AND ST_Intersects(parcel.geom, ground.geom)
WHERE ST_Area(ST_Intersection(parcel.geom, ground.geom)) >= %(least_m2)s
ORDER BY parcel.ward_code, parcel.sheet_number, parcel.parcel_number, parcel.id
LIMIT %(most)s;
