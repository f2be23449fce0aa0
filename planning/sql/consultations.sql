-- meeting_subject --
-- Plans of which the public is asked on a date and that meet the ground in `subject`; area_m2 = part of it, square metres
-- on the plane of the storage CRS. They are not announced: only these public facts may be told, and nothing of their zones.
SELECT plan.plan_code, plan.name, plan.level, plan.adjustment, plan.base_plan_code, plan.responsible_body,
       plan.consultation_from AS opens_on, plan.consultation_to AS closes_on,
       ST_Area(ST_Intersection(plan.geom, subject.geom)) AS area_m2
FROM subject
JOIN plans AS plan ON plan.geom_4326 && subject.geom_4326 AND ST_Intersects(plan.geom, subject.geom)
WHERE plan.status = 'consultation'
  AND %(as_of)s BETWEEN plan.consultation_from AND plan.consultation_to
  AND %(today)s BETWEEN plan.consultation_from AND plan.consultation_to
ORDER BY plan.consultation_to, plan.plan_code;
