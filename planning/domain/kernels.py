"""Vòng lặp biên dịch. Loops over edges, compiled to machine code when the first overlay of a process needs them.

Written out pair by pair they take a tenth of the time of the same arithmetic on arrays, hold nothing in memory, and run
beside other threads. Coordinates planar in metres, areas in square metres.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

from planning.domain.outlines import Bools, Edges, Floats, Ints, Outlines

if TYPE_CHECKING:
    from planning.domain.common_area import Strips

#: How far the part of a box that lies inside may be from all of it or nothing: what adding floats leaves.
_NOISE = 1e-12
#: Rings of more edges are left to GEOS, which does not look at every pair of them.
_MOST_EDGES = 64
#: A turn smaller than this, in parts of the products it is the difference of, may be no turn at all.
_STRAIGHT = 1e-14

Bytes = NDArray[np.uint8]
Loop = TypeVar("Loop", bound=Callable[..., object])


def _compiled(loop: Loop) -> Loop:
    return cast(Loop, numba.njit(cache=True, nogil=True)(loop))


@_compiled
def common_areas(small: Outlines, large: Edges, strips: Strips, one: Ints, other: Ints) -> Floats:
    """Area in common of pairs; arguments as `planning.domain.common_area.common_areas` has them."""
    points, first_point, size, turns = small.points, small.first_point, small.size, small.turns
    first_ring, rings, bounds, area_m2 = small.first_ring, small.rings, small.bounds, small.area_m2
    far_left, far_right, far_sign, far_west = large.left, large.right, large.sign, large.west
    start, entries, edges, strip_west, strip_east = (
        strips.start,
        strips.size,
        strips.edges,
        strips.west,
        strips.east,
    )
    lefts, rights, lows, highs = strips.left, strips.right, strips.low, strips.high
    found = np.zeros(len(one))
    for pair in range(len(one)):
        shape, zone = one[pair], other[pair]
        west, south, east, north = bounds[shape, 0], bounds[shape, 1], bounds[shape, 2], bounds[shape, 3]
        if not west <= east:
            continue
        first, many, wide = strips.first[zone], strips.number[zone], strips.width[zone]
        begin = first + _cell(west, far_west[zone], wide, many)
        end = first + _cell(east, far_west[zone], wide, many) + 1
        box = west, south, east, north
        inside = _inside(start, entries, lefts, rights, lows, highs, edges, far_sign, begin, end, box)
        if abs(inside) < _NOISE or abs(inside - 1.0) < _NOISE:
            found[pair] = area_m2[shape] if inside > 0.5 else 0.0
            continue
        area = 0.0
        for strip in range(begin, end):
            for entry in range(start[strip], start[strip] + entries[strip]):
                # What runs below a shape bounds nothing of what is above it.
                if rights[entry] > west and lefts[entry] < east and highs[entry] > south:
                    far = edges[entry]
                    line = far_left[far, 0], far_left[far, 1], far_right[far, 0], far_right[far, 1]
                    span = max(line[0], strip_west[strip]), min(line[2], strip_east[strip])
                    for ring in range(first_ring[shape], first_ring[shape] + rings[shape]):
                        below = _below(points, first_point[ring], size[ring], line, span, south)
                        area += far_sign[far] * turns[ring] * below
        found[pair] = area
    return found


@_compiled
def _inside(
    start: Ints,
    entries: Ints,
    lefts: Floats,
    rights: Floats,
    lows: Floats,
    highs: Floats,
    edges: Ints,
    signs: Floats,
    begin: int,
    end: int,
    box: tuple[float, float, float, float],
) -> float:
    """Part of a box that lies over the edges of strips: where none meets it, 1 or 0; where one does, not a number."""
    west, south, east, north = box
    inside = 0.0
    for strip in range(begin, end):
        for entry in range(start[strip], start[strip] + entries[strip]):
            if rights[entry] > west and lefts[entry] < east and highs[entry] > south:
                if lows[entry] < north:
                    return np.nan
                inside += signs[edges[entry]] * (min(rights[entry], east) - max(lefts[entry], west))
    return inside / (east - west) if east > west else inside


@_compiled
def _below(
    points: Floats,
    begin: int,
    size: int,
    line: tuple[float, float, float, float],
    span: tuple[float, float],
    south: float,
) -> float:
    """Area below both a line and the edges of a ring, those to the right less those to the left, above `south`."""
    slope = (line[3] - line[1]) / (line[2] - line[0])
    area = 0.0
    for at in range(begin, begin + size - 1):
        x, y, sign = points[at, 0], points[at, 1], 1.0
        next_x, next_y = points[at + 1, 0], points[at + 1, 1]
        if x > next_x:
            x, y, next_x, next_y, sign = next_x, next_y, x, y, -1.0
        left, right = max(x, span[0]), min(next_x, span[1])
        width = right - left
        if width > 0.0:
            own_slope = (next_y - y) / (next_x - x)
            low = line[1] - south + (left - line[0]) * slope
            apart = y - south + (left - x) * own_slope - low
            mean = _below_both(apart, apart + (own_slope - slope) * width)
            area += sign * width * (low + slope * width / 2.0 + mean)
    return area


@_compiled
def _below_both(first: float, last: float) -> float:
    """Mean height below both of two lines, from the lower end of one: how far the other is above it at both ends."""
    least, most = min(first, last), max(first, last)
    if most <= 0.0:
        return (least + most) / 2.0
    if least < 0.0:
        return least * least / (least - most) / 2.0
    return 0.0


@_compiled
def ring_sizes(content: Bytes, begin: Ints, length: Ints, head: Bytes) -> Ints:
    """Points of shapes whose WKB begins with `head`, tells how many they are and ends with them; -1 of all others."""
    found = np.full(len(begin), -1, np.int64)
    for at in range(len(begin)):
        many = (length[at] - len(head) - 4) // 16
        if many < 0 or length[at] != len(head) + 4 + 16 * many:
            continue
        place, same = begin[at], True
        for byte in head:
            same = same and content[place] == byte
            place += 1
        told = np.int64(0)
        for digit in range(4):
            told += np.int64(content[place + digit]) << (8 * digit)
        if same and told == many:
            found[at] = many
    return found


@_compiled
def bytes_at(content: Bytes, begin: Ints, length: Ints) -> Bytes:
    """Parts of a buffer, one after the other."""
    found = np.empty(length.sum(), np.uint8)
    place = 0
    for at in range(len(begin)):
        found[place : place + length[at]] = content[begin[at] : begin[at] + length[at]]
        place += length[at]
    return found


@_compiled
def surely_simple(points: Floats, first: Ints, size: Ints) -> Bools:
    """Closed rings whose edges meet in nothing but the corners between them, beyond what floats leave in doubt.

    Such a ring bounds a valid polygon. Of all others nothing is said.
    """
    found = np.zeros(len(first), np.bool_)
    for ring in range(len(first)):
        start, edges = first[ring], size[ring] - 1
        if edges < 3 or edges > _MOST_EDGES:
            continue
        if points[start, 0] != points[start + edges, 0] or points[start, 1] != points[start + edges, 1]:
            continue
        simple = True
        for one in range(edges):
            a, b = start + one, start + one + 1
            following = start + (one + 1) % edges + 1
            turn = _turn(points, a, b, following)
            if turn == 0 and not _goes_on(points, a, b, following):
                simple = False
                break
            for other in range(one + 2, edges):
                if one == 0 and other == edges - 1:
                    continue
                if not _apart(points, a, b, start + other, start + other + 1):
                    simple = False
                    break
            if not simple:
                break
        found[ring] = simple
    return found


@_compiled
def _apart(points: Floats, a: int, b: int, c: int, d: int) -> bool:
    """Whether two edges surely have no point in common."""
    if max(points[a, 0], points[b, 0]) < min(points[c, 0], points[d, 0]):
        return True
    if max(points[c, 0], points[d, 0]) < min(points[a, 0], points[b, 0]):
        return True
    if max(points[a, 1], points[b, 1]) < min(points[c, 1], points[d, 1]):
        return True
    if max(points[c, 1], points[d, 1]) < min(points[a, 1], points[b, 1]):
        return True
    if _turn(points, a, b, c) * _turn(points, a, b, d) > 0:
        return True
    return bool(_turn(points, c, d, a) * _turn(points, c, d, b) > 0)


@_compiled
def _turn(points: Floats, a: int, b: int, c: int) -> int:
    """1 or -1 for a turn to the left or right on the way over three points; 0 where it is too small to tell."""
    one = (points[b, 0] - points[a, 0]) * (points[c, 1] - points[a, 1])
    other = (points[b, 1] - points[a, 1]) * (points[c, 0] - points[a, 0])
    difference = one - other
    doubt = _STRAIGHT * (abs(one) + abs(other))
    if difference > doubt:
        return 1
    if difference < -doubt:
        return -1
    return 0


@_compiled
def _goes_on(points: Floats, a: int, b: int, c: int) -> bool:
    """Whether the way over three points on a line does not turn back, nor stand."""
    forward = (points[b, 0] - points[a, 0]) * (points[c, 0] - points[b, 0])
    upward = (points[b, 1] - points[a, 1]) * (points[c, 1] - points[b, 1])
    return bool(forward + upward > 0.0)


@_compiled
def cells_of(
    bounds: Floats, west: float, south: float, side: float, columns: int, rows: int
) -> tuple[Ints, Ints]:
    """Boxes by cell of a grid, row after row from its corner: where those of each cell begin, and which they are."""
    begin = np.zeros(columns * rows + 1, np.int64)
    for box in range(len(bounds)):
        if bounds[box, 0] <= bounds[box, 2]:
            for row in range(
                _cell(bounds[box, 1], south, side, rows), _cell(bounds[box, 3], south, side, rows) + 1
            ):
                for column in range(
                    _cell(bounds[box, 0], west, side, columns), _cell(bounds[box, 2], west, side, columns) + 1
                ):
                    begin[row * columns + column + 1] += 1
    begin = np.cumsum(begin)
    filled = begin[:-1].copy()
    boxes = np.empty(begin[-1], np.int64)
    for box in range(len(bounds)):
        if bounds[box, 0] <= bounds[box, 2]:
            for row in range(
                _cell(bounds[box, 1], south, side, rows), _cell(bounds[box, 3], south, side, rows) + 1
            ):
                for column in range(
                    _cell(bounds[box, 0], west, side, columns), _cell(bounds[box, 2], west, side, columns) + 1
                ):
                    cell = row * columns + column
                    boxes[filled[cell]] = box
                    filled[cell] += 1
    return begin, boxes


@_compiled
def meeting(
    asked: Floats,
    bounds: Floats,
    begin: Ints,
    boxes: Ints,
    west: float,
    south: float,
    side: float,
    columns: int,
    rows: int,
) -> tuple[Ints, Ints]:
    """Pairs of boxes asked for and boxes of a grid that have a point in common, by the first, then the second."""
    one, other = np.empty(2 * len(asked) + 16, np.int64), np.empty(2 * len(asked) + 16, np.int64)
    count = 0
    for at in range(len(asked)):
        from_x, from_y, to_x, to_y = asked[at]
        if not from_x <= to_x:
            continue
        first = count
        for row in range(_cell(from_y, south, side, rows), _cell(to_y, south, side, rows) + 1):
            for column in range(_cell(from_x, west, side, columns), _cell(to_x, west, side, columns) + 1):
                cell = row * columns + column
                for entry in range(begin[cell], begin[cell + 1]):
                    box = boxes[entry]
                    left, low = max(from_x, bounds[box, 0]), max(from_y, bounds[box, 1])
                    if left > min(to_x, bounds[box, 2]) or low > min(to_y, bounds[box, 3]):
                        continue
                    # Met in several cells, it is told in that of the corner of what both have in common.
                    if _cell(left, west, side, columns) != column or _cell(low, south, side, rows) != row:
                        continue
                    if count == len(one):
                        one, other = (
                            np.append(one, np.empty_like(one)),
                            np.append(other, np.empty_like(other)),
                        )
                    place = count
                    while place > first and other[place - 1] > box:
                        other[place] = other[place - 1]
                        place -= 1
                    one[count], other[place] = at, box
                    count += 1
    return one[:count].copy(), other[:count].copy()


@_compiled
def _cell(value: float, origin: float, side: float, many: int) -> int:
    """Number of the cell along one axis; what lies outside belongs to the outermost."""
    return min(max(int(np.floor((value - origin) / side)), 0), many - 1)
