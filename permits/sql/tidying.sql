-- expired --
-- Permits whose work was not started in time: their last day lies before the day in `today`; with version and case. One
-- whose extension was filed by that day waits for the decision, which has days of its own; `open` = statuses undecided.
SELECT permit.id, permit.version, held.id AS case_id
FROM building_permits AS permit
LEFT JOIN permit_cases AS held ON held.id = permit.id
WHERE permit.status IN ('cap', 'gia_han') AND permit.expires_on < %(today)s
  AND NOT EXISTS (
    SELECT 1 FROM permit_cases AS asked
    WHERE asked.permit = permit.id AND asked.kind = 'gia_han' AND asked.status = ANY(%(open)s)
      AND asked.filed_on <= permit.expires_on
  )
ORDER BY permit.id
LIMIT %(limit)s;

-- tell_hidden --
-- Messages to the tiles for permits whose time in the open ended in the days before `today`; bounds in EPSG:3857, a metre
-- wider.
INSERT INTO outbox (layer, feature, operation, bounds)
SELECT 'building_permits', permit.id, 'update', ST_Envelope(ST_Expand(permit.geom_3857, 1))
FROM building_permits AS permit
WHERE permit.published_until >= %(since)s AND permit.published_until < %(today)s;
