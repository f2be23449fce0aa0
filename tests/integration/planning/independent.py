"""The figures of the extract, computed a second time without its code: shapes out of the tables, areas by shapely.

On a running city, 500 parcels drawn at random, through the public address:

    var/venv/bin/python -m tests.integration.planning.independent --count 500 --url http://localhost:8000
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import urllib.request
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import numpy as np
import shapely

TOLERANCE_M2 = 0.1
_TABLES = ("planning_zones", "red_lines")


class Shapes:
    """Zones and red lines in force on a day, straight from their tables, in the storage CRS (metres)."""

    def __init__(self, as_of: date) -> None:
        self.ids: dict[str, list[str]] = {}
        self.trees: dict[str, shapely.STRtree] = {}
        for table in _TABLES:
            found = _select(
                f"SELECT id::text, ST_AsBinary(geom) FROM {table} WHERE (valid_from IS NULL OR valid_from <= %s) "
                "AND (valid_to IS NULL OR valid_to > %s)",
                [as_of, as_of],
            )
            self.ids[table] = [row[0] for row in found]
            self.trees[table] = shapely.STRtree([shapely.from_wkb(bytes(row[1])) for row in found])

    def pieces(self, table: str, parcel: shapely.Geometry) -> dict[str, shapely.Geometry]:
        """Parts of the features inside a parcel, by feature id; touching neighbours left out."""
        tree = self.trees[table]
        found = {}
        for index in tree.query(parcel, predicate="intersects"):
            piece = shapely.intersection(tree.geometries[index], parcel)
            if piece.area > 1e-6:
                found[self.ids[table][index]] = piece
        return found


def disagreements(parcel: shapely.Geometry, answer: dict[str, Any], shapes: Shapes) -> list[str]:
    """What in an extract differs by more than 0.1 m² (0.1 % for shares) from the second computation."""
    problems = []

    def compare(what: str, told: float, computed: float, tolerance: float = TOLERANCE_M2) -> None:
        if abs(told - computed) > tolerance:
            problems.append(f"{what}: told {told}, computed {computed:.4f}")

    compare("parcel area", answer["parcel"]["area_m2"], parcel.area)
    for table in _TABLES:
        pieces = shapes.pieces(table, parcel)
        told = {row["feature"]: row for row in answer["concerned"] if row["layer"] == table}
        dropped = {row["feature"]: row for row in answer["dropped_slivers"] if row["layer"] == table}
        for feature, piece in pieces.items():
            row = told.get(feature) or dropped.get(feature)
            if row is not None:
                compare(f"{table} {feature}", row["area_m2"], piece.area)
                compare(f"{table} {feature} share", row["share_pct"], 100 * piece.area / parcel.area)
            elif piece.area > TOLERANCE_M2:
                problems.append(f"{table} {feature}: {piece.area:.3f} m² not told")
        problems += [
            f"{table} {feature}: told, but not there" for feature in (set(told) | set(dropped)) - set(pieces)
        ]
    reserve = shapely.union_all(list(shapes.pieces("red_lines", parcel).values()))
    compare("road reserve", answer["road_reserve"]["area_m2"], reserve.area)
    compare("net area", answer["buildable"]["net_area_m2"], parcel.area - reserve.area)
    return problems


def parcels(count: int, seed: int = 20261122) -> list[tuple[str, shapely.Geometry]]:
    """Parcels drawn at random from the table: id and shape in the storage CRS."""
    ids = [row[0] for row in _select("SELECT id::text FROM parcels ORDER BY id", [])]
    chosen = random.Random(seed).sample(ids, min(count, len(ids)))
    found = _select("SELECT id::text, ST_AsBinary(geom) FROM parcels WHERE id = ANY(%s::uuid[])", [chosen])
    return [(row[0], shapely.from_wkb(bytes(row[1]))) for row in found]


def check(
    chosen: Iterable[tuple[str, shapely.Geometry]], ask: Callable[[str], dict[str, Any]], as_of: date
) -> tuple[list[str], list[float]]:
    """Disagreements over many parcels, and the milliseconds that each answer took."""
    shapes = Shapes(as_of)
    problems, times = [], []
    for identity, parcel in chosen:
        started = time.perf_counter()
        answer = ask(identity)
        times.append((time.perf_counter() - started) * 1000)
        problems += [f"{identity}: {one}" for one in disagreements(parcel, answer, shapes)]
    return problems, times


def _select(sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


def main() -> int:
    """Check a running city; exit code 1 when anything disagrees."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--url", default="http://localhost:8000")
    options = parser.parse_args()
    import django

    django.setup()
    as_of = date.today()  # noqa: DTZ011

    def ask(identity: str) -> dict[str, Any]:
        address = f"{options.url}/api/v1/parcels/{identity}/extract?as_of={as_of}"
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310
            return json.loads(answer.read())

    chosen = parcels(options.count)
    problems, times = check(chosen, ask, as_of)
    for problem in problems:
        print(problem)
    p50, p95 = np.percentile(times, [50, 95])
    print(f"{len(chosen)} parcels, {len(problems)} disagreements; p50 {p50:.1f} ms, p95 {p95:.1f} ms")
    return 1 if problems else 0


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geo.settings")
    sys.exit(main())
