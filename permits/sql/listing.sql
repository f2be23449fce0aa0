-- page --
-- Permits that the reader may see and that pass the filters, from a place in the list on, the newest first. The box is in
-- degrees WGS 84 and meets the footprint; lon, lat = a point in it. Public columns only, and of the case that began the
-- permit how long a work of fixed term may stand, and the national ids of project and work.
SELECT permit.id, permit.version, permit.permit_number, permit.permit_kind, permit.status, permit.issued_on,
       permit.expires_on, permit.issuer, permit.work_name, permit.work_kind, permit.work_class, permit.address,
       permit.floor_area_m2, permit.ground_floor_area_m2, permit.storeys, permit.basements, permit.height_m,
       permit.site_coverage_pct, permit.far, permit.ground_level_m, permit.setback_m, permit.red_line,
       permit.building_line, permit.parcel, permit.parcel_version, permit.plan_code, permit.zone_code, permit.works_case, permit.published_until, permit.synthetic,
       begun.lifetime_until, COALESCE(begun.national_project_id, '') AS national_project_id,
       COALESCE(begun.national_work_id, '') AS national_work_id,
       (ST_XMin(permit.geom_4326) + ST_XMax(permit.geom_4326)) / 2 AS lon,
       (ST_YMin(permit.geom_4326) + ST_YMax(permit.geom_4326)) / 2 AS lat,
       CASE WHEN %(shapes)s THEN ST_AsGeoJSON(permit.geom_4326, 9, 0) END AS footprint
FROM visible.building_permits AS permit
LEFT JOIN permit_cases AS begun ON begun.id = permit.id
WHERE (%(id)s::uuid IS NULL OR permit.id = %(id)s)
  AND (%(statuses)s::text[] IS NULL OR permit.status = ANY(%(statuses)s))
  AND (%(kinds)s::text[] IS NULL OR permit.permit_kind = ANY(%(kinds)s))
  AND (%(parcel)s::uuid IS NULL OR permit.parcel = %(parcel)s)
  AND (%(west)s::float8 IS NULL
       OR permit.geom_4326 && ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 4326))
  AND (%(ward)s = '' OR EXISTS (
        SELECT 1 FROM visible.wards AS unit
        WHERE unit.code = %(ward)s AND unit.level = 'commune' AND unit.valid_to IS NULL
          AND unit.geom && permit.geom AND ST_Intersects(unit.geom, ST_PointOnSurface(permit.geom))))
  AND (%(q)s = '' OR nen_fold(permit.permit_number || ' ' || permit.address || ' ' || permit.work_name)
        LIKE %(pattern)s)
  AND (NOT %(marked)s OR (COALESCE(permit.issued_on, '-infinity'), permit.id)
        < (%(mark_day)s::date, %(mark_id)s::uuid))
ORDER BY COALESCE(permit.issued_on, '-infinity'::date) DESC, permit.id DESC
LIMIT %(limit)s;
