-- uncovered --
-- Ground of the city without any plan in force whose zones are on file, as one GeoJSON geometry in degrees WGS 84, NULL
-- when there is none; `levels` are those that give ground a function. Zones whose plan nobody registered count with the
-- hull of their code. The city is its wards, drawn coarsely (20 m) and grown by 10 m so that their seams close; the
-- plans are exact. Metric steps in the storage CRS (metres).
WITH covered AS (
  SELECT plan.geom
  FROM visible.plans AS plan
  WHERE plan.level = ANY(%(levels)s) AND (plan.status NOT IN ('superseded', 'expired') OR plan.valid_to IS NOT NULL)
    AND EXISTS (SELECT 1 FROM visible.planning_zones AS zone WHERE zone.plan_id = plan.id)
  UNION ALL
  SELECT ST_ConvexHull(ST_Collect(zone.geom))
  FROM visible.planning_zones AS zone
  WHERE zone.plan_id IS NULL
  GROUP BY zone.plan_code
), ground AS (
  SELECT ST_Union(covered.geom) AS geom FROM covered
), city AS (
  SELECT ST_Union(ST_Buffer(ST_SimplifyPreserveTopology(unit.geom, 20), 10, 'join=mitre')) AS geom
  FROM wards AS unit
  WHERE unit.level = 'commune' AND unit.valid_to IS NULL
), rest AS (
  SELECT CASE WHEN ground.geom IS NULL THEN city.geom ELSE ST_Difference(city.geom, ground.geom) END AS geom
  FROM city, ground
)
SELECT ST_AsGeoJSON(ST_Transform(rest.geom, 4326), 6, 0) AS shape
FROM rest
WHERE NOT ST_IsEmpty(rest.geom);

-- publication --
-- The latest publication of any change set; 0 before the first.
SELECT coalesce(max(change.publication), 0) AS latest FROM change_sets AS change;
