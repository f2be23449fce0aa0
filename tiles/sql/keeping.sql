-- notice_vanished_client --
-- The server frees the locks of a client that vanished without a word after 11 s, not after two hours.
SELECT set_config(setting, seconds, FALSE)
FROM (VALUES
  ('tcp_keepalives_idle', '5'), ('tcp_keepalives_interval', '2'), ('tcp_keepalives_count', '3')
) AS wanted (setting, seconds);

-- take_lock --
-- Takes the lock of a metatile for this session; key is a hash of 64 bits, doubt the key that says that a picture of it
-- may still be on its way.
-- Output: NULL when another session has the lock, else whether another session is in doubt.
SELECT CASE WHEN pg_try_advisory_lock(%(key)s) THEN NOT pg_try_advisory_xact_lock_shared(%(doubt)s) END;

-- begin_doubt --
-- Takes the second lock of a metatile for this session, whoever looks at it in this moment.
SELECT pg_advisory_lock(%(doubt)s);

-- release_lock --
-- Gives it back; false when this session does not have it.
SELECT pg_advisory_unlock(%(key)s);

-- held_locks --
-- Keys of all locks of 64 bits that any session of this database has.
SELECT (classid::bigint << 32) | objid::bigint
FROM pg_locks
WHERE
  locktype = 'advisory' AND objsubid = 1 AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database());

-- generations --
-- Generation of each cache that has begun one, for machines that share their kept tiles.
-- Output: key, number, age_s (seconds since it began, by the clock of the database).
SELECT key, number, extract(EPOCH FROM clock_timestamp() - begun_at)::double precision AS age_s
FROM tile_generations
WHERE key NOT LIKE '@%%';

-- advance --
-- Begins the next generation of some caches, in one order, so that two at once wait for each other and no more.
INSERT INTO tile_generations (key, number, begun_at)
SELECT wished, 1, clock_timestamp() FROM unnest(%(keys)s::text[]) AS wished ORDER BY wished
ON CONFLICT (key) DO UPDATE SET number = tile_generations.number + 1, begun_at = clock_timestamp();
