-- area --
-- Area of all zones and of those with a function code, m² in the storage CRS.
SELECT
  sum(ST_Area(zone.geom)) AS total_m2,
  sum(ST_Area(zone.geom)) FILTER (WHERE zone.function_code <> '') AS mapped_m2
FROM visible.planning_zones AS zone;

-- unmapped --
-- Raw names of functions of zones without code: number of zones and their area, m² in the storage CRS.
SELECT
  zone.function_raw AS raw,
  count(*) AS count,
  sum(ST_Area(zone.geom)) AS area_m2
FROM visible.planning_zones AS zone
WHERE zone.function_code = '' AND zone.function_raw <> ''
GROUP BY zone.function_raw
ORDER BY area_m2 DESC, raw
LIMIT %(most)s;

-- waiting --
-- Zones without function code: id, version, raw name.
SELECT zone.id, zone.version, zone.function_raw AS raw
FROM visible.planning_zones AS zone
WHERE zone.function_code = '' AND zone.function_raw <> ''
ORDER BY zone.id;
