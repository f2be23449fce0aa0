-- create_schema --
-- Room of the history tables: one for each layer table, of the same name.
CREATE SCHEMA IF NOT EXISTS history;

-- create_next_version --
-- Row trigger of every layer table: an update always makes the next version, whatever the statement says. With an
-- effective date (nen.effective_on) the new state holds in law from that day; a start of validity that moves back
-- shortens the older states as they are known from now on. The schema is named, as a restore has no search path.
CREATE OR REPLACE FUNCTION public.nen_next_version() RETURNS trigger
LANGUAGE plpgsql AS $function$
DECLARE
  effective text := current_setting('nen.effective_on', true);
  changed_in text := current_setting('nen.change_set', true);
BEGIN
  IF NEW.id <> OLD.id THEN
    RAISE EXCEPTION 'the id of a feature never changes (%: %)', TG_TABLE_NAME, OLD.id
      USING ERRCODE = 'restrict_violation', HINT = 'Delete the feature and create another.';
  END IF;
  NEW.version := OLD.version + 1;
  -- A transaction that began before the last change was committed: its update still comes after it.
  NEW.recorded_at := CASE
    WHEN OLD.recorded_at > now() THEN OLD.recorded_at + interval '1 microsecond' ELSE now()
  END;
  NEW.change_set := CASE WHEN changed_in <> '' THEN changed_in::uuid END;
  IF effective <> '' THEN
    NEW.valid_from := effective::date;
  END IF;
  IF NEW.valid_from IS DISTINCT FROM OLD.valid_from AND OLD.version > 1
    AND (effective IS NULL OR effective = '' OR NEW.valid_from < OLD.valid_from)
  THEN
    PERFORM public.nen_restate(TG_TABLE_NAME, OLD.id, NEW.valid_from, OLD.valid_from, NEW.recorded_at);
  END IF;
  RETURN NEW;
END
$function$;

-- create_revived --
-- Row trigger: a feature that was deleted comes back under its id (inserted with version > 1); from now on its older
-- states are known to have held only until the day from which it holds again.
CREATE OR REPLACE FUNCTION public.nen_revived() RETURNS trigger
LANGUAGE plpgsql AS $function$
DECLARE
  ended timestamptz;
BEGIN
  EXECUTE format('SELECT max(recorded_to) FROM history.%I WHERE id = $1', TG_TABLE_NAME) INTO ended USING NEW.id;
  IF ended > NEW.recorded_at THEN
    RAISE EXCEPTION 'a feature that comes back is recorded now, not before it ended (%: %)', TG_TABLE_NAME, NEW.id
      USING ERRCODE = 'restrict_violation', HINT = 'Leave recorded_at to the database.';
  END IF;
  PERFORM public.nen_restate(TG_TABLE_NAME, NEW.id, NEW.valid_from, NULL, NEW.recorded_at);
  RETURN NULL;
END
$function$;

-- create_restate --
-- Closed states of a feature that reach beyond the day `starts` (NULL: since ever), or that ended on the day `started`
-- which turned out wrong: their old ending is believed until `moment`; from then on they end on `starts`.
CREATE OR REPLACE FUNCTION public.nen_restate(
  layer_table text, feature uuid, starts date, started date, moment timestamptz
) RETURNS void
LANGUAGE plpgsql AS $function$
DECLARE
  kept text;
BEGIN
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO kept
  FROM pg_attribute
  WHERE attrelid = format('history.%I', layer_table)::regclass AND attnum > 0 AND NOT attisdropped
    AND attname NOT IN ('recorded_at', 'recorded_to', 'valid_until', 'believed_until');
  EXECUTE format(
    $statement$
    WITH corrected AS (
      UPDATE history.%1$I SET believed_until = $4
      WHERE id = $1 AND believed_until IS NULL AND (valid_until > COALESCE($2, '-infinity') OR valid_until = $3)
      RETURNING *
    )
    INSERT INTO history.%1$I (%2$s, recorded_at, recorded_to, valid_until)
    SELECT %2$s, $4, $4, LEAST($2, valid_to) FROM corrected
    WHERE $2 IS NOT NULL AND (valid_from IS NULL OR valid_from < $2)
    $statement$,
    layer_table, kept
  ) USING feature, starts, started, moment;
