-- units_at --
-- Units in force on a date, with predecessors and successors; areas in km² on the plane of the storage CRS, lon, lat,
-- bbox in degrees WGS 84. Empty code = every unit of the level.
SELECT unit.code, unit.name, unit.full_name, unit.kind, unit.level, unit.province_code, unit.province_name,
       unit.district_name, unit.valid_from, unit.valid_to, unit.legal_act, unit.area_km2_stated,
       round((ST_Area(unit.geom) / 1e6)::numeric, 3)::double precision AS area_km2, unit.source, unit.synthetic,
       ST_X(centre.point) AS lon, ST_Y(centre.point) AS lat,
       ARRAY[ST_XMin(unit.geom_4326), ST_YMin(unit.geom_4326), ST_XMax(unit.geom_4326),
             ST_YMax(unit.geom_4326)] AS bbox,
       COALESCE(before.links, '[]'::json) AS predecessors, COALESCE(after.links, '[]'::json) AS successors
FROM wards AS unit
CROSS JOIN LATERAL (SELECT ST_Transform(ST_PointOnSurface(unit.geom), 4326) AS point) AS centre
LEFT JOIN LATERAL (
  SELECT json_agg(json_build_object('code', link.old_code, 'name', link.old_name, 'district', link.old_district,
                                    'part', link.part, 'effective_on', link.effective_on, 'legal_act', link.legal_act)
                  ORDER BY link.old_name, link.old_district) AS links
  FROM admin_unit_successions AS link
  WHERE link.new_code = unit.code AND (unit.valid_from IS NULL OR link.effective_on <= unit.valid_from)
    AND unit.valid_from IS NOT NULL
) AS before ON true
LEFT JOIN LATERAL (
  SELECT json_agg(json_build_object('code', link.new_code, 'name', link.new_name, 'part', link.part,
                                    'effective_on', link.effective_on, 'legal_act', link.legal_act)
                  ORDER BY link.new_name) AS links
  FROM admin_unit_successions AS link
  WHERE link.old_code = unit.code AND unit.valid_to IS NOT NULL AND link.effective_on >= unit.valid_to
) AS after ON true
WHERE (%(code)s = '' OR unit.code = %(code)s)
  AND (unit.valid_from IS NULL OR unit.valid_from <= %(at)s)
  AND (unit.valid_to IS NULL OR unit.valid_to > %(at)s)
  AND (%(level)s = '' OR unit.level = %(level)s)
ORDER BY unit.code, unit.valid_from;

-- former_units_without_shape --
-- Units known only from the crosswalk that were in force on a date; no geometry is known of them.
SELECT DISTINCT ON (link.old_code, link.old_name, link.old_district)
       link.old_code AS code, link.old_name AS name, link.old_district AS district_name,
       link.old_province_code AS province_code, link.effective_on AS valid_to, link.legal_act,
       json_agg(json_build_object('code', link.new_code, 'name', link.new_name, 'part', link.part,
                                  'effective_on', link.effective_on, 'legal_act', link.legal_act))
         OVER (PARTITION BY link.old_code, link.old_name, link.old_district) AS successors
FROM admin_unit_successions AS link
WHERE (%(code)s = '' OR link.old_code = %(code)s) AND link.effective_on > %(at)s
  AND NOT EXISTS (SELECT 1 FROM wards AS unit WHERE unit.code = link.old_code AND unit.valid_to IS NOT NULL
                    AND unit.valid_to <= link.effective_on)
ORDER BY link.old_code, link.old_name, link.old_district;

-- names --
-- Every present and former commune with its names: full, and the one it is found by (bare); district of before 2025.
SELECT unit.code, unit.full_name AS name, unit.name AS bare, unit.district_name AS district,
       unit.valid_to IS NOT NULL AS former, unit.code AS present_code
FROM wards AS unit
WHERE unit.level = 'commune'
UNION
SELECT link.old_code, link.old_name, link.old_name, link.old_district, true, link.new_code
FROM admin_unit_successions AS link
ORDER BY former, code, name, present_code;

-- names_stamp --
-- Newest rows and numbers of rows of what `names` reads: another stamp, other names.
SELECT unit.newest, unit.many, link.newest_link, link.many_links
FROM (SELECT max(recorded_at) AS newest, count(*) AS many FROM wards) AS unit,
     (SELECT max(id) AS newest_link, count(*) AS many_links FROM admin_unit_successions) AS link;

-- search --
-- Units whose folded name holds the text at the start of a word; centre and bbox in degrees WGS 84, of the successor
-- where a former unit has no shape of its own. rank 0 = whole name, 1 = begins with it, 2 = inside.
(SELECT unit.code, unit.full_name AS name, COALESCE(NULLIF(unit.district_name, ''), unit.province_name) AS place,
       unit.valid_to IS NOT NULL AS former, unit.valid_to,
       CASE WHEN unit.valid_to IS NULL THEN '' ELSE (
         SELECT COALESCE(string_agg(DISTINCT link.new_name, ', '), '') FROM admin_unit_successions AS link
         WHERE link.old_code = unit.code AND link.effective_on >= unit.valid_to) END AS successor,
       CASE WHEN nen_fold(unit.name) = %(text)s OR nen_fold(unit.full_name) = %(text)s THEN 0
            WHEN starts_with(nen_fold(unit.name), %(text)s) THEN 1 ELSE 2 END AS rank,
       ST_X(centre.point) AS lon, ST_Y(centre.point) AS lat,
       ARRAY[ST_XMin(unit.geom_4326), ST_YMin(unit.geom_4326), ST_XMax(unit.geom_4326),
             ST_YMax(unit.geom_4326)] AS bbox
FROM wards AS unit
CROSS JOIN LATERAL (SELECT ST_Centroid(ST_Envelope(unit.geom_4326)) AS point) AS centre
WHERE nen_fold(unit.full_name) LIKE %(prefix)s OR nen_fold(unit.full_name) LIKE %(word)s
ORDER BY rank, former, name LIMIT %(most)s)
UNION ALL
(SELECT link.old_code, link.old_name, link.old_district, true, link.effective_on,
       string_agg(DISTINCT link.new_name, ', '),
       CASE WHEN nen_fold(link.old_name) = %(text)s THEN 0 ELSE 1 END AS rank,
       (ST_XMin(ST_Extent(unit.geom_4326)) + ST_XMax(ST_Extent(unit.geom_4326))) / 2,
       (ST_YMin(ST_Extent(unit.geom_4326)) + ST_YMax(ST_Extent(unit.geom_4326))) / 2,
       ARRAY[ST_XMin(ST_Extent(unit.geom_4326)), ST_YMin(ST_Extent(unit.geom_4326)),
             ST_XMax(ST_Extent(unit.geom_4326)), ST_YMax(ST_Extent(unit.geom_4326))]
FROM admin_unit_successions AS link
JOIN wards AS unit ON unit.code = link.new_code AND unit.valid_to IS NULL
WHERE (nen_fold(link.old_name) LIKE %(prefix)s OR nen_fold(link.old_name) LIKE %(word)s)
  AND nen_fold(link.old_name) <> nen_fold(link.new_name)
  AND NOT EXISTS (SELECT 1 FROM wards AS former WHERE former.code = link.old_code AND former.valid_to IS NOT NULL)
GROUP BY link.old_code, link.old_name, link.old_district, link.effective_on
ORDER BY rank, link.old_name LIMIT %(most)s);
