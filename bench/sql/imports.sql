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

-- triggers_silent --
-- Neither derives shapes nor looks for references until the transaction ends: the rows were in the layer before.
SET LOCAL session_replication_role = replica;

-- copy_out --
-- Every row of the layer, as its own table takes it back. The format is quoted for the reader of statements, which does
-- not know it as a bare word.
COPY parcels TO STDOUT (FORMAT "binary");

-- copy_in --
-- Rows that `copy_out` gave.
COPY parcels FROM STDIN (FORMAT "binary");
