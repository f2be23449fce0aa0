-- state --
-- Expression over the row `plan`, after SELECT: in which of the catalogue's states it is on the day in `today`.
SELECT
  CASE WHEN plan.status NOT IN ('announced', 'superseded', 'expired') OR plan.announced_on IS NULL THEN 'under_way'
     WHEN plan.status <> 'announced' OR plan.valid_to <= %(today)s THEN 'past'
     WHEN plan.valid_from > %(today)s THEN 'coming'
     ELSE 'in_force' END;

-- inner_wards --
-- Communes of today without a rim of some 20 m, for the relation `ward`: a plan that ends at the boundary is not next door
-- too. `whole` is the unit itself, for its index.
SELECT unit.code, unit.full_name AS name, unit.geom AS whole,
       ST_Buffer(ST_Simplify(unit.geom, 10), -20, 'quad_segs=2') AS geom
FROM visible.wards AS unit
WHERE unit.level = 'commune'
  AND COALESCE(unit.valid_from, %(today)s) <= %(today)s AND COALESCE(unit.valid_to, 'infinity') > %(today)s;

-- reaching --
-- For the relation `reaching`: which plans that the reader may see reach into which `ward`.
SELECT plan.id, ward.code, ward.name
FROM ward JOIN visible.plans AS plan ON ST_Intersects(ward.geom, plan.geom);

-- matching --
-- For the relation `matching`: plans that the reader may see and whose texts hold every word, each with whether it
-- passes each filter. What the public is asked about today has a list of its own.
SELECT plan.id, plan.plan_code, plan.version, plan.name, plan.level, plan.infrastructure_theme, plan.scale,
       plan.adjustment, plan.status, plan.decision_number, plan.decision_date, plan.authority, plan.announced_on,
       plan.valid_from, plan.valid_to, plan.base_plan_code, plan.geom, plan.geom_4326, known.state, known.year,
       %(level)s = '' OR plan.level = %(level)s AS of_level,
       %(infrastructure_theme)s = '' OR plan.infrastructure_theme = %(infrastructure_theme)s AS of_theme,
       %(state)s = '' OR known.state = %(state)s AS of_state,
       %(year)s::int IS NULL OR known.year = %(year)s::int AS of_year,
       %(ward)s = '' OR plan.id IN (SELECT reaching.id FROM reaching WHERE reaching.code = %(ward)s) AS of_ward
FROM visible.plans AS plan
CROSS JOIN LATERAL (
  SELECT {state} AS state, EXTRACT(YEAR FROM COALESCE(plan.decision_date, plan.announced_on))::int AS year,
         nen_fold(concat_ws(' ', plan.name, plan.plan_code, plan.national_id, plan.decision_number)) AS texts
) AS known
WHERE NOT EXISTS (SELECT 1 FROM unnest(%(words)s::text[]) AS word WHERE known.texts NOT LIKE word)
  AND NOT (plan.status = 'consultation' AND plan.consultation_from IS NOT NULL AND plan.consultation_to IS NOT NULL
           AND %(today)s BETWEEN plan.consultation_from AND plan.consultation_to);

-- page --
-- One page of `matching` that passes every filter; area_m2 on the plane of the storage CRS, bbox in degrees WGS 84.
-- `place`: the keys of the order, all ascending; with `after_code` the page begins after those of the plan named there.
SELECT one.plan_code, one.version, one.name, one.level, one.infrastructure_theme, one.scale, one.adjustment,
       one.status, one.state, one.decision_number, one.decision_date, one.authority, one.announced_on,
       one.valid_from, one.valid_to, one.base_plan_code, ST_Area(one.geom) AS area_m2,
       ARRAY[ST_XMin(one.geom_4326), ST_YMin(one.geom_4326), ST_XMax(one.geom_4326),
             ST_YMax(one.geom_4326)] AS bbox,
       jsonb_build_array(key.by_name, key.by_area, key.by_day, one.plan_code, one.version) AS place
FROM matching AS one
CROSS JOIN LATERAL (
  SELECT CASE WHEN %(order)s = 'name' THEN nen_fold(one.name) ELSE '' END AS by_name,
         CASE WHEN %(order)s = 'area' THEN COALESCE(-ST_Area(one.geom), 1) ELSE 0 END AS by_area,
         COALESCE(DATE '9999-12-31' - COALESCE(one.decision_date, one.announced_on), 10000000) AS by_day
) AS key
WHERE one.of_level AND one.of_theme AND one.of_state AND one.of_year AND one.of_ward
  AND (%(after_code)s = ''
       OR (key.by_name, key.by_area, key.by_day, one.plan_code, -one.version)
          > (%(after_name)s::text, %(after_area)s::float8, %(after_day)s::int, %(after_code)s::text,
             -%(after_version)s::int))
ORDER BY key.by_name, key.by_area, key.by_day, one.plan_code, one.version DESC
LIMIT %(limit)s OFFSET %(offset)s;

-- counts --
-- Plans behind each choice of a filter, were the other filters left as they are; the choice '' of 'all' is what is found.
SELECT 'all' AS filter, '' AS code, '' AS name, count(*) AS plans FROM matching
WHERE of_level AND of_theme AND of_state AND of_year AND of_ward
UNION ALL
SELECT 'level', level, '', count(*) FROM matching WHERE of_theme AND of_state AND of_year AND of_ward GROUP BY level
UNION ALL
SELECT 'infrastructure_theme', infrastructure_theme, '', count(*) FROM matching
WHERE infrastructure_theme <> '' AND of_level AND of_state AND of_year AND of_ward GROUP BY infrastructure_theme
UNION ALL
SELECT 'state', state, '', count(*) FROM matching WHERE of_level AND of_theme AND of_year AND of_ward GROUP BY state
UNION ALL
SELECT 'year', year::text, '', count(*) FROM matching
WHERE year IS NOT NULL AND of_level AND of_theme AND of_state AND of_ward GROUP BY year
UNION ALL
SELECT 'ward', reaching.code, reaching.name, count(*) FROM matching JOIN reaching ON reaching.id = matching.id
WHERE of_level AND of_theme AND of_state AND of_year GROUP BY reaching.code, reaching.name;
