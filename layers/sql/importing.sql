-- lock_layer --
-- Lets one import at a time write to a layer, until the transaction ends.
SELECT pg_advisory_xact_lock(hashtext('nen import ' || %(layer)s));

-- no_time_limit --
-- A load may take longer than a request; the limit returns with the end of the transaction.
SET LOCAL statement_timeout = 0

-- quick_log --
-- Compresses pages of new indexes in the log by LZ4, a third of their cost, where server and rights admit it.
SELECT set_config('wal_compression', 'lz4', TRUE) FROM pg_settings
WHERE name = 'wal_compression' AND 'lz4' = ANY(enumvals) AND has_parameter_privilege(name, 'SET');

-- count_of_source --
-- Number of records that a layer holds from one source.
SELECT count(*) FROM {table} WHERE source = %(source)s;

-- make_staging --
-- Empty table with the columns of a layer and without its constraints, for the length of the transaction.
CREATE TEMP TABLE nen_import_staging ON COMMIT DROP AS SELECT {columns} FROM {table} LIMIT 0;

-- index_staging --
-- Makes the join by source key fast and known to the planner.
CREATE INDEX ON nen_import_staging (source_key); ANALYZE nen_import_staging;

-- update_changed --
-- Brings records whose content differs up to date and raises their version; geom in the storage CRS, compared exactly.
UPDATE {table} AS held
SET {assignments}, version = held.version + 1, recorded_at = now()
FROM nen_import_staging AS incoming
WHERE held.source = %(source)s AND held.source_key = incoming.source_key
  AND ROW({held}) IS DISTINCT FROM ROW({incoming});

-- insert_new --
-- Adds the records that the layer does not hold from this source.
INSERT INTO {table} ({columns})
SELECT {columns} FROM nen_import_staging AS incoming
WHERE NOT EXISTS (
  SELECT 1 FROM {table} AS held WHERE held.source = %(source)s AND held.source_key = incoming.source_key
);

-- count_missing --
-- Number of earlier records of the source that the file no longer holds; they stay.
SELECT count(*) FROM {table} AS held
WHERE held.source = %(source)s
  AND NOT EXISTS (SELECT 1 FROM nen_import_staging AS incoming WHERE incoming.source_key = held.source_key);

-- compare_staging --
-- What `update_changed`, `insert_new` and `count_missing` would find, in one look that changes nothing: rows added,
-- changed, missing.
SELECT
  count(*) FILTER (WHERE held.source_key IS NULL) AS added,
  count(*) FILTER (
    WHERE held.source_key = incoming.source_key AND ROW({held}) IS DISTINCT FROM ROW({incoming})
  ) AS changed,
  count(*) FILTER (WHERE incoming.source_key IS NULL) AS missing
FROM (SELECT * FROM {table} WHERE source = %(source)s) AS held
FULL JOIN nen_import_staging AS incoming ON incoming.source_key = held.source_key;

-- drop_staging --
-- Removes the staging table before the transaction ends, so that another file may follow in it.
DROP TABLE nen_import_staging;

-- look_up --
-- Ids of referenced features by one of their columns; a value found twice takes the latest version.
SELECT DISTINCT ON ({by}) {by}::text, id::text FROM {table} WHERE {by}::text = ANY(%(values)s) ORDER BY {by}, version DESC;

-- trigger_off --
-- Lets rows in with the derived shapes they bring, until the end of the bulk load in the same transaction.
ALTER TABLE {table} DISABLE TRIGGER nen_derive_geometry;

-- trigger_on --
-- Derives shapes by trigger again.
ALTER TABLE {table} ENABLE TRIGGER nen_derive_geometry;

-- indexes --
-- Name and definition of the indexes of a table, without those that stand for a constraint.
SELECT index.indexrelid::regclass::text AS name, pg_get_indexdef(index.indexrelid) AS definition
FROM pg_index AS index
WHERE index.indrelid = %(table)s::regclass
  AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = index.indexrelid)
ORDER BY index.indexrelid;

-- references --
-- Name, referenced table and definition of the references that a table holds.
SELECT conname, confrelid::regclass::text, pg_get_constraintdef(oid)
FROM pg_constraint
WHERE conrelid = %(table)s::regclass AND contype = 'f' AND conparentid = 0
ORDER BY conname;

-- drop_reference --
-- Sets a reference aside until `add_reference` in the same transaction; refused at once when a reader is in the way.
LOCK TABLE {referenced} IN ACCESS EXCLUSIVE MODE NOWAIT; ALTER TABLE {table} DROP CONSTRAINT {name};

-- add_reference --
-- Puts a reference back: all rows are checked by one join, a tenth of the cost of one look for each row.
ALTER TABLE {table} ADD CONSTRAINT {name} {definition};
