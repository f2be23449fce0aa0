-- pin --
-- Writes one VN-2000 row that carries EPSG:6960 as TOWGS84; authority VN2000, because for EPSG the PROJ database wins.
INSERT INTO spatial_ref_sys (srid, auth_name, auth_srid, srtext, proj4text)
VALUES (%(srid)s, %(auth_name)s, %(auth_srid)s, %(srtext)s, %(proj4text)s)
ON CONFLICT (srid) DO UPDATE
SET auth_name = EXCLUDED.auth_name, auth_srid = EXCLUDED.auth_srid,
    srtext = EXCLUDED.srtext, proj4text = EXCLUDED.proj4text;

-- remove --
-- Deletes the rows that PostGIS does not bring along.
DELETE FROM spatial_ref_sys WHERE srid = ANY(%(srids)s);

-- transform_points --
-- Transforms points (x, y arrays in source_srid) to target_srid; output x, y in the order given.
SELECT ST_X(moved.geom) AS x, ST_Y(moved.geom) AS y
FROM unnest(%(x)s::double precision[], %(y)s::double precision[]) WITH ORDINALITY AS given (x, y, position)
CROSS JOIN LATERAL (
  SELECT ST_Transform(
    ST_SetSRID(ST_MakePoint(given.x, given.y), %(source_srid)s::integer), %(target_srid)s::integer
  ) AS geom
) AS moved
ORDER BY given.position;

-- pinned_rows --
-- What the database holds now for the VN-2000 codes: srid, auth_name, srtext, proj4text.
SELECT srid, auth_name, srtext, proj4text FROM spatial_ref_sys WHERE srid = ANY(%(srids)s) ORDER BY srid;
