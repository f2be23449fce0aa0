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

-- quota_of --
-- The daily number of requests that was set for a login; no row where it is the usual one.
SELECT requests_per_day FROM api_quotas WHERE user_id = %(user)s;

-- take_requests --
-- Counts a block of requests of a login on a day; `requests` is the count with them.
INSERT INTO api_uses (user_id, day, requests)
VALUES (%(user)s, %(day)s, %(block)s)
ON CONFLICT (user_id, day) DO UPDATE SET requests = api_uses.requests + excluded.requests
RETURNING requests;
