-- of_case --
-- Works that a case lists, in their order; areas in square metres, the footprint's on the plane of the storage CRS, its
-- shape as GeoJSON in degrees WGS 84.
SELECT work.work_name, work.work_kind, work.work_class, work.floor_area_m2, work.ground_floor_area_m2, work.storeys,
       work.basements, work.height_m, work.national_work_id,
       ST_AsGeoJSON(ST_Transform(work.footprint, 4326), 9, 0) AS footprint
FROM permit_case_works AS work
WHERE work.case_id = %(dossier)s
ORDER BY work.position;

-- of_permits --
-- Works of those permits that the reader may see, in their order: of the case that each names, if that case was granted
-- and is about this permit; columns as of_case, footprints only with `shapes`.
SELECT permit.id AS permit, work.work_name, work.work_kind, work.work_class, work.floor_area_m2,
       work.ground_floor_area_m2, work.storeys, work.basements, work.height_m, work.national_work_id,
       CASE WHEN %(shapes)s THEN ST_AsGeoJSON(ST_Transform(work.footprint, 4326), 9, 0) END AS footprint
FROM visible.building_permits AS permit
JOIN permit_cases AS stated ON stated.id = permit.works_case AND stated.permit = permit.id
JOIN permit_case_works AS work ON work.case_id = stated.id
WHERE permit.id = ANY(%(permits)s)
  AND EXISTS (SELECT 1 FROM permit_events AS happened WHERE happened.case_id = stated.id AND happened.event = 'grant')
ORDER BY permit.id, work.position;
