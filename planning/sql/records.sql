-- plans --
-- Every plan that the reader may see, with its extents: degrees WGS 84 (west, south, east, north) and metres of the
-- storage CRS (min E, min N, max E, max N).
SELECT
  plan.id, plan.version, plan.plan_code, plan.national_id, plan.name, plan.level, plan.scale, plan.status,
  plan.decision_number, plan.decision_date, plan.authority, plan.announced_on, plan.responsible_body,
  plan.consultant, plan.location, plan.area_ha, plan.valid_from, plan.valid_to, plan.recorded_at, plan.source,
  plan.accuracy_m, plan.synthetic, plan.replaces, plan.base_plan_code,
  ST_XMin(plan.geom_4326) AS west, ST_YMin(plan.geom_4326) AS south,
  ST_XMax(plan.geom_4326) AS east, ST_YMax(plan.geom_4326) AS north,
  ST_XMin(plan.geom) AS min_e, ST_YMin(plan.geom) AS min_n, ST_XMax(plan.geom) AS max_e, ST_YMax(plan.geom) AS max_n
FROM visible.plans AS plan
ORDER BY plan.plan_code, plan.version DESC;
