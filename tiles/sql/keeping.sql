-- take_lock --
-- Takes the lock of a metatile for this session unless another session has it; key is a hash of 64 bits.
SELECT pg_try_advisory_lock(%(key)s);

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
SELECT key, number FROM tile_generations WHERE key NOT LIKE '@%%';

-- advance --
-- Begins the next generation of some caches, in one order, so that two at once wait for each other and no more.
INSERT INTO tile_generations (key, number)
SELECT wished, 1 FROM unnest(%(keys)s::text[]) AS wished ORDER BY wished
ON CONFLICT (key) DO UPDATE SET number = tile_generations.number + 1;
