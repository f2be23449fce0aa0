-- create_today --
-- The city's day. CURRENT_DATE is that of the session's zone, which is UTC: seven hours behind.
CREATE OR REPLACE FUNCTION nen_today() RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE
AS $today$ SELECT (now() AT TIME ZONE {zone})::date $today$;

-- drop_today --
-- Its removal.
DROP FUNCTION IF EXISTS nen_today();
