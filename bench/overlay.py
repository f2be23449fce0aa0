"""All parcels over all zones: our job, read, computed and written, against plain SQL and geopandas in the same run.

The totals of the three must be equal to 0.01 m², or the run ends. geopandas is not asked to write its result.
"""

from __future__ import annotations

import os
import sys
import time

import psycopg

from bench.measure import Row
from bench.stage import drop_database, hand_over, raw_connection, use_database
from geo.named_sql import load

DATABASE = "nen_bench_overlay"
PARCELS = int(os.environ.get("NEN_BENCH_PARCELS") or 500_000)
ZONES = int(os.environ.get("NEN_BENCH_ZONES") or 8_000)
#: Promised: so many times as fast as either; totals equal to so much.
TARGET, TOLERANCE_M2 = 3.0, 0.01


def main() -> None:
    """Generate, load, compute three times."""
    use_database(DATABASE)
    try:
        from bench.parcels_4m import Fabric, load_fabric
        from bench.plans_over_parcels import load_zones

        with raw_connection() as connection:
            fabric = Fabric(PARCELS)
            load_fabric(connection, fabric)
            zones = load_zones(connection, fabric, ZONES)
            hand_over(_measure(connection, f"{PARCELS:,} parcels × {zones:,} zones"))
    finally:
        drop_database(DATABASE)


def _measure(connection: psycopg.Connection, work: str) -> list[Row]:
    taken, told = {}, {}
    for name, job in (("ours", _ours), ("ST_Intersection", _plain_sql), ("geopandas.overlay", _geopandas)):
        started = time.perf_counter()
        told[name] = job(connection)
        taken[name] = time.perf_counter() - started
        print(f"  {name}: {taken[name]:.1f} s, {told[name][0]:,} pairs", file=sys.stderr, flush=True)
    pairs, total = told["ours"]
    rows = []
    for name in ("ST_Intersection", "geopandas.overlay"):
        apart = abs(told[name][1] - total)
        if apart > TOLERANCE_M2:
            raise SystemExit(f"{name}: {told[name][1]:.4f} m², ours {total:.4f} m²")
        note = f"{taken['ours']:.1f} s against {taken[name]:.1f} s; totals {apart:.1e} m² apart of {total:,.2f} m²"
        rows.append(
            Row("overlay", f"{work}, read, compute, write", "pairs/s", pairs / taken["ours"], pairs / taken[name],
                name, TARGET, note)
        )  # fmt: skip
    return rows


def _ours(connection: psycopg.Connection) -> tuple[int, float]:
    from planning.services.overlay import refresh_all

    pairs = refresh_all().pairs
    return pairs, _one(connection, "overlay_total")


def _plain_sql(connection: psycopg.Connection) -> tuple[int, float]:
    connection.execute(load("bench", "overlay")["overlay_plain"])
    return int(_one(connection, "plain_count")), _one(connection, "plain_total")


def _geopandas(connection: psycopg.Connection) -> tuple[int, float]:
    import geopandas
    from django.db import connection as django
    from django.utils import timezone

    from planning.queries.overlay import parcels, zones

    day = timezone.localdate()
    with django.cursor() as cursor:
        (tile,) = parcels(cursor, day, tile=PARCELS)
    left = geopandas.GeoDataFrame({"parcel": range(len(tile))}, geometry=tile.shapes)
    over = zones(day)
    right = geopandas.GeoDataFrame({"zone": range(len(over))}, geometry=over.shapes)
    found = geopandas.overlay(left, right, how="intersection", keep_geom_type=True)
    return len(found), float(found.area.sum())


def _one(connection: psycopg.Connection, key: str) -> float:
    found = connection.execute(load("bench", "overlay")[key]).fetchone()
    return float(found[0]) if found else 0.0


if __name__ == "__main__":
    main()
