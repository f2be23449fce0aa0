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

-- grouped_shapes --
-- Id, shape (WKB, storage CRS) and group of every feature; broken shapes are left to the rule that finds them.
SELECT id, ST_AsBinary(geom), {grouping} FROM {table} WHERE geom IS NOT NULL AND ST_IsValid(geom) ORDER BY id;

-- same_shapes --
-- Features that share one shape: first id, the other ids, a point on it in the storage CRS (m).
SELECT ids[1], ids[2:], ST_X(at), ST_Y(at)
FROM (
  SELECT array_agg(id ORDER BY id) AS ids, ST_PointOnSurface((array_agg(geom ORDER BY id))[1]) AS at
  FROM {table}
  WHERE geom IS NOT NULL
  GROUP BY md5(ST_AsBinary(ST_Normalize(geom)))
  HAVING count(*) > 1
) AS same;

-- outside_named_unit --
-- Features of which less than half lies in the commune whose code they bear: id, code and share (%), a point on the
-- feature in the storage CRS (m). Codes that no unit bears today are left out.
SELECT id, code || ': ' || round((share * 100)::numeric) || ' %%', ST_X(at), ST_Y(at)
FROM (
  SELECT held.id, unit.code, ST_PointOnSurface(held.geom) AS at,
         ST_Area(ST_Intersection(held.geom, unit.geom)) / nullif(ST_Area(held.geom), 0) AS share
  FROM {table} AS held
  JOIN wards AS unit ON unit.code = held.{code} AND unit.level = 'commune'
    AND (unit.valid_from IS NULL OR unit.valid_from <= nen_today())
    AND (unit.valid_to IS NULL OR unit.valid_to > nen_today())
  WHERE NOT ST_Covers(unit.geom, ST_PointOnSurface(held.geom))
) AS stray
WHERE share < 0.5;
