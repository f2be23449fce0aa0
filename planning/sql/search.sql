-- search --
-- Plans whose folded name, code or decision number holds the text at the start of a word; bbox in degrees WGS 84.
SELECT plan.id, plan.name, plan.plan_code, plan.level, plan.decision_number, plan.decision_date,
       (ST_XMin(plan.geom_4326) + ST_XMax(plan.geom_4326)) / 2 AS lon,
       (ST_YMin(plan.geom_4326) + ST_YMax(plan.geom_4326)) / 2 AS lat,
       ARRAY[ST_XMin(plan.geom_4326), ST_YMin(plan.geom_4326), ST_XMax(plan.geom_4326),
             ST_YMax(plan.geom_4326)] AS bbox,
       CASE WHEN %(text)s IN (nen_fold(plan.decision_number), nen_fold(plan.plan_code), nen_fold(plan.name)) THEN 0
            WHEN nen_fold(plan.decision_number) LIKE %(prefix)s OR nen_fold(plan.plan_code) LIKE %(prefix)s THEN 1
            ELSE 2 END AS rank
FROM visible.plans AS plan
WHERE nen_fold(plan.name) LIKE %(prefix)s OR nen_fold(plan.name) LIKE %(word)s
   OR nen_fold(plan.plan_code) LIKE %(prefix)s OR nen_fold(plan.decision_number) LIKE %(prefix)s
ORDER BY rank, plan.decision_date DESC NULLS LAST, plan.name
LIMIT %(most)s;
