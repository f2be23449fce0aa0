-- count --
-- Notes in a change set how many features it creates, updates and deletes, and in which layers.
UPDATE change_sets AS counted
SET layers = found.layers, created_count = found.created, updated_count = found.updated,
    deleted_count = found.deleted, changed_at = now()
FROM (
  SELECT COALESCE(array_agg(DISTINCT layer) FILTER (WHERE layer IS NOT NULL), ARRAY[]::varchar[]) AS layers,
         count(*) FILTER (WHERE operation = 'create') AS created,
         count(*) FILTER (WHERE operation = 'update') AS updated,
         count(*) FILTER (WHERE operation = 'delete') AS deleted
  FROM change_set_edits
  WHERE change_set_id = %(change_set)s AND operation = ANY(%(primitives)s)
) AS found
WHERE counted.id = %(change_set)s;
