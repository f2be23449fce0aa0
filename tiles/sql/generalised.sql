-- locked --
-- The caller is the only one to write the squares under one name until its transaction ends.
SELECT pg_advisory_xact_lock(hashtextextended(%(name)s, 0));

-- features_in --
-- Code and shape (EPSG:3857, WKB) of the rows in force that everybody may see and whose box meets a square.
SELECT {by}, ST_AsBinary(geom_3857)
FROM {table}
WHERE geom_3857 && ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 3857) AND {conditions}
ORDER BY id;

-- squares_of_features --
-- Column and row of the squares of one side (metres of EPSG:3857) that the boxes of such rows meet.
SELECT DISTINCT columns.x, lines.y
FROM (
  SELECT
    floor((ST_XMin(geom_3857) + %(half)s) / %(side)s)::integer AS first_x,
    floor((ST_XMax(geom_3857) + %(half)s) / %(side)s)::integer AS last_x,
    floor((%(half)s - ST_YMax(geom_3857)) / %(side)s)::integer AS first_y,
    floor((%(half)s - ST_YMin(geom_3857)) / %(side)s)::integer AS last_y
  FROM {table}
  WHERE geom_3857 IS NOT NULL AND {conditions}
) AS boxes,
LATERAL generate_series(first_x, last_x) AS columns (x),
LATERAL generate_series(first_y, last_y) AS lines (y);

-- squares_kept --
-- Column and row of the squares of a level that are not empty.
SELECT DISTINCT cell_x, cell_y FROM generalised_shapes WHERE layer = %(layer)s AND level = %(level)s;

-- forget_levels --
-- Levels that a layer no longer has.
DELETE FROM generalised_shapes WHERE layer = %(layer)s AND NOT level BETWEEN %(coarsest)s AND %(base)s;

-- forget_layers --
-- Layers that are no longer shown by group.
DELETE FROM generalised_shapes WHERE NOT layer = ANY(%(layers)s);

-- quarters --
-- Pieces of the four squares of the finer level that make up one; shape EPSG:3857, WKB, NULL when it is too small.
SELECT group_code, features, area_m2, ST_AsBinary(geom_3857)
FROM generalised_shapes
WHERE layer = %(layer)s AND level = %(level)s
  AND cell_x IN (2 * %(x)s, 2 * %(x)s + 1) AND cell_y IN (2 * %(y)s, 2 * %(y)s + 1)
ORDER BY cell_y, cell_x, group_code;

-- forget --
-- A square before it is written anew.
DELETE FROM generalised_shapes
WHERE layer = %(layer)s AND level = %(level)s AND cell_x = %(x)s AND cell_y = %(y)s;

-- write --
-- One piece of a square.
INSERT INTO generalised_shapes (layer, level, cell_x, cell_y, group_code, features, area_m2, geom_3857)
VALUES (%(layer)s, %(level)s, %(x)s, %(y)s, %(code)s, %(features)s, %(area_m2)s,
        ST_GeomFromWKB(%(shape)s, 3857));

-- counted --
-- Squares, pieces and corners of a level.
SELECT count(DISTINCT (cell_x, cell_y)), count(*), coalesce(sum(ST_NPoints(geom_3857)), 0)
FROM generalised_shapes
WHERE layer = %(layer)s AND level = %(level)s;

-- any_kept --
-- Whether a layer has any piece.
SELECT EXISTS(SELECT 1 FROM generalised_shapes WHERE layer = %(layer)s);
