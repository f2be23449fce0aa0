-- tile --
-- One vector tile of one layer, coordinates of EPSG:3857 in a 4096 grid with a margin of 64; {columns}, {table},
-- {conditions} and {shape} come from the registry; min_size is the least side in metres of a feature worth drawing.
WITH bounds AS (
  SELECT ST_TileEnvelope(%(z)s, %(x)s, %(y)s) AS tile, ST_TileEnvelope(%(z)s, %(x)s, %(y)s, margin => 0.015625) AS wide
), drawn AS (
  SELECT id::text AS id{columns}, ST_AsMVTGeom({shape}, bounds.tile, 4096, 64, TRUE) AS geom
  FROM {table}, bounds
  WHERE geom_3857 && bounds.wide AND {conditions} AND {large_enough}
)
SELECT ST_AsMVT(drawn, {layer}, 4096, 'geom') FROM drawn WHERE geom IS NOT NULL;

-- features_at --
-- Public attributes of the features within tolerance (metres of the map) of a point in one of the stored CRSs, as JSON.
SELECT {properties} FROM {table}
WHERE {column} && ST_Expand(ST_SetSRID(ST_MakePoint(%(x)s, %(y)s), {srid}), %(tolerance)s)
  AND ST_DWithin({column}, ST_SetSRID(ST_MakePoint(%(x)s, %(y)s), {srid}), %(tolerance)s) AND {conditions}
LIMIT %(count)s;
