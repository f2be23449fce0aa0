-- held --
-- Live features by id, of those rows that the reader may see: id, version, values as JSON text, shape as WKB
-- (storage CRS).
SELECT held.id, held.version, ({values})::text, {shape}
FROM (SELECT * FROM {table} WHERE id = ANY(%(ids)s) AND ({visible})) AS held;

-- of_version --
-- Features in one version each, live or out of the history: id, version, values as JSON text, shape as WKB (storage CRS).
SELECT wanted.id, wanted.version, ({values})::text, {shape}
FROM unnest(%(ids)s::uuid[], %(versions)s::integer[]) AS wanted (id, version)
CROSS JOIN LATERAL (
  (SELECT {columns} FROM {table} AS live WHERE live.id = wanted.id AND live.version = wanted.version)
  UNION ALL
  (SELECT {columns} FROM {kept} AS kept WHERE kept.id = wanted.id AND kept.version = wanted.version
    ORDER BY kept.recorded_at DESC LIMIT 1)
  LIMIT 1
) AS held;

-- places_of_linked --
-- Shapes (WKB, storage CRS) of the features that rows of a layer without shape describe: id and shape.
SELECT id, ST_AsBinary(geom) FROM {table} WHERE id = ANY(%(ids)s);

-- exist --
-- Which of these ids a table holds.
SELECT id FROM {table} WHERE id = ANY(%(ids)s);

-- versions --
-- Version in which each of these features is live.
SELECT id, version FROM {table} WHERE id = ANY(%(ids)s);
