-- sources --
-- Where the features of one layer that a reader may see come from: source, how many, when first and last recorded, the
-- days between which they hold in law (NULL last day = still in force), whether any of them is synthetic.
SELECT
  source,
  count(*) AS features,
  min(recorded_at) AS first_recorded,
  max(recorded_at) AS last_recorded,
  min(valid_from) AS valid_from,
  CASE WHEN bool_and(valid_to IS NOT NULL) THEN max(valid_to) END AS valid_to,
  bool_or(synthetic) AS synthetic
FROM {table}
WHERE {visible}
GROUP BY source
ORDER BY count(*) DESC, source;
