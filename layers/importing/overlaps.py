"""Chồng lấn. Pairs of areas that overlap, found without comparing every neighbour with every other.

A clean coverage is recognised by its edges in one pass; only polygons with an edge that fits no neighbour are
compared pair by pair.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.importing.issues import IssueLog
from layers.rules import Rule

Shapes = NDArray[np.object_]
Flags = NDArray[np.bool_]
#: Overlaps below this area are the rounding of computed coordinates, not a finding (1 mm²).
ROUNDING_M2 = 1e-6


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
    if len(places) < 2:
        return []
    areas = shapes[places]
    suspects = np.flatnonzero(~shapely.is_empty(shapely.coverage_invalid_edges(areas)))
    if not len(suspects):
        return []
    tree = shapely.STRtree(areas)
    mine, other = tree.query(areas[suspects], predicate="intersects")
    mine = suspects[mine]
    pairs = np.unique(np.sort(np.stack([mine, other], axis=1)[mine != other], axis=1), axis=0)
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
