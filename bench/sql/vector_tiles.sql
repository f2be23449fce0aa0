-- peers --
-- What the peers publish: the fields of our tiles, ids as text, shapes in EPSG:3857 as ours are stored, indexed alike.
DROP TABLE IF EXISTS peers.vector_parcels;
CREATE TABLE peers.vector_parcels AS SELECT
  id::text AS id, {fields}, geom_3857 AS geom
FROM public.parcels;
ALTER TABLE peers.vector_parcels ADD PRIMARY KEY (id);
CREATE INDEX vector_parcels_geom ON peers.vector_parcels USING gist (geom);

-- columns --
-- Columns of the table of the peers, in order; none when it is not there.
SELECT attname::text FROM pg_attribute
WHERE attrelid = to_regclass('peers.vector_parcels') AND attnum > 0 AND NOT attisdropped
ORDER BY attnum;
