-- untouched --
-- Live rows that the reader may see and that none of the drafts changes, ends or makes.
SELECT {columns} FROM {table} WHERE NOT (id = ANY({features}::uuid[])) AND {visible};

-- drafted --
-- Rows as the drafts leave them, out of a JSON array with a value for each column: shapes as EWKB, geom in the storage
-- CRS, geom_4326 in degrees, geom_3857 in metres.
SELECT {columns} FROM jsonb_populate_recordset(NULL::{table}, {rows}::jsonb) AS made;
