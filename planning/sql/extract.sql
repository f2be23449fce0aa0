-- facts --
-- Everything on file that meets one piece of ground on a date, as one row of JSON columns; every `visible` layer as it
-- held on that date. All geometry planar in the storage CRS (metres), pieces as hex WKB; areas are taken from the pieces
-- by the caller. Boxes in degrees come first: the history is indexed by them. What a street reserves is cut to the
-- surroundings of the subject before it is measured: red lines run through half a city. subject_rows gives way to one of
-- the subjects below, consultation_rows to planning/sql/consultations.sql, further_themes to other apps' themes.
WITH subject AS MATERIALIZED (
  SELECT given.id, given.geom, given.geom_4326, given.area_m2, given.ward_code FROM subject_rows AS given
), around AS MATERIALIZED (
  SELECT subject.geom, ST_Expand(subject.geom_4326, 1.0 / 100000) AS touching,
         ST_Expand(subject.geom_4326, %(nearby_m)s / 100000.0) AS nearby,
         ST_Expand(Box2D(subject.geom), %(around_m)s) AS surroundings
  FROM subject
), plan_in_force AS MATERIALIZED (
  SELECT plan.id, plan.version, plan.plan_code, plan.name, plan.level, plan.scale, plan.adjustment, plan.status,
         plan.decision_number, plan.decision_date, plan.authority, plan.announced_on, plan.document_name,
         plan.document_sha256, plan.valid_from, plan.valid_to, plan.synthetic, plan.infrastructure_theme,
         EXISTS (SELECT 1 FROM visible.planning_zones AS zone WHERE zone.plan_code = plan.plan_code) AS digitised,
         CASE WHEN plan.level = ANY(%(beside_levels)s)
              THEN ST_Area(ST_Intersection(plan.geom, subject.geom)) END AS area_m2,
         (SELECT json_build_object('stage', stage.stage, 'since', stage.started_on, 'body', stage.body)
          FROM visible.plan_stages AS stage
          WHERE stage.plan_id = plan.id AND stage.stage IN ('ra_soat', 'dieu_chinh')
            AND stage.started_on <= %(as_of)s AND (stage.ended_on IS NULL OR stage.ended_on > %(as_of)s)
          ORDER BY stage.started_on DESC LIMIT 1) AS being_changed
  FROM subject
  JOIN visible.plans AS plan ON plan.geom_4326 && subject.geom_4326 AND ST_Intersects(plan.geom, subject.geom)
  WHERE (plan.status NOT IN ('superseded', 'expired') OR plan.valid_to IS NOT NULL)
), street AS MATERIALIZED (
  SELECT line.id, line.version, line.plan_code, line.street_name, line.kind, line.row_width_raw, line.row_width_m,
         line.cross_section, line.chamfer, line.decision_number, line.decision_date, line.valid_from, line.valid_to,
         line.synthetic, line.geom AS whole, ST_ClipByBox2D(line.geom, around.surroundings) AS close,
         around.geom AS ground
  FROM around
  JOIN visible.red_lines AS line
    ON line.geom_4326 && around.touching AND ST_DWithin(line.geom, around.geom, %(facing_m)s)
)
SELECT
  (SELECT json_build_object('area_m2', area_m2, 'geom', encode(ST_AsBinary(geom), 'hex'), 'ward_kind', (
     SELECT unit.kind FROM wards AS unit
     WHERE unit.code = subject.ward_code AND unit.level = 'commune' AND unit.valid_to IS NULL LIMIT 1
   )) FROM subject) AS subject,
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
     SELECT street.id, street.version, street.plan_code, street.street_name, street.kind, street.row_width_raw,
            street.row_width_m, street.cross_section, street.chamfer, street.decision_number, street.decision_date,
            street.valid_from, street.valid_to, street.synthetic,
            encode(ST_AsBinary(ST_CollectionExtract(ST_Intersection(
              CASE WHEN ST_IsValid(street.close) THEN street.close ELSE street.whole END, street.ground
            ), 3)), 'hex') AS piece,
            encode(ST_AsBinary(street.close), 'hex') AS near,
            ST_Length(ST_Intersection(ST_Boundary(street.close), street.ground)) AS length_m
     FROM street
   ) AS entry) AS red_lines,
  (SELECT json_agg(entry) FROM (
     SELECT line.id, line.plan_code, line.street_name, line.setback_raw, line.setback_m, line.decision_number,
            line.decision_date,
            encode(ST_AsBinary(ST_CollectionExtract(ST_Intersection(line.geom, subject.geom), 2)), 'hex') AS piece
     FROM subject
     JOIN visible.building_lines AS line
       ON line.geom_4326 && subject.geom_4326 AND ST_Intersects(line.geom, subject.geom)
   ) AS entry) AS building_lines,
  (SELECT json_agg(entry) FROM (
     SELECT corridor.id, corridor.plan_code, corridor.kind, corridor.name, corridor.width_raw, corridor.width_m,
            corridor.legal_basis, corridor.authority, corridor.decision_number, corridor.decision_date,
            encode(ST_AsBinary(ST_CollectionExtract(ST_Intersection(corridor.geom, subject.geom), 3)), 'hex') AS piece
     FROM subject
     JOIN visible.safety_corridors AS corridor
       ON corridor.geom_4326 && subject.geom_4326 AND ST_Intersects(corridor.geom, subject.geom)
   ) AS entry) AS corridors,
  (SELECT EXISTS (
     SELECT 1 FROM around
     JOIN visible.red_lines AS line
       ON line.geom_4326 && around.nearby AND ST_DWithin(line.geom, around.geom, %(nearby_m)s))) AS red_lines_nearby,
  (SELECT EXISTS (
     SELECT 1 FROM around
     JOIN visible.building_lines AS line
       ON line.geom_4326 && around.nearby AND ST_DWithin(line.geom, around.geom, %(nearby_m)s))) AS building_lines_nearby,
  (SELECT EXISTS (
     SELECT 1 FROM subject
     JOIN wards AS unit ON unit.code = subject.ward_code AND unit.level = 'commune' AND unit.valid_to IS NULL
     JOIN visible.safety_corridors AS corridor
       ON corridor.geom_4326 && unit.geom_4326 AND ST_Intersects(corridor.geom, unit.geom))) AS corridors_in_ward,
  (SELECT json_agg(patchy.level) FROM unnest(%(patchy_levels)s::text[]) AS patchy (level)
   WHERE EXISTS (
     SELECT 1 FROM subject
     JOIN wards AS unit ON unit.code = subject.ward_code AND unit.level = 'commune' AND unit.valid_to IS NULL
     JOIN visible.plans AS plan
       ON plan.geom_4326 && unit.geom_4326 AND ST_Intersects(unit.geom, ST_PointOnSurface(plan.geom))
     WHERE plan.level = patchy.level)) AS levels_in_ward,
  (SELECT json_agg(entry) FROM (consultation_rows) AS entry) AS consultations,
  (SELECT json_agg(run ORDER BY run.layer, run.dataset) FROM (
     SELECT DISTINCT ON (run.layer, run.source) run.layer, run.source AS dataset, left(run.file_sha256, 12) AS version,
            run.finished_at AS imported_at
     FROM import_runs AS run
     WHERE run.outcome = 'written' AND run.layer = ANY(%(layers)s)
     ORDER BY run.layer, run.source, run.finished_at DESC
   ) AS run) AS sources,
  NULL AS further_themes;

