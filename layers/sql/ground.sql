-- holding --
-- For shapes (WKB, storage CRS) the feature of a layer that holds most of each, if that is more than half: place in the
-- list, id.
SELECT given.place, held.id
FROM unnest(%(places)s::integer[], %(shapes)s::bytea[]) AS given (place, wkb)
CROSS JOIN LATERAL (SELECT ST_SetSRID(ST_GeomFromWKB(given.wkb), %(srid)s) AS geom) AS shape
CROSS JOIN LATERAL (
  SELECT one.id, ST_Area(ST_Intersection(one.geom, shape.geom)) AS common
  FROM {table} AS one
  WHERE one.geom && shape.geom AND ST_IsValid(one.geom)
  ORDER BY common DESC, one.id
  LIMIT 1
) AS held
WHERE held.common > ST_Area(shape.geom) / 2;
