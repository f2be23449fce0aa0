"""Vạt góc. The corner of a parcel that is cut off where two road reserves meet, drawn from the dossier's text. Pure.

"4x4" = the triangle from the meeting point of the two red lines to 4 m along either (QCVN 01, góc vát). Where the plan
draws the cut as an area of its own, that area counts and nothing is computed. Planar, storage CRS (metres).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import shapely
from shapely import Geometry, LineString, Point

from planning.domain.lengths import corner_cut_m
from planning.domain.records import RedLinePiece
from planning.domain.shares import ground_of
from planning.domain.thresholds import NOISE_M2

#: A corner farther from the ground that is left belongs to another parcel.
_AT_THE_PARCEL_M = 0.1
#: A triangle lies outside the reserves but for the rounding of drawn corners; the other side of a bend does not.
_OUTSIDE = 0.9


@dataclass(frozen=True, slots=True)
class CornerCut:
    """One corner where reserves meet at the parcel.

    Attributes:
        streets: names of the two streets as drawn.
        raw: text of the dossier, both where they differ.
        shape: what is cut off the parcel outside the reserves; None where it cannot be computed.
        why: code of the reason for None.
    """

    streets: tuple[str, str]
    raw: str
    lengths_m: tuple[float, float] | None
    shape: Geometry | None
    why: str = ""

    @property
    def area_m2(self) -> float | None:
        """Plane area cut off, square metres."""
        return None if self.shape is None else float(self.shape.area)


def corner_cuts(parcel: Geometry, lines: Sequence[RedLinePiece]) -> list[CornerCut]:
    """Corners cut off a parcel, of every pair of reserves that meet at it.

    Args:
        lines: reserves at the parcel, corner cuts drawn by the plan among them.
    """
    roads = [line for line in lines if not line.is_chamfer and not line.near.is_empty]
    if len(roads) < 2 or not any(line.chamfer for line in roads):
        return []
    reserves = shapely.union_all([line.near for line in roads])
    drawn = shapely.union_all([line.near for line in lines if line.is_chamfer])
    left = shapely.difference(parcel, reserves)
    if left.is_empty:
        return []
    found = []
    for one, other in combinations(roads, 2):
        texts = tuple(dict.fromkeys(text for text in (one.chamfer.strip(), other.chamfer.strip()) if text))
        if not texts:
            continue
        for corner in _meeting_points(one.near, other.near, reserves):
            if shapely.distance(corner, left) > _AT_THE_PARCEL_M or shapely.dwithin(
                corner, drawn, _AT_THE_PARCEL_M
            ):
                continue
            cut = _cut(corner, (one, other), texts, reserves, left)
            if cut is not None:
                found.append(cut)
    return found


def _meeting_points(one: Geometry, other: Geometry, reserves: Geometry) -> Iterator[Point]:
    """Where the red lines of two reserves cross on the outline of both together."""
    if not shapely.intersects(one, other):
        return
    crossings = shapely.intersection(shapely.boundary(one), shapely.boundary(other))
    outline = shapely.boundary(reserves)
    for point in shapely.points(np.unique(np.round(shapely.get_coordinates(crossings), 4), axis=0)):
        if shapely.dwithin(outline, point, 0.001):
            yield point


def _cut(
    corner: Point,
    pair: tuple[RedLinePiece, RedLinePiece],
    texts: tuple[str, ...],
    reserves: Geometry,
    left: Geometry,
) -> CornerCut | None:
    streets = (pair[0].street_name, pair[1].street_name)
    raw = " / ".join(texts)
    lengths = corner_cut_m(texts[0]) if len(texts) == 1 else None
    if lengths is None:
        code = "chamfers_differ" if len(texts) > 1 else "chamfer_unreadable"
        return CornerCut(streets, raw, None, None, code) if _opens_to(corner, reserves, left) else None
    outline = shapely.boundary(reserves)
    ends = [
        _along(corner, shapely.boundary(mine.near), outline, length)
        for mine, length in zip(pair, lengths, strict=True)
    ]
    if ends[0] is None or ends[1] is None:
        return CornerCut(streets, raw, lengths, None, "corner_not_straight")
    triangle = shapely.polygons([corner.coords[0], ends[0].coords[0], ends[1].coords[0]])
    outside = shapely.difference(triangle, reserves)
    if triangle.area < NOISE_M2 or outside.area < _OUTSIDE * triangle.area:
        return None  # the inner side of the crossing, not a corner of the block
    shape = ground_of(shapely.intersection(outside, left))
    return CornerCut(streets, raw, lengths, shape) if shape.area >= NOISE_M2 else None


def _along(corner: Point, red_line: Geometry, outline: Geometry, length_m: float) -> Point | None:
    """The point `length_m` along the straight red line from the corner, on the outline of all reserves."""
    mine = shapely.intersection(shapely.buffer(red_line, 0.001), outline)
    reach = shapely.intersection(mine, shapely.buffer(corner, length_m + 0.01, quad_segs=32))
    for part in shapely.get_parts(shapely.line_merge(reach)):
        if not isinstance(part, LineString) or shapely.distance(part, corner) > 0.01:
            continue
        first, last = Point(part.coords[0]), Point(part.coords[-1])
        end = max((first, last), key=lambda point: float(shapely.distance(point, corner)))
        far = float(shapely.distance(end, corner))
        if far >= length_m - 0.05 and part.length <= far + 0.05:  # long enough and straight
            share = length_m / far
            return Point(
                corner.x + (end.x - corner.x) * share,
                corner.y + (end.y - corner.y) * share,
            )
    return None


def _opens_to(corner: Point, reserves: Geometry, left: Geometry) -> bool:
    """True when the ground left at the corner is an outer corner of the block: less than half of what is around it."""
    around = shapely.buffer(corner, 1.0)
    free = shapely.difference(around, reserves)
    return bool(free.area < around.area / 2 and shapely.intersects(free, left))
