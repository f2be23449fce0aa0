-- state --
-- Expression over the row `permit`, after SELECT: in which of the list's states it is on the day in `today`.
SELECT
  CASE WHEN permit.status = 'hoan_thanh' THEN 'finished'
       WHEN permit.status = 'khoi_cong' THEN 'in_force'
       WHEN permit.status IN ('cap', 'gia_han') AND COALESCE(permit.expires_on, 'infinity') >= %(today)s THEN 'in_force'
       ELSE 'ended' END;

-- texts --
-- Expression over the row `permit`, after SELECT: what its words are looked for in; the index is on the same.
SELECT
  nen_fold(permit.permit_number || ' ' || permit.address || ' ' || permit.work_name);

-- standing --
-- Expression over the row `permit`, after SELECT: its place in the list; a permit without a day stands last.
SELECT
  COALESCE(permit.issued_on, '-infinity'::date);

-- in_ward --
-- Condition on the row `permit`, after SELECT: its work stands in the commune of today with the code in `ward`.
SELECT
  EXISTS (
    SELECT 1 FROM visible.wards AS unit
    WHERE unit.code = %(ward)s AND unit.level = 'commune' AND unit.valid_to IS NULL
      AND unit.geom && permit.geom AND ST_Intersects(unit.geom, ST_PointOnSurface(permit.geom))
  );

-- matching --
-- Permits that the reader may see and whose texts hold every word, in their ward; lon, lat in degrees WGS 84.
SELECT permit.id, permit.version, permit.permit_number, permit.permit_kind, permit.status, {state} AS state,
       permit.issued_on, permit.expires_on, permit.issuer, permit.work_name, permit.address, permit.storeys,
       permit.floor_area_m2, permit.work_count, permit.parcel, permit.geom_4326, permit.synthetic, {standing} AS standing,
       EXTRACT(YEAR FROM permit.issued_on)::int AS year,
       (ST_XMin(permit.geom_4326) + ST_XMax(permit.geom_4326)) / 2 AS lon,
       (ST_YMin(permit.geom_4326) + ST_YMax(permit.geom_4326)) / 2 AS lat
FROM visible.building_permits AS permit
WHERE {in_ward} AND {words};

-- chosen --
-- Condition on a row of `matching`, after SELECT: it passes the filters.
SELECT
  (%(state)s = '' OR one.state = %(state)s) AND (%(kind)s = '' OR one.permit_kind = %(kind)s)
  AND (%(year)s::int IS NULL OR one.year = %(year)s::int);

-- counts --
-- Permits of `matching` by what the filters tell apart.
SELECT one.state, one.permit_kind AS kind, one.year, count(*) AS permits
FROM matching AS one
GROUP BY one.state, one.permit_kind, one.year;

-- newest --
-- Those of `matching` that pass the filters, from a place in the list downwards.
SELECT one.id, one.version, one.permit_number, one.permit_kind, one.status, one.state, one.issued_on, one.expires_on,
       one.issuer, one.work_name, one.address, one.storeys, one.floor_area_m2, one.work_count, one.parcel,
       one.synthetic, one.lon, one.lat
FROM matching AS one
WHERE {chosen}
  AND (NOT %(marked)s OR (one.standing, one.id) < (%(mark_standing)s::date, %(mark_id)s::uuid))
ORDER BY one.standing DESC, one.id DESC
LIMIT %(limit)s;

-- newer --
-- Those of `matching` that pass the filters, from a place in the list upwards: the nearest first.
SELECT one.id, one.version, one.permit_number, one.permit_kind, one.status, one.state, one.issued_on, one.expires_on,
       one.issuer, one.work_name, one.address, one.storeys, one.floor_area_m2, one.work_count, one.parcel,
       one.synthetic, one.lon, one.lat
FROM matching AS one
WHERE {chosen} AND (one.standing, one.id) > (%(mark_standing)s::date, %(mark_id)s::uuid)
ORDER BY one.standing, one.id
LIMIT %(limit)s;

