-- one_moment --
-- Lets everything that the transaction reads be of the moment of its first question.
SET LOCAL transaction_isolation = 'repeatable read';

-- inside --
-- Condition on a feature of a layer: its shape meets an area (hexadecimal WKB in the storage CRS, metres).
SELECT ST_Intersects(geom, ST_GeomFromWKB(decode({area}, 'hex'), {srid}));

-- versions --
-- One line for each feature of a layer that a reader may see: its id and its version, in the order of the ids.
SELECT concat(id, ':', version, chr(10)) FROM {table} WHERE {visible} ORDER BY id;
