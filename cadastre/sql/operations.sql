-- dependents --
-- Rows of a layer that describe parcels: id, version, parcel, values as JSON text.
SELECT held.id, held.version, held.{link}, ({values})::text
FROM {table} AS held
WHERE held.{link} = ANY(%(parcels)s)
ORDER BY held.id;

-- numbers_of_sheet --
-- Every parcel number that a sheet holds, ever held, or is to hold by an open change set (not one of a file); of the edit
-- that is being replaced none. A sheet is named by ward code, where there is none by the name of the ward.
SELECT parcel_number
FROM parcels
WHERE ward_code = %(ward)s AND sheet_number = %(sheet)s AND (ward_code <> '' OR ward_name = %(ward_name)s)
UNION
SELECT parcel_number
FROM history.parcels
WHERE ward_code = %(ward)s AND sheet_number = %(sheet)s AND (ward_code <> '' OR ward_name = %(ward_name)s)
UNION
SELECT edit.properties ->> 'parcel_number'
FROM change_sets AS draft
JOIN change_set_edits AS edit ON edit.change_set_id = draft.id
WHERE draft.status IN ('draft', 'returned', 'submitted', 'approved') AND draft.kind <> 'import'
  AND edit.layer = 'parcels' AND edit.operation IN ('create', 'passing-create')
  AND edit.properties ->> 'ward_code' = %(ward)s AND edit.properties ->> 'sheet_number' = %(sheet)s
  AND (%(ward)s <> '' OR edit.properties ->> 'ward_name' = %(ward_name)s)
  AND edit.expanded_from_id IS DISTINCT FROM %(edit)s;

-- live_keys --
-- Which of these keys live parcels bear, other than those named: number, ward, sheet.
SELECT DISTINCT held.parcel_number, held.ward_code, held.sheet_number
FROM unnest(%(wards)s::text[], %(sheets)s::text[], %(numbers)s::text[]) AS asked (ward, sheet, number)
JOIN parcels AS held
  ON held.ward_code = asked.ward AND held.sheet_number = asked.sheet AND held.parcel_number = asked.number
WHERE held.id <> ALL(%(besides)s);

-- national_id_taken --
-- Whether a national id was ever given to a parcel.
SELECT EXISTS (SELECT 1 FROM parcels WHERE national_id = %(national_id)s)
    OR EXISTS (SELECT 1 FROM history.parcels WHERE national_id = %(national_id)s);

-- locked --
-- What parcels are locked by on a day: id, blocked, in dispute; by their flags or by a paper in force. Others are left out.
SELECT held.id,
       held.blocked OR COALESCE(paper.blocks, false) AS blocked,
       held.in_dispute OR COALESCE(paper.disputes, false) AS in_dispute
FROM parcels AS held
LEFT JOIN LATERAL (
  SELECT bool_or(kind = 'block') AS blocks, bool_or(kind = 'dispute') AS disputes
  FROM parcel_restrictions
  WHERE parcel_id = held.id
    AND (starts_on IS NULL OR starts_on <= %(day)s) AND (ends_on IS NULL OR ends_on > %(day)s)
) AS paper ON true
WHERE held.id = ANY(%(parcels)s)
  AND (held.blocked OR held.in_dispute OR COALESCE(paper.blocks OR paper.disputes, false));

-- pending --
-- Edits of parcels in other open change sets: parcel, state of the change set, when it was handed in.
SELECT edit.feature, other.status, other.submitted_at
FROM change_set_edits AS edit
JOIN change_sets AS other ON other.id = edit.change_set_id
WHERE edit.layer = 'parcels' AND edit.feature = ANY(%(parcels)s) AND edit.operation IN ('create', 'update', 'delete')
  AND other.status IN ('draft', 'returned', 'submitted', 'approved')
  AND other.id IS DISTINCT FROM %(change_set)s::uuid;

-- edited_here --
-- Which of these parcels a change set edits already, but for the edit that is being replaced.
SELECT edit.feature
FROM change_set_edits AS edit
WHERE edit.change_set_id = %(change_set)s AND edit.layer = 'parcels' AND edit.feature = ANY(%(parcels)s)
  AND edit.operation IN ('create', 'update', 'delete') AND edit.expanded_from_id IS DISTINCT FROM %(edit)s;

-- near_shapes --
-- Live parcels within a distance (metres) of a shape (WKB, storage CRS), other than those named.
SELECT held.id
FROM parcels AS held
WHERE held.id <> ALL(%(besides)s)
  AND ST_DWithin(held.geom, ST_SetSRID(ST_GeomFromWKB(%(shapes)s), %(srid)s), %(within_m)s)
ORDER BY held.id;

-- of_sheet --
-- Live parcels of a sheet.
SELECT id FROM parcels WHERE ward_code = %(ward)s AND sheet_number = %(sheet)s ORDER BY id;
