-- layer_sizes --
-- Planner's estimate of the rows of each table; an exact count is taken where nothing was analysed yet.
SELECT c.relname, c.reltuples::bigint
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relname = ANY(%(tables)s);
