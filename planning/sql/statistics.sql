-- land_use --
-- Planned function by actual land use in a ward: parcels and governing area, m² on the plane of the storage CRS. Ground
-- of a parcel that no zone governs has no function.
WITH parcel AS MATERIALIZED (
  SELECT held.id, held.land_use_codes, ST_Area(held.geom) AS area_m2
  FROM visible.parcels AS held
  WHERE held.ward_code = %(ward)s
), governed AS MATERIALIZED (
  SELECT parcel.id, parcel.land_use_codes, zone.function_code, share.governing_m2
  FROM parcel
  JOIN parcel_zone_shares AS share ON share.parcel = parcel.id
  JOIN visible.planning_zones AS zone ON zone.id = share.zone
  WHERE share.governing_m2 >= %(least_m2)s
), free AS (
  SELECT parcel.id, parcel.land_use_codes, NULL::varchar AS function_code,
         parcel.area_m2 - coalesce(sum(governed.governing_m2), 0) AS governing_m2
  FROM parcel
  LEFT JOIN governed ON governed.id = parcel.id
  GROUP BY parcel.id, parcel.land_use_codes, parcel.area_m2
)
SELECT function_code AS function, land_use_codes AS land_use, count(DISTINCT id) AS parcels,
       sum(governing_m2) AS area_m2
FROM (SELECT * FROM governed UNION ALL SELECT * FROM free WHERE governing_m2 >= %(least_m2)s) AS part
GROUP BY function_code, land_use_codes
ORDER BY area_m2 DESC, function, land_use;

-- ward --
-- A ward by its code, with its parcels and their area in m².
SELECT unit.code, unit.full_name AS name, count(parcel.id) AS parcels, coalesce(sum(ST_Area(parcel.geom)), 0) AS area_m2
FROM wards AS unit
LEFT JOIN visible.parcels AS parcel ON parcel.ward_code = unit.code
WHERE unit.code = %(ward)s AND unit.level = 'commune' AND unit.valid_to IS NULL
GROUP BY unit.code, unit.full_name;
