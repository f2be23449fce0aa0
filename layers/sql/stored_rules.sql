-- valid_geometry --
-- Shapes that break Simple Features: id, reason, place in the storage CRS (m) and in WGS 84.
SELECT held.id, broken.reason, ST_X(broken.location), ST_Y(broken.location),
       ST_X(ST_Transform(broken.location, 4326)), ST_Y(ST_Transform(broken.location, 4326))
FROM {table} AS held
CROSS JOIN LATERAL (
  SELECT (detail).reason, ST_SetSRID((detail).location, ST_SRID(held.geom)) AS location
  FROM (SELECT ST_IsValidDetail(held.geom) AS detail) AS examined
) AS broken
WHERE NOT ST_IsValid(held.geom);

-- inside_city --
-- Shapes that leave the city's extent (m, storage CRS): id, detail, one of their points in the storage CRS and in WGS 84.
SELECT held.id, 'ngoài phạm vi / outside', ST_X(place.at), ST_Y(place.at),
       ST_X(ST_Transform(place.at, 4326)), ST_Y(ST_Transform(place.at, 4326))
FROM {table} AS held
CROSS JOIN LATERAL (SELECT ST_PointOnSurface(held.geom) AS at) AS place
WHERE NOT held.geom @ ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, %(srid)s);

-- unique_key --
-- Keys that several features share: first id, the other ids, the key.
SELECT (array_agg(id ORDER BY id))[1], (array_agg(id ORDER BY id))[2:], concat_ws(' · ', {columns})
FROM {table}
WHERE {last}::text <> ''
GROUP BY {columns}
HAVING count(*) > 1;

-- shapes --
-- Id and shape (WKB, storage CRS) of every feature.
SELECT id, ST_AsBinary(geom) FROM {table} WHERE geom IS NOT NULL ORDER BY id;
