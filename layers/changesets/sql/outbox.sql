-- announce --
-- Whoever writes into the outbox wakes the carriers of its messages (channel nen_outbox) when the transaction commits.
CREATE OR REPLACE FUNCTION public.nen_outbox_announce() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('nen_outbox', '');
  RETURN NULL;
END
$$;

-- announce_trigger --
-- Once for each statement that writes messages.
CREATE TRIGGER nen_outbox_announce AFTER INSERT ON public.outbox
FOR EACH STATEMENT EXECUTE FUNCTION public.nen_outbox_announce();

-- drop_announce --
-- Takes the trigger away.
DROP TRIGGER IF EXISTS nen_outbox_announce ON public.outbox;

-- drop_announce_function --
-- Takes its function away.
DROP FUNCTION IF EXISTS public.nen_outbox_announce();

-- let_go --
-- Until the transaction ends: who is silent for so long (ms) was stopped, not ended, and loses its messages to the other
-- carrier.
SELECT set_config('idle_in_transaction_session_timeout', %(quiet_ms)s, TRUE);

-- one_by_one --
-- Batches are marked one after the other, so that `done_at` grows in the order of the commits (key: nen outbox).
SELECT pg_advisory_xact_lock(7841120401);

-- mark_done --
-- Messages whose tiles are dropped, all at one time, whatever the order in which rows are visited; their shapes are of no more use.
UPDATE outbox SET done_at = (SELECT clock_timestamp()), shapes = NULL WHERE id = ANY(%(ids)s);

-- last_done --
-- Microseconds (Unix time) of the last message of each layer that was carried out; 0 before the first.
SELECT wanted.layer, coalesce(extract(EPOCH FROM last.done_at) * 1000000, 0)::bigint
FROM unnest(%(layers)s::text[]) AS wanted(layer)
LEFT JOIN LATERAL (
  SELECT done.done_at FROM outbox AS done
  WHERE done.layer = wanted.layer AND done.done_at IS NOT NULL
  ORDER BY done.done_at DESC
  LIMIT 1
) AS last ON TRUE;

-- backlog --
-- Messages that wait, seconds of the oldest, and of those carried out in the last hour: number, 95 % quantile and maximum of the wait (s).
SELECT count(*) FILTER (WHERE done_at IS NULL),
       coalesce(extract(EPOCH FROM now() - min(created_at) FILTER (WHERE done_at IS NULL)), 0),
       count(*) FILTER (WHERE done_at IS NOT NULL),
       coalesce(percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(EPOCH FROM done_at - created_at))
                FILTER (WHERE done_at IS NOT NULL), 0),
       coalesce(max(extract(EPOCH FROM done_at - created_at)) FILTER (WHERE done_at IS NOT NULL), 0)
FROM outbox
WHERE done_at IS NULL OR done_at > now() - INTERVAL '1 hour';
