-- facts --
-- Everything on file that meets one parcel on a date, as one row of JSON columns; every `visible` layer as it held on
-- that date. All geometry planar in the storage CRS (metres), pieces as hex WKB; areas are taken from the pieces by the
-- caller. Boxes in degrees come first: the history is indexed by them. further_themes gives way to the columns of other
-- apps' themes.
WITH subject AS MATERIALIZED (
  SELECT parcel.id, parcel.geom, parcel.geom_4326, ST_Area(parcel.geom) AS area_m2, parcel.ward_code
  FROM visible.parcels AS parcel
  WHERE parcel.id = %(parcel)s
), plan_in_force AS MATERIALIZED (
  SELECT plan.id, plan.version, plan.plan_code, plan.name, plan.level, plan.scale, plan.adjustment, plan.status,
         plan.decision_number, plan.decision_date, plan.authority, plan.announced_on, plan.document_name,
         plan.document_sha256, plan.valid_from, plan.valid_to, plan.synthetic,
         EXISTS (SELECT 1 FROM visible.planning_zones AS zone WHERE zone.plan_code = plan.plan_code) AS digitised
  FROM subject
  JOIN visible.plans AS plan ON plan.geom_4326 && subject.geom_4326 AND ST_Intersects(plan.geom, subject.geom)
  WHERE (plan.status NOT IN ('superseded', 'expired') OR plan.valid_to IS NOT NULL)
)
SELECT
  (SELECT json_build_object('area_m2', area_m2, 'geom', encode(ST_AsBinary(geom), 'hex')) FROM subject) AS subject,
  (SELECT json_agg(plan) FROM plan_in_force AS plan) AS plans,
  (SELECT json_agg(entry) FROM (
     SELECT zone.id, zone.version, zone.plan_id, zone.plan_code, zone.zone_code, zone.block_code, zone.function_code,
            zone.function_name, zone.function_raw, zone.site_coverage_raw, zone.site_coverage_min_pct,
            zone.site_coverage_max_pct, zone.storeys_raw, zone.storeys_min, zone.storeys_max, zone.far_raw,
            zone.far_min, zone.far_max, zone.height_raw, zone.height_max_m, zone.setback_raw,
            encode(ST_AsBinary(ST_CollectionExtract(ST_Intersection(zone.geom, subject.geom), 3)), 'hex') AS piece
     FROM subject
     JOIN visible.planning_zones AS zone
       ON zone.geom_4326 && subject.geom_4326 AND ST_Intersects(zone.geom, subject.geom)
     WHERE zone.plan_id IS NULL OR EXISTS (
       SELECT 1 FROM visible.plans AS plan
       WHERE plan.id = zone.plan_id
         AND (plan.status NOT IN ('superseded', 'expired') OR plan.valid_to IS NOT NULL))
   ) AS entry) AS zones,
  (SELECT json_agg(entry) FROM (
     SELECT line.id, line.version, line.plan_code, line.street_name, line.kind, line.row_width_raw, line.row_width_m,
            line.cross_section, line.chamfer, line.decision_number, line.decision_date, line.valid_from, line.valid_to,
            line.synthetic,
            encode(ST_AsBinary(ST_CollectionExtract(ST_Intersection(line.geom, subject.geom), 3)), 'hex') AS piece,
            ST_Length(ST_Intersection(ST_Boundary(line.geom), subject.geom)) AS length_m
     FROM subject
     JOIN visible.red_lines AS line
       ON line.geom_4326 && subject.geom_4326 AND ST_Intersects(line.geom, subject.geom)
   ) AS entry) AS red_lines,
  (SELECT EXISTS (
     SELECT 1 FROM subject
     JOIN visible.red_lines AS line
       ON line.geom_4326 && ST_Expand(subject.geom_4326, %(nearby_m)s / 100000.0)
       AND ST_DWithin(line.geom, subject.geom, %(nearby_m)s))) AS red_lines_nearby,
  (SELECT json_agg(patchy.level) FROM unnest(%(patchy_levels)s::text[]) AS patchy (level)
   WHERE EXISTS (
     SELECT 1 FROM subject
     JOIN wards AS unit ON unit.code = subject.ward_code AND unit.level = 'commune' AND unit.valid_to IS NULL
     JOIN visible.plans AS plan
       ON plan.geom_4326 && unit.geom_4326 AND ST_Intersects(unit.geom, ST_PointOnSurface(plan.geom))
     WHERE plan.level = patchy.level)) AS levels_in_ward,
  (SELECT json_agg(run ORDER BY run.layer, run.dataset) FROM (
     SELECT DISTINCT ON (run.layer, run.source) run.layer, run.source AS dataset, left(run.file_sha256, 12) AS version,
            run.finished_at AS imported_at
     FROM import_runs AS run
     WHERE run.outcome = 'written' AND run.layer = ANY(%(layers)s)
     ORDER BY run.layer, run.source, run.finished_at DESC
   ) AS run) AS sources,
  NULL AS further_themes;

-- theme_column --
-- One further column of `facts`: the rows of a theme as JSON; theme_rows stands for its SELECT, theme_key for its name.
SELECT (SELECT json_agg(entry) FROM theme_rows AS entry) AS theme_key;
