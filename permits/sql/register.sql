-- create_numbers --
-- Running numbers of cases, over all years.
CREATE SEQUENCE permit_case_numbers;

-- drop_numbers --
-- Removes the sequence.
DROP SEQUENCE permit_case_numbers;

-- create_events_stay --
-- Function of the trigger that keeps the events of cases: what happened is neither changed nor removed.
CREATE FUNCTION public.nen_permit_events_stay() RETURNS trigger
LANGUAGE plpgsql AS $function$
BEGIN
  RAISE EXCEPTION 'events of permit cases are never changed (case %, event %)', OLD.case_id, OLD.seq
    USING ERRCODE = 'restrict_violation';
END
$function$;

-- attach_events_stay --
-- The trigger.
CREATE TRIGGER nen_permit_events_stay BEFORE UPDATE OR DELETE ON permit_events
FOR EACH ROW EXECUTE FUNCTION public.nen_permit_events_stay();

-- detach_events_stay --
-- Removes the trigger.
DROP TRIGGER nen_permit_events_stay ON permit_events;

-- drop_events_stay --
-- Removes its function.
DROP FUNCTION public.nen_permit_events_stay();

-- next_number --
-- The next running number of a case.
SELECT nextval('permit_case_numbers') AS number;
