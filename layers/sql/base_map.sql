-- nearest_line --
-- Lines whose farthest vertex lies off the base line of the same key beyond the tolerance: id, title, distance and tolerance (m), x, y (storage CRS, m), lon, lat.
WITH vertices AS (
  SELECT held.id, concat_ws(' · ', {title}) AS title, held.{own} AS key, held.accuracy_m,
         (ST_DumpPoints(held.geom)).geom AS at
  FROM {table} AS held
  WHERE held.{own} <> ''
),
distances AS (
  SELECT vertices.id, vertices.title, vertices.at, min(ST_Distance(vertices.at, base.geom)) AS distance_m,
         greatest(%(tolerance)s, max(vertices.accuracy_m), max(base.accuracy_m)) AS tolerance_m
  FROM vertices
  JOIN {base} AS base ON base.{theirs} = vertices.key
  GROUP BY vertices.id, vertices.title, vertices.at
),
worst AS (
  SELECT DISTINCT ON (id) id, title, distance_m, tolerance_m, at FROM distances ORDER BY id, distance_m DESC
)
SELECT id, title, distance_m, tolerance_m, ST_X(at), ST_Y(at),
       ST_X(ST_Transform(at, 4326)), ST_Y(ST_Transform(at, 4326))
FROM worst
WHERE distance_m > tolerance_m
ORDER BY distance_m DESC;

-- boundary_in_water --
-- Areas that reach into base water deeper than the tolerance: id, title, depth and tolerance (m), x, y (storage CRS, m), lon, lat.
WITH deep AS MATERIALIZED (
  SELECT water.tolerance_m, part.geom, water.shore
  FROM (
    SELECT greatest(%(tolerance)s, base.accuracy_m) AS tolerance_m, base.geom,
           ST_Boundary(base.geom) AS shore
    FROM {base} AS base
  ) AS water
  CROSS JOIN LATERAL ST_Subdivide(ST_Buffer(water.geom, -water.tolerance_m), 128) AS part (geom)
),
wet AS (
  SELECT held.id, concat_ws(' · ', {title}) AS title, deep.tolerance_m,
         ST_PointOnSurface(ST_Intersection(held.geom, deep.geom)) AS at, deep.shore
  FROM deep
  JOIN {table} AS held ON ST_Intersects(held.geom, deep.geom)
),
worst AS (
  SELECT DISTINCT ON (id) id, title, tolerance_m, at, ST_Distance(at, shore) AS depth_m
  FROM wet
  WHERE NOT ST_IsEmpty(at)
  ORDER BY id, ST_Distance(at, shore) DESC
)
SELECT id, title, depth_m, tolerance_m, ST_X(at), ST_Y(at),
       ST_X(ST_Transform(at, 4326)), ST_Y(ST_Transform(at, 4326))
FROM worst
ORDER BY depth_m DESC;
