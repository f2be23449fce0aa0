-- table_sizes --
-- Rows and blocks of each table as its statistics have them; -1 rows where it was never analysed.
SELECT c.relname, c.reltuples::bigint, c.relpages
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relname = ANY(%(tables)s);

-- count_readable --
-- How many rows meet {condition}, counted.
SELECT count(*) FROM {table} WHERE {condition};

-- share_readable --
-- Share (0 to 1) of the rows that meet {condition}, in {percent} of the table's blocks: the same ones every time, so
-- that a page told twice tells the same; NULL when these blocks hold no row.
SELECT (count(*) FILTER (WHERE {condition}))::double precision / nullif(count(*), 0)
FROM {table} TABLESAMPLE SYSTEM ({percent}) REPEATABLE (0);
