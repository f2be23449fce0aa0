-- around --
-- Other edits of a change set on one layer whose box (storage CRS) lies within a margin in metres of these edits. Each is
-- found by its place: IS NOT DISTINCT FROM keeps the planner from going through the whole change set for every edit.
SELECT DISTINCT other.id
FROM change_set_edits AS edit
JOIN change_set_edits AS other ON other.extent && ST_Expand(edit.extent, %(margin)s)
WHERE edit.id = ANY(%(ids)s) AND other.change_set_id IS NOT DISTINCT FROM %(change_set)s
  AND other.layer IS NOT DISTINCT FROM %(layer)s
  AND other.operation IN ('create', 'update', 'delete') AND other.id <> ALL(%(ids)s);

-- checked --
-- When the edits of a change set on one layer were checked: id, number of the latest publication then (-1: never), time
-- of the check and of the last change (seconds), box (storage CRS, metres; null without place).
SELECT id, COALESCE(checked_publication, -1), COALESCE(EXTRACT(EPOCH FROM checked_at), 0)::float8,
       EXTRACT(EPOCH FROM changed_at)::float8,
       ST_XMin(extent), ST_YMin(extent), ST_XMax(extent), ST_YMax(extent)
FROM change_set_edits
WHERE change_set_id = %(change_set)s AND layer = %(layer)s AND operation IN ('create', 'update', 'delete')
ORDER BY seq;

-- published_after --
-- What was published on a layer after a publication: its number, box (storage CRS, metres).
SELECT change_set.publication, ST_XMin(edit.extent), ST_YMin(edit.extent), ST_XMax(edit.extent), ST_YMax(edit.extent)
FROM change_sets AS change_set
JOIN change_set_edits AS edit ON edit.change_set_id = change_set.id
WHERE change_set.publication > %(publication)s AND edit.layer = %(layer)s AND edit.extent IS NOT NULL;

-- last_import --
-- When the layer was last imported, a minute later for an import that was just then being committed (seconds).
SELECT COALESCE(EXTRACT(EPOCH FROM max(finished_at)) + 60, 0)::float8
FROM import_runs
WHERE layer = %(layer)s AND outcome = 'written';
