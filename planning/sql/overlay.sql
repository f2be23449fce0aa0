-- zones --
-- Zones that apply on the day in `as_of`, with what decides between their plans; shapes as WKB in the storage CRS
-- (metres). A zone whose plan nobody registered is taken by its code.
SELECT uuid_send(zone.id), zone.version, zone.plan_code, zone.function_code, plan.level, plan.adjustment,
       coalesce(plan.valid_from, plan.decision_date), ST_AsBinary(zone.geom)
FROM visible.planning_zones AS zone
LEFT JOIN LATERAL (
  SELECT known.level, known.adjustment, known.valid_from, known.decision_date
  FROM visible.plans AS known
  WHERE known.id = zone.plan_id OR (zone.plan_id IS NULL AND known.plan_code = zone.plan_code)
  LIMIT 1
) AS plan ON TRUE
WHERE (zone.plan_id IS NULL OR EXISTS (
    SELECT 1 FROM visible.plans AS whole
    WHERE whole.id = zone.plan_id AND (whole.status NOT IN ('superseded', 'expired') OR whole.valid_to IS NOT NULL)))
  AND zone_filter;

-- near_parcels --
-- Filter of zones, after SELECT: those whose box meets one of the parcels in `parcels`.
SELECT EXISTS (SELECT 1 FROM parcels AS close WHERE close.id = ANY(%(parcels)s) AND close.geom && zone.geom);

-- all_parcels --
-- Parcels that hold on the day in `as_of`: id, version, shape as WKB in the storage CRS (metres).
SELECT uuid_send(parcel.id), parcel.version, ST_AsBinary(parcel.geom)
FROM visible.parcels AS parcel;

-- some_parcels --
-- Those of them that are in `parcels`.
SELECT uuid_send(parcel.id), parcel.version, ST_AsBinary(parcel.geom)
FROM visible.parcels AS parcel
WHERE parcel.id = ANY(%(parcels)s);

-- touched_by --
-- Parcels whose answer a published change set may have changed: those it edits, those that meet the box of old and new
-- shape of a zone or plan that it edits, and those that meet a plan whose record it edits.
SELECT edit.feature AS id FROM change_set_edits AS edit
WHERE edit.change_set_id = %(change_set)s AND edit.layer = 'parcels'
UNION
SELECT parcel.id FROM change_set_edits AS edit
JOIN parcels AS parcel ON parcel.geom && edit.extent
WHERE edit.change_set_id = %(change_set)s AND edit.layer IN ('planning_zones', 'plans')
UNION
SELECT parcel.id FROM change_set_edits AS edit
JOIN plans AS plan ON plan.id = edit.feature
JOIN planning_zones AS zone ON zone.plan_id = plan.id
JOIN parcels AS parcel ON parcel.geom && zone.geom
WHERE edit.change_set_id = %(change_set)s AND edit.layer = 'plans';

-- next_table --
-- The table that a full refresh fills beside the one that is read.
CREATE TABLE parcel_zone_shares_next (LIKE parcel_zone_shares INCLUDING DEFAULTS);

-- swap --
-- The new table takes the place of the old one; its indexes bear the names of the old ones. Counted are the columns that
-- statements choose by.
ALTER TABLE parcel_zone_shares_next ADD CONSTRAINT parcel_zone_shares_next_pkey PRIMARY KEY (parcel, zone);
CREATE INDEX parcel_zone_shares_next_zone ON parcel_zone_shares_next (zone);
ANALYZE parcel_zone_shares_next (parcel, zone, plan_code);
DROP TABLE parcel_zone_shares;
ALTER TABLE parcel_zone_shares_next RENAME TO parcel_zone_shares;
ALTER INDEX parcel_zone_shares_next_pkey RENAME TO parcel_zone_shares_pkey;
ALTER INDEX parcel_zone_shares_next_zone RENAME TO parcel_zone_shares_zone;

-- forget --
-- Shares of parcels that are about to be written again.
DELETE FROM parcel_zone_shares WHERE parcel = ANY(%(parcels)s);

-- note --
-- When the shares were computed, of how many parcels and zones, in how many rows.
INSERT INTO overlay_runs (kind, parcels, zones, pairs, seconds)
VALUES (%(kind)s, %(parcels)s, %(zones)s, %(pairs)s, %(seconds)s);

-- last_run --
-- The last full computation and the last of any kind.
SELECT max(finished_at) FILTER (WHERE kind = 'full') AS computed_at, max(finished_at) AS refreshed_at
FROM overlay_runs;

-- published_since --
-- Whether a change set that touches one of `layers` was published after `moment`.
SELECT EXISTS (
  SELECT 1 FROM change_sets AS change
  WHERE change.published_at > %(moment)s AND change.layers && %(layers)s::varchar[]
) AS published;

-- create_shares --
-- Area in common of live parcels and zones in force, square metres; share of the parcel from 0 to 1.
CREATE TABLE parcel_zone_shares (
  parcel uuid NOT NULL,
  parcel_version integer NOT NULL,
  zone uuid NOT NULL,
  zone_version integer NOT NULL,
  plan_code varchar(30) NOT NULL,
  area_m2 double precision NOT NULL,
  governing_m2 double precision NOT NULL,
  share double precision NOT NULL,
  CONSTRAINT parcel_zone_shares_pkey PRIMARY KEY (parcel, zone)
);
CREATE INDEX parcel_zone_shares_zone ON parcel_zone_shares (zone);
CREATE TABLE overlay_runs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind varchar(12) NOT NULL,
  finished_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  parcels integer NOT NULL,
  zones integer NOT NULL,
  pairs integer NOT NULL,
  seconds double precision NOT NULL
);

-- drop_shares --
-- Removes the two tables.
DROP TABLE parcel_zone_shares, overlay_runs;
