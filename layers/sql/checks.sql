-- near --
-- Features whose box meets one of the boxes (metres, storage CRS) and that the reader may see: id, shape (WKB), values.
SELECT id::text, ST_AsBinary(geom), {columns}
FROM {table}
WHERE id IN (
  SELECT held.id
  FROM unnest(%(west)s::float8[], %(south)s::float8[], %(east)s::float8[], %(north)s::float8[])
    AS box (west, south, east, north)
  JOIN {table} AS held
    ON held.geom && ST_MakeEnvelope(box.west, box.south, box.east, box.north, %(srid)s)
) AND ({visible});

-- edited --
-- Features by id that the reader may see, as they are: id, shape (WKB, storage CRS) or null, values.
SELECT id::text, {shape}, {columns} FROM {table} WHERE id = ANY(%(ids)s::uuid[]) AND ({visible});

-- same_keys --
-- Features that hold one of the keys and that the reader may see: number of the key, id, values.
SELECT wanted.number, id::text, {columns}
FROM {table}
JOIN (SELECT * FROM unnest(%(numbers)s::int[], {given}) AS key (number, {names})) AS wanted ON {equal}
WHERE NOT id = ANY(%(edited)s::uuid[]) AND ({visible})
ORDER BY 1, 2
LIMIT 1000;

-- share_in_unit --
-- Share of each shape (WKB, storage CRS) that lies in the commune whose code it names; only those whose inner point
-- lies elsewhere: number of the shape, share 0 to 1.
SELECT given.number, coalesce(ST_Area(ST_Intersection(given.geom, unit.geom)) / nullif(ST_Area(given.geom), 0), 0)
FROM (
  SELECT key.number, key.code, ST_SetSRID(ST_GeomFromWKB(key.wkb), %(srid)s) AS geom
  FROM unnest(%(numbers)s::int[], %(codes)s::text[], %(shapes)s::bytea[]) AS key (number, code, wkb)
) AS given
JOIN wards AS unit ON unit.code = given.code AND unit.level = 'commune'
  AND (unit.valid_from IS NULL OR unit.valid_from <= nen_today())
  AND (unit.valid_to IS NULL OR unit.valid_to > nen_today())
WHERE NOT ST_Covers(unit.geom, ST_PointOnSurface(given.geom));

-- units_of_shapes --
-- The commune of today in which each shape (WKB, storage CRS) has its inner point: number of the shape, code, name.
SELECT given.number, unit.code, unit.full_name
FROM (
  SELECT key.number, ST_PointOnSurface(ST_SetSRID(ST_GeomFromWKB(key.wkb), %(srid)s)) AS place
  FROM unnest(%(numbers)s::int[], %(shapes)s::bytea[]) AS key (number, wkb)
) AS given
JOIN wards AS unit ON ST_Covers(unit.geom, given.place) AND unit.level = 'commune'
  AND (unit.valid_from IS NULL OR unit.valid_from <= nen_today())
  AND (unit.valid_to IS NULL OR unit.valid_to > nen_today())
ORDER BY given.number;
