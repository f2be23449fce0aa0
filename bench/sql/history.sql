-- seed --
-- Squares of 20 m on a grid of 25 m, nine points each, in the storage CRS {srid} and both derived ones.
CREATE UNLOGGED TABLE bench_seed AS
SELECT gen_random_uuid() AS id, 'bench' AS source, 'k' || n AS source_key, DATE '2020-01-01' AS valid_from,
       'Đường ' || n % 5000 AS street_name, 12.5::double precision AS row_width_m, square AS geom, degrees AS geom_4326,
       ST_Transform(degrees, 3857) AS geom_3857
FROM generate_series(0, {rows} - 1) AS n
CROSS JOIN LATERAL (
  SELECT ST_Multi(ST_Segmentize(ST_MakeEnvelope(x, y, x + 20, y + 20, {srid}), 12)) AS square
  FROM (SELECT 590000 + 25.0 * (n % 1000) AS x, 1180000 + 25.0 * (n / 1000) AS y) AS corner
) AS drawn
CROSS JOIN LATERAL (SELECT ST_Transform(square, 4326) AS degrees) AS turned;

-- update_all --
-- One attribute of every feature, said as writers say it.
UPDATE red_lines SET row_width_m = row_width_m + 1, version = version + 1, recorded_at = now();

-- update_one --
-- One attribute of one feature.
UPDATE red_lines SET row_width_m = row_width_m + 1, version = version + 1, recorded_at = now() WHERE id = %(id)s;

-- some_ids --
-- The same ids in every run of one table.
SELECT id, ST_X(point), ST_Y(point)
FROM (SELECT id, ST_Centroid(geom_4326) AS point FROM red_lines ORDER BY md5(source_key) LIMIT {count}) AS chosen;

-- in_a_box --
-- What a map asks of the features of a box, degrees WGS 84: their shapes and an attribute.
SELECT count(*), sum(ST_NPoints(t.geom_4326)), max(t.street_name) FROM {rows} AS t
WHERE t.geom_4326 && ST_MakeEnvelope({west}, {south}, {east}, {north}, 4326);

-- live --
-- The rows of today, as the same question asks for them without history.
SELECT * FROM red_lines
WHERE (valid_from IS NULL OR valid_from <= {day}) AND (valid_to IS NULL OR valid_to > {day});
