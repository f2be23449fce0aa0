"""The figures of the extract, computed a second time without its code: shapes out of the tables, areas by shapely.

On a running city, 1,000 parcels drawn at random, through the public address:

    var/venv/bin/python -m tests.integration.planning.independent --count 1000 --url http://localhost:8000
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

from tests.integration.planning import independent_rules as rules

TOLERANCE_M2 = 0.1
_TABLES = ("planning_zones", "red_lines", "safety_corridors")
#: Further columns of each table, read beside id and shape.
_COLUMNS = {
    "planning_zones": "plan_id::text, function_code, site_coverage_max_pct, far_max, storeys_max, setback_raw",
    "red_lines": "kind, chamfer",
    "safety_corridors": "kind",
}


class Shapes:
    """What is announced and in force on a day, straight from its tables, in the storage CRS (metres)."""

    def __init__(self, as_of: date) -> None:
        self.ids: dict[str, list[str]] = {}
        self.rows: dict[str, dict[str, tuple[Any, ...]]] = {}
        self.trees: dict[str, shapely.STRtree] = {}
        plans = _select(
            "SELECT id::text, level, adjustment, COALESCE(valid_from, decision_date, '0001-01-01') FROM plans WHERE "
            " status IN ('announced', 'superseded', 'expired') AND announced_on IS NOT NULL",
            [],
        )
        self.plans = {row[0]: row[1:] for row in plans}
        for table in _TABLES:
            found = _select(
                f"SELECT id::text, ST_AsBinary(geom), {_COLUMNS[table]} FROM {table} "
                "WHERE (valid_from IS NULL OR valid_from <= %s) AND (valid_to IS NULL OR valid_to > %s) "
                "AND (plan_id IS NULL OR plan_id::text = ANY(%s))",
                [as_of, as_of, list(self.plans)],
            )
            self.ids[table] = [row[0] for row in found]
            self.rows[table] = {row[0]: row[2:] for row in found}
            self.trees[table] = shapely.STRtree([shapely.from_wkb(bytes(row[1])) for row in found])

    def zones(self, parcel: shapely.Geometry) -> list[rules.Zone]:
        """Zones that meet a parcel, with what their plan says of them."""
        found = []
        for identity, piece in self.pieces("planning_zones", parcel).items():
            plan, function, *limits, setback = self.rows["planning_zones"][identity]
            level, adjustment, since = self.plans.get(plan, ("", "", date.min))
            found.append(
                rules.Zone(identity, piece, level, adjustment == "local", since, function, *limits, setback)
            )
        return found

    def streets(self, parcel: shapely.Geometry) -> list[tuple[str, str, shapely.Geometry]]:
        """Kind, text of the chamfer and whole shape of the reserves within a metre of a parcel."""
        tree = self.trees["red_lines"]
        return [
            (*self.rows["red_lines"][self.ids["red_lines"][at]], tree.geometries[at])
            for at in tree.query(parcel, predicate="dwithin", distance=1.0)
        ]

    def pieces(self, table: str, parcel: shapely.Geometry) -> dict[str, shapely.Geometry]:
        """Parts of the features inside a parcel, by feature id; touching neighbours left out."""
        tree = self.trees[table]
        found = {}
        for index in tree.query(parcel, predicate="intersects"):
            piece = _polygons(shapely.intersection(tree.geometries[index], parcel))
            if piece.area > 1e-6:
                found[self.ids[table][index]] = piece
        return found


class Comparison:
    """One extract beside the second computation; collects what differs."""

    def __init__(self, parcel: shapely.Geometry, answer: dict[str, Any], shapes: Shapes) -> None:
        self.parcel, self.answer, self.shapes = parcel, answer, shapes
        self.problems: list[str] = []

    def compare(self, what: str, told: float, computed: float, tolerance: float = TOLERANCE_M2) -> None:
        """Note a figure that is farther off than the tolerance."""
        if abs(told - computed) > tolerance:
            self.problems.append(f"{what}: told {told}, computed {computed:.4f}")

    def run(self) -> list[str]:
        """Everything; what no rule computes (a corner left to the officer) has no second computation."""
        self.compare("parcel area", self.answer["parcel"]["area_m2"], self.parcel.area)
        for table in _TABLES:
            self.rows_of(table)
        reserve = shapely.union_all(list(self.shapes.pieces("red_lines", self.parcel).values()))
        self.compare("road reserve", self.answer["road_reserve"]["area_m2"], reserve.area)
        cut = self.answer["road_reserve"]["corner_chamfer"]
        if cut is None or cut["status"] == "computed":
            streets = self.shapes.streets(self.parcel)
            chamfer = rules.chamfers(self.parcel, streets)
            beside = chamfer.area and shapely.difference(chamfer, reserve).area
            self.compare("corner cuts", cut["area_m2"] if cut else 0.0, beside)
            taken = shapely.union_all([reserve, chamfer, *self.forbidden()])
            self.compare("net area", self.answer["buildable"]["net_area_m2"], self.parcel.area - taken.area)
            self.building(taken, [shape for _kind, _text, shape in streets])
        self.divisions()
        return self.problems + rules.adds_up(self.answer)

    def rows_of(self, table: str) -> None:
        """Every piece is told, or listed as dropped, with its area and share; nothing else is."""
        pieces = self.shapes.pieces(table, self.parcel)
        told = {row["feature"]: row for row in self.answer["concerned"] if row["layer"] == table}
        dropped = {row["feature"]: row for row in self.answer["dropped_slivers"] if row["layer"] == table}
        for feature, piece in pieces.items():
            row = told.get(feature) or dropped.get(feature)
            if row is not None:
                self.compare(f"{table} {feature}", row["area_m2"], piece.area)
                share = 100 * piece.area / self.parcel.area
                self.compare(f"{table} {feature} share", row["share_pct"], share)
            elif piece.area > TOLERANCE_M2:
                self.problems.append(f"{table} {feature}: {piece.area:.3f} m² not told")
        self.problems += [
            f"{table} {feature}: told, but not there" for feature in (set(told) | set(dropped)) - set(pieces)
        ]

    def forbidden(self) -> list[shapely.Geometry]:
        """Corridors where nothing may be built."""
        return [
            piece
            for identity, piece in self.shapes.pieces("safety_corridors", self.parcel).items()
            if self.shapes.rows["safety_corridors"][identity][0] in rules.NO_BUILDING
        ]

    def divisions(self) -> None:
        """What each zone governs, and its part within its theme where no two zones claim the same ground."""
        zones = self.shapes.zones(self.parcel)
        governed, own = rules.governed(zones), rules.within_theme(zones)
        for row in self.answer["concerned"]:
            if row["layer"] == "planning_zones" and row["feature"] in governed:
                self.compare(
                    f"governed by {row['feature']}",
                    row["governing_area_m2"],
                    governed[row["feature"]].area,
                )
        for shares in self.answer["shares"]:
            for row in shares["rows"] if not shares["overlap_m2"] else ():
                self.compare(f"within its theme {row['feature']}", row["area_m2"], own[row["feature"]].area)

    def building(self, taken: shapely.Geometry, streets: list[shapely.Geometry]) -> None:
        """Largest footprint and floor area; a building line that is drawn is no rule."""
        land = self.answer["buildable"]
        if land["setback"] is not None and land["setback"]["source"] == "building_line":
            return
        zones = [zone for zone in self.shapes.zones(self.parcel) if _governs(self.answer, zone.id)]
        pieces = rules.governed(self.shapes.zones(self.parcel))
        footprint, floors = rules.largest_building(zones, pieces, taken, streets, self.parcel)
        for key, computed, storeys in (("max_footprint_m2", footprint, 1), ("max_floor_area_m2", floors, 5)):
            told = land[key]
            if land["zones"] and (told is None) != (computed is None):
                self.problems.append(f"{key}: told {told}, computed {computed}")
            elif told is not None and computed is not None:
                self.compare(key, told, computed, TOLERANCE_M2 * storeys)


def disagreements(parcel: shapely.Geometry, answer: dict[str, Any], shapes: Shapes) -> list[str]:
    """What in an extract differs by more than 0.1 m² (0.1 % for shares) from the second computation."""
    return Comparison(parcel, answer, shapes).run()


def _polygons(shape: shapely.Geometry) -> shapely.Geometry:
    """Without the lines and points along which two shapes touch besides."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return shapely.MultiPolygon(parts) if shape.geom_type == "GeometryCollection" else shape


def _governs(answer: dict[str, Any], zone: str) -> bool:
    """Whether a zone governs more than a sliver, as the answer says."""
    return any(row["feature"] == zone and row["plan"]["governing"] for row in answer["concerned"])


def parcels(count: int, seed: int = 20261122) -> list[tuple[str, shapely.Geometry]]:
    """Parcels drawn at random, the same from the same numbers: id and shape in the storage CRS."""
    ids = [
        row[0] for row in _select("SELECT id::text FROM parcels ORDER BY sheet_number, parcel_number, id", [])
    ]
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
    parser.add_argument("--count", type=int, default=1000)
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
