-- cancel --
-- Cancels the statements that draw for one ticket (its number stands in their text); returns how many there were. Only
-- those of the same read-only role can be hit.
SELECT count(*)
FROM (
  SELECT pg_cancel_backend(pid) AS told
  FROM pg_stat_activity
  WHERE
    usename = current_user AND state = 'active' AND pid <> pg_backend_pid()
    AND strpos(query, %(mark)s) > 0
) AS asked;
