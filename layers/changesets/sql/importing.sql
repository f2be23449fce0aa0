-- make_keys --
-- Keys of all rows of the file, refused ones included, for the length of the transaction.
CREATE TEMP TABLE nen_import_keys (file_row integer, key text) ON COMMIT DROP;

-- make_staging --
-- Rows of the file that no phase refused, in the columns of the layer and without its constraints.
CREATE TEMP TABLE nen_import_staging ON COMMIT DROP AS
SELECT {columns}, 0 AS file_row FROM {table} LIMIT 0;

-- make_shapes --
-- New shapes of those rows whose shape differs from the stored one; storage CRS.
CREATE TEMP TABLE nen_import_shapes (file_row integer, geom geometry) ON COMMIT DROP;

-- hold --
-- Live features that the keys of the file name, as this statement found them; of those that the author may read.
CREATE TEMP TABLE nen_import_held ON COMMIT DROP AS
SELECT keys.file_row, count(*) OVER (PARTITION BY keys.file_row) AS twins, held.*
FROM nen_import_keys AS keys
JOIN (SELECT {columns} FROM {table} WHERE ({visible}) AND ({scope})) AS held ON held.{key}::text = keys.key;

-- index_held --
-- Makes the joins by row known to the planner.
CREATE INDEX ON nen_import_held (file_row); ANALYZE nen_import_held;

-- index_staging --
-- Makes the joins by row known to the planner.
CREATE INDEX ON nen_import_staging (file_row);
CREATE INDEX ON nen_import_shapes (file_row);
ANALYZE nen_import_staging;
ANALYZE nen_import_shapes;

-- held --
-- Row of the file, number of features with its key, version of the feature and its shape (WKB, storage CRS).
SELECT file_row, twins, version, {shape} FROM nen_import_held ORDER BY file_row;

-- taken --
-- Ids that live features of a layer bear already, whoever may read them.
SELECT id::text FROM {table} WHERE id = ANY(%(ids)s::uuid[]);

-- draft_creations --
-- Rows of the file that no live feature is known for, as edits that create.
INSERT INTO change_set_edits (
  change_set_id, seq, layer, operation, feature, base_version, geometry, extent, properties, params, findings,
  checked_at, checked_publication
)
SELECT %(change_set)s, incoming.file_row, %(layer)s, 'create', incoming.id, 0, shapes.geom, ST_Expand(shapes.geom, 0.01),
       jsonb_strip_nulls({values}), '{{}}', '[]', clock_timestamp(), %(reached)s
FROM nen_import_staging AS incoming
LEFT JOIN nen_import_shapes AS shapes ON shapes.file_row = incoming.file_row
WHERE NOT EXISTS (SELECT FROM nen_import_held AS held WHERE held.file_row = incoming.file_row)
ORDER BY incoming.file_row;

-- draft_updates --
-- Rows of the file that differ from their live feature, as edits with the values and the shape that differ.
INSERT INTO change_set_edits (
  change_set_id, seq, layer, operation, feature, base_version, geometry, extent, properties, params, findings,
  checked_at, checked_publication
)
SELECT %(change_set)s, incoming.file_row, %(layer)s, 'update', held.id, held.version, shapes.geom, {extent},
       changed.properties, '{{}}', '[]', clock_timestamp(), %(reached)s
FROM nen_import_staging AS incoming
JOIN nen_import_held AS held ON held.file_row = incoming.file_row
LEFT JOIN nen_import_shapes AS shapes ON shapes.file_row = incoming.file_row
CROSS JOIN LATERAL (SELECT {differences} AS properties LIMIT 1) AS changed
WHERE shapes.geom IS NOT NULL OR changed.properties <> '{{}}'
ORDER BY incoming.file_row;

-- draft_deletions --
-- Live features inside the author's reach that the file no longer holds, as edits that delete.
INSERT INTO change_set_edits (
  change_set_id, seq, layer, operation, feature, base_version, extent, properties, params, findings, checked_at,
  checked_publication
)
SELECT %(change_set)s, %(after)s + row_number() OVER (ORDER BY held.id), %(layer)s, 'delete', held.id, held.version,
       {extent}, '{{}}', '{{}}', '[]', clock_timestamp(), %(reached)s
FROM (SELECT * FROM {table} WHERE ({visible}) AND ({scope}) AND ({reach})) AS held
WHERE NOT EXISTS (SELECT FROM nen_import_held AS known WHERE known.id = held.id);

-- count_missing --
-- Number of live features inside the author's reach that the file no longer holds.
SELECT count(*)
FROM (SELECT id FROM {table} WHERE ({visible}) AND ({scope}) AND ({reach})) AS held
WHERE NOT EXISTS (SELECT FROM nen_import_held AS known WHERE known.id = held.id);

-- analyze_edits --
-- Tells the planner of many new edits.
ANALYZE change_set_edits;

-- edited --
-- Edits of a change set that create or update: id, new shape (WKB, storage CRS), values as JSON text, whether it creates.
SELECT id, ST_AsBinary(geometry), properties::text, operation = 'create'
FROM change_set_edits
WHERE change_set_id = %(change_set)s AND layer = %(layer)s AND operation IN ('create', 'update')
ORDER BY seq;

-- neighbours --
-- Shapes (WKB, storage CRS) of live features that stay where they are and whose box meets a new shape; of those that
-- the author may read.
SELECT ST_AsBinary(geom)
FROM {table}
WHERE id IN (
  SELECT held.id
  FROM change_set_edits AS edit
  JOIN {table} AS held ON held.geom && edit.geometry
  WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s AND edit.operation IN ('create', 'update')
)
AND id NOT IN (
  SELECT edit.feature FROM change_set_edits AS edit
  WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s
    AND (edit.operation = 'delete' OR edit.geometry IS NOT NULL)
)
AND ({visible});

-- elsewhere --
-- Edits whose inner point does not lie in the commune whose code the feature bears afterwards.
SELECT edit.id
FROM change_set_edits AS edit
LEFT JOIN {table} AS held ON held.id = edit.feature
JOIN wards AS unit ON unit.code = COALESCE(edit.properties ->> %(code)s, held.{code}) AND unit.level = 'commune'
  AND (unit.valid_from IS NULL OR unit.valid_from <= nen_today())
  AND (unit.valid_to IS NULL OR unit.valid_to > nen_today())
WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s AND edit.operation IN ('create', 'update')
  AND (edit.geometry IS NOT NULL OR edit.properties ? %(code)s)
  AND NOT ST_Covers(unit.geom, ST_PointOnSurface(COALESCE(edit.geometry, held.geom)));

-- same_keys --
-- Edits that give a feature a key (several columns as one row) which another live feature bears.
SELECT DISTINCT mine.id
FROM (
  SELECT edit.id, edit.feature, {after}
  FROM change_set_edits AS edit
  LEFT JOIN {table} AS own ON own.id = edit.feature
  WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s AND edit.operation IN ('create', 'update')
    AND (edit.operation = 'create' OR edit.properties ?| %(names)s)
) AS mine
JOIN {table} AS held ON held.id <> mine.feature AND {equal};

-- leave_open --
-- These edits were not looked at after all, and wait to be checked.
UPDATE change_set_edits SET checked_at = NULL, checked_publication = NULL WHERE id = ANY(%(open)s);
