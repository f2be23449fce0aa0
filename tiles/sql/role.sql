-- role_exists --
-- Whether the read-only role of the maps is there.
SELECT 1 FROM pg_roles WHERE rolname = %(role)s;

-- granted_tables --
-- Tables on which the role holds any right, as a whole or on a column.
SELECT DISTINCT table_name FROM information_schema.column_privileges
WHERE grantee = %(role)s AND table_schema = 'public';

-- sovereignty --
-- The two archipelagos every map must show (Law 27/2018 Art. 18; Hoàng Sa belongs to Đà Nẵng, Trường Sa to Khánh Hòa);
-- positions in degrees WGS 84; rows that are there stay as they are.
INSERT INTO sovereignty_labels (name, name_en, belongs_to, rank, geom_4326, geom_3857)
SELECT name, name_en, belongs_to, 'archipelago', position, ST_Transform(position, 3857)
FROM (VALUES
  ('Quần đảo Hoàng Sa', 'Hoang Sa archipelago', 'TP. Đà Nẵng', ST_SetSRID(ST_MakePoint(111.75, 16.55), 4326)),
  ('Quần đảo Trường Sa', 'Truong Sa archipelago', 'tỉnh Khánh Hòa', ST_SetSRID(ST_MakePoint(114.10, 9.80), 4326))
) AS fixed (name, name_en, belongs_to, position)
ON CONFLICT (name) DO NOTHING;
