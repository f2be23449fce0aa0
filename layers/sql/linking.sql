-- named --
-- What names some features, by id: {titles} and {details} are arrays of text.
SELECT id, {titles}, {details} FROM {table} WHERE id = ANY(%(ids)s) AND {visible};

-- found --
-- Features whose text holds every word of {words}: those that hold most of them as whole words first, then as
-- beginnings of words, then the nearest to {near} (storage CRS), then by name. {text}: the text, {titles} and
-- {details}: arrays of text.
SELECT found.id, found.titles, found.details
FROM (
  SELECT id, {titles} AS titles, {details} AS details, {text} AS said, {distance} AS away
  FROM {table}
  WHERE {visible} AND {words}
) AS found
ORDER BY {whole} DESC, {begun} DESC, found.away NULLS LAST, found.titles, found.id
LIMIT %(limit)s;