END
$function$;

-- create_guard --
-- Statement trigger of every history table: what was recorded stays; only the triggers of the layer itself write.
CREATE OR REPLACE FUNCTION public.nen_history_stays() RETURNS trigger
LANGUAGE plpgsql AS $function$
BEGIN
  IF pg_trigger_depth() < 2 AND COALESCE(current_setting('nen.history_maintenance', true), '') <> 'on' THEN
    RAISE EXCEPTION 'history.% is never changed or emptied', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation',
        HINT = 'Maintenance sets nen.history_maintenance to on for its transaction and is recorded in the audit.';
  END IF;
  RETURN NULL;
END
$function$;

-- create_live_table --
-- The table of a layer: in the schema public, or in restricted, where the layers with personal data of citizens are.
CREATE OR REPLACE FUNCTION public.nen_live_table(layer_table text) RETURNS regclass
LANGUAGE sql STABLE AS $function$
  SELECT COALESCE(
    to_regclass(format('public.%I', layer_table)),
    to_regclass(format('restricted.%I', layer_table)),
    format('public.%I', layer_table)::regclass
  );
$function$;

-- create_keep --
-- Keeps the history of a layer table: makes history.<table> or adds to it the columns that the layer has gained, and
-- writes the trigger functions anew with the columns of today. Runs any number of times.
CREATE OR REPLACE FUNCTION public.nen_keep_history(layer_table text) RETURNS void
LANGUAGE plpgsql AS $function$
DECLARE
  live regclass := public.nen_live_table(layer_table);
  -- With its schema, whatever the search path: a restore has none.
  live_name text := (
    SELECT format('%I.%I', nspname, relname)
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE pg_class.oid = live
  );
  of_live record;
  names text;
  olds text;
  links text;
  body text;