-- subject_of_parcel --
-- The parcel asked for; area in square metres on the plane of the storage CRS.
SELECT parcel.id, parcel.geom, parcel.geom_4326, ST_Area(parcel.geom) AS area_m2, parcel.ward_code
FROM visible.parcels AS parcel
WHERE parcel.id = %(parcel)s;

-- subject_of_ground --
-- Ground that somebody drew, given as WKB in the storage CRS and in degrees WGS 84; the ward is the one around a point
-- inside it; area in square metres on the plane of the storage CRS.
SELECT NULL::uuid AS id, drawn.geom, ST_GeomFromWKB(%(ground_4326)s, 4326) AS geom_4326, ST_Area(drawn.geom) AS area_m2,
       (SELECT unit.code FROM wards AS unit
        WHERE unit.level = 'commune' AND unit.valid_to IS NULL
          AND ST_Intersects(unit.geom, ST_PointOnSurface(drawn.geom)) LIMIT 1) AS ward_code
FROM (SELECT ST_GeomFromWKB(%(ground)s, %(srid)s) AS geom) AS drawn;

-- parcels_at --
-- Parcels that hold a point on a date; the point in degrees WGS 84, the smallest first.
SELECT parcel.id
FROM visible.parcels AS parcel
WHERE ST_Intersects(parcel.geom_4326, ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), 4326))
ORDER BY ST_Area(parcel.geom), parcel.id
LIMIT 5;

-- theme_column --
-- One further column of `facts`: the rows of a theme as JSON; theme_rows stands for its SELECT, theme_key for its name.
SELECT (SELECT json_agg(entry) FROM theme_rows AS entry) AS theme_key;
