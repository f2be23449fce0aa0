-- create_number --
-- Lookup of (number, sheet) without a ward.
CREATE INDEX parcels_number ON parcels (parcel_number, sheet_number);

-- drop_number --
-- Removes the index.
DROP INDEX parcels_number;

-- create_old_number --
-- Lookup of former (number, sheet) without a ward; parcels that were never renumbered stay out.
CREATE INDEX parcels_old_number ON parcels (old_parcel_number, old_sheet_number) WHERE old_parcel_number <> '';

-- drop_old_number --
-- Removes the index.
DROP INDEX parcels_old_number;

-- create_old_key --
-- Lookup by a former key: number and sheet first, so that it serves a lookup without a ward too.
CREATE INDEX parcels_old_number_ward ON parcels (old_parcel_number, old_sheet_number, old_ward_code)
WHERE old_parcel_number <> '';

-- drop_old_key --
-- Removes the index.
DROP INDEX parcels_old_number_ward;

-- create_old_sheet --
-- Typing help among the sheets and numbers of a former ward; parcels that were never renumbered cost nothing.
CREATE INDEX parcels_old_sheet ON parcels (old_ward_code, old_sheet_number, old_parcel_number)
WHERE old_parcel_number <> '';

-- drop_old_sheet --
-- Removes the index.
DROP INDEX parcels_old_sheet;

-- create_address_beginning --
-- Lookup by the beginning of an address, folded; byte order, so that every beginning is one span of the index.
CREATE INDEX parcels_address_beginning ON parcels (nen_fold(address) text_pattern_ops) WHERE address <> '';

-- drop_address_beginning --
-- Removes the index.
DROP INDEX parcels_address_beginning;

-- create_address --
-- The same by trigrams, as it was before: four times the time of a load, and half a second a lookup among millions.
CREATE INDEX parcels_address_folded ON parcels USING gin (nen_fold(address) gin_trgm_ops) WHERE address <> '';

-- drop_address --
-- Removes the index.
DROP INDEX parcels_address_folded;

-- create_certificate --
-- Lookup by the serial of the certificate: letters and digits only.
CREATE INDEX parcels_certificate_folded ON parcels (regexp_replace(nen_fold(certificate_serial), '[^a-z0-9]', '', 'g'))
WHERE certificate_serial <> '';

-- drop_certificate --
-- Removes the index.
DROP INDEX parcels_certificate_folded;

-- create_certificate_register --
-- The same in the register of certificates.
CREATE INDEX certificates_serial_folded ON restricted.certificates
(regexp_replace(nen_fold(serial), '[^a-z0-9]', '', 'g'));

-- drop_certificate_register --
-- Removes the index.
DROP INDEX restricted.certificates_serial_folded;

-- create_kept_key --
-- Lookup by a key that a parcel bore once: keys of closed and renumbered parcels are never given again.
CREATE INDEX parcels_kept_key ON history.parcels (ward_code, sheet_number, parcel_number);

-- drop_kept_key --
-- Removes the index.
DROP INDEX history.parcels_kept_key;

-- create_kept_old_key --
-- The same for the keys of before a merger of wards that closed parcels bore.
CREATE INDEX parcels_kept_old_key ON history.parcels (old_parcel_number, old_sheet_number, old_ward_code)
WHERE old_parcel_number <> '';

-- drop_kept_old_key --
-- Removes the index.
DROP INDEX history.parcels_kept_old_key;

-- create_kept_national_id --
-- National ids of closed parcels: looked up, and never issued again.
CREATE INDEX parcels_kept_national_id ON history.parcels (national_id) WHERE national_id <> '';

-- drop_kept_national_id --
-- Removes the index.
DROP INDEX history.parcels_kept_national_id;
