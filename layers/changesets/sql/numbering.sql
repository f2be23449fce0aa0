-- one_at_a_time --
-- Lets one publication at a time take a number and commit, so that numbers become visible in order and without gaps.
SELECT pg_advisory_xact_lock(hashtext('nen publication'));

-- next_publication --
-- The next number; asked after the lock is held, as a statement sees what was committed before it began.
SELECT GREATEST(
  (SELECT COALESCE(max(publication), 0) FROM change_sets), (SELECT COALESCE(max(publication), 0) FROM feed_entries)
) + 1;

-- last_publication --
-- The number of the last publication, 0 before the first.
SELECT GREATEST(
  (SELECT COALESCE(max(publication), 0) FROM change_sets), (SELECT COALESCE(max(publication), 0) FROM feed_entries)
);

-- tell_of_load --
-- Tells readers of the feed that rows of a layer were written at once.
INSERT INTO feed_entries (publication, seq, change_set, layer, operation, feature, version)
VALUES (%(publication)s, 1, %(run)s, %(layer)s, 'resync', NULL, 0);

-- tell_of_followers --
-- Tells readers of the feed of rows that became visible, or hidden, with the features of the layer {lead_table} that a
-- change set touches and whose own rows it leaves alone; {public} is the citizens' condition on that layer.
INSERT INTO feed_entries (publication, seq, change_set, layer, operation, feature, version)
SELECT %(publication)s, %(after)s + row_number() OVER (ORDER BY told.id), %(change_set)s, %(layer)s,
       CASE WHEN led.shown THEN 'shown' ELSE 'hidden' END, told.id, told.version
FROM (
  SELECT edit.feature,
         EXISTS (
           SELECT 1 FROM (SELECT live.* FROM {lead_table} AS live WHERE live.id = edit.feature) AS held WHERE {public}
         ) AS shown,
         EXISTS (
           SELECT 1
           FROM (
             SELECT {columns} FROM {kept} AS earlier
             WHERE earlier.id = edit.feature AND earlier.version = edit.base_version
           ) AS held
           WHERE {public}
         ) AS was_shown
  FROM change_set_edits AS edit
  WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(lead_layer)s AND edit.operation IN ('update', 'delete')
) AS led
JOIN {row_table} AS told ON told.{link} = led.feature
WHERE led.shown <> led.was_shown
  AND NOT EXISTS (
    SELECT 1 FROM change_set_edits AS own
    WHERE own.change_set_id = %(change_set)s AND own.layer = %(layer)s AND own.feature = told.id
      AND own.operation IN ('create', 'update', 'delete')
  );

-- last_place --
-- Place of the last message that readers are given of a publication.
SELECT GREATEST(
  (SELECT COALESCE(max(seq), 0) FROM change_set_edits WHERE change_set_id = %(change_set)s),
  (SELECT COALESCE(max(seq), 0) FROM feed_entries WHERE publication = %(publication)s)
);

-- public_before --
-- Features of a layer that a change set updates or deletes and that citizens see before it is written: id, version.
SELECT held.id, held.version
FROM (
  SELECT live.* FROM {row_table} AS live
  JOIN change_set_edits AS edit ON edit.feature = live.id
  WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s AND edit.operation IN ('update', 'delete')
) AS held
WHERE {public};

-- tell_of_hidden --
-- Tells readers of the feed of features that citizens saw, in these versions, and see no longer.
INSERT INTO feed_entries (publication, seq, change_set, layer, operation, feature, version)
SELECT %(publication)s, %(after)s + row_number() OVER (ORDER BY gone.id), %(change_set)s, %(layer)s, 'hidden',
       gone.id, gone.version
FROM unnest(%(ids)s::uuid[], %(versions)s::integer[]) AS gone (id, version)
WHERE NOT EXISTS (
  SELECT 1 FROM (SELECT live.* FROM {row_table} AS live WHERE live.id = gone.id) AS held WHERE {public}
);
