-- no_time_limit --
-- A large publication may take longer than a request; waiting for another one of the same layer may not.
SET LOCAL statement_timeout = 0;

-- wait_for_locks --
-- How long a publication waits for another one of the same layer.
SET LOCAL lock_timeout = '30s';

-- tell_under_way --
-- Says, until the transaction ends however it ends, that a change set is being published.
SELECT pg_advisory_xact_lock(hashtext('nen publishing'), hashtext(%(change_set)s::text));

-- under_way --
-- Since when some change sets are being published: id, time; those that are not are left out.
SELECT wanted.id, coalesce(doing.xact_start, now())
FROM unnest(%(change_sets)s::uuid[]) AS wanted (id)
JOIN pg_locks AS held
  ON held.locktype = 'advisory' AND held.objsubid = 2 AND held.granted
  AND held.database = (SELECT own.oid FROM pg_database AS own WHERE own.datname = current_database())
  AND held.classid = hashtext('nen publishing')::oid AND held.objid = hashtext(wanted.id::text)::oid
LEFT JOIN pg_stat_activity AS doing ON doing.pid = held.pid;

-- lock_features --
-- Holds the live features that a change set updates or deletes in one layer, in the order of their ids. An array, not a
-- join: right after a large load the planner takes one of the two for empty and would go through the edits once for each
-- feature.
SELECT held.id
FROM {table} AS held
WHERE held.id = ANY(ARRAY(
  SELECT edit.feature FROM change_set_edits AS edit
  WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s AND edit.operation IN ('update', 'delete')
))
ORDER BY held.id
FOR UPDATE;

-- stale --
-- Edits of one layer that were made on another version than the live one: id of the edit.
SELECT edit.id
FROM change_set_edits AS edit
LEFT JOIN {table} AS held ON held.id = edit.feature
WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s
  AND CASE edit.operation
        WHEN 'create' THEN held.id IS NOT NULL
        WHEN 'update' THEN held.version IS DISTINCT FROM edit.base_version
        WHEN 'delete' THEN held.version IS DISTINCT FROM edit.base_version
      END
ORDER BY edit.seq;

-- continue_versions --
-- A feature that comes back under its old id continues the count of its versions.
UPDATE change_set_edits AS edit
SET base_version = earlier.version
FROM (
  SELECT kept.id, max(kept.version) AS version
  FROM {kept} AS kept
  WHERE kept.id IN (
    SELECT feature FROM change_set_edits
    WHERE change_set_id = %(change_set)s AND layer = %(layer)s AND operation = 'create'
  )
  GROUP BY kept.id
) AS earlier
WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s AND edit.operation = 'create'
  AND edit.feature = earlier.id AND edit.base_version <> earlier.version;

-- tell_each --
-- One message for each feature of a spatial layer, before the live table changes: old and new shape in EPSG:3857, whole
-- unless they have very many corners, and their bounds, a metre wider.
INSERT INTO outbox (layer, feature, change_set, operation, bounds, shapes)
SELECT told.layer, told.feature, told.change_set_id, told.operation,
       ST_Envelope(ST_Expand(ST_Transform(told.extent, 3857), 1)),
       CASE WHEN ST_NPoints(told.shapes) <= %(corners)s THEN told.shapes ELSE ST_Envelope(told.shapes) END
FROM (
  SELECT edit.layer, edit.feature, edit.change_set_id, edit.operation, edit.extent,
         ST_Collect(held.geom_3857, ST_Transform(ST_Transform(edit.geometry, 4326), 3857)) AS shapes
  FROM change_set_edits AS edit
  LEFT JOIN {table} AS held ON held.id = edit.feature
  WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s
    AND edit.operation IN ('create', 'update', 'delete')
) AS told;

-- tell_each_row --
-- One message for each row of a layer without shapes.
INSERT INTO outbox (layer, feature, change_set, operation)
SELECT edit.layer, edit.feature, edit.change_set_id, edit.operation
FROM change_set_edits AS edit
WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s
  AND edit.operation IN ('create', 'update', 'delete');

-- tell_all --
-- One message for everything that a change set does to a layer; bounds of all old and new shapes in EPSG:3857.
INSERT INTO outbox (layer, feature, change_set, operation, bounds)
SELECT %(layer)s, NULL, %(change_set)s, 'publish',
       ST_Envelope(ST_Expand(ST_Transform(ST_SetSRID(ST_Extent(edit.extent)::geometry, %(srid)s), 3857), 1))
FROM change_set_edits AS edit
WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s
  AND edit.operation IN ('create', 'update', 'delete');

-- count_of_layer --
-- Number of features by what becomes of them, and whether shapes or only values change.
SELECT count(*) FILTER (WHERE operation = 'create'),
       count(*) FILTER (WHERE operation = 'update' AND geometry IS NOT NULL),
       count(*) FILTER (WHERE operation = 'update' AND geometry IS NULL),
       count(*) FILTER (WHERE operation = 'delete')
FROM change_set_edits
WHERE change_set_id = %(change_set)s AND layer = %(layer)s;

-- touched_fields --
-- Names of the fields that the updates of a change set set in one layer.
SELECT DISTINCT jsonb_object_keys(properties)
FROM change_set_edits
WHERE change_set_id = %(change_set)s AND layer = %(layer)s AND operation = 'update';

-- insert --
-- Makes the new features of one layer; geometry in the storage CRS, the derived shapes come by trigger.
INSERT INTO {table} (id, version, valid_from, {columns}{geometry_column})
SELECT edit.feature, edit.base_version + 1, %(day)s, {given}{geometry_value}
FROM change_set_edits AS edit
CROSS JOIN LATERAL jsonb_populate_record(NULL::{table}, {renamed}) AS given
WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s AND edit.operation = 'create'
ORDER BY edit.seq;

-- update_values --
-- Sets the fields that each edit of one layer names; version, time, change set and validity come by trigger.
UPDATE {table} AS held
SET {assignments}
FROM change_set_edits AS edit
CROSS JOIN LATERAL jsonb_populate_record(NULL::{table}, {renamed}) AS given
WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s AND edit.operation = 'update'
  AND edit.geometry IS NULL AND held.id = edit.feature AND held.version = edit.base_version;

-- update_shapes --
-- As update_values, for edits that bring a shape; a statement of its own, as naming geom derives the two other shapes.
UPDATE {table} AS held
SET {assignments}, geom = edit.geometry
FROM change_set_edits AS edit
CROSS JOIN LATERAL jsonb_populate_record(NULL::{table}, {renamed}) AS given
WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s AND edit.operation = 'update'
  AND edit.geometry IS NOT NULL AND held.id = edit.feature AND held.version = edit.base_version;

-- delete --
-- Takes features out of the live table; their last state stays in the history.
DELETE FROM {table} AS held
USING change_set_edits AS edit
WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s AND edit.operation = 'delete'
  AND held.id = edit.feature AND held.version = edit.base_version;

-- check_references --
-- Lets references that the transaction has broken be found now, not at its end.
SET CONSTRAINTS ALL IMMEDIATE;