-- places --
-- Those of `matching` that pass the filters inside a window (degrees WGS 84), gathered in cells of `cell` degrees: how
-- many, their centre and extent; the number of the one that stands alone and, when `footprints`, its shape.
SELECT count(*) AS permits, avg(one.lon) AS lon, avg(one.lat) AS lat,
       ARRAY[min(one.lon), min(one.lat), max(one.lon), max(one.lat)] AS bbox,
       CASE WHEN count(*) = 1 THEN min(one.id::text) END AS id,
       CASE WHEN count(*) = 1 THEN min(one.permit_number) END AS permit_number,
       CASE WHEN count(*) = 1 THEN min(one.address) END AS address,
       CASE WHEN count(*) = 1 AND %(footprints)s THEN ST_AsGeoJSON((array_agg(one.geom_4326))[1], 7, 0) END AS footprint
FROM matching AS one
WHERE {chosen} AND one.geom_4326 && ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 4326)
GROUP BY floor(one.lon / %(cell)s), floor(one.lat / %(cell)s)
ORDER BY permits DESC
LIMIT %(limit)s;

-- permit --
-- One permit that the reader may see: public columns, ward of its work, footprint and extent in degrees WGS 84, area of
-- the footprint in square metres on the plane of the storage CRS; of the case that began it how long a work of fixed term
-- may stand, and the national ids of project and work.
SELECT permit.id, permit.version, permit.permit_number, permit.permit_kind, permit.status, {state} AS state,
       permit.issued_on, permit.expires_on, permit.issuer, permit.work_name, permit.work_kind, permit.work_class,
       permit.parcel, permit.parcel_version, permit.plan_code, permit.zone_code, permit.address, permit.floor_area_m2,
       permit.ground_floor_area_m2, permit.storeys, permit.basements, permit.height_m, permit.site_coverage_pct,
       permit.far, permit.ground_level_m, permit.setback_m, permit.red_line, permit.building_line, permit.works_case,
       permit.published_until, permit.synthetic, permit.recorded_at, ward.code AS ward_code, ward.full_name AS ward_name, begun.lifetime_until,
       begun.national_project_id, begun.national_work_id,
       ST_Area(permit.geom) AS footprint_area_m2, ST_AsGeoJSON(permit.geom_4326, 9, 0) AS footprint,
       ARRAY[ST_XMin(permit.geom_4326), ST_YMin(permit.geom_4326), ST_XMax(permit.geom_4326),
             ST_YMax(permit.geom_4326)] AS bbox
FROM visible.building_permits AS permit
LEFT JOIN permit_cases AS begun ON begun.id = permit.id
LEFT JOIN LATERAL (
  SELECT unit.code, unit.full_name FROM visible.wards AS unit
  WHERE unit.level = 'commune' AND unit.valid_to IS NULL
    AND unit.geom && permit.geom AND ST_Intersects(unit.geom, ST_PointOnSurface(permit.geom))
  LIMIT 1
) AS ward ON true
WHERE permit.id = %(permit)s;

-- events --
-- What happened to a permit: the events of its first case that everybody may know of, in their order, each with its day,
-- the number of the decision, and the day until which it then holds; no notes, no people.
SELECT happened.event, happened.happened_on AS day, coalesce(happened.data ->> 'document_number', '') AS document_number,
       (happened.data ->> 'expires_on')::date AS expires_on
FROM permit_events AS happened
WHERE happened.case_id = %(permit)s AND happened.event = ANY(%(events)s)
ORDER BY happened.seq;

-- ground --
-- The parcel that a permit names as it is today, if it is still there and the reader may see it; shape in degrees WGS 84.
SELECT parcel.id, parcel.version, parcel.sheet_number, parcel.parcel_number, parcel.ward_name, parcel.address,
       ST_AsGeoJSON(parcel.geom_4326, 9, 0) AS shape
FROM visible.parcels AS parcel
WHERE parcel.id = %(parcel)s;

-- wards --
-- Communes of today, for the choice of one.
SELECT unit.code, unit.full_name AS name
FROM visible.wards AS unit
WHERE unit.level = 'commune' AND unit.valid_to IS NULL
ORDER BY nen_fold(unit.full_name);
