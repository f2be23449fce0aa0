-- units_area --
-- The present area of administrative units as one shape (WKB, storage CRS); NULL when no unit bears the codes today.
SELECT ST_AsBinary(ST_Union(unit.geom))
FROM wards AS unit
WHERE unit.code = ANY(%(codes)s)
  AND (unit.valid_from IS NULL OR unit.valid_from <= nen_today())
  AND (unit.valid_to IS NULL OR unit.valid_to > nen_today());

-- inside_units --
-- Condition over a layer's column geom (storage CRS): the row lies inside the present area of units, but for a
-- tolerance in metres. The subquery depends on no row, so it is computed once a statement.
SELECT COALESCE(ST_Covers((
  SELECT ST_Buffer(ST_Union(unit.geom), {tolerance})
  FROM wards AS unit
  WHERE unit.code IN ({codes})
    AND (unit.valid_from IS NULL OR unit.valid_from <= nen_today())
    AND (unit.valid_to IS NULL OR unit.valid_to > nen_today())
), geom), false);

-- described_inside --
-- Condition over a link column of a layer without shape: the feature that the row describes lies inside units.
SELECT {link} IN (SELECT id FROM {table} WHERE {inside});
