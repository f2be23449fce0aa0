-- page --
-- Features of one layer to work with, in the order of their ids: one JSON text each. {json}: GeoJSON feature, storage
-- CRS in metres to 0.1 mm; {columns}: id, shape and the fields, each NULL where the reader may not see it.
SELECT {json} AS feature, page.id AS id
FROM (
  SELECT {columns}
  FROM {table}
  WHERE {condition}
  ORDER BY id
  LIMIT {limit}
) AS page
ORDER BY page.id;
