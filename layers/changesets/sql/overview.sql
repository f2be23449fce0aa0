-- totals --
-- What a change set does to one layer: operation, number of features, of those how many get another shape; plane area
-- in the storage CRS before and after (m², NULL for what has none). Before is the version that each edit was made on.
SELECT edit.operation, count(*), count(*) FILTER (WHERE edit.geometry IS NOT NULL),
       sum(ST_Area({base})) FILTER (WHERE edit.operation <> 'create'),
       sum(ST_Area(COALESCE(edit.geometry, {base}))) FILTER (WHERE edit.operation <> 'delete')
FROM change_set_edits AS edit
LEFT JOIN {table} AS held
  ON held.id = edit.feature AND held.version = edit.base_version AND edit.operation <> 'create'
LEFT JOIN {kept} AS kept
  ON held.id IS NULL AND kept.id = edit.feature AND kept.version = edit.base_version AND edit.operation <> 'create'
WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s AND edit.operation = ANY(%(primitives)s)
GROUP BY edit.operation;

-- findings --
-- Number of edits with an error, and of those with a warning and no error.
SELECT count(*) FILTER (WHERE findings @> '[{"severity": "error"}]'),
       count(*) FILTER (WHERE findings @> '[{"severity": "warning"}]' AND NOT findings @> '[{"severity": "error"}]')
FROM change_set_edits
WHERE change_set_id = %(change_set)s;

-- bounds --
-- Box of all old and new shapes (storage CRS, metres), and the number of edits that lie somewhere.
SELECT ST_XMin(box.shape), ST_YMin(box.shape), ST_XMax(box.shape), ST_YMax(box.shape), box.placed
FROM (
  SELECT ST_Extent(extent) AS shape, count(extent) AS placed
  FROM change_set_edits
  WHERE change_set_id = %(change_set)s AND operation = ANY(%(primitives)s)
) AS box;

-- grid --
-- Edits counted by square cells of `step` metres from (`west`, `south`), by the middle of old and new shape: column,
-- row, features created, updated, deleted, and those with an error or a warning.
SELECT cell.x, cell.y, count(*) FILTER (WHERE cell.operation = 'create'),
       count(*) FILTER (WHERE cell.operation = 'update'), count(*) FILTER (WHERE cell.operation = 'delete'),
       count(*) FILTER (WHERE cell.has_findings)
FROM (
  SELECT floor(((ST_XMin(extent) + ST_XMax(extent)) / 2 - %(west)s) / %(step)s)::integer AS x,
         floor(((ST_YMin(extent) + ST_YMax(extent)) / 2 - %(south)s) / %(step)s)::integer AS y,
         operation, findings <> '[]' AS has_findings
  FROM change_set_edits
  WHERE change_set_id = %(change_set)s AND operation = ANY(%(primitives)s) AND extent IS NOT NULL
) AS cell
GROUP BY cell.x, cell.y
ORDER BY cell.y, cell.x;
