-- canonical --
-- Text of one entry that its hash seals: a JSON array of its columns in this order; the instant is UTC to the
-- microsecond. One expression for the trigger and for the verification, which trusts no function of the database.
SELECT jsonb_build_array(
  {entry}.seq, to_char({entry}.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), {entry}.actor_id,
  {entry}.actor_name, {entry}.action, {entry}.layer, {entry}.feature, {entry}.change_set, host({entry}.address),
  {entry}.request_id, {entry}.ground, {entry}.row_count, {entry}.detail
)::text AS line;

-- create_seal --
-- Trigger function: gives a new entry its number, its instant and its hash. One writer at a time until the end of the
-- transaction, so that numbers have no gap: a transaction that fails takes none.
CREATE FUNCTION public.nen_audit_seal() RETURNS trigger
LANGUAGE plpgsql AS $function$
DECLARE
  head record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('nen audit chain'));
  SELECT seq, hash INTO head FROM public.audit_entries ORDER BY seq DESC LIMIT 1;
  NEW.seq := coalesce(head.seq, 0) + 1;
  NEW.at := clock_timestamp();
  NEW.prev_hash := coalesce(head.hash, repeat('0', 64));
  NEW.hash := encode(sha256(convert_to(NEW.prev_hash || E'\n' || ({canonical}), 'UTF8')), 'hex');
  RETURN NEW;
END
$function$;

-- create_refusal --
-- Trigger function: an entry is never changed and never removed.
CREATE FUNCTION public.nen_audit_refuse() RETURNS trigger
LANGUAGE plpgsql AS $function$
BEGIN
  RAISE EXCEPTION 'Nhật ký chỉ được ghi thêm / the audit record is append-only (%)', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END
$function$;

-- attach_seal --
-- Seals every entry as it comes, by whatever door.
CREATE TRIGGER nen_audit_seal BEFORE INSERT ON public.audit_entries
FOR EACH ROW EXECUTE FUNCTION public.nen_audit_seal();

-- attach_refusal --
-- Refuses change and removal, also where triggers are told to rest (ALWAYS).
CREATE TRIGGER nen_audit_refuse BEFORE UPDATE OR DELETE ON public.audit_entries
FOR EACH STATEMENT EXECUTE FUNCTION public.nen_audit_refuse();
ALTER TABLE public.audit_entries ENABLE ALWAYS TRIGGER nen_audit_refuse;

-- attach_refusal_to_empty --
-- Refuses TRUNCATE.
CREATE TRIGGER nen_audit_refuse_truncate BEFORE TRUNCATE ON public.audit_entries
FOR EACH STATEMENT EXECUTE FUNCTION public.nen_audit_refuse();
ALTER TABLE public.audit_entries ENABLE ALWAYS TRIGGER nen_audit_refuse_truncate;

-- allow_empty --
-- Lets a test database empty its tables between tests; no other code runs this.
DROP TRIGGER IF EXISTS nen_audit_refuse_truncate ON public.audit_entries;

-- drop_functions --
-- Takes the triggers and their functions away, before the table goes.
DROP FUNCTION public.nen_audit_seal() CASCADE;
DROP FUNCTION public.nen_audit_refuse() CASCADE;

-- first_break --
-- First entry that does not fit: its number and what is wrong (gap: an entry before it is missing, link: it does not
-- continue the one before, content: its own text was changed). No row: the chain is whole.
WITH links AS (
  SELECT entry.seq, entry.prev_hash, entry.hash, lag(entry.seq, 1, 0::bigint) OVER chain AS before_seq,
         lag(entry.hash::text, 1, repeat('0', 64)) OVER chain AS before_hash,
         encode(sha256(convert_to(entry.prev_hash || E'\n' || ({canonical}), 'UTF8')), 'hex') AS sealed
  FROM audit_entries AS entry
  WINDOW chain AS (ORDER BY entry.seq)
)
SELECT seq, CASE WHEN seq <> before_seq + 1 THEN 'gap' WHEN hash <> sealed THEN 'content' ELSE 'link' END
FROM links
WHERE seq <> before_seq + 1 OR prev_hash <> before_hash OR hash <> sealed
ORDER BY seq
LIMIT 1;

-- head --
-- Number and hash of the latest entry.
SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1;

-- at_number --
-- Hash of one entry.
SELECT hash FROM audit_entries WHERE seq = %(seq)s;
