-- create_numbers --
-- Roads by number without diacritics.
CREATE INDEX road_segments_number_folded ON road_segments USING gin (nen_fold(road_number) gin_trgm_ops);

-- drop_numbers --
-- Removes the index.
DROP INDEX road_segments_number_folded;
