-- by_id --
-- The latest state of a parcel that the reader may see: id, version, whether it is live; closed parcels included.
SELECT state.id, state.version, state.live
FROM (
  SELECT held.id, held.version, true AS live FROM visible.parcels AS held WHERE held.id = %(id)s
  UNION ALL
  SELECT kept.id, kept.version, false FROM kept.parcels AS kept WHERE kept.id = %(id)s
) AS state
ORDER BY state.live DESC, state.version DESC
LIMIT 1;

-- by_national_id --
-- As by_id, of the parcel that bears a national id or bore it last.
SELECT state.id, state.version, state.live
FROM (
  SELECT held.id, held.version, true AS live, held.recorded_at
  FROM visible.parcels AS held
  WHERE held.national_id = %(national_id)s
  UNION ALL
  SELECT kept.id, kept.version, false, kept.recorded_at
  FROM kept.parcels AS kept
  WHERE kept.national_id = %(national_id)s
) AS state
ORDER BY state.live DESC, state.recorded_at DESC, state.version DESC
LIMIT 1;

-- links_up --
-- What parcels came from: links to them as children.
SELECT event_id AS event, parent, parent_version, child, child_version, overlap_m2, share_of_parent, share_of_child
FROM parcel_lineage
WHERE child = ANY(%(parcels)s)
ORDER BY id;

-- links_down --
-- What became of parcels: links from them as parents.
SELECT event_id AS event, parent, parent_version, child, child_version, overlap_m2, share_of_parent, share_of_child
FROM parcel_lineage
WHERE parent = ANY(%(parcels)s)
ORDER BY id;

-- links_of_event --
-- All links of one event.
SELECT event_id AS event, parent, parent_version, child, child_version, overlap_m2, share_of_parent, share_of_child
FROM parcel_lineage
WHERE event_id = %(event)s
ORDER BY id;

-- events --
-- Events by id, the latest last.
SELECT id, operation, ARRAY(SELECT jsonb_array_elements_text(summary -> 'operations')) AS operations, document,
       document_date, effective_on, change_set, recorded_at, reverted_at IS NOT NULL AS reverted
FROM parcel_events
WHERE id = ANY(%(events)s)
ORDER BY recorded_at, id;

-- live_versions --
-- Parcels that are live and that the reader may see: id, version.
SELECT held.id, held.version FROM visible.parcels AS held WHERE held.id = ANY(%(parcels)s);

-- states --
-- States of parcels by id and version, live or out of the history, as far as the reader may see them; area in m².
SELECT wanted.id, wanted.version, state.national_id, state.ward_code AS ward, state.ward_name, state.sheet_number AS sheet,
       state.parcel_number AS number, ST_Area(state.geom) AS area_m2, state.live
FROM unnest(%(ids)s::uuid[], %(versions)s::integer[]) AS wanted (id, version)
CROSS JOIN LATERAL (
  (
    SELECT held.national_id, held.ward_code, held.ward_name, held.sheet_number, held.parcel_number, held.geom, true AS live
    FROM visible.parcels AS held
    WHERE held.id = wanted.id AND held.version = wanted.version
  )
  UNION ALL
  (
    SELECT kept.national_id, kept.ward_code, kept.ward_name, kept.sheet_number, kept.parcel_number, kept.geom, false
    FROM kept.parcels AS kept
    WHERE kept.id = wanted.id AND kept.version = wanted.version
    ORDER BY kept.recorded_at DESC
    LIMIT 1
  )
  LIMIT 1
) AS state;
