-- book --
-- Parcels of a ward as a register book lists them: areas in m². `is_shown`: a citizen may read the parcel.
SELECT parcel.id, parcel.sheet_number, parcel.parcel_number, parcel.official_area_m2, parcel.computed_area_m2,
       parcel.land_use_codes,
       EXISTS (SELECT 1 FROM visible.parcels AS shown WHERE shown.id = parcel.id) AS is_shown
FROM parcels AS parcel
WHERE parcel.ward_code = %(ward)s
ORDER BY parcel.sheet_number, parcel.parcel_number, parcel.id;

-- sheet --
-- Parcels of a sheet and whatever touches or nearly touches them: number, sheet, ward, shape (WKB, storage CRS).
WITH own AS MATERIALIZED (
  SELECT parcel.id, parcel.geom
  FROM visible.parcels AS parcel
  WHERE parcel.ward_code = %(ward)s AND parcel.sheet_number = %(sheet)s
)
SELECT parcel.id, parcel.ward_code, parcel.sheet_number, parcel.parcel_number, ST_AsBinary(parcel.geom) AS shape
FROM visible.parcels AS parcel
WHERE parcel.id IN (
  SELECT near.id
  FROM own
  INNER JOIN visible.parcels AS near ON ST_DWithin(near.geom, own.geom, %(within_m)s)
)
ORDER BY parcel.ward_code <> %(ward)s, parcel.id;

-- sheets --
-- Sheets of a ward with the number of their parcels, in the order in which people count them; west, south, east, north
-- in degrees WGS 84.
SELECT parcel.sheet_number, COUNT(*) AS parcels,
       MIN(ST_XMin(parcel.geom_4326)) AS west, MIN(ST_YMin(parcel.geom_4326)) AS south,
       MAX(ST_XMax(parcel.geom_4326)) AS east, MAX(ST_YMax(parcel.geom_4326)) AS north
FROM visible.parcels AS parcel
WHERE parcel.ward_code = %(ward)s AND parcel.sheet_number <> ''
GROUP BY parcel.sheet_number
ORDER BY LPAD(SUBSTRING(parcel.sheet_number FROM '^[0-9]+'), 12, '0') NULLS LAST, parcel.sheet_number;
