-- peers --
-- What the peers publish: the fields that ours shows, id and shape in the storage CRS, indexed as the layer is.
DROP SCHEMA IF EXISTS peers CASCADE;
CREATE SCHEMA peers;
CREATE TABLE peers.parcels AS SELECT
  id::text AS id, {fields}, geom
FROM public.parcels;
ALTER TABLE peers.parcels ADD PRIMARY KEY (id);
CREATE INDEX parcels_geom ON peers.parcels USING gist (geom);
CREATE INDEX parcels_key ON peers.parcels (ward_code, sheet_number, parcel_number);

-- window --
-- Features that meet a box in degrees WGS 84, in order of their ids, as one GeoJSON text.
SELECT '{{"type":"FeatureCollection","features":[' || COALESCE(string_agg(
  '{{"type":"Feature","id":"' || page.id || '","geometry":' || ST_AsGeoJSON(page.geom_4326, 8) || ',"properties":'
  || (SELECT row_to_json(r)::text FROM (SELECT {properties}) AS r) || '}}', ','
), '') || ']}}'
FROM (
  SELECT * FROM parcels
  WHERE ST_Intersects(
    geom_4326, ST_MakeEnvelope(%(min_lon)s, %(min_lat)s, %(max_lon)s, %(max_lat)s, 4326)
  )
  ORDER BY id LIMIT %(limit)s
) AS page;

-- filtered --
-- Features of some map sheets of a ward, in the same form.
SELECT '{{"type":"FeatureCollection","features":[' || COALESCE(string_agg(
  '{{"type":"Feature","id":"' || page.id || '","geometry":' || ST_AsGeoJSON(page.geom_4326, 8) || ',"properties":'
  || (SELECT row_to_json(r)::text FROM (SELECT {properties}) AS r) || '}}', ','
), '') || ']}}'
FROM (
  SELECT * FROM parcels
  WHERE ward_code = %(ward)s AND sheet_number = ANY(%(sheets)s) AND official_area_m2 > 50
  ORDER BY id LIMIT %(limit)s
) AS page;

-- deep --
-- Features after an id, in the same form.
SELECT '{{"type":"FeatureCollection","features":[' || COALESCE(string_agg(
  '{{"type":"Feature","id":"' || page.id || '","geometry":' || ST_AsGeoJSON(page.geom_4326, 8) || ',"properties":'
  || (SELECT row_to_json(r)::text FROM (SELECT {properties}) AS r) || '}}', ','
), '') || ']}}'
FROM (SELECT * FROM parcels WHERE id > %(after)s ORDER BY id LIMIT %(limit)s) AS page;

-- item --
-- One feature by its id as GeoJSON text.
SELECT '{{"type":"Feature","id":"' || page.id || '","geometry":' || ST_AsGeoJSON(page.geom_4326, 8) || ',"properties":'
  || (SELECT row_to_json(r)::text FROM (SELECT {properties}) AS r) || '}}'
FROM parcels AS page WHERE page.id = %(id)s;

-- nth_id --
-- The id with as many ids before it.
SELECT id::text FROM parcels ORDER BY id LIMIT 1 OFFSET %(before)s;

-- remember --
-- Says with what the database was filled, once it is complete.
CREATE TABLE peers.filling AS SELECT %(filling)s::text AS edition;

-- remembered --
-- What `remember` wrote.
SELECT edition FROM peers.filling;
