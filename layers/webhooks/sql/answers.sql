-- told --
-- Changed answers by publication, for parcels that the reader may see, and those of which nobody knows the parcel:
-- change set, time of publication, parcel, what changed (JSON text; areas in m²).
SELECT change.change_set, change_set.published_at, change.parcel, change.detail::text
FROM answer_changes AS change
JOIN change_sets AS change_set ON change_set.id = change.change_set
WHERE change_set.publication >= %(since)s AND change_set.publication < %(until)s
  AND (
    change.parcel IS NULL
    OR EXISTS (
      SELECT 1 FROM (SELECT live.* FROM {table} AS live WHERE live.id = change.parcel) AS held
      WHERE {visible} AND {inside}
    )
  )
ORDER BY change_set.publication, change.id;

-- inside --
-- Condition on a parcel, called held: its shape meets the area of a reader (WKB in %(srid)s, the storage CRS, metres).
SELECT ST_Intersects(held.geom, ST_GeomFromWKB(%(area)s, %(srid)s));
