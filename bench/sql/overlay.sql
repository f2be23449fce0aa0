-- overlay_plain --
-- What one would write: every pair cut by ST_Intersection, areas in m² of the storage CRS.
CREATE TABLE bench_shares AS
SELECT parcel.id AS parcel, zone.id AS zone, ST_Area(ST_Intersection(zone.geom, parcel.geom)) AS area_m2
FROM planning_zones AS zone
JOIN parcels AS parcel ON ST_Intersects(zone.geom, parcel.geom);

-- plain_count --
-- Pairs with ground in common.
SELECT count(*) FROM bench_shares WHERE area_m2 > 0.000001;

-- plain_total --
-- Their area, m².
SELECT sum(area_m2) FROM bench_shares;

-- overlay_total --
-- Area of all shares that the job wrote, m².
SELECT sum(area_m2) FROM parcel_zone_shares;
