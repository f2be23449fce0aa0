-- create_roads --
-- Streets by name without diacritics.
CREATE INDEX basemap_roads_name_folded ON basemap_roads USING gin (nen_fold(name) gin_trgm_ops) WHERE name <> '';

-- drop_roads --
-- Removes the index.
DROP INDEX basemap_roads_name_folded;

-- create_places --
-- Places by name without diacritics.
CREATE INDEX basemap_places_name_folded ON basemap_places USING gin (nen_fold(name) gin_trgm_ops);

-- drop_places --
-- Removes the index.
DROP INDEX basemap_places_name_folded;

-- create_wards --
-- Units by full name without diacritics.
CREATE INDEX wards_full_name_folded ON wards USING gin (nen_fold(full_name) gin_trgm_ops);

-- drop_wards --
-- Removes the index.
DROP INDEX wards_full_name_folded;

-- create_ward_names --
-- Units by bare name without diacritics.
CREATE INDEX wards_name_folded ON wards (nen_fold(name));

-- drop_ward_names --
-- Removes the index.
DROP INDEX wards_name_folded;

-- create_successions --
-- Former units by name without diacritics.
CREATE INDEX successions_old_name_folded ON admin_unit_successions USING gin (nen_fold(old_name) gin_trgm_ops);

-- drop_successions --
-- Removes the index.
DROP INDEX successions_old_name_folded;
