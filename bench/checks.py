"""Findings in the changed window on the demo city: reshaped neighbours, scattered parcels, the largest ones."""

from __future__ import annotations

import statistics
import time
import uuid

import psycopg
import shapely

from bench.measure import Row
from bench.stage import hand_over, raw_connection, use_database

REPEATS = 25
#: Promised: findings within this time.
LIMIT_S = 1.0
#: A corner is moved by this much, so that there is something to find, metres.
MOVED_M = 0.05


def main() -> None:
    """1, 5 and 20 edits side by side, 20 scattered over the city, 20 of the parcels with most vertices."""
    use_database()
    rows = []
    with raw_connection() as connection:
        (number,) = connection.execute("SELECT count(*) FROM parcels").fetchone() or (0,)
        for count in (1, 5, 20):
            rows.append(_measure(f"{count} side by side of {number:,}", _side_by_side(connection, count)))
        rows.append(_measure("20 scattered", _scattered(connection, 20)))
        rows.append(_measure("20 with most vertices", _largest(connection, 20)))
    hand_over(rows)


def _measure(work: str, groups: list[list[tuple[uuid.UUID, bytes]]]) -> Row:
    from django.contrib.auth.models import User

    from layers.checks.running import Candidate, check_edits
    from layers.registry import registry

    spec = registry.get("parcels")
    user = User(is_superuser=True, is_active=True)
    taken, worked, found = [], [], 0
    for group in groups:
        edits = [
            Candidate(place, "update", identifier, _moved(shapely.from_wkb(shape)), {"sheet_number": "9"})
            for place, (identifier, shape) in enumerate(group)
        ]
        started, begun = time.perf_counter(), time.process_time()
        found += len(check_edits(spec, edits, user))
        taken.append(time.perf_counter() - started)
        worked.append(time.process_time() - begun)
    worst = max(taken)
    note = (
        f"median {statistics.median(taken) * 1000:.0f} ms, worst {worst * 1000:.0f} ms, "
        f"own processor time at most {max(worked) * 1000:.0f} ms, {found} findings"
    )
    return Row("checks", work, "checks/s (worst)", 1 / worst, 1 / LIMIT_S, "promised 1 s", 1.0, note)


def _moved(shape: shapely.Geometry) -> shapely.Geometry:
    """The shape with its first corner moved."""
    first = shapely.get_coordinates(shape)[0]
    return shapely.transform(shape, lambda xy: xy + MOVED_M * (abs(xy - first).sum(axis=1) < 1e-9)[:, None])


def _side_by_side(connection: psycopg.Connection, count: int) -> list[list[tuple[uuid.UUID, bytes]]]:
    seeds = connection.execute("SELECT id FROM parcels ORDER BY md5(id::text) LIMIT %s", [REPEATS]).fetchall()
    return [
        connection.execute(
            "SELECT near.id, ST_AsBinary(near.geom) FROM parcels AS seed, LATERAL (SELECT id, geom FROM parcels"
            " ORDER BY geom <-> seed.geom LIMIT %s) AS near WHERE seed.id = %s",
            [count, seed],
        ).fetchall()
        for (seed,) in seeds
    ]


def _scattered(connection: psycopg.Connection, count: int) -> list[list[tuple[uuid.UUID, bytes]]]:
    found = connection.execute(
        "SELECT id, ST_AsBinary(geom) FROM parcels ORDER BY md5(id::text) LIMIT %s", [count * REPEATS]
    ).fetchall()
    return [found[start : start + count] for start in range(0, len(found), count)]


def _largest(connection: psycopg.Connection, count: int) -> list[list[tuple[uuid.UUID, bytes]]]:
    return [
        connection.execute(
            "SELECT id, ST_AsBinary(geom) FROM parcels ORDER BY ST_NPoints(geom) DESC LIMIT %s", [count]
        ).fetchall()
    ]


if __name__ == "__main__":
    main()
