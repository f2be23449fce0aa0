-- ward_of --
-- Commune of today around a point inside a site, given as WKB in the storage CRS.
SELECT unit.code, unit.full_name AS name
FROM visible.wards AS unit
WHERE unit.level = 'commune' AND unit.valid_to IS NULL
  AND ST_Intersects(unit.geom, ST_PointOnSurface(ST_GeomFromWKB(%(site)s, %(srid)s)))
LIMIT 1;

-- zone_versions --
-- Versions of zones as they held on the day in as_of.
SELECT zone.id, zone.version
FROM visible.planning_zones AS zone
WHERE zone.id = ANY(%(zones)s);

-- parcel_shapes --
-- Parcels as they held on the day in as_of: identity, version, shape as WKB in the storage CRS.
SELECT parcel.id, parcel.version, parcel.national_id, parcel.ward_name, parcel.sheet_number, parcel.parcel_number,
       parcel.address, ST_Area(parcel.geom) AS area_m2, ST_AsBinary(parcel.geom) AS shape
FROM visible.parcels AS parcel
WHERE parcel.id = ANY(%(parcels)s);
