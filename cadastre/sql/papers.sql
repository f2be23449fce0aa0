-- states --
-- Recorded states of parcels by id and version, in force or closed ({kept}: closed states that the reader may see), as
-- WKB in the storage CRS with the CRS of the record; areas in m².
SELECT state.id, state.version, state.national_id, state.ward_code, state.ward_name, state.sheet_number,
       state.parcel_number, state.official_area_m2, state.computed_area_m2, state.land_use_codes, state.source_srid,
       ST_AsBinary(state.geom) AS shape
FROM (
  SELECT live.id, live.version, live.national_id, live.ward_code, live.ward_name, live.sheet_number, live.parcel_number,
         live.official_area_m2, live.computed_area_m2, live.land_use_codes, live.source_srid, live.geom
  FROM visible.parcels AS live
  UNION ALL
  SELECT kept.id, kept.version, kept.national_id, kept.ward_code, kept.ward_name, kept.sheet_number, kept.parcel_number,
         kept.official_area_m2, kept.computed_area_m2, kept.land_use_codes, kept.source_srid, kept.geom
  FROM {kept} AS kept
) AS state
JOIN unnest(%(ids)s::uuid[], %(versions)s::int[]) AS wanted (id, version)
  ON wanted.id = state.id AND wanted.version = state.version;

-- shape --
-- Boundary of a parcel as WKB in the storage CRS, with the CRS of its record.
SELECT ST_AsBinary(parcel.geom) AS shape, parcel.source_srid
FROM visible.parcels AS parcel
WHERE parcel.id = %(id)s;

-- around --
-- Parcels that meet a box of the storage CRS, except some, as WKB; beside = within 1 cm of a shape, nearest to it first.
SELECT other.id, other.sheet_number, other.parcel_number, ST_AsBinary(other.geom) AS shape,
       ST_DWithin(other.geom, own.shape, 0.01) AS beside
FROM (SELECT ST_GeomFromWKB(%(shape)s, %(srid)s) AS shape) AS own
JOIN visible.parcels AS other
  ON other.geom && ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, %(srid)s)
WHERE NOT other.id = ANY(%(without)s)
ORDER BY beside DESC, other.geom <-> own.shape, other.id
LIMIT %(most)s;
