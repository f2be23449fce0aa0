-- locked --
-- The caller is the only one to write the squares under one name until its transaction ends.
SELECT pg_advisory_xact_lock(hashtextextended(%(name)s, 0));

-- features_in --
-- Code and shape (EPSG:3857, WKB) of the rows in force that everybody may see and whose box meets a square.
SELECT {by}, ST_AsBinary(geom_3857)
FROM {table}
WHERE geom_3857 && ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 3857) AND {conditions}
ORDER BY id;

-- holds_something --
-- Whether rows that everybody may see meet a square (metres of EPSG:3857), or squares of the finest level in it do not stand empty.
SELECT
  EXISTS(
    SELECT 1 FROM {table}
    WHERE geom_3857 && ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 3857) AND {conditions}
  )
  OR EXISTS(
    SELECT 1 FROM generalised_shapes
    WHERE layer = %(layer)s AND level = %(level)s
      AND cell_y BETWEEN %(first_y)s AND %(last_y)s AND cell_x BETWEEN %(first_x)s AND %(last_x)s
  );

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

-- note_rule --
-- The rule by which the squares of a layer are made; a row only when it was another one, or none.
INSERT INTO generalised_layers AS noted (layer, rule) VALUES (%(layer)s, %(rule)s)
ON CONFLICT (layer) DO UPDATE SET rule = excluded.rule WHERE noted.rule <> excluded.rule
RETURNING layer;

-- forget_layers --
-- Layers that are no longer shown by group.
DELETE FROM generalised_layers WHERE NOT layer = ANY(%(layers)s) RETURNING layer;

-- forget_shapes --
-- Everything of a layer.
DELETE FROM generalised_shapes WHERE layer = %(layer)s;

-- forget_owed --
-- What a layer is owed.
DELETE FROM generalised_owed WHERE layer = %(layer)s;

-- forget_levels --
-- Levels that a layer no longer has.
DELETE FROM generalised_shapes WHERE layer = %(layer)s AND NOT level BETWEEN %(coarsest)s AND %(base)s;

-- owe --
-- Squares of a layer that must be made anew.
INSERT INTO generalised_owed (layer, zoom, cell_x, cell_y, of_whole_layer)
SELECT %(layer)s, cell.zoom, cell.x, cell.y, %(whole)s
FROM unnest(%(zooms)s::integer[], %(xs)s::integer[], %(ys)s::integer[]) WITH ORDINALITY AS cell (zoom, x, y, place)
ORDER BY cell.place;

-- supersede --
-- What is left of a layer that was to be made as a whole and is to be once more; what somebody makes now stays.
DELETE FROM generalised_owed
WHERE id IN (
  SELECT id FROM generalised_owed WHERE layer = %(layer)s AND of_whole_layer FOR UPDATE SKIP LOCKED
);

-- anything_waits --
-- Whether anything of some layers is owed, taken or not.
SELECT EXISTS(SELECT 1 FROM generalised_owed WHERE layer = ANY(%(layers)s) AND due_at <= now());

-- alone --
-- Whether the caller's connection is from now on the one that makes what is owed.
SELECT pg_try_advisory_lock(hashtextextended('nen generalised owed', 0));

-- let_go --
-- From now on the database ends the caller's connection when nothing is heard of it for so long (ms), also within a
-- transaction: whoever was stopped, not ended, keeps nothing locked.
SELECT set_config('idle_session_timeout', %(quiet_ms)s, FALSE),
       set_config('idle_in_transaction_session_timeout', %(quiet_ms)s, FALSE);

-- next --
-- The square to be made or split first, which nobody has: of edits before those of whole layers, the finest first.
SELECT id, layer, zoom, cell_x, cell_y, of_whole_layer
FROM generalised_owed
WHERE layer = ANY(%(layers)s) AND due_at <= now()
ORDER BY of_whole_layer, zoom DESC, id
LIMIT 1
FOR UPDATE SKIP LOCKED;

-- likewise --
-- Other squares of its kind.
SELECT id, layer, zoom, cell_x, cell_y, of_whole_layer
FROM generalised_owed
WHERE layer = %(layer)s AND zoom = %(zoom)s AND of_whole_layer = %(whole)s AND id <> %(id)s AND due_at <= now()
ORDER BY id
LIMIT %(most)s
FOR UPDATE SKIP LOCKED;

-- pay --
-- Squares that are made, or owed in parts.
DELETE FROM generalised_owed WHERE id = ANY(%(ids)s);

-- put_off --
-- Squares whose ground could not be computed, by themselves from now on.
UPDATE generalised_owed
SET of_whole_layer = FALSE, due_at = now() + make_interval(secs => %(seconds)s)
WHERE id = ANY(%(ids)s);

-- lock_layer --
-- One at a time finds out whether a layer has changed.
SELECT layer FROM generalised_layers WHERE layer = %(layer)s FOR UPDATE;

-- note_change --
-- What is shown of a layer has changed: with every edit, and when nothing of a whole layer is left.
UPDATE generalised_layers SET changed_at = clock_timestamp()
WHERE layer = %(layer)s AND (
  %(edited)s
  OR NOT EXISTS(SELECT 1 FROM generalised_owed AS left_over WHERE left_over.layer = %(layer)s AND left_over.of_whole_layer)
);
