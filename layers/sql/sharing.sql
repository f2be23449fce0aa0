-- add_usage --
-- Adds counts to the rows of their day, receiver and service. Arrays of one length, in the order of the key.
INSERT INTO sharing_usage (day, receiver_kind, receiver, service, requests, rows_given, personal_rows, errors)
SELECT
  counted.day, counted.kind, counted.receiver, counted.service,
  counted.requests, counted.given, counted.personal, counted.errors
FROM
  unnest(
    %(days)s::date[], %(kinds)s::text[], %(receivers)s::text[], %(services)s::text[],
    %(requests)s::bigint[], %(rows)s::bigint[], %(personal)s::bigint[], %(errors)s::bigint[]
  ) AS counted (day, kind, receiver, service, requests, given, personal, errors)
ON CONFLICT (day, receiver_kind, receiver, service) DO UPDATE SET
requests = sharing_usage.requests + excluded.requests,
rows_given = sharing_usage.rows_given + excluded.rows_given,
personal_rows = sharing_usage.personal_rows + excluded.personal_rows,
errors = sharing_usage.errors + excluded.errors;

-- by_period --
-- What each receiver was given by each service between two days (both included), with the ids of the agreements that
-- covered a part of it, and the records given on days without one. Empty text = any. Most personal data first.
-- Output: receiver_kind, receiver, service, first_day, last_day, requests, rows_given, personal_rows, errors,
-- rows_without_ground, personal_without_ground, agreements (ids).
WITH told AS (
  SELECT
    usage.*,
    ARRAY(
      SELECT agreement.id FROM sharing_agreements AS agreement
      WHERE agreement.receiver_kind = usage.receiver_kind AND agreement.receiver = usage.receiver
        AND usage.service = ANY(agreement.services)
        AND agreement.valid_from <= usage.day
        AND (agreement.valid_to IS NULL OR usage.day < agreement.valid_to)
    ) AS grounds,
    EXISTS (
      SELECT FROM sharing_agreements AS agreement
      WHERE agreement.receiver_kind = usage.receiver_kind AND agreement.receiver = usage.receiver
        AND usage.service = ANY(agreement.services) AND agreement.personal_data
        AND agreement.valid_from <= usage.day
        AND (agreement.valid_to IS NULL OR usage.day < agreement.valid_to)
    ) AS covers_personal
  FROM sharing_usage AS usage
  WHERE usage.day BETWEEN %(first)s AND %(last)s
    AND (%(kind)s = '' OR usage.receiver_kind = %(kind)s)
    AND (%(receiver)s = '' OR usage.receiver = %(receiver)s)
    AND (%(service)s = '' OR usage.service = %(service)s)
), covered AS (
  SELECT told.receiver_kind, told.receiver, told.service, array_agg(DISTINCT ground.id ORDER BY ground.id) AS agreements
  FROM told CROSS JOIN LATERAL unnest(told.grounds) AS ground (id)
  GROUP BY told.receiver_kind, told.receiver, told.service
)
SELECT
  told.receiver_kind,
  told.receiver,
  told.service,
  min(told.day) AS first_day,
  max(told.day) AS last_day,
  sum(told.requests)::bigint AS requests,
  sum(told.rows_given)::bigint AS rows_given,
  sum(told.personal_rows)::bigint AS personal_rows,
  sum(told.errors)::bigint AS errors,
  coalesce(sum(told.rows_given) FILTER (WHERE told.grounds = '{}'), 0)::bigint AS rows_without_ground,
  coalesce(sum(told.personal_rows) FILTER (WHERE NOT told.covers_personal), 0)::bigint AS personal_without_ground,
  coalesce(covered.agreements, '{}') AS agreements
FROM told
LEFT JOIN covered USING (receiver_kind, receiver, service)
GROUP BY told.receiver_kind, told.receiver, told.service, covered.agreements
ORDER BY personal_rows DESC, rows_given DESC, requests DESC, told.receiver, told.service
LIMIT %(limit)s;

-- by_day --
-- The same for each day, the latest first.
SELECT
  usage.receiver_kind,
  usage.receiver,
  usage.service,
  usage.day AS first_day,
  usage.day AS last_day,
  usage.requests,
  usage.rows_given,
  usage.personal_rows,
  usage.errors,
  CASE WHEN cardinality(ground.agreements) = 0 THEN usage.rows_given ELSE 0 END AS rows_without_ground,
  CASE WHEN ground.covers_personal THEN 0 ELSE usage.personal_rows END AS personal_without_ground,
  ground.agreements
FROM sharing_usage AS usage
CROSS JOIN LATERAL (
  SELECT
    coalesce(array_agg(agreement.id ORDER BY agreement.id), '{}') AS agreements,
    coalesce(bool_or(agreement.personal_data), FALSE) AS covers_personal
  FROM sharing_agreements AS agreement
  WHERE agreement.receiver_kind = usage.receiver_kind AND agreement.receiver = usage.receiver
    AND usage.service = ANY(agreement.services)
    AND agreement.valid_from <= usage.day
    AND (agreement.valid_to IS NULL OR usage.day < agreement.valid_to)
) AS ground
WHERE usage.day BETWEEN %(first)s AND %(last)s
  AND (%(kind)s = '' OR usage.receiver_kind = %(kind)s)
  AND (%(receiver)s = '' OR usage.receiver = %(receiver)s)
  AND (%(service)s = '' OR usage.service = %(service)s)
ORDER BY usage.day DESC, usage.personal_rows DESC, usage.rows_given DESC, usage.receiver, usage.service
LIMIT %(limit)s;

-- receivers --
-- Everybody who was given anything since a day (`first`), the public left out.
SELECT DISTINCT usage.receiver_kind, usage.receiver
FROM sharing_usage AS usage
WHERE usage.day >= %(first)s AND usage.receiver_kind <> 'public'
ORDER BY usage.receiver_kind, usage.receiver;

-- forget --
-- Removes what is older than the days that must be kept.
DELETE FROM sharing_usage WHERE day < %(before)s;
