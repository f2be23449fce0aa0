-- versions --
-- Every row of a plan code that the reader may see, the one in force first; area_m2 on the plane of the storage CRS,
-- bbox and boundary in degrees WGS 84.
SELECT plan.id, plan.plan_code, plan.version, plan.national_id, plan.name, plan.level, plan.plan_kind,
       plan.infrastructure_theme, plan.scale, plan.adjustment, plan.status, plan.brief_decision_number,
       plan.brief_decision_date, plan.decision_number, plan.decision_date, plan.authority, plan.announced_on,
       plan.consultation_from, plan.consultation_to, plan.responsible_body, plan.chief_planner, plan.investor,
       plan.consultant, plan.location, plan.area_ha, plan.stated_zone_count, plan.population_current,
       plan.population_planned, plan.replaces, plan.base_plan_code, plan.valid_from, plan.valid_to, plan.source,
       plan.synthetic, {state} AS state, ST_Area(plan.geom) AS area_m2,
       ARRAY[ST_XMin(plan.geom_4326), ST_YMin(plan.geom_4326), ST_XMax(plan.geom_4326),
             ST_YMax(plan.geom_4326)] AS bbox,
       ST_AsGeoJSON(plan.geom_4326, 7) AS boundary
FROM visible.plans AS plan
WHERE plan.plan_code = %(code)s
ORDER BY array_position(ARRAY['in_force', 'coming', 'past', 'under_way'], {state}),
         plan.valid_from DESC NULLS LAST, plan.version DESC, plan.id;

-- wards --
-- Communes of today that the plan reaches into, over the relation `ward`.
SELECT ward.code, ward.name
FROM visible.plans AS plan JOIN ward ON ward.whole && plan.geom AND ST_Intersects(ward.geom, plan.geom)
WHERE plan.id = %(plan)s
ORDER BY nen_fold(ward.name), ward.code;

-- related --
-- Plans that the reader may see and that this one adjusts, replaces, or is adjusted or replaced by.
SELECT told.relation, plan.plan_code, plan.version, plan.name, plan.level, plan.infrastructure_theme, plan.adjustment,
       plan.status, plan.decision_number, plan.decision_date, plan.announced_on, plan.valid_from, plan.valid_to,
       {state} AS state, ST_Area(plan.geom) AS area_m2,
       ARRAY[ST_XMin(plan.geom_4326), ST_YMin(plan.geom_4326), ST_XMax(plan.geom_4326),
             ST_YMax(plan.geom_4326)] AS bbox
FROM visible.plans AS plan
CROSS JOIN LATERAL (
  SELECT CASE WHEN plan.plan_code = %(base)s THEN 'base'
              WHEN plan.base_plan_code = %(code)s THEN 'adjustment'
              WHEN plan.plan_code = ANY(%(replaces)s::text[]) THEN 'replaced'
              WHEN %(code)s = ANY(regexp_split_to_array(plan.replaces, '[,;[:space:]]+')) THEN 'replaced_by'
         END AS relation
) AS told
WHERE told.relation IS NOT NULL AND plan.plan_code <> %(code)s
ORDER BY COALESCE(plan.valid_from, plan.announced_on, plan.decision_date) NULLS LAST, plan.plan_code, plan.version;

-- documents --
-- Documents of a plan that the reader may see.
SELECT paper.id, paper.kind, paper.number, paper.issued_on, paper.authority, paper.title, paper.file_name,
       paper.sha256, paper.size_bytes, paper.media_type
FROM visible.plan_documents AS paper
WHERE paper.plan_id = %(plan)s
ORDER BY paper.issued_on NULLS LAST, paper.title, paper.id;

-- functions --
-- Zones of a plan by function of land: how many, and their area on the plane of the storage CRS.
SELECT zone.function_code AS code, max(zone.function_name) AS name, count(*) AS zones, sum(ST_Area(zone.geom)) AS area_m2
FROM visible.planning_zones AS zone
WHERE zone.plan_id = %(plan)s OR (zone.plan_id IS NULL AND zone.plan_code = %(code)s)
GROUP BY zone.function_code
ORDER BY area_m2 DESC, zone.function_code;

-- zones --
-- Zones of a plan in the order of their codes, numbers in them counted as numbers; area_m2 on the plane of the storage
-- CRS, the shape as GeoJSON text in degrees WGS 84 where `shapes` asks for it. With `after_id` the page begins after the
-- zone of that block, code and id, whether or not it is still there.
SELECT zone.id, zone.zone_code, zone.block_code, zone.function_code, zone.function_name, zone.function_raw,
       zone.area_stated_m2, ST_Area(zone.geom) AS area_m2, zone.population,
       zone.site_coverage_raw, zone.site_coverage_min_pct, zone.site_coverage_max_pct,
       zone.storeys_raw, zone.storeys_min, zone.storeys_max, zone.far_raw, zone.far_min, zone.far_max,
       zone.height_raw, zone.height_max_m, zone.setback_raw, zone.note,
       CASE WHEN %(shapes)s THEN ST_AsGeoJSON(zone.geom_4326, 7) END AS shape
FROM visible.planning_zones AS zone
CROSS JOIN LATERAL (
  SELECT regexp_replace(zone.block_code, '\d+', '', 'g') AS block_text,
         coalesce(NULLIF(regexp_replace(zone.block_code, '\D', '', 'g'), '')::numeric, 'Infinity') AS block_number,
         regexp_replace(zone.zone_code, '\d+', '', 'g') AS zone_text,
         coalesce(NULLIF(regexp_replace(zone.zone_code, '\D', '', 'g'), '')::numeric, 'Infinity') AS zone_number
) AS key
WHERE (zone.plan_id = %(plan)s OR (zone.plan_id IS NULL AND zone.plan_code = %(code)s))
  AND (
    %(after_id)s::uuid IS NULL
    OR (key.block_text, key.block_number, key.zone_text, key.zone_number, zone.zone_code, zone.id)
    > (
      regexp_replace(%(after_block)s::text, '\d+', '', 'g'),
      coalesce(NULLIF(regexp_replace(%(after_block)s::text, '\D', '', 'g'), '')::numeric, 'Infinity'),
      regexp_replace(%(after_code)s::text, '\d+', '', 'g'),
      coalesce(NULLIF(regexp_replace(%(after_code)s::text, '\D', '', 'g'), '')::numeric, 'Infinity'),
      %(after_code)s::text, %(after_id)s::uuid
    )
  )
ORDER BY key.block_text, key.block_number, key.zone_text, key.zone_number, zone.zone_code, zone.id
LIMIT %(limit)s OFFSET %(offset)s;
