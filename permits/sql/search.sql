-- search --
-- Permits whose folded number holds the text at the start or after a blank; centre and bbox in degrees WGS 84.
SELECT permit.id, permit.permit_number, permit.issued_on, permit.address, permit.work_name,
       (ST_XMin(permit.geom_4326) + ST_XMax(permit.geom_4326)) / 2 AS lon,
       (ST_YMin(permit.geom_4326) + ST_YMax(permit.geom_4326)) / 2 AS lat,
       ARRAY[ST_XMin(permit.geom_4326), ST_YMin(permit.geom_4326), ST_XMax(permit.geom_4326),
             ST_YMax(permit.geom_4326)] AS bbox,
       CASE WHEN nen_fold(permit.permit_number) = %(text)s THEN 0 ELSE 1 END AS rank
FROM visible.building_permits AS permit
WHERE nen_fold(permit.permit_number) LIKE %(prefix)s OR nen_fold(permit.permit_number) LIKE %(word)s
ORDER BY rank, permit.permit_number
LIMIT %(most)s;
