-- plan --
-- One plan that the reader may see: its row with the boundary as WKB in the storage CRS.
SELECT plan.*, ST_AsBinary(plan.geom) AS shape
FROM visible.plans AS plan
WHERE plan.plan_code = %(code)s
ORDER BY plan.version DESC, plan.id
LIMIT 1;

-- planning_zones --
-- Zones of a plan with their shapes (WKB, storage CRS).
SELECT member.*, ST_AsBinary(member.geom) AS shape
FROM visible.planning_zones AS member
WHERE member.plan_id = %(plan)s
ORDER BY member.zone_code, member.id;

-- red_lines --
-- Road reserves of a plan with their shapes (WKB, storage CRS).
SELECT member.*, ST_AsBinary(member.geom) AS shape
FROM visible.red_lines AS member
WHERE member.plan_id = %(plan)s
ORDER BY member.street_name, member.id;

-- building_lines --
-- Building lines of a plan with their shapes (WKB, storage CRS).
SELECT member.*, ST_AsBinary(member.geom) AS shape
FROM visible.building_lines AS member
WHERE member.plan_id = %(plan)s
ORDER BY member.street_name, member.id;

-- safety_corridors --
-- Safety corridors of a plan with their shapes (WKB, storage CRS).
SELECT member.*, ST_AsBinary(member.geom) AS shape
FROM visible.safety_corridors AS member
WHERE member.plan_id = %(plan)s
ORDER BY member.name, member.id;

-- plan_documents --
-- Documents of a plan.
SELECT member.*
FROM visible.plan_documents AS member
WHERE member.plan_id = %(plan)s
ORDER BY member.issued_on NULLS LAST, member.file_name, member.id;
