"""Hình hợp lệ. Where and why a shape breaks OGC Simple Features: every place, not only the first."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import shapely
from numpy.typing import NDArray

_WHERE = re.compile(r"\[(-?[\d.eE+]+) (-?[\d.eE+]+)\]")
#: Places of one ring that are worth naming; a ring with more is not repaired by hand.
MOST_PLACES = 20

#: Reason as GEOS words it: our name of the fault.
_NAMES = {
    "self-intersection": "self-intersection",
    "ring self-intersection": "ring-touches-itself",
    "hole lies outside shell": "hole-outside",
    "holes are nested": "holes-nested",
    "interior is disconnected": "interior-cut",
    "nested shells": "parts-overlap",
    "duplicate rings": "duplicate-rings",
    "too few points in geometry component": "too-few-points",
    "invalid coordinate": "not-finite",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one shape: its name and the place to look at; no place when coordinates are no numbers."""

    name: str
    place: shapely.Point | None


def faults(shape: shapely.Geometry) -> list[Fault]:
    """Every fault of a shape; none when it is valid. Parts and rings are looked at one by one."""
    if shape.is_empty:
        return [Fault("empty", None)]
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        return [Fault("not-finite", None)]
    if shape.is_valid:
        return []
    parts = shapely.get_parts(shape)
    found = [fault for part in parts for fault in _of_part(part)]
    return found or _between_parts(parts) or [_first(shape)]


def _of_part(part: shapely.Geometry) -> list[Fault]:
    if part.is_valid:
        return []
    if not isinstance(part, shapely.Polygon):
        return [_first(part)]
    found: list[Fault] = []
    for ring in (part.exterior, *part.interiors):
        alone = shapely.Polygon(ring)
        if not alone.is_valid:
            found += _of_ring(alone, ring)
    return found or _between_rings(part) or [_first(part)]


def _between_rings(part: shapely.Polygon) -> list[Fault]:
    """A ring drawn twice, a hole that runs along the boundary of the area or of another hole."""
    found: list[Fault] = []
    rings = [part.exterior, *part.interiors]
    for one, other in combinations(rings, 2):
        if one.equals(other):
            found.append(Fault("duplicate-rings", shapely.Point(other.coords[0])))
            continue
        common = one.intersection(other)
        if common.length > 0:
            found.append(Fault("hole-along-edge", shapely.point_on_surface(common)))
    return found


def _between_parts(parts: NDArray[np.object_]) -> list[Fault]:
    """Parts of one shape that overlap or run along each other."""
    found: list[Fault] = []
    for one, other in combinations(parts, 2):
        common = one.intersection(other)
        if common.area > 0 or common.length > 0:
            name = "parts-overlap" if common.area > 0 else "parts-share-edge"
            found.append(Fault(name, shapely.point_on_surface(common)))
    return found


def _of_ring(alone: shapely.Polygon, ring: shapely.LinearRing) -> list[Fault]:
    """Faults of one ring: each place where it meets itself or turns back on itself."""
    first = _first(alone)
    places = _knots(ring) if first.name in ("self-intersection", "ring-touches-itself") else []
    return [Fault(first.name, place) for place in places[:MOST_PLACES]] or [first]


def _knots(ring: shapely.LinearRing) -> list[shapely.Point]:
    """Where other than two pieces of the noded ring meet: crossings, touches, tips of spikes."""
    pieces = shapely.get_parts(shapely.node(shapely.LineString(ring)))
    ends = Counter(
        tuple(end) for piece in pieces for end in shapely.get_coordinates(piece)[[0, -1]].round(6).tolist()
    )
    return [shapely.Point(end) for end, number in sorted(ends.items()) if number != 2]


def _first(shape: shapely.Geometry) -> Fault:
    """The fault that GEOS names first."""
    reason = str(shapely.is_valid_reason(shape))
    where = _WHERE.search(reason)
    name = _NAMES.get(reason.split("[")[0].strip().lower(), "invalid")
    return Fault(name, shapely.Point(float(where[1]), float(where[2])) if where else None)