BEGIN
  EXECUTE format(
    'CREATE TABLE IF NOT EXISTS history.%I (
       recorded_to timestamptz NOT NULL, valid_until date, ended_by uuid, ended_how text NOT NULL,
       believed_until timestamptz
     )', layer_table
  );
  FOR of_live IN
    SELECT live_column.attname AS name, format_type(live_column.atttypid, live_column.atttypmod) AS type,
           format_type(kept_column.atttypid, kept_column.atttypmod) AS kept_type
    FROM pg_attribute AS live_column
    LEFT JOIN pg_attribute AS kept_column
      ON kept_column.attrelid = format('history.%I', layer_table)::regclass
      AND kept_column.attname = live_column.attname AND NOT kept_column.attisdropped
    WHERE live_column.attrelid = live AND live_column.attnum > 0 AND NOT live_column.attisdropped
    ORDER BY live_column.attnum
  LOOP
    IF of_live.kept_type IS NULL THEN
      EXECUTE format('ALTER TABLE history.%I ADD COLUMN %I %s', layer_table, of_live.name, of_live.type);
    ELSIF of_live.kept_type <> of_live.type THEN
      EXECUTE format('ALTER TABLE history.%I ALTER COLUMN %I TYPE %s', layer_table, of_live.name, of_live.type);
    END IF;
  END LOOP;

  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum),
         string_agg('held.' || quote_ident(attname), ', ' ORDER BY attnum)
  INTO names, olds
  FROM pg_attribute WHERE attrelid = live AND attnum > 0 AND NOT attisdropped;
  EXECUTE format(
    'CREATE INDEX IF NOT EXISTS %I ON history.%I (id, recorded_at)', layer_table || '_by_id', layer_table
  );
  IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = live AND attname = 'geom_4326' AND NOT attisdropped) THEN
    EXECUTE format(
      $statement$CREATE INDEX IF NOT EXISTS %I ON history.%I USING gist (
        geom_4326, tstzrange(recorded_at, recorded_to),
        (CASE WHEN valid_until IS NULL THEN 'empty'::daterange ELSE daterange(valid_from, valid_until) END)
      )$statement$,
      layer_table || '_by_place', layer_table
    );
  ELSE
    -- Rows without a place are found by the record they describe.
    SELECT string_agg(
      format(
        'CREATE INDEX IF NOT EXISTS %I ON history.%I (%I);', layer_table || '_by_' || attname, layer_table, attname
      ), ' '
    )
    INTO links
    FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE conrelid = live AND contype = 'f';
    IF links IS NOT NULL THEN
      EXECUTE links;
    END IF;
  END IF;

  -- The state before, unless this transaction itself had made it: nobody else ever saw that one.
  body := format(
    $body$
DECLARE
  effective date := NULLIF(current_setting('nen.effective_on', true), '')::date;
  changed_in uuid := NULLIF(current_setting('nen.change_set', true), '')::uuid;
  how text := %1$s;
BEGIN
  -- Readers of today and of later days look at the live table alone. A day more, for the zones east of the server.
  IF effective > CURRENT_DATE + 1 THEN
    RAISE EXCEPTION 'a layer holds only what is in force: effective on %%%% is still to come', effective
      USING ERRCODE = 'restrict_violation', HINT = 'Publish on that day.';
  END IF;
  INSERT INTO history.%2$I (%3$s, recorded_to, valid_until, ended_by, ended_how)
  SELECT %4$s,
         CASE WHEN held.recorded_at > now() THEN held.recorded_at + interval '1 microsecond' ELSE now() END,
         CASE WHEN effective IS NOT NULL THEN GREATEST(held.valid_from, LEAST(effective, held.valid_to)) END,
         changed_in, how
  FROM %5$s AS held
  WHERE held.recorded_at <> now();
$body$,
    '%1$s', layer_table, names, olds, '%2$s'
  );
  EXECUTE format(
    'CREATE OR REPLACE FUNCTION history.%I() RETURNS trigger LANGUAGE plpgsql AS %L', layer_table || '_updated',
    format(body, quote_literal('update'), 'old_rows') || E'  RETURN NULL;\nEND\n'
  );
  EXECUTE format(
    'CREATE OR REPLACE FUNCTION history.%I() RETURNS trigger LANGUAGE plpgsql AS %L', layer_table || '_emptied',
    format(body, quote_literal('delete'), live_name) || E'  RETURN NULL;\nEND\n'
  );
  EXECUTE format(
    'CREATE OR REPLACE FUNCTION history.%I() RETURNS trigger LANGUAGE plpgsql AS %L', layer_table || '_deleted',
    format(body, quote_literal('delete'), 'old_rows') || format(
      $body$
  -- Changed and then deleted by one transaction: the state that was kept at the change ended by the deletion.
  IF EXISTS (SELECT FROM old_rows WHERE recorded_at = now()) THEN
    UPDATE history.%1$I AS kept SET ended_how = 'delete'
    FROM old_rows AS held
    WHERE held.recorded_at = now() AND kept.id = held.id AND kept.recorded_to = held.recorded_at;
  END IF;
  IF effective IS NOT NULL THEN
    PERFORM public.nen_restate(%2$L, id, effective, NULL, now()) FROM old_rows WHERE valid_from > effective;
  END IF;
  RETURN NULL;
END
$body$,
      layer_table, layer_table
    )
  );

  EXECUTE format(
    $statement$
    CREATE OR REPLACE TRIGGER nen_next_version BEFORE UPDATE ON %5$s
      FOR EACH ROW EXECUTE FUNCTION public.nen_next_version();
    CREATE OR REPLACE TRIGGER nen_history_updated AFTER UPDATE ON %5$s
      REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION history.%2$I();
    CREATE OR REPLACE TRIGGER nen_history_deleted AFTER DELETE ON %5$s
      REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION history.%3$I();
    CREATE OR REPLACE TRIGGER nen_history_emptied BEFORE TRUNCATE ON %5$s
      FOR EACH STATEMENT EXECUTE FUNCTION history.%4$I();
    CREATE OR REPLACE TRIGGER nen_history_revived AFTER INSERT ON %5$s
      FOR EACH ROW WHEN (NEW.version > 1) EXECUTE FUNCTION public.nen_revived();
    CREATE OR REPLACE TRIGGER nen_history_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON history.%1$I
      FOR EACH STATEMENT EXECUTE FUNCTION public.nen_history_stays();
    $statement$,
    layer_table, layer_table || '_updated', layer_table || '_deleted', layer_table || '_emptied', live_name
  );
