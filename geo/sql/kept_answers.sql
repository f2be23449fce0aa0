-- try_lock --
-- Whether no other transaction holds this number; held until the transaction ends. No geometry.
SELECT pg_try_advisory_xact_lock(%(number)s) AS held
