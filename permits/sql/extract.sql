-- permits_of_subject --
-- Permits of the parcel in `subject` issued up to as_of: by the parcel they name, else by footprint. Public columns;
-- footprint_area_m2 = part of the footprint inside the parcel, square metres on the plane of the storage CRS.
SELECT permit.id, permit.version, permit.permit_number, permit.permit_kind, permit.status, permit.issued_on,
       permit.expires_on, permit.issuer, permit.work_name, permit.work_kind, permit.work_class, permit.parcel_version,
       permit.plan_code, permit.zone_code, permit.address, permit.floor_area_m2, permit.ground_floor_area_m2,
       permit.storeys, permit.basements, permit.height_m, permit.site_coverage_pct, permit.far, permit.setback_m,
       permit.synthetic, ST_Area(ST_Intersection(permit.geom, subject.geom)) AS footprint_area_m2
FROM subject
JOIN visible.building_permits AS permit ON permit.parcel = subject.id
WHERE permit.issued_on IS NULL OR permit.issued_on <= %(as_of)s
UNION ALL
SELECT permit.id, permit.version, permit.permit_number, permit.permit_kind, permit.status, permit.issued_on,
       permit.expires_on, permit.issuer, permit.work_name, permit.work_kind, permit.work_class, permit.parcel_version,
       permit.plan_code, permit.zone_code, permit.address, permit.floor_area_m2, permit.ground_floor_area_m2,
       permit.storeys, permit.basements, permit.height_m, permit.site_coverage_pct, permit.far, permit.setback_m,
       permit.synthetic, ST_Area(ST_Intersection(permit.geom, subject.geom))
FROM subject
JOIN visible.building_permits AS permit
  ON permit.geom_4326 && subject.geom_4326 AND ST_Intersects(permit.geom, subject.geom)
WHERE permit.parcel IS NULL AND (permit.issued_on IS NULL OR permit.issued_on <= %(as_of)s)
  AND ST_Area(ST_Intersection(permit.geom, subject.geom)) >= 0.5
ORDER BY issued_on DESC NULLS LAST, permit_number;
