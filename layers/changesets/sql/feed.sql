-- published_since --
-- Edits of published change sets after a place in the feed, in the order of publication; only of these layers.
SELECT change_set.publication, edit.seq, change_set.id, change_set.published_at, change_set.effective_date,
       edit.layer, edit.operation, edit.feature, edit.base_version
FROM change_sets AS change_set
JOIN change_set_edits AS edit ON edit.change_set_id = change_set.id
WHERE change_set.publication >= %(publication)s
  AND (change_set.publication, edit.seq) > (%(publication)s, %(seq)s)
  AND edit.operation IN ('create', 'update', 'delete') AND edit.layer = ANY(%(layers)s)
ORDER BY change_set.publication, edit.seq
LIMIT %(limit)s;

-- first_since --
-- Number of the last publication before a moment, 0 when there is none.
SELECT COALESCE(max(publication), 0) FROM change_sets WHERE published_at < %(moment)s;

-- seen --
-- Which of these versions of features the reader may see, as they were: id and version.
SELECT wanted.id, wanted.version
FROM unnest(%(ids)s::uuid[], %(versions)s::integer[]) AS wanted (id, version)
WHERE EXISTS (
  SELECT 1 FROM (SELECT * FROM {table} AS live WHERE live.id = wanted.id AND live.version = wanted.version) AS held
  WHERE {visible}
)
OR EXISTS (
  SELECT 1
  FROM (SELECT {columns} FROM {kept} AS kept WHERE kept.id = wanted.id AND kept.version = wanted.version) AS held
  WHERE {visible}
);
