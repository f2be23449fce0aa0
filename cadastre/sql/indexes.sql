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
