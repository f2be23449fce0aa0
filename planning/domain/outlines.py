"""Đường bao. Polygons by the hundred thousand as columns of rings: box and area of each, the edges of those asked for.

Most parcels are one ring whose edges plainly do not meet: such a shape is valid as it stands, so it is read straight
out of its WKB and no geometry is built. All others are judged and, where their edges cross, mended by GEOS. Coordinates
planar in metres, areas in square metres.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

Shapes = NDArray[np.object_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

#: What a multipolygon of one ring begins with, little-endian: itself, one part, a polygon, one ring; a count follows.
_ONE_RING = np.array(list(bytes.fromhex("01 06000000 01000000 01 03000000 01000000")), dtype=np.uint8)
_HEAD, _POINT = len(_ONE_RING) + 4, 16
#: A triangle that is closed; GEOS judges everything shorter.
_FEWEST = 4
_COLLECTION, _POLYGON, _MULTIPOLYGON = 7, 3, 6


class Packed:
    """WKB of shapes one after the other in one buffer.

    Args:
        content: bytes; `begin` and `length` say where those of each shape are.
    """

    def __init__(self, content: NDArray[np.uint8], begin: Ints, length: Ints) -> None:
        self.content, self.begin, self.length = content, begin, length

    @classmethod
    def of(cls, wkb: Sequence[bytes]) -> Packed:
        """Shapes given one by one."""
        length = np.fromiter(map(len, wkb), np.int64, len(wkb))
        return cls(np.frombuffer(b"".join(wkb), np.uint8), np.cumsum(length) - length, length)

    def __len__(self) -> int:
        return len(self.begin)

    def shapes(self, which: Ints | None = None) -> Shapes:
        """The shapes at these positions; all by default."""
        chosen = np.arange(len(self)) if which is None else which
        begin, end = self.begin[chosen].tolist(), (self.begin + self.length)[chosen].tolist()
        wkb = [self.content[one:other].tobytes() for one, other in zip(begin, end, strict=True)]
        found: Shapes = shapely.from_wkb(np.array(wkb, dtype=object))
        return found


class Edges(NamedTuple):
    """Edges of shapes, from left to right; upright ones bound nothing below them and are left out.

    Attributes:
        left, right: x and y of both ends, metres.
        sign: +1 or -1, whether the shape lies below or above.
        number: of edges of each shape, one shape after the other.
        west, east: of each shape; infinite for an empty one.
    """

    left: Floats
    right: Floats
    sign: Floats
    number: Ints
    west: Floats
    east: Floats


class Outlines(NamedTuple):
    """Rings of shapes, closed.

    Attributes:
        points: x and y, ring after ring.
        first_point, size: where the points of each ring begin, how many they are.
        turns: of each ring, +1 or -1; of holes the other way round.
        first_ring, rings: of each shape.
        bounds: west, south, east, north of each shape; an empty one reaches from +inf to -inf.
        area_m2, given_m2: of each shape; as it was given, before it was mended.
    """

    points: Floats
    first_point: Ints
    size: Ints
    turns: Floats
    first_ring: Ints
    rings: Ints
    bounds: Floats
    area_m2: Floats
    given_m2: Floats

    def edges(self, which: Ints) -> Edges:
        """Edges of the shapes at these positions, in their order."""
        owner, ring = expanded(self.first_ring[which], self.rings[which])
        of, at = expanded(self.first_point[ring], self.size[ring] - 1)
        start, end = self.points[at], self.points[at + 1]
        kept = np.flatnonzero(start[:, 0] != end[:, 0])
        start, end, of = start[kept], end[kept], of[kept]
        forward = start[:, 0] < end[:, 0]
        count = np.bincount(owner[of], minlength=len(which))
        bounds = self.bounds[which]
        return Edges(
            left=np.where(forward[:, None], start, end),
            right=np.where(forward[:, None], end, start),
            sign=np.where(forward, self.turns[ring[of]], -self.turns[ring[of]]),
            number=count,
            west=np.ascontiguousarray(bounds[:, 0]),
            east=np.ascontiguousarray(bounds[:, 2]),
        )


def outlines_of(shapes: Shapes) -> Outlines:
    """Outlines of polygons and multipolygons, mended where their edges cross."""
    given = shapely.area(shapes)
    shapes = mended(shapes)
    parts, shape_of = shapely.get_parts(shapes, return_index=True)
    rings, part_of = shapely.get_rings(parts, return_index=True)
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    size = np.bincount(ring_of, minlength=len(rings))
    first = np.cumsum(size) - size
    shells = np.r_[True, part_of[1:] != part_of[:-1]][: len(part_of)]
    count = np.bincount(shape_of[part_of], minlength=len(shapes))
    bounds = shapely.bounds(shapes)
    outside = np.array([np.inf, np.inf, -np.inf, -np.inf])
    return Outlines(
        points,
        first,
        size,
        np.sign(_twice_the_area(points, first)) * np.where(shells, 1.0, -1.0),
        np.cumsum(count) - count,
        count,
        np.where(np.isnan(bounds), outside, bounds),
        shapely.area(shapes),
        given,
    )


def outlines_of_wkb(wkb: Packed) -> Outlines:
    """Outlines of polygons and multipolygons that are given as WKB."""
    from planning.domain import kernels  # half a second, which only overlays pay

    size = kernels.ring_sizes(wkb.content, wkb.begin, wkb.length, _ONE_RING)
    plain: Ints = np.flatnonzero(size >= _FEWEST)
    size = size[plain]
    points = kernels.bytes_at(wkb.content, wkb.begin[plain] + _HEAD, size * _POINT).view("<f8").reshape(-1, 2)
    first = np.cumsum(size) - size
    valid = kernels.surely_simple(points, first, size)
    asked = np.flatnonzero(~valid)
    valid[asked] = shapely.is_valid(wkb.shapes(plain[asked]))
    sound = np.flatnonzero(valid)
    sure = plain[sound]
    others = np.ones(len(wkb), np.bool_)
    others[sure] = False
    rest = outlines_of(wkb.shapes(np.flatnonzero(others)))

    def both(ours: Any, theirs: Any) -> Any:
        column = np.empty((len(wkb), *theirs.shape[1:]), theirs.dtype)
        column[sure], column[others] = ours, theirs
        return column

    twice = _twice_the_area(points, first)
    area = np.abs(twice[sound]) / 2
    bounds = np.empty((0, 4))
    if len(first):
        bounds = np.hstack([np.minimum.reduceat(points, first), np.maximum.reduceat(points, first)])
    return Outlines(
        np.concatenate([points, rest.points]),
        np.concatenate([first, rest.first_point + len(points)]),
        np.concatenate([size, rest.size]),
        np.concatenate([np.sign(twice), rest.turns]),
        both(sound, rest.first_ring + len(first)),
        both(1, rest.rings),
        both(bounds[sound], rest.bounds),
        both(area, rest.area_m2),
        both(area, rest.given_m2),
    )


def mended(shapes: Shapes) -> Shapes:
    """The shapes, those whose edges cross made valid."""
    odd = np.flatnonzero(~shapely.is_valid(shapes))
    if len(odd):
        shapes = shapes.copy()
        shapes[odd] = areal(shapely.make_valid(shapes[odd]))
    return shapes


def areal(shapes: Shapes) -> Shapes:
    """The polygons of each shape: what touches along a line leaves lines and points beside them."""
    kinds = shapely.get_type_id(shapes)
    odd = np.flatnonzero((kinds != _POLYGON) & (kinds != _MULTIPOLYGON))
    if len(odd):
        shapes = shapes.copy()
        shapes[odd] = [_polygons(shapes[at]) if kinds[at] == _COLLECTION else shapely.Polygon() for at in odd]
    return shapes


def expanded(first: Any, count: Any) -> tuple[Ints, Ints]:
    """For each run its number, as often as it is long, and the places in it."""
    run = np.repeat(np.arange(len(count)), count)
    opens = np.cumsum(count) - count
    return run, np.arange(len(run)) - opens[run] + first[run]


def _polygons(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[np.isin(shapely.get_type_id(parts), (_POLYGON, _MULTIPOLYGON))])


def _twice_the_area(points: Floats, first: Ints) -> Floats:
    """Of rings, positive where they run against the clock."""
    if not len(first):
        return np.empty(0)
    size = np.diff(np.r_[first, len(points)])
    near = points - np.repeat(points[first], size, axis=0)
    cross = np.zeros(len(points))
    # Between one ring and the next stands the zero of the first point of that.
    cross[:-1] = near[:-1, 0] * near[1:, 1] - near[:-1, 1] * near[1:, 0]
    cross[first[1:] - 1] = 0.0
    found: Floats = np.add.reduceat(cross, first)
    return found
