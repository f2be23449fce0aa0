-- followers --
-- Shapes (EPSG:3857, WKB) of the rows that point to features of another layer. At most so many, one more when there are
-- more.
SELECT ST_AsBinary(told.geom_3857)
FROM {table} AS told
WHERE told.{link} = ANY(%(features)s::uuid[]) AND told.geom_3857 IS NOT NULL
LIMIT %(most)s + 1;

-- followers_by_value --
-- Shapes (EPSG:3857, WKB) of the rows that name a feature of another layer by a value that it has or had. At most so many,
-- one more when there are more.
SELECT ST_AsBinary(told.geom_3857)
FROM {table} AS told
WHERE told.geom_3857 IS NOT NULL
  AND told.{own} IN (
    SELECT lead.{theirs} FROM {lead} AS lead WHERE lead.id = ANY(%(features)s::uuid[])
    UNION
    SELECT earlier.{theirs} FROM {kept} AS earlier WHERE earlier.id = ANY(%(features)s::uuid[])
  )
LIMIT %(most)s + 1;

-- turned --
-- Shapes (EPSG:3857, WKB) of the rows that the maps show on one of two days only.
SELECT ST_AsBinary(geom_3857)
FROM {table}
WHERE geom_3857 IS NOT NULL AND ({now}) IS DISTINCT FROM ({before})
LIMIT {most};
