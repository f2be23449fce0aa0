"""Phần diện tích chung. Area that two polygons share, for hundreds of thousands of pairs, without building the shape.

A polygon is the signed sum of what lies below its edges, so the area in common is the sum over pairs of edges of
± ∫ min(y₁, y₂) dx where their spans of x overlap. Exact, to the last digits of a float, for simple polygons with holes
and of several parts. A shape of many edges is looked at in upright strips. Coordinates
planar in metres, areas in square metres.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Shapes = NDArray[np.object_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
#: Pairs of a shape and an edge that are looked at together.
_BLOCK = 1_000_000
#: Edges that a strip is meant to hold.
_STRIP = 16


@dataclass(frozen=True, slots=True)
class Edges:
    """Edges of shapes, from left to right; upright ones bound nothing below them and are left out.

    Attributes:
        left, right: x and y of both ends, metres.
        sign: +1 or -1, whether the shape lies below or above.
        first, count: where the edges of each shape begin, how many there are.
        west, east, south: of each shape; infinite for an empty one.
    """

    left: Floats
    right: Floats
    sign: Floats
    first: Ints
    count: Ints
    west: Floats
    east: Floats
    south: Floats


@dataclass(frozen=True, slots=True)
class Strips:
    """Edges of shapes by strips of equal width.

    Attributes:
        count, width, first: strips of each shape, how wide they are, the number of the first.
        edges, start, size: edges of strip after strip, where those of each begin, how many they are.
        west, east: bounds of each strip; infinite to the outside of the shape.
    """

    count: Ints
    width: Floats
    first: Ints
    edges: Ints
    start: Ints
    size: Ints
    west: Floats
    east: Floats


def edges_of(shapes: Shapes) -> Edges:
    """Edges of polygons and multipolygons, whichever way their rings run."""
    parts, shape_of = shapely.get_parts(shapes, return_index=True)
    rings, part_of = shapely.get_rings(parts, return_index=True)
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    within = np.flatnonzero(ring_of[1:] == ring_of[:-1])
    start, end, ring = points[within], points[within + 1], ring_of[within]
    opens = np.r_[True, part_of[1:] != part_of[:-1]][: len(part_of)]
    near = start - points[np.searchsorted(ring_of, ring)]
    twice = near[:, 0] * (end - start)[:, 1] - near[:, 1] * (end - start)[:, 0]
    turns = np.sign(np.bincount(ring, weights=twice, minlength=len(rings))) * np.where(opens, 1.0, -1.0)
    kept = start[:, 0] != end[:, 0]
    start, end, ring = start[kept], end[kept], ring[kept]
    forward = (start[:, 0] < end[:, 0])[:, None]
    owner = shape_of[part_of[ring]]
    count = np.bincount(owner, minlength=len(shapes))
    bounds = shapely.bounds(shapes)
    return Edges(
        left=np.where(forward, start, end),
        right=np.where(forward, end, start),
        sign=turns[ring] * np.where(forward[:, 0], 1.0, -1.0),
        first=np.cumsum(count) - count,
        count=count,
        west=np.where(np.isnan(bounds[:, 0]), np.inf, bounds[:, 0]),
        east=np.where(np.isnan(bounds[:, 2]), -np.inf, bounds[:, 2]),
        south=np.nan_to_num(bounds[:, 1]),
    )


def common_areas(small: Edges, large: Edges, strips: Strips, one: Ints, other: Ints) -> Floats:
    """Area in common of pairs.

    Args:
        small, large: edges of the shapes of both sides; of the large ones only those beside a small one are used.
        strips: of the large ones.
        one, other: positions of the shapes of each pair.
    """
    found = np.zeros(len(one))
    ends = np.cumsum(2 * (large.count[other] // strips.count[other] + 1))
    start = 0
    while start < len(one):
        before = ends[start - 1] if start else 0
        until = max(int(np.searchsorted(ends, before + _BLOCK, side="right")), start + 1)
        found[start:until] = _block(small, large, strips, one[start:until], other[start:until])
        start = until
    return found


def strips_of(edges: Edges) -> Strips:
    """Strips of all shapes, as many as they have edges for."""
    count = np.maximum(edges.count // _STRIP, 1)
    extent = np.where(edges.count > 0, edges.east - edges.west, 1.0)
    width = extent / count
    first = np.cumsum(count) - count
    shape = np.repeat(np.arange(len(count)), edges.count)
    lowest = _strip_at(edges.left[:, 0], shape, edges.west, width, count)
    highest = _strip_at(edges.right[:, 0], shape, edges.west, width, count)
    edge, strip = _expanded(first[shape] + lowest, highest - lowest + 1)
    order = np.argsort(strip, kind="stable")
    size = np.bincount(strip, minlength=int(count.sum()))
    of, place = _expanded(np.zeros(len(count), dtype=np.int64), count)
    west = np.where(place > 0, edges.west[of] + place * width[of], -np.inf)
    east = np.where(place + 1 < count[of], edges.west[of] + (place + 1) * width[of], np.inf)
    return Strips(count, width, first, edge[order], np.cumsum(size) - size, size, west, east)


def _strip_at(x: Floats, shape: Ints, west: Floats, width: Floats, count: Ints) -> Ints:
    place = np.floor((x - west[shape]) / width[shape])
    return np.clip(place, 0, count[shape] - 1).astype(np.int64)


def _block(small: Edges, large: Edges, strips: Strips, one: Ints, other: Ints) -> Floats:
    lowest = _strip_at(small.west[one], other, large.west, strips.width, strips.count)
    highest = _strip_at(small.east[one], other, large.west, strips.width, strips.count)
    whose, strip = _expanded(strips.first[other] + lowest, np.maximum(highest - lowest + 1, 0))
    within, entry = _expanded(strips.start[strip], strips.size[strip])
    pair, strip, far = whose[within], strip[within], strips.edges[entry]
    beside = (large.right[far, 0] > small.west[one[pair]]) & (large.left[far, 0] < small.east[one[pair]])
    pair, strip, far = pair[beside], strip[beside], far[beside]
    at, near = _expanded(small.first[one[pair]], small.count[one[pair]])
    pair, strip, far = pair[at], strip[at], far[at]
    begin = np.maximum(np.maximum(small.left[near, 0], large.left[far, 0]), strips.west[strip])
    end = np.minimum(np.minimum(small.right[near, 0], large.right[far, 0]), strips.east[strip])
    width = end - begin
    over = np.flatnonzero(width > 0)
    pair, far, near, begin, width = pair[over], far[over], near[over], begin[over], width[over]
    base = small.south[one[pair]]
    low, low_slope = _line(large, far, begin, base)
    apart, slope = _line(small, near, begin, base)
    first = apart - low
    last = first + (slope - low_slope) * width
    least, most = np.minimum(first, last), np.maximum(first, last)
    crossing = (least < 0) & (most > 0)
    # Below the other line: all of it, nothing of it, or the triangle up to where they cross.
    below = np.where(most <= 0, (least + most) / 2, 0.0)
    below[crossing] = least[crossing] ** 2 / (least[crossing] - most[crossing]) / 2
    piece = width * (low + low_slope * width / 2 + below)
    weights = small.sign[near] * large.sign[far] * piece
    area: Floats = np.bincount(pair, weights=weights, minlength=len(one)).astype(np.float64)
    return area


def _line(edges: Edges, which: Ints, x: Floats, base: Floats) -> tuple[Floats, Floats]:
    """Height of edges above `base` at `x`, and their slope."""
    left, right = edges.left[which], edges.right[which]
    slope = (right[:, 1] - left[:, 1]) / (right[:, 0] - left[:, 0])
    return left[:, 1] - base + (x - left[:, 0]) * slope, slope


def _expanded(first: Any, count: Any) -> tuple[Ints, Ints]:
    """For each run its number, as often as it is long, and the places in it."""
    run = np.repeat(np.arange(len(count)), count)
    opens = np.cumsum(count) - count
    return run, np.arange(len(run)) - opens[run] + first[run]
