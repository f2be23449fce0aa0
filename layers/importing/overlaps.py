"""Chồng lấn. Pairs of areas that overlap, found without comparing every neighbour with every other.

Neighbours by their boxes are asked whether their interiors meet (a relation, no overlay); only for the few that do is
the common area computed.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.importing.issues import IssueLog
from layers.rules import Rule

Shapes = NDArray[np.object_]
Flags = NDArray[np.bool_]
#: Overlaps below this area are the rounding of computed coordinates, not a finding (1 mm²).
ROUNDING_M2 = 1e-6
_INTERIORS_MEET = "T********"
#: GEOS works outside the interpreter lock. A prepared shape is the left one in one thread only.
THREADS = min(4, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rows (indices, first < second) and what they share: area in m² and a point of it."""

    first: int
    second: int
    area_m2: float
    x: float
    y: float


def find_overlaps(shapes: Shapes, *, within_m: float = 0.0, min_area_m2: float = 0.0) -> list[Overlap]:
    """Pairs of polygons whose interiors meet.

    Args:
        shapes: valid polygons in a metric CRS; None is ignored.
        within_m: strips narrower than this are rounding.
        min_area_m2: overlaps up to this area are not reported.
    """
    places = np.flatnonzero(~shapely.is_missing(shapes))
    areas = shapes[places]
    pairs = _meeting(areas)
    if not len(pairs):
        return []
    shared = shapely.intersection(areas[pairs[:, 0]], areas[pairs[:, 1]])
    size = shapely.area(shared)
    width = np.divide(2 * size, shapely.length(shared), out=np.zeros_like(size), where=size > 0)
    found = np.flatnonzero((size > max(min_area_m2, ROUNDING_M2)) & (width >= within_m))
    points = shapely.get_coordinates(shapely.point_on_surface(shared[found]))
    return [
        Overlap(
            int(places[pairs[place, 0]]), int(places[pairs[place, 1]]), float(size[place]), float(x), float(y)
        )
        for place, (x, y) in zip(found, points, strict=True)
    ]


def _meeting(areas: Shapes) -> NDArray[np.int64]:
    """Pairs (first < second) whose interiors meet; neighbours that only touch are told apart without an overlay."""
    if len(areas) < 2:
        return np.empty((0, 2), dtype=np.int64)
    first, second = shapely.STRtree(areas).query(areas)
    pairs = np.stack([first, second], axis=1)[first < second]
    pairs = pairs[np.argsort(pairs[:, 0], kind="stable")]
    shapely.prepare(areas)
    cuts = np.searchsorted(pairs[:, 0], np.linspace(0, len(areas), THREADS * 8 + 1))

    def meet(part: tuple[int, int]) -> NDArray[np.bool_]:
        chunk = pairs[part[0] : part[1]]
        found: NDArray[np.bool_] = shapely.relate_pattern(
            areas[chunk[:, 0]], areas[chunk[:, 1]], _INTERIORS_MEET
        )
        return found

    with ThreadPoolExecutor(THREADS) as pool:
        parts = list(pool.map(meet, pairwise(cuts.tolist())))
    return pairs[np.concatenate(parts)]


def warn_overlaps(shapes: Shapes, rule: Rule, rows: NDArray[np.int64], log: IssueLog) -> list[Overlap]:
    """Rule `no-overlap`: report each pair once, at the later row; positions are in the CRS of `shapes`."""
    found = find_overlaps(
        shapes,
        within_m=float(rule.parameter("within_m")),  # type: ignore[arg-type]
        min_area_m2=float(rule.parameter("min_area_m2")),  # type: ignore[arg-type]
    )
    for one in found:
        log.add(
            "no-overlap", row=rows[one.second], severity=rule.severity, other=int(rows[one.first]),
            area=f"{one.area_m2:.4f}",
        )  # fmt: skip
    return found
