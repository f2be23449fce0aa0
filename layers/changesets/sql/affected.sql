-- shapes_touched --
-- Live and new shapes (WKB, storage CRS) of the features that a change set touches in one layer.
SELECT ST_AsBinary(held.geom)
FROM change_set_edits AS edit
JOIN {table} AS held ON held.id = edit.feature
WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s AND edit.operation = ANY(%(primitives)s)
  AND held.geom IS NOT NULL
UNION ALL
SELECT ST_AsBinary(edit.geometry)
FROM change_set_edits AS edit
WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s AND edit.operation = ANY(%(primitives)s)
  AND edit.geometry IS NOT NULL;

-- rows_touched --
-- Live and new values (JSON text) of the rows that a change set touches in a layer without shape.
SELECT ({values})::text
FROM change_set_edits AS edit
JOIN {table} AS held ON held.id = edit.feature
WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s AND edit.operation = ANY(%(primitives)s)
UNION ALL
SELECT edit.properties::text
FROM change_set_edits AS edit
WHERE edit.change_set_id = %(change_set)s AND edit.layer = %(layer)s AND edit.operation = ANY(%(primitives)s);
