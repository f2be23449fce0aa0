-- common_columns --
-- Columns that the bare table and the layer have in common, with the type of the layer and whether an empty text stands
-- for a missing one; the shape is left out.
SELECT layer.column_name, format_type(attribute.atttypid, attribute.atttypmod),
       layer.is_nullable = 'NO' AND layer.data_type = 'character varying' AS empty_for_null
FROM information_schema.columns AS layer
JOIN information_schema.columns AS bare ON bare.column_name = layer.column_name
JOIN pg_attribute AS attribute
  ON attribute.attrelid = 'parcels'::regclass AND attribute.attname = layer.column_name
WHERE layer.table_name = 'parcels' AND bare.table_name = 'ogr2ogr_parcels'
  AND layer.table_schema = current_schema() AND bare.table_schema = current_schema()
  AND layer.column_name NOT IN ('geom', 'geom_4326', 'geom_3857');

-- into_the_layer --
-- The bare table into the layer; geom keeps its coordinates, metres in the storage CRS.
INSERT INTO parcels ({columns}, geom)
SELECT {selected}, ST_SetSRID(wkb_geometry, find_srid('public', 'parcels', 'geom')) FROM ogr2ogr_parcels
WHERE computed_area_m2 > 0;

-- bulk_table --
-- A table with the columns of the layer, without its triggers, constraints and indexes.
DROP TABLE IF EXISTS bulk_parcels;
CREATE TABLE bulk_parcels (LIKE parcels INCLUDING DEFAULTS);

-- into_bulk --
-- The bare table into that one with all three shapes: metres in the storage CRS, degrees WGS 84, metres web mercator.
INSERT INTO bulk_parcels ({columns}, geom, geom_4326, geom_3857)
SELECT {selected}, own, world, ST_Transform(world, find_srid('public', 'parcels', 'geom_3857'))
FROM (
  SELECT moved.*, ST_Transform(moved.own, find_srid('public', 'parcels', 'geom_4326')) AS world
  FROM (
    SELECT bare.*, ST_SetSRID(bare.wkb_geometry, find_srid('public', 'parcels', 'geom')) AS own
    FROM ogr2ogr_parcels AS bare
    WHERE bare.computed_area_m2 > 0
    OFFSET 0
  ) AS moved
  OFFSET 0
) AS shapes;

-- layer_indexes --
-- Definitions of all indexes of the layer, those that stand for a constraint too.
SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'parcels'::regclass;
