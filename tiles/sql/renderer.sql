-- shapes --
-- Shapes of one layer with the number of their style rule, in the CRS of the picture; what comes last lies on top.
SELECT id, {column} AS shape, {rule} AS rule
FROM {table}
WHERE {column} && !BOX! AND {conditions}
ORDER BY {order} DESC, id;

-- names_along_lines --
-- Lines of one name joined and smoothed (tolerance in metres of the picture's CRS), so that names stand once and
-- straight. Of a line that comes back to its start (two carriageways) one half is taken, or the name would stand in the
-- bend; lines too short for any name are left out (MapServer crashes on lines that shrank to a point).
SELECT id, label, shape FROM (
  SELECT
    id,
    label,
    CASE
      WHEN ST_Distance(ST_StartPoint(part.geom), ST_EndPoint(part.geom)) < ST_Length(part.geom) / 4
        THEN ST_LineSubstring(part.geom, 0.02, 0.48)
      ELSE part.geom
    END AS shape
  FROM (
    SELECT
      min(id::text) AS id,
      {text} AS label,
      ST_Simplify(ST_LineMerge(ST_CollectionExtract(ST_Collect({column}), 2)), {tolerance}) AS joined
    FROM {table}
    WHERE {column} && !BOX! AND {conditions}
    GROUP BY 2
  ) AS named, ST_Dump(joined) AS part
) AS named_parts
WHERE ST_Length(shape) > 10 * {tolerance}
ORDER BY id, label;

-- names_in_areas --
-- One point inside each area, the same in every picture; {bar} is the column with the bar of a fraction, or nothing.
SELECT id, {text} AS label{bar}, ST_PointOnSurface({column}) AS shape
FROM {table}
WHERE {column} && !BOX! AND {conditions}
ORDER BY id;

-- names_on_lines --
-- The middle of the first part of each line.
SELECT id, {text} AS label, ST_LineInterpolatePoint(ST_GeometryN({column}, 1), 0.5) AS shape
FROM {table}
WHERE {column} && !BOX! AND {conditions}
ORDER BY id;

-- names_of_points --
-- Points with their names.
SELECT id, {text} AS label, {column} AS shape
FROM {table}
WHERE {column} && !BOX! AND {conditions}
ORDER BY id;

-- sovereignty --
-- Hoàng Sa and Trường Sa with the unit they belong to, in the CRS of the picture.
SELECT id, ST_Transform(geom_4326, {srid}) AS shape, name || '|(' || belongs_to || ')' AS label
FROM sovereignty_labels
WHERE rank = 'archipelago';

-- islands --
-- The islands of both archipelagos that are large enough for a name of their own.
SELECT id, ST_Transform(geom_4326, {srid}) AS shape, name AS label
FROM sovereignty_labels
WHERE rank <> 'archipelago';
