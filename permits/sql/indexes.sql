-- create_numbers --
-- Permits by number.
CREATE INDEX building_permits_number_folded ON building_permits USING gin (nen_fold(permit_number) gin_trgm_ops);

-- drop_numbers --
-- Removes the index.
DROP INDEX building_permits_number_folded;
