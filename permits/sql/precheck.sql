-- plot --
-- Parcels of a day by id: hex WKB in the storage CRS.
SELECT parcel.id, encode(ST_AsBinary(parcel.geom), 'hex') AS shape
FROM visible.parcels AS parcel
WHERE parcel.id = ANY(%(ids)s);

-- neighbours --
-- Buildings of other parcels within around_m of a footprint, the nearest first: permits not withdrawn or expired, then
-- outlines of the base map; what stands mainly on the plot is the applicant's own. Shapes as hex WKB, storage CRS.
WITH place AS MATERIALIZED (
  SELECT ST_GeomFromWKB(%(footprint)s, %(srid)s) AS geom, ST_GeomFromWKB(%(plot)s, %(srid)s) AS plot,
         ST_Expand(ST_GeomFromWKB(%(footprint_4326)s, 4326), %(around_m)s / 100000.0) AS near
), found AS (
  SELECT 'building_permits' AS layer, permit.id, permit.permit_number AS label, permit.accuracy_m, permit.geom,
         place.geom AS footprint, place.plot
  FROM place
  JOIN visible.building_permits AS permit
    ON permit.geom_4326 && place.near AND ST_DWithin(permit.geom, place.geom, %(around_m)s)
  WHERE permit.status NOT IN ('het_hieu_luc', 'thu_hoi')
    AND (permit.issued_on IS NULL OR permit.issued_on <= %(as_of)s)
  UNION ALL
  SELECT 'basemap_buildings', building.id, building.name, building.accuracy_m, building.geom, place.geom, place.plot
  FROM place
  JOIN visible.basemap_buildings AS building
    ON building.geom_4326 && place.near AND ST_DWithin(building.geom, place.geom, %(around_m)s)
)
SELECT found.layer, found.id, found.label, found.accuracy_m, encode(ST_AsBinary(found.geom), 'hex') AS shape
FROM found
WHERE ST_Area(ST_Intersection(found.geom, found.plot)) < 0.5 * ST_Area(found.geom)
ORDER BY ST_Distance(found.geom, found.footprint), found.layer, found.id
LIMIT %(most)s;

-- buildings_known --
-- Whether the base map or the register has any building within nearby_m of a point; degrees WGS 84.
SELECT EXISTS (
  SELECT 1 FROM visible.basemap_buildings AS building
  WHERE building.geom_4326 && ST_Expand(ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), 4326), %(nearby_m)s / 100000.0)
) OR EXISTS (
  SELECT 1 FROM visible.building_permits AS permit
  WHERE permit.geom_4326 && ST_Expand(ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), 4326), %(nearby_m)s / 100000.0)
) AS known;
