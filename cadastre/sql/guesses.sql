-- descendants --
-- Finder: parcels of today that came from closed ones, which bore the key or the national id ({kept}: visible states
-- that history kept). Changes that were taken back do not count.
WITH RECURSIVE ended AS (
  SELECT kept.id
  FROM {kept} AS kept
  WHERE ((%(national_id)s <> '' AND kept.national_id = %(national_id)s)
         OR (kept.parcel_number = ANY(%(numbers)s) AND kept.sheet_number = ANY(%(sheets)s)
             AND kept.ward_code = ANY(%(codes)s) AND kept.ward_code <> '')
         OR (kept.old_parcel_number = ANY(%(numbers)s) AND kept.old_parcel_number <> ''
             AND kept.old_sheet_number = ANY(%(sheets)s) AND kept.old_ward_code = ANY(%(codes)s)
             AND kept.old_ward_code <> ''))
    AND NOT EXISTS (SELECT 1 FROM parcels AS living WHERE living.id = kept.id)
), line AS (
  SELECT ended.id FROM ended
  UNION
  SELECT link.child
  FROM line
  JOIN parcel_lineage AS link ON link.parent = line.id
  JOIN parcel_events AS event ON event.id = link.event_id AND event.reverted_at IS NULL
)
SELECT line.id, 'descendant' AS epoch
FROM line;

-- other_sheets --
-- Finder: the same ward and number on other sheets.
(SELECT parcel.id, 'other_sheet' AS epoch
 FROM parcels AS parcel
 WHERE parcel.ward_code = ANY(%(codes)s) AND parcel.ward_code <> '' AND parcel.parcel_number = ANY(%(numbers)s)
 LIMIT %(most)s);

-- nearest_numbers --
-- Finder: the parcels of a sheet whose numbers are nearest to the one asked for.
(SELECT parcel.id, 'other_number' AS epoch
 FROM parcels AS parcel
 WHERE parcel.ward_code = ANY(%(codes)s) AND parcel.ward_code <> '' AND parcel.sheet_number = ANY(%(sheets)s)
   AND parcel.parcel_number ~ '^\d{{1,9}}'
 ORDER BY abs(substring(parcel.parcel_number, '^\d{{1,9}}')::bigint - %(number)s), parcel.id
 LIMIT %(most)s);

-- near_point --
-- Finder: the parcels nearest to a point of the storage CRS, no farther than within_m.
(SELECT parcel.id, 'near' AS epoch
 FROM (SELECT ST_SetSRID(ST_MakePoint(%(x)s, %(y)s), %(srid)s) AS point) AS given
 JOIN parcels AS parcel ON ST_DWithin(parcel.geom, given.point, %(within_m)s)
 ORDER BY parcel.geom <-> given.point, parcel.id
 LIMIT %(most)s);

-- similar_addresses --
-- Finder: of the folded addresses next to a text in their order, and of those that begin with one of its variants, the
-- ones of which a part is most like it.
(WITH beside AS (
  (SELECT parcel.id, nen_fold(parcel.address) AS folded
   FROM parcels AS parcel
   WHERE parcel.address <> '' AND nen_fold(parcel.address) OPERATOR(pg_catalog.~>=~) %(text)s
   ORDER BY nen_fold(parcel.address) USING OPERATOR(pg_catalog.~<~)
   LIMIT %(beside)s)
  UNION
  (SELECT parcel.id, nen_fold(parcel.address)
   FROM parcels AS parcel
   WHERE parcel.address <> '' AND nen_fold(parcel.address) OPERATOR(pg_catalog.~<~) %(text)s
   ORDER BY nen_fold(parcel.address) USING OPERATOR(pg_catalog.~>~)
   LIMIT %(beside)s)
  UNION
  SELECT begun.id, begun.folded
  FROM unnest(%(lows)s::text[], %(highs)s::text[]) AS span (low, high)
  CROSS JOIN LATERAL (
    SELECT parcel.id, nen_fold(parcel.address) AS folded
    FROM parcels AS parcel
    WHERE parcel.address <> '' AND nen_fold(parcel.address) OPERATOR(pg_catalog.~>=~) span.low
      AND nen_fold(parcel.address) OPERATOR(pg_catalog.~<~) span.high
    ORDER BY nen_fold(parcel.address) USING OPERATOR(pg_catalog.~<~)
    LIMIT %(each)s
  ) AS begun
)
SELECT beside.id, 'similar_address' AS epoch
FROM beside
WHERE similarity(beside.folded, %(text)s) >= %(least)s OR word_similarity(%(text)s, beside.folded) >= %(least_of_part)s
ORDER BY word_similarity(%(text)s, beside.folded) DESC, similarity(beside.folded, %(text)s) DESC, beside.id
LIMIT %(most)s);
