-- sheets --
-- Sheets of wards whose number begins with a text, shortest first; with `numbers`, only those that hold such a parcel.
-- From one sheet to the next by the index on (ward, sheet, number), not through all parcels of the ward.
WITH RECURSIVE sheet AS (
  SELECT ward.code AS ward_code,
         (SELECT min(parcel.sheet_number) FROM visible.parcels AS parcel WHERE parcel.ward_code = ward.code)
           AS sheet_number
  FROM unnest(%(codes)s::text[]) AS ward (code)
  UNION ALL
  SELECT sheet.ward_code,
         (SELECT min(parcel.sheet_number) FROM visible.parcels AS parcel
          WHERE parcel.ward_code = sheet.ward_code AND parcel.sheet_number > sheet.sheet_number)
  FROM sheet
  WHERE sheet.sheet_number IS NOT NULL
)
SELECT sheet.ward_code, sheet.sheet_number
FROM sheet
WHERE sheet.sheet_number LIKE %(prefix)s
  AND (cardinality(%(numbers)s::text[]) = 0 OR EXISTS (
    SELECT 1 FROM visible.parcels AS parcel
    WHERE parcel.ward_code = sheet.ward_code AND parcel.sheet_number = sheet.sheet_number
      AND parcel.parcel_number = ANY(%(numbers)s)
  ))
ORDER BY length(sheet.sheet_number), sheet.sheet_number, sheet.ward_code
LIMIT %(most)s;

-- numbers --
-- Parcel numbers on sheets of wards that begin with a text, shortest first.
SELECT DISTINCT parcel.ward_code, parcel.sheet_number, parcel.parcel_number, length(parcel.parcel_number) AS digits
FROM visible.parcels AS parcel
WHERE parcel.ward_code = ANY(%(codes)s) AND parcel.sheet_number = ANY(%(sheets)s)
  AND parcel.parcel_number LIKE %(prefix)s
ORDER BY digits, parcel.parcel_number, parcel.ward_code, parcel.sheet_number
LIMIT %(most)s;

-- former_sheets --
-- As `sheets`, of units of before a merger and the sheets on which their parcels lay then.
WITH RECURSIVE sheet AS (
  SELECT ward.code AS ward_code,
         (SELECT min(parcel.old_sheet_number) FROM visible.parcels AS parcel
          WHERE parcel.old_ward_code = ward.code AND parcel.old_parcel_number <> '') AS sheet_number
  FROM unnest(%(codes)s::text[]) AS ward (code)
  UNION ALL
  SELECT sheet.ward_code,
         (SELECT min(parcel.old_sheet_number) FROM visible.parcels AS parcel
          WHERE parcel.old_ward_code = sheet.ward_code AND parcel.old_sheet_number > sheet.sheet_number
            AND parcel.old_parcel_number <> '')
  FROM sheet
  WHERE sheet.sheet_number IS NOT NULL
)
SELECT sheet.ward_code, sheet.sheet_number
FROM sheet
WHERE sheet.sheet_number LIKE %(prefix)s AND sheet.sheet_number <> ''
  AND (cardinality(%(numbers)s::text[]) = 0 OR EXISTS (
    SELECT 1 FROM visible.parcels AS parcel
    WHERE parcel.old_ward_code = sheet.ward_code AND parcel.old_sheet_number = sheet.sheet_number
      AND parcel.old_parcel_number = ANY(%(numbers)s) AND parcel.old_parcel_number <> ''
  ))
ORDER BY length(sheet.sheet_number), sheet.sheet_number, sheet.ward_code
LIMIT %(most)s;

-- former_numbers --
-- As `numbers`, of units of before a merger: the numbers that their parcels bore then.
SELECT DISTINCT parcel.old_ward_code AS ward_code, parcel.old_sheet_number AS sheet_number,
       parcel.old_parcel_number AS parcel_number, length(parcel.old_parcel_number) AS digits
FROM visible.parcels AS parcel
WHERE parcel.old_ward_code = ANY(%(codes)s) AND parcel.old_sheet_number = ANY(%(sheets)s)
  AND parcel.old_parcel_number LIKE %(prefix)s AND parcel.old_parcel_number <> ''
ORDER BY digits, parcel.old_parcel_number, parcel.old_ward_code, parcel.old_sheet_number
LIMIT %(most)s;
