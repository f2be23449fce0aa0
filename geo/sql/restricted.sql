-- create_schema --
-- Room of the layers with personal data of citizens (docs/rights.md).
CREATE SCHEMA IF NOT EXISTS restricted;

-- shut_schema --
-- Only the owner of the database enters; the role of the tiles is never let in.
REVOKE ALL ON SCHEMA restricted FROM PUBLIC;

-- drop_schema --
-- Removes the schema; fails while a table is in it.
DROP SCHEMA restricted;

-- move_in --
-- Moves a layer table, with its indexes and triggers, out of everybody's sight; %(layer_table)s is an identifier.
ALTER TABLE public.%(layer_table)s SET SCHEMA restricted;

-- move_out --
-- Moves a layer table back; %(layer_table)s is an identifier.
ALTER TABLE restricted.%(layer_table)s SET SCHEMA public;
