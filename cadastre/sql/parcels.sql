-- details --
-- Full public record of parcels by id: areas in m² (area_m2 plane in the storage CRS, computed_area_m2 plane in the
-- source CRS), geometry as GeoJSON in the target CRS (x first; flipped where its definition puts north first).
SELECT parcel.id, parcel.version, parcel.national_id, parcel.ward_code,
       COALESCE(NULLIF(parcel.ward_name, ''), ward.full_name, '') AS ward_name,
       parcel.sheet_number, parcel.parcel_number, parcel.old_ward_code, parcel.old_ward_name,
       parcel.old_sheet_number, parcel.old_parcel_number, succession.effective_on AS old_until, parcel.address,
       ST_Area(parcel.geom) AS area_m2, parcel.official_area_m2, parcel.computed_area_m2, parcel.land_use_codes,
       parcel.in_dispute OR COALESCE(paper.dispute, false) AS in_dispute,
       parcel.blocked OR COALESCE(paper.block, false) AS blocked,
       parcel.restriction_note, parcel.valid_from, parcel.valid_to,
       parcel.recorded_at, parcel.source, parcel.source_srid, parcel.accuracy_m, parcel.map_scale, parcel.map_sheet,
       parcel.survey_method, parcel.survey_date, parcel.synthetic,
       EXISTS (
         SELECT 1 FROM visible.parcels AS twin
         WHERE twin.ward_code = parcel.ward_code AND twin.sheet_number = parcel.sheet_number
           AND twin.parcel_number = parcel.parcel_number AND twin.id <> parcel.id
       ) AS duplicate_key,
       ST_X(inner_point.point) AS lon, ST_Y(inner_point.point) AS lat,
       ARRAY[ST_XMin(parcel.geom_4326), ST_YMin(parcel.geom_4326), ST_XMax(parcel.geom_4326),
             ST_YMax(parcel.geom_4326)] AS bbox,
       COALESCE(land_use.entries, '[]'::json) AS land_uses,
       ST_AsGeoJSON(
         CASE WHEN %(flip)s THEN ST_FlipCoordinates(shape.geom) ELSE shape.geom END, %(decimals)s, 0
       ) AS geometry
FROM visible.parcels AS parcel
CROSS JOIN LATERAL (
  SELECT CASE %(target_srid)s WHEN 4326 THEN parcel.geom_4326 WHEN 3857 THEN parcel.geom_3857
              WHEN %(srid)s THEN parcel.geom ELSE ST_Transform(parcel.geom, %(target_srid)s) END AS geom
) AS shape
CROSS JOIN LATERAL (SELECT ST_PointOnSurface(parcel.geom_4326) AS point) AS inner_point
LEFT JOIN LATERAL (
  SELECT unit.full_name FROM wards AS unit
  WHERE unit.code = parcel.ward_code AND unit.level = 'commune' AND unit.valid_to IS NULL LIMIT 1
) AS ward ON true
LEFT JOIN LATERAL (
  SELECT max(link.effective_on) AS effective_on FROM admin_unit_successions AS link
  WHERE link.old_code = parcel.old_ward_code AND link.new_code = parcel.ward_code AND parcel.old_ward_code <> ''
) AS succession ON true
LEFT JOIN LATERAL (
  SELECT json_agg(json_build_object(
           'code', entry.land_use_code, 'planned_use_code', entry.planned_use_code, 'area_m2', entry.area_m2,
           'shared_use', entry.shared_use, 'origin_of_use', entry.origin_of_use, 'term_kind', entry.term_kind,
           'term_from', entry.term_from, 'term_to', entry.term_to
         ) ORDER BY entry.area_m2 DESC NULLS LAST, entry.land_use_code) AS entries
  FROM visible.parcel_land_uses AS entry WHERE entry.parcel_id = parcel.id
) AS land_use ON true
LEFT JOIN LATERAL (
  SELECT bool_or(entry.kind = 'block') AS block, bool_or(entry.kind = 'dispute') AS dispute
  FROM visible.parcel_restrictions AS entry
  WHERE entry.parcel_id = parcel.id
    AND (entry.starts_on IS NULL OR entry.starts_on <= COALESCE(%(as_of)s::date, nen_today()))
    AND (entry.ends_on IS NULL OR entry.ends_on > COALESCE(%(as_of)s::date, nen_today()))
) AS paper ON true
WHERE parcel.id = ANY(%(ids)s);

-- identify --
-- The UUID of the parcel that bears a national id.
SELECT parcel.id FROM visible.parcels AS parcel WHERE parcel.national_id = %(national_id)s;
