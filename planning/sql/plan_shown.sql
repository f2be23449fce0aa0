-- create_shown --
-- Row trigger of plans: notes when a plan that was hidden here becomes public. States of its rows that were recorded
-- before that moment are drafts. A plan that was public before keeps its moment: its past is still answered.
CREATE OR REPLACE FUNCTION public.nen_plan_shown() RETURNS trigger
LANGUAGE plpgsql AS $function$
BEGIN
  IF NEW.status IN ('announced', 'expired', 'superseded') AND NEW.announced_on IS NOT NULL
    AND NOT (OLD.status IN ('announced', 'expired', 'superseded') AND OLD.announced_on IS NOT NULL)
    AND NOT EXISTS (
      SELECT FROM history.plans AS kept
      WHERE kept.id = OLD.id AND kept.status IN ('announced', 'expired', 'superseded') AND kept.announced_on IS NOT NULL
    )
  THEN
    NEW.shown_since := now();
  END IF;
  RETURN NEW;
END
$function$;

-- create_rows_shown --
-- Trigger at the end of the transaction that makes a plan public: every row of the plan begins a state that is public;
-- the draft that it was stays in the history. Rows that the transaction itself has written have theirs.
CREATE OR REPLACE FUNCTION public.nen_plan_rows_shown() RETURNS trigger
LANGUAGE plpgsql AS $function$
DECLARE
  layer text;
BEGIN
  FOREACH layer IN ARRAY ARRAY[
    'building_lines', 'plan_documents', 'plan_stages', 'planning_zones', 'red_lines', 'safety_corridors'
  ] LOOP
    EXECUTE format('UPDATE public.%I SET plan_id = plan_id WHERE plan_id = $1 AND recorded_at < $2', layer)
    USING NEW.id, NEW.shown_since;
  END LOOP;
  RETURN NULL;
END
$function$;

-- attach_shown --
-- The first of the two, before every update; named to come after the one that counts versions.
CREATE TRIGGER nen_plan_shown BEFORE UPDATE ON plans FOR EACH ROW EXECUTE FUNCTION public.nen_plan_shown();

-- attach_rows_shown --
-- The second, when the transaction has written everything else.
CREATE CONSTRAINT TRIGGER nen_plan_rows_shown AFTER UPDATE ON plans DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (OLD.shown_since IS DISTINCT FROM NEW.shown_since) EXECUTE FUNCTION public.nen_plan_rows_shown();

-- detach --
-- Removes both.
DROP TRIGGER IF EXISTS nen_plan_rows_shown ON plans;

-- detach_shown --
-- Removes the first.
DROP TRIGGER IF EXISTS nen_plan_shown ON plans;

-- drop_functions --
-- Removes what the triggers ran.
DROP FUNCTION IF EXISTS public.nen_plan_rows_shown(), public.nen_plan_shown();
