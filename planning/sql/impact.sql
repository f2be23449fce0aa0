-- touched --
-- Parcels that the edits of a change set to zones and red lines may touch (box of old and new shape), and those in the
-- zones of plans whose record it edits.
SELECT parcel.id FROM change_set_edits AS edit
JOIN visible.parcels AS parcel ON parcel.geom && edit.extent
WHERE edit.change_set_id = %(change_set)s AND edit.layer IN ('planning_zones', 'red_lines')
  AND edit.operation = ANY(%(primitives)s)
UNION
SELECT parcel.id FROM change_set_edits AS edit
JOIN plans AS plan ON plan.id = edit.feature
JOIN visible.planning_zones AS zone
  ON zone.plan_id = plan.id OR (zone.plan_id IS NULL AND zone.plan_code = plan.plan_code)
JOIN visible.parcels AS parcel ON parcel.geom && zone.geom
WHERE edit.change_set_id = %(change_set)s AND edit.layer = 'plans' AND edit.operation = ANY(%(primitives)s);

-- zones --
-- Zones whose box meets one of the parcels, whether a citizen may see them (public_zone), and the edits of the change
-- set to zones; the edited values come as JSON, both shapes as WKB in the storage CRS (metres).
SELECT coalesce(edit.feature, zone.id) AS id, zone.plan_id, zone.plan_code, zone.function_code, zone.valid_to,
       zone.id IS NOT NULL AND coalesce((public_zone), FALSE) AS is_public, ST_AsBinary(zone.geom) AS shape, edit.operation,
       edit.properties, ST_AsBinary(edit.geometry) AS new_shape
FROM (
  SELECT held.* FROM visible.planning_zones AS held
  WHERE EXISTS (SELECT 1 FROM parcels AS close WHERE close.id = ANY(%(parcels)s) AND close.geom && held.geom)
) AS zone
FULL JOIN (
  SELECT one.feature, one.operation, one.properties, one.geometry FROM change_set_edits AS one
  WHERE one.change_set_id = %(change_set)s AND one.layer = 'planning_zones' AND one.operation = ANY(%(primitives)s)
) AS edit ON edit.feature = zone.id;

-- plans --
-- Plans by id and code as they are on file, and the edits of the change set to plans as JSON.
SELECT coalesce(edit.feature, plan.id) AS id, plan.plan_code, plan.name, plan.level, plan.adjustment, plan.status,
       plan.announced_on, plan.valid_from, plan.decision_date, plan.valid_to, edit.operation, edit.properties
FROM visible.plans AS plan
FULL JOIN (
  SELECT one.feature, one.operation, one.properties FROM change_set_edits AS one
  WHERE one.change_set_id = %(change_set)s AND one.layer = 'plans' AND one.operation = ANY(%(primitives)s)
) AS edit ON edit.feature = plan.id;

-- red_lines --
-- Red lines that a citizen may see and whose box meets one of the parcels, and the edits of the change set to them.
SELECT coalesce(edit.feature, line.id) AS id, ST_AsBinary(line.geom) AS shape, edit.operation, edit.properties,
       ST_AsBinary(edit.geometry) AS new_shape
FROM (
  SELECT held.id, held.geom FROM visible.red_lines AS held
  WHERE EXISTS (SELECT 1 FROM parcels AS close WHERE close.id = ANY(%(parcels)s) AND close.geom && held.geom)
) AS line
FULL JOIN (
  SELECT one.feature, one.operation, one.properties, one.geometry FROM change_set_edits AS one
  WHERE one.change_set_id = %(change_set)s AND one.layer = 'red_lines' AND one.operation = ANY(%(primitives)s)
) AS edit ON edit.feature = line.id;

-- red_lines_told --
-- Red lines whose box meets one of the parcels, whether a citizen may see them (public_line), and the edits of the change
-- set to them; the edited values come as JSON, both shapes as WKB in the storage CRS (metres).
SELECT coalesce(edit.feature, line.id) AS id, line.plan_id, line.plan_code, line.valid_to,
       line.id IS NOT NULL AND coalesce((public_line), FALSE) AS is_public, ST_AsBinary(line.geom) AS shape, edit.operation,
       edit.properties, ST_AsBinary(edit.geometry) AS new_shape
FROM (
  SELECT held.* FROM visible.red_lines AS held
  WHERE EXISTS (SELECT 1 FROM parcels AS close WHERE close.id = ANY(%(parcels)s) AND close.geom && held.geom)
) AS line
FULL JOIN (
  SELECT one.feature, one.operation, one.properties, one.geometry FROM change_set_edits AS one
  WHERE one.change_set_id = %(change_set)s AND one.layer = 'red_lines' AND one.operation = ANY(%(primitives)s)
) AS edit ON edit.feature = line.id;

-- names_of_parcels --
-- What the listed parcels are called.
SELECT parcel.id, parcel.national_id, parcel.ward_code, parcel.ward_name, parcel.sheet_number, parcel.parcel_number
FROM parcels AS parcel
WHERE parcel.id = ANY(%(parcels)s);
