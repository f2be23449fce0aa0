-- Areas of seeding. Braces are filled with identifiers and conditions of a layer declaration, never with input.

-- area --
-- Union of the rows in force that everybody may see and whose field has a value (`value`, as text; * = any).
-- Output: number of rows; shape as WKB in the CRS of the column, metres; NULL without rows.
SELECT
  count(*) AS found,
  ST_AsBinary(ST_Union({shape})) AS shape
FROM {table}
WHERE {conditions} AND (%(value)s = '*' OR {field}::text = %(value)s)
