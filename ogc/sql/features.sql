-- page --
-- One page of features as JSON text, its size (one more than asked when there is a next page) and the keys of its last
-- feature. {json}: GeoJSON feature, CRS of the request; {shape}: geometry column; rows are cut before JSON is written.
SELECT
  COALESCE(string_agg({json}, ',') FILTER (WHERE page.nth <= {end_nth}), '') AS features,
  count(*) AS found,
  {last_keys} AS last_keys
FROM (
  SELECT t.*, {shape} AS shape, row_number() OVER (ORDER BY {order}) AS nth
  FROM {table} AS t
  WHERE {condition}
  ORDER BY {order}
  LIMIT {limit} OFFSET {offset}
) AS page;

-- page_and_count --
-- The first page as `page` gives it, and how many features match: found by one search of the index. No feature is read
-- when more than {cap} match. {keys}: columns of the order; {order_found}: the order over them.
WITH matching AS MATERIALIZED (
  SELECT t.ctid, {keys} FROM {table} AS t WHERE {condition} LIMIT {cap} + 1
)
SELECT
  COALESCE(string_agg({json}, ',') FILTER (WHERE page.nth <= {end_nth}), '') AS features,
  count(*) AS found,
  {last_keys} AS last_keys,
  (SELECT count(*) FROM matching) AS matched
FROM (
  SELECT t.*, {shape} AS shape, row_number() OVER (ORDER BY {order}) AS nth
  FROM {table} AS t
  WHERE t.ctid = ANY(ARRAY(
    SELECT matching.ctid FROM matching
    WHERE (SELECT count(*) FROM matching) <= {cap}
    ORDER BY {order_found}
    LIMIT {limit}
  ))
  ORDER BY {order}
) AS page;

-- whole --
-- Every matching feature, a row each, in the order asked for: {columns} of `page`, whose `shape` is the geometry column
-- {shape}. Read through a cursor: a sort has no index to follow, or the rows come from it one by one.
SELECT {columns}
FROM (
  SELECT t.*, {shape} AS shape
  FROM {table} AS t
  WHERE {condition}
  ORDER BY {order}
  LIMIT {limit} OFFSET {offset}
) AS page;

-- without_shape --
-- Whether a matching feature has no geometry.
SELECT EXISTS (SELECT FROM {table} AS t WHERE {condition} AND t.geom IS NULL);

-- item --
-- One feature as the JSON text of its geometry and of its properties; {geometry}: GeoJSON in the CRS of the request;
-- $1: the id.
SELECT {geometry} AS geometry, {properties} AS properties
FROM (SELECT t.*, {shape} AS shape FROM {table} AS t WHERE t.id = $1::uuid AND {visible}) AS page;

-- count_to --
-- How many features match, counted up to {cap} plus one.
SELECT count(*) FROM (SELECT FROM {table} AS t WHERE {condition} LIMIT {cap} + 1) AS matching;

-- count --
-- How many features match.
SELECT count(*) FROM {table} AS t WHERE {condition};

-- estimate --
-- Rows of a table as the planner's statistics have it; -1 when it was never analysed.
SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass({table_name});

-- planned --
-- How many rows the planner expects to match: JSON with the rows of the topmost node in "Plan Rows".
EXPLAIN (FORMAT JSON) SELECT FROM {table} AS t WHERE {condition};
