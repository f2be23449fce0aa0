"""The extract of one plot through the whole stack against the two statements behind it on one raw connection.

A million generated parcels under a hundred thousand zones, in a database of its own; any answer but 200 ends the run.
"""

from __future__ import annotations

import os
import sys
import time
import uuid

import psycopg

from bench.measure import Row, throughput
from bench.places import random_places
from bench.stage import drop_database, fetcher, hand_over, raw_connection, server, use_database

DATABASE = "nen_bench_extracts"
PARCELS = int(os.environ.get("NEN_BENCH_PARCELS") or 1_000_000)
ZONES = int(os.environ.get("NEN_BENCH_ZONES") or 100_000)
COUNT, CLIENTS = 300, (1, 4, 16)
#: Promised for one client: 95th percentile within three times that of the statement, and within this time.
TARGET, LIMIT_MS = 0.333, 200


def main() -> None:
    """Generate, load, ask."""
    use_database(DATABASE)
    try:
        from bench.parcels_4m import Fabric, load_fabric
        from bench.plans_over_parcels import load_zones

        fabric = Fabric(PARCELS)
        with raw_connection() as connection:
            started = time.perf_counter()
            load_fabric(connection, fabric)
            zones = load_zones(connection, fabric, ZONES)
            print(
                f"  {PARCELS:,} parcels, {zones:,} zones in {time.perf_counter() - started:.0f} s",
                file=sys.stderr,
            )
            with server(["geo.wsgi:application"], ready="/ogc/collections?f=json") as origin:
                hand_over(_measure(connection, origin, f"{PARCELS:,} parcels × {zones:,} zones"))
    finally:
        drop_database(DATABASE)


def _measure(connection: psycopg.Connection, origin: str, work: str) -> list[Row]:
    from django.utils import timezone

    from cadastre.queries import parcels
    from planning.queries.extract import question

    places, day = random_places(connection, COUNT), timezone.localdate()
    facts, of_facts = question(uuid.UUID(places[0].id), day)
    record, of_record = parcels.question([], as_of=day)

    def floor(identity: str) -> None:
        parcel = uuid.UUID(identity)
        connection.execute(record, of_record | {"ids": [parcel]}, prepare=True).fetchall()
        connection.execute(facts, of_facts | {"parcel": parcel}, prepare=True).fetchall()

    identities = [place.id for place in places]
    asked = [f"{origin}/api/v1/parcels/{identity}/extract" for identity in identities]
    get = fetcher(max(CLIENTS))
    load = os.getloadavg()[0]
    busy = f"; machine busy (load {load:.0f})" if load > 1 else ""
    throughput(get, asked[:20], clients=2)
    rate, raw_p95 = throughput(floor, identities, clients=1)
    rows = []
    for clients in CLIENTS:
        ours, p95 = throughput(get, asked, clients=clients)
        note = f"p95 {p95:.0f} ms, no error{busy}"
        what = f"{work}, JSON, all themes, {clients} client{'s' if clients > 1 else ''}"
        if clients == 1:
            kept = "within" if p95 <= LIMIT_MS else "beyond"
            note = f"p95 {p95:.0f} ms, raw {raw_p95:.0f} ms, {kept} {LIMIT_MS} ms; no error{busy}"
            rows.append(
                Row(
                    "extract",
                    what,
                    "/s at p95",
                    1000 / p95,
                    1000 / raw_p95,
                    "its SQL, 1 client",
                    TARGET,
                    note,
                )
            )
            continue
        rows.append(Row("extract", what, "req/s", ours, rate, "its SQL, 1 client", note=note))
    return rows


if __name__ == "__main__":
    main()
