-- seen --
-- The cases that the reader may see; parties_shown: he may also read the parties and the notes of this one.
SELECT held.*, {parties_shown} AS parties_shown FROM permit_cases AS held WHERE {seen};

-- on_open_ground --
-- Condition on the row `held` of permit_cases, after SELECT: none of its parcels is hidden from the public; {shown} is
-- the condition under which a parcel is public.
SELECT NOT EXISTS (
  SELECT 1 FROM permit_case_parcels AS relied
  WHERE relied.case_id = held.id
    AND EXISTS (SELECT 1 FROM parcels WHERE parcels.id = relied.parcel AND NOT ({shown}))
);

-- matching --
-- Cases that the reader may see and that pass the filters; {cases} stands for `seen` below. The box is in degrees WGS 84
-- and meets the site (storage CRS).
SELECT one.*
FROM ({cases}) AS one
WHERE (%(statuses)s::text[] IS NULL OR one.status = ANY(%(statuses)s))
  AND (%(kinds)s::text[] IS NULL OR one.kind = ANY(%(kinds)s))
  AND (%(ward)s = '' OR one.ward_code = %(ward)s)
  AND (%(permit)s::uuid IS NULL OR one.permit = %(permit)s)
  AND (%(parcel)s::uuid IS NULL OR EXISTS (
        SELECT 1 FROM permit_case_parcels AS ground WHERE ground.case_id = one.id AND ground.parcel = %(parcel)s))
  AND (%(west)s::float8 IS NULL OR one.geom && ST_Transform(
        ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 4326), %(srid)s))
  AND (%(q)s = '' OR nen_fold(concat_ws(' ', one.number, one.reference, one.permit_number, one.address, one.work_name))
        LIKE %(pattern)s)
  AND (%(due_from)s::date IS NULL OR one.due_on >= %(due_from)s)
  AND (%(due_to)s::date IS NULL OR one.due_on <= %(due_to)s);

-- newest --
-- Those of `matching` from a place in the list on, the newest first; lon, lat = a point on the site, degrees WGS 84.
SELECT one.*, ST_X(at.point) AS lon, ST_Y(at.point) AS lat
FROM ({matching}) AS one
CROSS JOIN LATERAL (SELECT ST_Transform(ST_PointOnSurface(one.geom), 4326) AS point) AS at
WHERE NOT %(marked)s OR (one.filed_on, one.id) < (%(mark_day)s::date, %(mark_case)s::uuid)
ORDER BY one.filed_on DESC, one.id DESC
LIMIT %(limit)s;

-- most_urgent --
-- The same, the first due first; cases without a day stand last.
SELECT one.*, ST_X(at.point) AS lon, ST_Y(at.point) AS lat
FROM ({matching}) AS one
CROSS JOIN LATERAL (SELECT ST_Transform(ST_PointOnSurface(one.geom), 4326) AS point) AS at
WHERE NOT %(marked)s
  OR (COALESCE(one.due_on, 'infinity'), one.id) > (%(mark_day)s::date, %(mark_case)s::uuid)
ORDER BY COALESCE(one.due_on, 'infinity'), one.id
LIMIT %(limit)s;

-- counts --
-- How many of `matching` there are by status, and how many of them are past their day.
SELECT one.status, count(*) AS cases, count(*) FILTER (WHERE one.due_on < %(today)s) AS overdue
FROM ({matching}) AS one
GROUP BY one.status;

-- one --
-- One case that the reader may see; site and footprint as GeoJSON in degrees WGS 84, areas in square metres on the
-- plane of the storage CRS.
SELECT one.*, ST_X(at.point) AS lon, ST_Y(at.point) AS lat, ward.full_name AS ward_name, who.username AS filed_by,
       ST_AsGeoJSON(ST_Transform(one.geom, 4326), 9, 0) AS site_json, ST_Area(one.geom) AS site_area_m2,
       ST_AsGeoJSON(ST_Transform(one.footprint, 4326), 9, 0) AS footprint_json,
       ST_Area(one.footprint) AS footprint_area_m2,
       ARRAY[ST_XMin(whole.box), ST_YMin(whole.box), ST_XMax(whole.box), ST_YMax(whole.box)] AS bbox
FROM ({cases}) AS one
CROSS JOIN LATERAL (SELECT ST_Transform(ST_PointOnSurface(one.geom), 4326) AS point) AS at
CROSS JOIN LATERAL (SELECT ST_Transform(ST_Collect(one.geom, one.footprint), 4326) AS box) AS whole
LEFT JOIN wards AS ward ON ward.code = one.ward_code AND ward.level = 'commune' AND ward.valid_to IS NULL
LEFT JOIN auth_user AS who ON who.id = one.filed_by_id
WHERE one.id = %(dossier)s;

-- events --
-- Events of cases in their order, with the login of who recorded each.
SELECT happened.case_id, happened.seq, happened.event, happened.happened_on, happened.from_status, happened.to_status,
       happened.note, happened.data, happened.document_id, happened.change_set, happened.recorded_at,
       who.username AS recorded_by
FROM permit_events AS happened
LEFT JOIN auth_user AS who ON who.id = happened.actor_id
WHERE happened.case_id = ANY(%(cases)s)
ORDER BY happened.case_id, happened.seq;

-- parties --
-- Parties of a case: personal data, read only for who may.
SELECT party.role, party.name, party.identity_number, party.address, party.phone, party.email
FROM permit_parties AS party
WHERE party.case_id = %(dossier)s
ORDER BY party.id;

-- documents --
-- Documents of a case.
SELECT paper.id, paper.kind, paper.title, paper.number, paper.dated, paper.file_name, paper.media_type, paper.sha256,
       paper.size_bytes, paper.added_at, who.username AS added_by
FROM permit_documents AS paper
LEFT JOIN auth_user AS who ON who.id = paper.added_by_id
WHERE paper.case_id = %(dossier)s
ORDER BY paper.added_at, paper.id;

-- parcels --
-- Parcels that cases rely on, in the order given.
SELECT ground.case_id, ground.parcel, ground.version, ground.national_id, ground.name, ground.area_m2
FROM permit_case_parcels AS ground
WHERE ground.case_id = ANY(%(cases)s)
ORDER BY ground.case_id, ground.position;

-- plans --
-- Zones of plans that governed the site of a case on the day of filing, the largest part first.
SELECT based.parcel, based.plan, based.plan_code, based.plan_version, based.level, based.zone, based.zone_version,
       based.zone_code, based.area_m2, based.share_pct
FROM permit_case_plans AS based
WHERE based.case_id = %(dossier)s
ORDER BY based.position;

-- of_permit --
-- Cases of one permit that the reader may see, the first first.
SELECT one.id, one.number, one.kind, one.status, one.filed_on, one.decided_on
FROM ({cases}) AS one
WHERE one.permit = %(permit)s
ORDER BY one.filed_on, one.id;
