-- candidates --
-- Parcels that a lookup found ({found}: id, epoch), with what an answer tells: area_m2 plane area in the storage CRS,
-- lon/lat degrees WGS 84, in the finder's order. Finders read the whole register: only what is visible here leaves.
SELECT found.epoch, parcel.id, parcel.version, parcel.national_id, parcel.ward_code, parcel.ward_name,
       parcel.sheet_number, parcel.parcel_number, parcel.old_ward_name, parcel.old_sheet_number,
       parcel.old_parcel_number, parcel.address, ST_Area(parcel.geom) AS area_m2,
       (ST_XMin(parcel.geom_4326) + ST_XMax(parcel.geom_4326)) / 2 AS lon,
       (ST_YMin(parcel.geom_4326) + ST_YMax(parcel.geom_4326)) / 2 AS lat
FROM (SELECT finder.id, finder.epoch, row_number() OVER () AS nth FROM ({found}) AS finder) AS found
JOIN visible.parcels AS parcel ON parcel.id = found.id
ORDER BY found.nth
LIMIT %(most)s;

-- by_key --
-- Finder: (ward, sheet, number) in force (present) or of the ward before the merger (former). A code '' stands for
-- parcels without one, which are found by the words of their ward name. Conditions on the sheet only where it is known.
SELECT parcel.id, 'present' AS epoch
FROM parcels AS parcel
WHERE parcel.ward_code = ANY({present_codes}) AND parcel.parcel_number = ANY({numbers}) AND {present_sheet}
  AND (parcel.ward_code <> '' OR nen_fold(parcel.ward_name) ~ %(ward_pattern)s)
UNION ALL
SELECT parcel.id, 'former'
FROM parcels AS parcel
WHERE parcel.old_ward_code = ANY({former_codes}) AND parcel.old_parcel_number = ANY({numbers}) AND {former_sheet}
  AND parcel.old_parcel_number <> ''
  AND (parcel.old_ward_code <> '' OR nen_fold(parcel.old_ward_name) ~ %(ward_pattern)s);

-- by_mixed_key --
-- Finder: a former ward with the numbers in force.
SELECT parcel.id, 'mixed' AS epoch
FROM parcels AS parcel
WHERE parcel.parcel_number = ANY(%(numbers)s)
  AND (cardinality(%(sheets)s::text[]) = 0 OR parcel.sheet_number = ANY(%(sheets)s))
  AND parcel.old_ward_code = ANY(%(former_codes)s)
  AND (parcel.old_ward_code <> '' OR nen_fold(parcel.old_ward_name) ~ %(ward_pattern)s);

-- by_number --
-- Finder: number and sheet in any ward, in force or former; a bounded number of each, for a number alone is everywhere.
(SELECT parcel.id, 'present' AS epoch
 FROM parcels AS parcel
 WHERE parcel.parcel_number = ANY(%(numbers)s)
   AND (cardinality(%(sheets)s::text[]) = 0 OR parcel.sheet_number = ANY(%(sheets)s))
 LIMIT %(scan)s)
UNION ALL
(SELECT parcel.id, 'former'
 FROM parcels AS parcel
 WHERE parcel.old_parcel_number = ANY(%(numbers)s) AND parcel.old_parcel_number <> ''
   AND (cardinality(%(sheets)s::text[]) = 0 OR parcel.old_sheet_number = ANY(%(sheets)s))
 LIMIT %(scan)s);

-- by_recorded_key --
-- Finder: parcels of today that bore the key at some time before, by what the history kept ({kept}: its visible states).
SELECT DISTINCT kept.id, 'recorded' AS epoch
FROM {kept} AS kept
WHERE kept.parcel_number = ANY(%(numbers)s) AND kept.sheet_number = ANY(%(sheets)s)
  AND kept.ward_code = ANY(%(codes)s) AND kept.ward_code <> '';

-- by_feature_id --
-- Finder: UUID.
SELECT parcel.id, 'identity' AS epoch
FROM parcels AS parcel
WHERE parcel.id = %(id)s;

-- by_national_id --
-- Finder: national id.
SELECT parcel.id, 'identity' AS epoch
FROM parcels AS parcel
WHERE parcel.national_id = %(national_id)s AND parcel.national_id <> '';

-- at_point --
-- Finder: parcels within tolerance_m of a point given in the storage CRS; boundary = closer to the boundary than that.
SELECT parcel.id,
       CASE WHEN ST_DWithin(ST_Boundary(parcel.geom), given.point, %(tolerance_m)s) THEN 'boundary' ELSE 'inside' END
         AS epoch
FROM (SELECT ST_SetSRID(ST_MakePoint(%(x)s, %(y)s), %(srid)s) AS point) AS given
JOIN parcels AS parcel ON ST_DWithin(parcel.geom, given.point, %(tolerance_m)s);

-- by_certificate --
-- Finder: serial of the certificate as it stands on the parcel or in the register of certificates, where {on_parcel}
-- and {on_certificate} admit the reader; serials are compared folded, letters and digits only.
SELECT parcel.id, 'certificate' AS epoch
FROM (SELECT * FROM parcels WHERE {on_parcel}) AS parcel
WHERE regexp_replace(nen_fold(parcel.certificate_serial), '[^a-z0-9]', '', 'g') = %(serial)s
  AND parcel.certificate_serial <> ''
UNION
SELECT held.parcel_id, 'certificate'
FROM (SELECT * FROM certificates WHERE {on_certificate}) AS paper
JOIN (SELECT * FROM land_rights WHERE {on_right}) AS held ON held.certificate_id = paper.id
WHERE regexp_replace(nen_fold(paper.serial), '[^a-z0-9]', '', 'g') = %(serial)s;

-- by_address --
-- Finder: folded addresses within the spans of a text, which are it or go on after it with another word; in the wards of
-- the given codes, present or former, when there are any. A bounded number: the beginning of a street is everywhere.
-- OFFSET 0 keeps the other conditions out of the span's own search, so that a plan without values reads no more either.
-- Letters that are not ASCII stand in the last span alone, which begins with a brace: elsewhere no word goes on.
(SELECT parcel.id, 'address' AS epoch
 FROM ({spans}) AS span (low, high)
 CROSS JOIN LATERAL (
   SELECT near.id, near.address, near.ward_code, near.old_ward_code
   FROM parcels AS near
   WHERE near.address <> '' AND nen_fold(near.address) OPERATOR(pg_catalog.~>=~) span.low
     AND nen_fold(near.address) OPERATOR(pg_catalog.~<~) span.high
   OFFSET 0
 ) AS parcel
 WHERE (right(span.low, 1) <> '{{' OR nen_fold(parcel.address) ~ %(whole_word)s)
   AND (cardinality(%(codes)s::text[]) = 0 OR parcel.ward_code = ANY(%(codes)s) OR parcel.old_ward_code = ANY(%(codes)s))
 LIMIT %(scan)s);