END
$function$;

-- keep --
-- Keeps the history of a table from now on, or follows its columns; %(layer_table)s is a quoted text.
SELECT public.nen_keep_history(%(layer_table)s);

-- forget --
-- Ends the keeping of history and removes what was kept; %(layer_table)s is a quoted text.
SELECT public.nen_forget_history(%(layer_table)s);

-- create_forget --
-- Undoes nen_keep_history: triggers, functions and the history table of one layer table.
CREATE OR REPLACE FUNCTION public.nen_forget_history(layer_table text) RETURNS void
LANGUAGE plpgsql AS $function$
DECLARE
  one text;
  live_name text := (
    SELECT format('%I.%I', nspname, relname)
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE pg_class.oid = public.nen_live_table(layer_table)
  );
BEGIN
  FOREACH one IN ARRAY ARRAY['next_version', 'history_updated', 'history_deleted', 'history_emptied', 'history_revived']
  LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS %I ON %s', 'nen_' || one, live_name);
  END LOOP;
  FOREACH one IN ARRAY ARRAY['updated', 'deleted', 'emptied']
  LOOP
    EXECUTE format('DROP FUNCTION IF EXISTS history.%I()', layer_table || '_' || one);
  END LOOP;
  EXECUTE format('DROP TABLE IF EXISTS history.%I', layer_table);
END
$function$;

-- drop_functions --
-- Removes the schema and the functions; fails while a table still uses them.
DROP SCHEMA history;
DROP FUNCTION public.nen_keep_history(text);
DROP FUNCTION public.nen_forget_history(text);
DROP FUNCTION IF EXISTS public.nen_live_table(text);
DROP FUNCTION public.nen_next_version();
DROP FUNCTION public.nen_revived();
DROP FUNCTION public.nen_restate(text, uuid, date, date, timestamptz);
DROP FUNCTION public.nen_history_stays();

-- not_followed --
-- Columns of layer tables that their history lacks or holds in another type; a whole table without history by its id.
SELECT live_table.relname AS layer_table, live_column.attname AS column_name
FROM pg_class AS live_table
JOIN pg_attribute AS live_column
  ON live_column.attrelid = live_table.oid AND live_column.attnum > 0 AND NOT live_column.attisdropped
LEFT JOIN pg_attribute AS kept_column
  ON kept_column.attrelid = to_regclass(format('history.%%I', live_table.relname))
  AND kept_column.attname = live_column.attname AND NOT kept_column.attisdropped
JOIN pg_namespace AS room ON room.oid = live_table.relnamespace AND room.nspname IN ('public', 'restricted')
WHERE live_table.relname = ANY(%(tables)s)
  AND (
    format_type(kept_column.atttypid, kept_column.atttypmod)
    IS DISTINCT FROM format_type(live_column.atttypid, live_column.atttypmod)
    OR 4 > (
      SELECT count(*) FROM pg_trigger
      WHERE tgrelid = live_table.oid AND tgenabled = 'O'
        AND tgname IN ('nen_next_version', 'nen_history_updated', 'nen_history_deleted', 'nen_history_emptied')
    )
  )
ORDER BY live_table.relname, live_column.attnum;
