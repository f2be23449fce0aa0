-- invert --
-- The opposite of what a published change set did to one layer, as edits of another: what it made is deleted, what it
-- deleted comes back, what it changed gets the values and the shape from before, out of the history.
INSERT INTO change_set_edits (
  change_set_id, seq, layer, operation, feature, base_version, geometry, extent, properties, params, findings
)
SELECT %(draft)s, edit.seq, edit.layer,
       CASE edit.operation WHEN 'create' THEN 'delete' WHEN 'delete' THEN 'create' ELSE 'update' END,
       edit.feature,
       CASE edit.operation WHEN 'delete' THEN edit.base_version ELSE edit.base_version + 1 END,
       CASE WHEN edit.operation = 'delete' OR edit.geometry IS NOT NULL THEN before.shape END,
       edit.extent,
       CASE edit.operation
         WHEN 'create' THEN '{{}}'::jsonb
         WHEN 'delete' THEN before.properties
         ELSE (
           SELECT COALESCE(jsonb_object_agg(named.key, before.properties -> named.key), '{{}}'::jsonb)
           FROM jsonb_object_keys(edit.properties) AS named (key)
         )
       END,
       '{{}}'::jsonb, '[]'::jsonb
FROM change_set_edits AS edit
LEFT JOIN LATERAL (
  SELECT {values} AS properties, {shape} AS shape
  FROM {kept} AS held
  WHERE held.id = edit.feature AND held.version = edit.base_version
  ORDER BY held.recorded_at DESC
  LIMIT 1
) AS before ON true
WHERE edit.change_set_id = %(published)s AND edit.layer = %(layer)s
  AND (edit.operation = 'create' OR (edit.operation IN ('update', 'delete') AND before.properties IS NOT NULL))
ORDER BY edit.seq;
