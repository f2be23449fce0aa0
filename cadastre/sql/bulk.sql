-- by_national_ids --
-- Parcels that bear one of many national ids. No geometry.
SELECT parcel.id, parcel.national_id
FROM visible.parcels AS parcel
WHERE parcel.national_id = ANY(%(national_ids)s) AND parcel.national_id <> '';

-- by_keys --
-- As the lookup's finder `by_key` for many keys at once: `at` numbers the key, `epoch` says whether code, sheet and number
-- are looked for among those in force (present) or of before the merger (former). A code '' stands for parcels without
-- one, found by the words of their ward name. area_m2 plane area in the storage CRS.
SELECT asked.at, parcel.id, asked.epoch AS reason, ST_Area(parcel.geom) AS area_m2
FROM unnest(%(at)s::integer[], %(epoch)s::text[], %(code)s::text[], %(pattern)s::text[], %(sheet)s::text[],
            %(number)s::text[]) AS asked (at, epoch, code, pattern, sheet, number)
JOIN visible.parcels AS parcel
  ON parcel.ward_code = asked.code AND parcel.sheet_number = asked.sheet AND parcel.parcel_number = asked.number
WHERE asked.epoch = 'present' AND (asked.code <> '' OR nen_fold(parcel.ward_name) ~ asked.pattern)
UNION ALL
SELECT asked.at, parcel.id, asked.epoch, ST_Area(parcel.geom)
FROM unnest(%(at)s::integer[], %(epoch)s::text[], %(code)s::text[], %(pattern)s::text[], %(sheet)s::text[],
            %(number)s::text[]) AS asked (at, epoch, code, pattern, sheet, number)
JOIN visible.parcels AS parcel
  ON parcel.old_ward_code = asked.code AND parcel.old_sheet_number = asked.sheet
    AND parcel.old_parcel_number = asked.number
WHERE asked.epoch = 'former' AND parcel.old_parcel_number <> ''
  AND (asked.code <> '' OR nen_fold(parcel.old_ward_name) ~ asked.pattern);

-- by_mixed_keys --
-- As `by_mixed_key` for many keys: a former ward with the numbers in force. area_m2 plane area in the storage CRS.
SELECT asked.at, parcel.id, 'mixed' AS reason, ST_Area(parcel.geom) AS area_m2
FROM unnest(%(at)s::integer[], %(epoch)s::text[], %(code)s::text[], %(pattern)s::text[], %(sheet)s::text[],
            %(number)s::text[]) AS asked (at, epoch, code, pattern, sheet, number)
JOIN visible.parcels AS parcel
  ON parcel.parcel_number = asked.number AND parcel.sheet_number = asked.sheet AND parcel.old_ward_code = asked.code
WHERE asked.epoch = 'former' AND (asked.code <> '' OR nen_fold(parcel.old_ward_name) ~ asked.pattern);

-- by_recorded_keys --
-- As `by_recorded_key` for many keys: parcels of today that bore the key before ({kept}: the visible states of history).
-- area_m2 plane area in the storage CRS.
SELECT DISTINCT asked.at, parcel.id, 'recorded' AS reason, ST_Area(parcel.geom) AS area_m2
FROM unnest(%(at)s::integer[], %(epoch)s::text[], %(code)s::text[], %(pattern)s::text[], %(sheet)s::text[],
            %(number)s::text[]) AS asked (at, epoch, code, pattern, sheet, number)
JOIN {kept} AS kept
  ON kept.ward_code = asked.code AND kept.sheet_number = asked.sheet AND kept.parcel_number = asked.number
JOIN visible.parcels AS parcel ON parcel.id = kept.id
WHERE asked.code <> '';
