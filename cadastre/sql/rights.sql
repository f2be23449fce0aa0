-- place --
-- The shape of a parcel that the reader may see (WKB, storage CRS), and its survey document.
SELECT ST_AsBinary(parcel.geom) AS shape, parcel.survey_document_id
FROM visible.parcels AS parcel WHERE parcel.id = %(parcel)s;

-- rights --
-- Rights to a parcel that the reader may see, the oldest first.
SELECT entry.id FROM visible.land_rights AS entry
WHERE entry.parcel_id = %(parcel)s
ORDER BY entry.since NULLS FIRST, entry.kind, entry.id;

-- restrictions --
-- Restrictions of a parcel that the reader may see, the oldest first.
SELECT entry.id FROM visible.parcel_restrictions AS entry
WHERE entry.parcel_id = %(parcel)s
ORDER BY entry.starts_on NULLS FIRST, entry.kind, entry.id;
