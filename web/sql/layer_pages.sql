-- layer_rows --
-- One page of the public columns of the rows of a layer that the reader may see, newest first where a date is given, with the label point in degrees WGS 84.
SELECT {columns}, {lon} AS lon, {lat} AS lat, count(*) OVER () AS found
FROM {table}
WHERE ({needle} = '' OR nen_fold({haystack}) LIKE '%%' || nen_fold({needle}) || '%%')
  AND ({visible})
ORDER BY {order}
LIMIT {limit} OFFSET {offset};

-- layer_sizes --
-- Planner's estimate of the rows of each table; an exact count is taken where nothing was analysed yet.
SELECT c.relname, c.reltuples::bigint
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relname = ANY(%(tables)s);
