-- announce_what_was_public --
-- Every plan was shown to everybody so far. Those that do not say when they were announced are taken as announced on
-- the day of their decision; a corrected state, so that past days are answered from it too.
UPDATE plans
SET status = CASE WHEN status = 'approved' THEN 'announced' ELSE status END,
    announced_on = COALESCE(announced_on, decision_date, valid_from, recorded_at::date)
WHERE status = 'approved' OR (announced_on IS NULL AND status IN ('announced', 'superseded', 'expired'));
