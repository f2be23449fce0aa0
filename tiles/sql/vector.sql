-- drawn --
-- The features of one tile, coordinates of EPSG:3857 in a 4096 grid with a margin of 64, `bounds` given; {columns},
-- {table}, {conditions}, {plain}, {turned}, {side} and {shape} come from the registry; min_size is the least diagonal in
-- metres of a feature worth drawing. A shape that lies within the tile and is large on its grid is only moved there; the
-- others are cut and made valid, which costs three times as much.
SELECT
  id::text AS id{columns},
  CASE
    WHEN
      geom_3857 @ bounds.wide AND {plain}
      AND {side}(width(geom_3857::box), height(geom_3857::box)) * bounds.scale >= 16
      THEN {turned}(
        ST_SnapToGrid(ST_Affine(geom_3857, bounds.scale, 0, 0, -bounds.scale, bounds.dx, bounds.dy), 1)
      )
    ELSE ST_AsMVTGeom({shape}, bounds.tile, 4096, 64, TRUE)
  END AS geom
FROM {table}, bounds
WHERE geom_3857 && bounds.wide AND {conditions} AND {large_enough};

-- bounds --
-- The tile and its margin in EPSG:3857, and how its coordinates become those of its grid.
SELECT tile, wide, 4096 / width AS scale, -ST_XMin(tile) * 4096 / width AS dx, ST_YMax(tile) * 4096 / width AS dy
FROM (
  SELECT
    ST_TileEnvelope(%(z)s, %(x)s, %(y)s) AS tile,
    ST_TileEnvelope(%(z)s, %(x)s, %(y)s, margin => 0.015625) AS wide
) AS envelopes, LATERAL (SELECT ST_XMax(tile) - ST_XMin(tile) AS width) AS measured;

-- tile --
-- One vector tile of one layer. ST_AsMVT leaves out rows without a shape: a condition for that would make every shape
-- twice.
WITH bounds AS MATERIALIZED ({bounds}), drawn AS ({drawn})
SELECT ST_AsMVT(drawn, {layer}, 4096, 'geom') FROM drawn;

-- lean_tile --
-- The same, and when it has more than {limit} bytes, with the attributes {kept} alone instead.
WITH bounds AS MATERIALIZED ({bounds}), drawn AS MATERIALIZED ({drawn}), whole AS MATERIALIZED (
  SELECT ST_AsMVT(drawn, {layer}, 4096, 'geom') AS body FROM drawn
)
SELECT CASE
  WHEN length(body) <= {limit} THEN body
  ELSE (SELECT ST_AsMVT(lean, {layer}, 4096, 'geom') FROM (SELECT id{kept}, geom FROM drawn) AS lean)
END FROM whole;

-- any_row --
-- Whether a row that may be shown reaches a tile of web mercator or its margin.
SELECT EXISTS(
  SELECT 1 FROM {table}
  WHERE geom_3857 && ST_TileEnvelope(%(z)s, %(x)s, %(y)s, margin => 0.015625) AND {conditions}
);

-- features_at --
-- Public attributes of the features within tolerance (metres of the map) of a point in one of the stored CRSs, as JSON.
SELECT {properties} FROM {table}
WHERE {column} && ST_Expand(ST_SetSRID(ST_MakePoint(%(x)s, %(y)s), {srid}), %(tolerance)s)
  AND ST_DWithin({column}, ST_SetSRID(ST_MakePoint(%(x)s, %(y)s), {srid}), %(tolerance)s) AND {conditions}
LIMIT %(count)s;

-- ground_tile --
-- One vector tile of the squares of a level, `bounds` given. A piece that is large on the grid is
-- moved there as it is; its edges are those of its neighbours, and so they are after rounding.
WITH bounds AS MATERIALIZED ({bounds}), drawn AS (
  SELECT
    group_code AS {field},
    features AS feature_count,
    round(area_m2) AS area_m2,
    CASE
      WHEN geom_3857 @ bounds.wide
        THEN ST_ForcePolygonCCW(
          ST_SnapToGrid(ST_Affine(geom_3857, bounds.scale, 0, 0, -bounds.scale, bounds.dx, bounds.dy), 1)
        )
      ELSE ST_AsMVTGeom(geom_3857, bounds.tile, 4096, 64, TRUE)
    END AS geom
  FROM generalised_shapes, bounds
  WHERE layer = {layer} AND level = %(level)s
    AND cell_x BETWEEN %(first_x)s AND %(last_x)s AND cell_y BETWEEN %(first_y)s AND %(last_y)s
    AND geom_3857 IS NOT NULL
  ORDER BY cell_y, cell_x, group_code
)
SELECT ST_AsMVT(drawn, {layer}, 4096, 'geom') FROM drawn WHERE geom IS NOT NULL AND NOT ST_IsEmpty(geom);
