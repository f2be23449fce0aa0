-- drafts_on_layer --
-- Unpublished edits of others on one layer inside a box (storage CRS, metres): change set, title, author's names,
-- status, layer, feature, box of old and new shape.
SELECT change_set.id, change_set.title, author.first_name, author.last_name, author.username, change_set.status,
       edit.layer, edit.feature,
       ST_XMin(edit.extent), ST_YMin(edit.extent), ST_XMax(edit.extent), ST_YMax(edit.extent)
FROM change_set_edits AS edit
JOIN change_sets AS change_set ON change_set.id = edit.change_set_id
JOIN {users} AS author ON author.id = change_set.author_id
WHERE change_set.status = ANY(%(statuses)s) AND change_set.author_id <> %(user)s
  AND edit.layer = ANY(%(layers)s) AND edit.operation IN ('create', 'update', 'delete')
  AND edit.extent && ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, %(srid)s)
ORDER BY edit.id DESC
LIMIT %(limit)s;

-- readable_rows --
-- Which of some stored features of a layer the reader may see; ids that are not stored are not in the answer.
SELECT id, ({visible}) IS TRUE FROM {table} WHERE id = ANY(%(ids)s);
