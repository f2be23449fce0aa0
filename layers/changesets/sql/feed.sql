-- published_since --
-- What was published after a place in the feed, of these layers, in order: edits of change sets with the version they
-- were made on, and entries of the feed with the version they tell of.
SELECT told.* FROM (
  (
    SELECT change_set.publication, edit.seq, change_set.id, change_set.published_at, change_set.effective_date,
           edit.layer, edit.operation, edit.feature, edit.base_version
    FROM change_sets AS change_set
    JOIN change_set_edits AS edit ON edit.change_set_id = change_set.id
    WHERE change_set.publication >= %(publication)s
      AND (change_set.publication, edit.seq) > (%(publication)s, %(seq)s)
      AND edit.operation IN ('create', 'update', 'delete') AND edit.layer = ANY(%(layers)s)
    ORDER BY change_set.publication, edit.seq
    LIMIT %(limit)s
  )
  UNION ALL
  (
    SELECT entry.publication, entry.seq, entry.change_set, entry.at, NULL, entry.layer, entry.operation,
           entry.feature, entry.version
    FROM feed_entries AS entry
    WHERE (entry.publication, entry.seq) > (%(publication)s, %(seq)s) AND entry.layer = ANY(%(layers)s)
    ORDER BY entry.publication, entry.seq
    LIMIT %(limit)s
  )
) AS told
ORDER BY told.publication, told.seq
LIMIT %(limit)s;

-- first_since --
-- Number of the last publication before a moment, 0 when there is none.
SELECT GREATEST(
  (SELECT COALESCE(max(publication), 0) FROM change_sets WHERE published_at < %(moment)s),
  (SELECT COALESCE(max(publication), 0) FROM feed_entries WHERE at < %(moment)s)
);

-- seen --
-- These versions of features as they were, those in the area: id, version, whether the reader may see it.
SELECT found.id, found.version, bool_or(found.visible)
FROM (
  SELECT held.id, held.version, COALESCE({visible}, FALSE) AS visible
  FROM (
    SELECT live.* FROM {table} AS live
    JOIN unnest(%(ids)s::uuid[], %(versions)s::integer[]) AS wanted (id, version)
      ON wanted.id = live.id AND wanted.version = live.version
  ) AS held
  WHERE {inside}
  UNION ALL
  SELECT held.id, held.version, COALESCE({visible}, FALSE)
  FROM (
    SELECT {columns} FROM {kept} AS kept
    WHERE (kept.id, kept.version) IN (SELECT * FROM unnest(%(ids)s::uuid[], %(versions)s::integer[]))
  ) AS held
  WHERE {inside}
) AS found
GROUP BY found.id, found.version;

-- inside --
-- Condition on a feature, called held: its shape meets the area of a reader (WKB in %(srid)s, the storage CRS, metres).
SELECT ST_Intersects(held.geom, ST_GeomFromWKB(%(area)s, %(srid)s));
