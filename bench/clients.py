"""What a permit system asks all day (lookup, extract, pre-check) with 1, 16 and 64 clients, beside the SQL behind it.

Unlike elsewhere an answer that is no 200 does not end the run: it is counted. 64 clients on two processors shall wait
their turn, and none of them shall be sent away.
"""

from __future__ import annotations

import json
import statistics
import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from urllib.parse import urlencode

import psycopg
import urllib3

from bench.measure import Row
from bench.places import Place, random_places
from bench.stage import hand_over, raw_connection, server, use_database
from geo.named_sql import load

COUNT, CLIENTS, WARMING = 400, (1, 16, 64), 40
#: Half the side of the planned building, in degrees: some three metres.
HALF = 0.00003


class Asked(NamedTuple):
    """One request: method, address, body (JSON)."""

    method: str
    url: str
    body: bytes | None = None


class Work(NamedTuple):
    """One kind of question: the requests, and the statement behind each of them on a raw connection."""

    name: str
    requests: Sequence[Asked]
    floor: Callable[[int], bool]
    floor_name: str


class Served(NamedTuple):
    """Answers per second, median and 95th percentile in milliseconds, answers that were no 200."""

    rate: float
    p50_ms: float
    p95_ms: float
    errors: int


def main() -> None:
    """Ask the demo city."""
    use_database()
    with (
        raw_connection() as connection,
        server(["geo.wsgi:application"], ready="/ogc/collections?f=json") as origin,
    ):
        rows = []
        for work in _works(connection, f"{origin}/api/v1"):
            floor = _served(work.floor, range(COUNT), 1)
            _served(_sender(work.requests, 2), range(WARMING), 2)
            for clients in CLIENTS:
                ours = _served(_sender(work.requests, clients), range(COUNT), clients)
                rows.append(_row(work, clients, ours, floor))
    hand_over(rows)


def _works(connection: psycopg.Connection, api: str) -> list[Work]:
    from django.utils import timezone

    from planning.queries.extract import question

    places = random_places(connection, COUNT)
    keys = [
        connection.execute(load("bench", "floor")["key"], {"id": place.id}).fetchone() for place in places
    ]
    by_key = load("bench", "lookups")["by_key"]
    statement, parameters = question(uuid.UUID(places[0].id), timezone.localdate())

    def lookup(one: int) -> bool:
        ward, sheet, number = keys[one] or ("", "", "")
        values = {"ward": ward, "sheet": sheet, "number": number}
        return bool(connection.execute(by_key, values, prepare=True).fetchall())

    def facts(one: int) -> bool:
        values = parameters | {"parcel": uuid.UUID(places[one].id)}
        return bool(connection.execute(statement, values, prepare=True).fetchall())

    names = ("ward", "sheet", "number")
    return [
        Work(
            "parcel by ward, sheet and number",
            [Asked("GET", f"{api}/parcels?{urlencode(dict(zip(names, key or (), strict=True)))}") for key in keys],
            lookup, "its SQL, 1 client",
        ),
        Work(
            "extract, JSON, all themes",
            [Asked("GET", f"{api}/parcels/{place.id}/extract") for place in places],
            facts, "its SQL, 1 client",
        ),
        Work(
            "pre-check of a house with footprint",
            [Asked("POST", f"{api}/permits/precheck", _house(place)) for place in places],
            facts, "SQL of the facts it rests on, 1 client",
        ),
    ]  # fmt: skip


def _house(place: Place) -> bytes:
    west, south, east, north = place.bbox(HALF)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return json.dumps({
        "parcels": [place.id], "footprint": {"type": "Polygon", "coordinates": [ring]}, "crs": "OGC:CRS84",
        "storeys": 4, "height_m": 14, "floor_area_m2": 120, "use": "nha_o",
    }).encode()  # fmt: skip


def _sender(requests: Sequence[Asked], clients: int) -> Callable[[int], bool]:
    pool = urllib3.PoolManager(maxsize=clients, retries=False, timeout=60)
    headers = {"Content-Type": "application/json"}

    def send(one: int) -> bool:
        method, url, body = requests[one % len(requests)]
        try:
            return pool.request(method, url, body=body, headers=headers if body else None).status == 200
        except urllib3.exceptions.HTTPError:
            return False

    return send


def _served(call: Callable[[int], bool], numbers: Sequence[int], clients: int) -> Served:
    taken: list[float] = []

    def one(number: int) -> bool:
        started = time.perf_counter()
        good = call(number)
        taken.append(1000 * (time.perf_counter() - started))
        return good

    started = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        good = sum(pool.map(one, numbers))
    elapsed = time.perf_counter() - started
    cuts = statistics.quantiles(taken, n=20)
    return Served(len(numbers) / elapsed, cuts[9], cuts[18], len(numbers) - good)


def _row(work: Work, clients: int, ours: Served, floor: Served) -> Row:
    times = f"p50 {ours.p50_ms:.0f} ms, p95 {ours.p95_ms:.0f} ms (SQL {floor.p50_ms:.1f}, {floor.p95_ms:.1f})"
    return Row(
        "clients", f"{work.name}, {clients} client{'s' if clients > 1 else ''}", "req/s", ours.rate, floor.rate,
        work.floor_name, note=f"{times}, {ours.errors} errors",
    )  # fmt: skip


if __name__ == "__main__":
    main()
