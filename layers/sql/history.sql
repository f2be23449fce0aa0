-- attribute --
-- What the changes of this transaction belong to; read by the triggers of geo/sql/history.sql.
SELECT set_config('nen.change_set', %(change_set)s, true), set_config('nen.effective_on', %(effective_on)s, true),
       set_config('nen.actor', %(actor)s, true);

-- as_of --
-- Rows that held in law on {day}, as known now: those of today, and closed states whose ending is still believed.
(
  SELECT {columns} FROM {table}
  WHERE (valid_from IS NULL OR valid_from <= {day}) AND (valid_to IS NULL OR valid_to > {day})
  UNION ALL
  SELECT {columns} FROM {kept}
  WHERE (CASE WHEN valid_until IS NULL THEN 'empty'::daterange ELSE daterange(valid_from, valid_until) END) @> {day}
    AND believed_until IS NULL
);

-- as_of_known --
-- Rows that held in law on {day}, as known at {known_at}: those recorded by then and not yet replaced, with the ending
-- they had themselves, and closed states whose ending was known and believed by then.
(
  SELECT {columns} FROM {table}
  WHERE recorded_at <= {known_at}
    AND (valid_from IS NULL OR valid_from <= {day}) AND (valid_to IS NULL OR valid_to > {day})
  UNION ALL
  SELECT {columns} FROM {kept}
  WHERE tstzrange(recorded_at, recorded_to) @> {known_at}
    AND (valid_from IS NULL OR valid_from <= {day}) AND (valid_to IS NULL OR valid_to > {day})
  UNION ALL
  SELECT {columns} FROM {kept}
  WHERE (CASE WHEN valid_until IS NULL THEN 'empty'::daterange ELSE daterange(valid_from, valid_until) END) @> {day}
    AND recorded_to <= {known_at} AND (believed_until IS NULL OR believed_until > {known_at})
);
