-- create_numbers --
-- Permits by number.
CREATE INDEX building_permits_number_folded ON building_permits USING gin (nen_fold(permit_number) gin_trgm_ops);

-- drop_numbers --
-- Removes the index.
DROP INDEX building_permits_number_folded;

-- create_past_of_parcel --
-- Former states of the permits of a parcel, for its extract on a day of the past.
CREATE INDEX building_permits_by_parcel ON history.building_permits (parcel);

-- drop_past_of_parcel --
-- Removes the index.
DROP INDEX history.building_permits_by_parcel;
