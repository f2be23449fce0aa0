-- attribute --
-- What the changes of this transaction belong to; read by the triggers of geo/sql/history.sql.
SELECT set_config('nen.change_set', %(change_set)s, true), set_config('nen.effective_on', %(effective_on)s, true),
       set_config('nen.actor', %(actor)s, true);

-- as_of --
-- Rows that held in law on {day}, as known today, for joins: the conditions stand above the union, whose two halves the
-- planner then treats as plain tables; `stands` marks a row of today.
(
  SELECT {columns}
  FROM (
    SELECT {columns}, TRUE AS stands, NULL::date AS valid_until, NULL::timestamptz AS believed_until FROM {table}
    UNION ALL
    SELECT {columns}, FALSE AS stands, valid_until, believed_until FROM {kept}
  ) AS kept
  WHERE (valid_from IS NULL OR valid_from <= {day})
    AND ((stands AND (valid_to IS NULL OR valid_to > {day})) OR (valid_until > {day} AND believed_until IS NULL))
    AND {visible} AND (stands OR ({still_visible}))
);

-- as_of_known --
-- The same as it was known at {known_at}: not yet recorded rows left out, endings only as far as they were known.
(
  SELECT {columns}
  FROM (
    SELECT {columns}, 'infinity'::timestamptz AS recorded_to, NULL::date AS valid_until,
           NULL::timestamptz AS believed_until, TRUE AS stands
    FROM {table}
    UNION ALL
    SELECT {columns}, recorded_to, valid_until, believed_until, FALSE AS stands FROM {kept}
  ) AS kept
  WHERE recorded_at <= {known_at} AND (valid_from IS NULL OR valid_from <= {day})
    AND CASE
      WHEN recorded_to > {known_at} THEN valid_to IS NULL OR valid_to > {day}
      ELSE valid_until > {day} AND (believed_until IS NULL OR believed_until > {known_at})
    END
    AND {visible} AND (stands OR ({still_visible}))
);

-- live_of_day --
-- Rows of today that held in law on {day}.
SELECT {columns} FROM {table}
WHERE (valid_from IS NULL OR valid_from <= {day}) AND (valid_to IS NULL OR valid_to > {day}) AND {visible};

-- closed_of_day --
-- Closed states that held in law on {day}, by what is believed today.
SELECT {columns} FROM {kept} AS kept
WHERE (CASE WHEN valid_until IS NULL THEN 'empty'::daterange ELSE daterange(valid_from, valid_until) END) @> {day}
  AND believed_until IS NULL AND {visible} AND {still_visible};

-- live_of_day_known --
-- Rows of today that held in law on {day} and were known at {known_at} already.
SELECT {columns} FROM {table}
WHERE recorded_at <= {known_at}
  AND (valid_from IS NULL OR valid_from <= {day}) AND (valid_to IS NULL OR valid_to > {day}) AND {visible};

-- open_of_day_known --
-- States that held in law on {day} as far as was known at {known_at}, when nothing had replaced them yet.
SELECT {columns} FROM {kept} AS kept
WHERE tstzrange(recorded_at, recorded_to) @> {known_at}
  AND (valid_from IS NULL OR valid_from <= {day}) AND (valid_to IS NULL OR valid_to > {day})
  AND {visible} AND {still_visible};

-- closed_of_day_known --
-- States that held in law on {day} and whose ending was known, and believed, at {known_at}.
SELECT {columns} FROM {kept} AS kept
WHERE (CASE WHEN valid_until IS NULL THEN 'empty'::daterange ELSE daterange(valid_from, valid_until) END) @> {day}
  AND recorded_to <= {known_at} AND (believed_until IS NULL OR believed_until > {known_at})
  AND {visible} AND {still_visible};

-- still_visible --
-- Condition on a row of the history, called kept: the feature as it is today, or as it was when it was deleted, meets
-- a reader's condition.
SELECT NOT EXISTS (SELECT FROM {table} AS latest WHERE latest.id = kept.id AND {visible} IS NOT TRUE)
  AND NOT EXISTS (
    SELECT FROM {kept} AS latest WHERE latest.id = kept.id AND latest.ended_how = 'delete' AND {visible} IS NOT TRUE
  );

-- states --
-- Every recorded state of a feature, the oldest first, beside the one before: {shown} holds the readable fields as
-- JSON, {hidden} the names of those whose value the reader may not see in this state; area in m², storage CRS.
SELECT state.version, state.valid_from, state.recorded_at, state.recorded_to, state.change_set, state.ended_by,
       state.ended_how, state.reaches, state.visible, state.shown, state.hidden,
       {shape_changed} AS shape_changed, {area} AS area_m2
FROM (
  SELECT t.version, t.valid_from, t.recorded_at, t.recorded_to, t.change_set, t.ended_by, t.ended_how, t.reaches,
         {visible} AS visible, {shown} AS shown, {hidden} AS hidden, {shape} AS shape
  FROM (
    SELECT {columns}, NULL::timestamptz AS recorded_to, NULL::uuid AS ended_by, NULL::text AS ended_how,
           valid_to AS reaches
    FROM {table} WHERE id = {id}
    UNION ALL
    SELECT {columns}, recorded_to, ended_by, ended_how,
           (SELECT max(ending.valid_until) FROM {kept} AS ending
            WHERE ending.id = kept.id AND ending.version = kept.version AND ending.believed_until IS NULL)
    FROM {kept} AS kept WHERE id = {id} AND recorded_at < recorded_to
  ) AS t
) AS state
WINDOW before AS (ORDER BY state.recorded_at, state.recorded_to NULLS LAST)
ORDER BY state.recorded_at, state.recorded_to NULLS LAST;

-- as_version --
-- The rows of a layer in one recorded version each; a version that was given twice is there twice.
(
  SELECT {columns} FROM {table} WHERE version = {version} AND {visible}
  UNION ALL
  SELECT {columns} FROM {kept} AS kept
  WHERE version = {version} AND recorded_at < recorded_to AND {visible} AND {still_visible}
);
