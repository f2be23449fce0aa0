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

-- create_public_texts --
-- What the public list looks for words in; the expression of `public.texts`.
CREATE INDEX building_permits_texts_folded ON building_permits
USING gin (nen_fold(permit_number || ' ' || address || ' ' || work_name) gin_trgm_ops);

-- drop_public_texts --
-- Removes the index.
DROP INDEX building_permits_texts_folded;

-- create_public_order --
-- The public list from a mark on; the expression of `public.standing`.
CREATE INDEX building_permits_standing ON building_permits (COALESCE(issued_on, '-infinity'::date), id);

-- drop_public_order --
-- Removes the index.
DROP INDEX building_permits_standing;
