-- plots --
-- Synthetic housing parcels of a common size, in force for years, without a permit and without a case; in an order that
-- is always the same and scatters over the city. Shape as WKB, area in square metres, storage CRS.
SELECT parcel.id, parcel.ward_name, parcel.address, ST_Area(parcel.geom) AS area_m2, ST_AsBinary(parcel.geom) AS shape
FROM parcels AS parcel
WHERE parcel.synthetic AND parcel.land_use_codes = 'ODT' AND parcel.computed_area_m2 BETWEEN 70 AND 250
  AND (parcel.valid_from IS NULL OR parcel.valid_from < nen_today() - 500) AND parcel.valid_to IS NULL
  AND NOT EXISTS (SELECT 1 FROM building_permits AS permit WHERE permit.parcel = parcel.id)
  AND NOT EXISTS (SELECT 1 FROM permit_case_parcels AS ground WHERE ground.parcel = parcel.id)
ORDER BY md5(parcel.id::text)
LIMIT %(limit)s;
