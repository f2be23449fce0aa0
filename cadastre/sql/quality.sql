-- parcels --
-- Parcels of a ward that the reader may see, as the rules need them; areas in m², shape as WKB in the storage CRS.
SELECT parcel.id, parcel.sheet_number, parcel.parcel_number, parcel.national_id, parcel.official_area_m2,
       parcel.computed_area_m2, parcel.land_use_codes, parcel.blocked, parcel.in_dispute, parcel.accuracy_m,
       parcel.map_scale, COALESCE(document.surveyed_on, parcel.survey_date) AS surveyed_on,
       COALESCE(document.file_name, '') <> '' AS has_dossier,
       ARRAY(
         SELECT entry.area_m2 FROM visible.parcel_land_uses AS entry WHERE entry.parcel_id = parcel.id
       ) AS uses_m2,
       ARRAY(
         SELECT entry.kind FROM visible.parcel_restrictions AS entry
         WHERE entry.parcel_id = parcel.id AND (entry.starts_on IS NULL OR entry.starts_on <= nen_today())
           AND (entry.ends_on IS NULL OR entry.ends_on > nen_today())
       ) AS papers,
       ST_AsBinary(parcel.geom) AS shape
FROM visible.parcels AS parcel
LEFT JOIN visible.survey_documents AS document ON document.id = parcel.survey_document_id
WHERE parcel.ward_code = %(ward)s
ORDER BY parcel.id;

-- border --
-- Present area of a ward (WKB, storage CRS).
SELECT ST_AsBinary(ST_Union(unit.geom)) AS shape
FROM wards AS unit
WHERE unit.code = %(ward)s AND unit.level = 'commune'
  AND (unit.valid_from IS NULL OR unit.valid_from <= nen_today())
  AND (unit.valid_to IS NULL OR unit.valid_to > nen_today());

-- neighbours --
-- Shapes (WKB, storage CRS) of parcels of other wards within a metre of a ward's border.
WITH seam AS MATERIALIZED (
  SELECT ST_Subdivide(ST_Buffer(ST_Boundary(ST_GeomFromWKB(%(border)s, %(srid)s)), 1), 64) AS geom
)
SELECT ST_AsBinary(parcel.geom) AS shape
FROM visible.parcels AS parcel
WHERE parcel.ward_code <> %(ward)s
  AND EXISTS (SELECT 1 FROM seam WHERE ST_Intersects(seam.geom, parcel.geom));

-- forget --
-- Findings of earlier runs of a ward; the counts of the runs stay for the trend. Register comparisons are kept apart.
DELETE FROM cadastre_quality_findings AS finding
USING cadastre_quality_runs AS run
WHERE run.id = finding.run_id AND run.ward_code = %(ward)s AND run.id < %(run)s
  AND (run.trigger = 'register') = %(register)s;

-- latest --
-- The latest run of each ward: of the rules, and of the comparison with the register book.
SELECT DISTINCT ON (run.ward_code, run.trigger = 'register')
       run.ward_code, run.id, run.trigger = 'register' AS register, run.finished_at, run.parcels, run.counts
FROM cadastre_quality_runs AS run
WHERE %(ward)s::text IS NULL OR run.ward_code = %(ward)s
ORDER BY run.ward_code, run.trigger = 'register', run.finished_at DESC, run.id DESC;

-- trend --
-- The last run of each day of a ward, oldest first; days of the city.
SELECT day, parcels, counts
FROM (
  SELECT DISTINCT ON (day) day, run.parcels, run.counts
  FROM cadastre_quality_runs AS run
  CROSS JOIN LATERAL (SELECT (run.finished_at AT TIME ZONE %(zone)s)::date AS day) AS local
  WHERE run.ward_code = %(ward)s AND run.trigger <> 'register'
  ORDER BY day DESC, run.finished_at DESC
  LIMIT %(days)s
) AS recent
ORDER BY day;

-- wards --
-- Wards of today that hold parcels which the reader may see.
SELECT unit.code, unit.full_name
FROM wards AS unit
WHERE unit.level = 'commune'
  AND (unit.valid_from IS NULL OR unit.valid_from <= nen_today())
  AND (unit.valid_to IS NULL OR unit.valid_to > nen_today())
  AND (%(ward)s::text IS NULL OR unit.code = %(ward)s)
  AND EXISTS (SELECT 1 FROM visible.parcels AS parcel WHERE parcel.ward_code = unit.code)
ORDER BY unit.code;

-- findings --
-- A page of the findings of the latest runs of a ward, errors first; place as GeoJSON in degrees WGS 84, that of the parcel where
-- the finding has none. What is no longer the reader's to see is left out with its parcel.
SELECT finding.id, finding.rule, finding.severity, finding.parcel, finding.sheet_number, finding.number,
       finding.message_vi, finding.message_en,
       ST_AsGeoJSON(COALESCE(ST_Transform(finding.geom, 4326), ST_PointOnSurface(held.geom_4326)), 8, 0) AS geometry
FROM cadastre_quality_findings AS finding
LEFT JOIN visible.parcels AS held ON held.id = finding.parcel
WHERE finding.run_id = ANY(%(runs)s) AND (%(rule)s = '' OR finding.rule = %(rule)s)
  AND (finding.severity <> 'error', finding.id) > (
    COALESCE(
      (SELECT seen.severity <> 'error' FROM cadastre_quality_findings AS seen WHERE seen.id = %(after)s), FALSE
    ),
    %(after)s
  )
  AND (finding.parcel IS NULL OR held.id IS NOT NULL)
ORDER BY finding.severity <> 'error', finding.id
LIMIT %(limit)s;
