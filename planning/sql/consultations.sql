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

-- open_today --
-- Plans of which the public is asked on the day `today`, each once: all, or one by its code, or those that adjust the
-- plan `base`; area_m2 on the plane of the storage CRS, bbox and boundary in degrees WGS 84. Public facts only.
SELECT DISTINCT ON (plan.plan_code) plan.plan_code, plan.name, plan.level, plan.infrastructure_theme, plan.adjustment,
       plan.base_plan_code, plan.responsible_body, plan.consultation_from AS opens_on, plan.consultation_to AS closes_on,
       ST_Area(plan.geom) AS area_m2,
       ARRAY[ST_XMin(plan.geom_4326), ST_YMin(plan.geom_4326), ST_XMax(plan.geom_4326),
             ST_YMax(plan.geom_4326)] AS bbox,
       CASE WHEN %(code)s <> '' THEN ST_AsGeoJSON(plan.geom_4326, 7) END AS boundary
FROM plans AS plan
WHERE plan.status = 'consultation' AND %(today)s BETWEEN plan.consultation_from AND plan.consultation_to
  AND (%(code)s = '' OR plan.plan_code = %(code)s) AND (%(base)s = '' OR plan.base_plan_code = %(base)s)
  AND NOT EXISTS (SELECT 1 FROM unnest(%(words)s::text[]) AS word
                  WHERE nen_fold(concat_ws(' ', plan.name, plan.plan_code)) NOT LIKE word)
  AND (%(level)s = '' OR plan.level = %(level)s)
  AND (%(infrastructure_theme)s = '' OR plan.infrastructure_theme = %(infrastructure_theme)s)
  AND (%(ward)s = '' OR EXISTS (
        SELECT 1 FROM wards AS unit
        WHERE unit.code = %(ward)s AND unit.level = 'commune'
          AND COALESCE(unit.valid_from, %(today)s) <= %(today)s AND COALESCE(unit.valid_to, 'infinity') > %(today)s
          AND ST_Intersects(plan.geom, ST_Buffer(ST_Simplify(unit.geom, 10), -20, 'quad_segs=2'))))
ORDER BY plan.plan_code, plan.version DESC;
