-- create_cache_table --
-- What two web processes must count together (used one-time codes, rates); the shape is Django's DatabaseCache.
CREATE TABLE cache_entries (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);

-- index_cache_expiry --
-- Django removes what has expired when the table grows.
CREATE INDEX cache_entries_expires ON cache_entries (expires);
