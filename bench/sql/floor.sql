-- items --
-- Floor of a page of features: the same rows and columns as GeoJSON text, no counting, no links; bbox in degrees WGS 84.
SELECT string_agg(
  '{{"type":"Feature","id":"' || page.id || '","geometry":' || ST_AsGeoJSON(page.geom_4326, 8) || ',"properties":'
  || (SELECT row_to_json(r)::text FROM (SELECT {properties}) AS r) || '}}', ','
)
FROM (
  SELECT * FROM parcels
  WHERE ST_Intersects(
    geom_4326, ST_MakeEnvelope(%(min_lon)s, %(min_lat)s, %(max_lon)s, %(max_lat)s, 4326)
  )
  ORDER BY id LIMIT %(limit)s
) AS page;

-- item --
-- Floor of one feature by its id.
SELECT ST_AsGeoJSON(page.geom_4326, 8), (SELECT row_to_json(r)::text FROM (SELECT {properties}) AS r)
FROM parcels AS page WHERE page.id = %(id)s;

-- tile --
-- Floor of a vector tile: parcels with the tile attributes, shapes in Web Mercator.
SELECT ST_AsMVT(q, 'parcels', 4096, 'geom') FROM (
  SELECT ST_AsMVTGeom(geom_3857, ST_TileEnvelope(%(z)s, %(x)s, %(y)s), 4096, 64, true) AS geom, {attributes}
  FROM parcels
  WHERE geom_3857 && ST_TileEnvelope(%(z)s, %(x)s, %(y)s, margin => 64.0 / 4096)
) AS q;

-- places --
-- Points inside random parcels, degrees WGS 84, and their ids; the seed makes each run ask the same.
SELECT id, ST_X(ST_PointOnSurface(geom_4326)), ST_Y(ST_PointOnSurface(geom_4326))
FROM parcels ORDER BY md5(id::text || %(seed)s) LIMIT %(count)s;

-- key --
-- Ward, sheet and number of a parcel.
SELECT ward_code, sheet_number, parcel_number FROM parcels WHERE id = %(id)s;
