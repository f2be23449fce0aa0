-- column_types --
-- Type of each column of parcels without its length, as the importer names them.
SELECT attname, CASE format_type(atttypid, NULL) WHEN 'character varying' THEN 'varchar' ELSE format_type(atttypid, NULL) END
FROM pg_attribute
WHERE attrelid = 'parcels'::regclass AND attnum > 0 AND NOT attisdropped;

-- by_key --
-- What the key index gives: the parcels of a ward, sheet and number in force.
SELECT id, version, national_id, ward_code, ward_name, sheet_number, parcel_number, address, ST_Area(geom),
       ST_X(ST_Centroid(ST_Envelope(geom_4326))), ST_Y(ST_Centroid(ST_Envelope(geom_4326)))
FROM parcels
WHERE ward_code = %(ward)s AND sheet_number = %(sheet)s AND parcel_number = %(number)s;

-- by_former_key --
-- The same by the numbers of before the merger.
SELECT id, version, national_id, ward_code, ward_name, sheet_number, parcel_number, address, ST_Area(geom),
       ST_X(ST_Centroid(ST_Envelope(geom_4326))), ST_Y(ST_Centroid(ST_Envelope(geom_4326)))
FROM parcels
WHERE old_ward_code = %(ward)s AND old_sheet_number = %(sheet)s AND old_parcel_number = %(number)s
  AND old_parcel_number <> '';

-- by_national_id --
-- The same by the national id.
SELECT id, version, national_id, ward_code, ward_name, sheet_number, parcel_number, address, ST_Area(geom),
       ST_X(ST_Centroid(ST_Envelope(geom_4326))), ST_Y(ST_Centroid(ST_Envelope(geom_4326)))
FROM parcels
WHERE national_id = %(national_id)s AND national_id <> '';

-- by_point --
-- The same by a point of the storage CRS.
SELECT id, version, national_id, ward_code, ward_name, sheet_number, parcel_number, address, ST_Area(geom),
       ST_X(ST_Centroid(ST_Envelope(geom_4326))), ST_Y(ST_Centroid(ST_Envelope(geom_4326)))
FROM parcels
WHERE ST_DWithin(geom, ST_SetSRID(ST_MakePoint(%(x)s, %(y)s), %(srid)s), 0.02);

-- by_address --
-- The same by the beginning of a folded address: a span of its index, as many as the service tells.
SELECT id, version, national_id, ward_code, ward_name, sheet_number, parcel_number, address, ST_Area(geom),
       ST_X(ST_Centroid(ST_Envelope(geom_4326))), ST_Y(ST_Centroid(ST_Envelope(geom_4326)))
FROM parcels
WHERE address <> '' AND nen_fold(address) OPERATOR(pg_catalog.~>=~) %(low)s AND nen_fold(address) OPERATOR(pg_catalog.~<~) %(high)s
LIMIT 50;
