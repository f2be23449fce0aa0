-- codes_of --
-- One row for each code in a text of codes: key of the new row, id of the base record, code, amount (m²) or null.
SELECT left(base.source_key || '#' || part.position, 120) AS source_key, base.id::text AS base_id,
       upper(btrim(part.code)) AS code,
       CASE WHEN cardinality(string_to_array(base.{text}, %(separator)s)) = 1 THEN {amount} END AS amount,
       base.synthetic
FROM {base} AS base
CROSS JOIN LATERAL unnest(string_to_array(base.{text}, %(separator)s)) WITH ORDINALITY AS part (code, position)
WHERE base.source = %(source)s AND btrim(part.code) <> ''
ORDER BY base.source_key, part.position;

-- remove_stale --
-- Removes derived rows of one source whose code is no longer in the text of their base record.
DELETE FROM {table} WHERE source = %(source)s AND source_key <> ALL(%(keys)s);
