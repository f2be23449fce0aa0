"""Phần diện tích chung. Area that two polygons share, for hundreds of thousands of pairs, without building the shape.

A polygon is the signed sum of what lies below its edges, so the area in common is the sum over pairs of edges of
± ∫ min(y₁, y₂) dx where their spans of x overlap. Exact, to the last digits of a float, for simple polygons with holes
and of several parts. A shape of many edges is looked at in upright strips. Where none of them meets the box of the
other shape, that lies wholly inside or wholly outside, and its edges are not looked at. Coordinates planar in metres,
areas in square metres.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planning.domain.outlines import Edges, Floats, Ints, Outlines, expanded

#: Pairs of a shape and an edge that are looked at together.
_BLOCK = 1_000_000
#: Edges that a strip is meant to hold.
_STRIP = 8
#: How far the part of a box that lies inside may be from all of it or nothing: what adding floats leaves.
_NOISE = 1e-12


@dataclass(frozen=True, slots=True)
class Strips:
    """Edges of shapes by strips of equal width.

    Attributes:
        count, width, first: strips of each shape, how wide they are, the number of the first.
        edges, start, size: edges of strip after strip, where those of each begin, how many they are.
        west, east: bounds of each strip; infinite to the outside of the shape.
        left, right, low, high: of the part of each of `edges` that lies in its strip, its whole height.
    """

    count: Ints
    width: Floats
    first: Ints
    edges: Ints
    start: Ints
    size: Ints
    west: Floats
    east: Floats
    left: Floats
    right: Floats
    low: Floats
    high: Floats


def common_areas(small: Outlines, large: Edges, strips: Strips, one: Ints, other: Ints) -> Floats:
    """Area in common of pairs.

    Args:
        small, large: the shapes of both sides; of the large ones only edges beside a small one are used.
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
    edge, strip = expanded(first[shape] + lowest, highest - lowest + 1)
    order = np.argsort(strip, kind="stable")
    size = np.bincount(strip, minlength=int(count.sum()))
    of, place = expanded(np.zeros(len(count), dtype=np.int64), count)
    west = np.where(place > 0, edges.west[of] + place * width[of], -np.inf)
    east = np.where(place + 1 < count[of], edges.west[of] + (place + 1) * width[of], np.inf)
    edge, strip = edge[order], strip[order]
    left, right = edges.left[edge], edges.right[edge]
    return Strips(
        count,
        width,
        first,
        edge,
        np.cumsum(size) - size,
        size,
        west,
        east,
        np.maximum(left[:, 0], west[strip]),
        np.minimum(right[:, 0], east[strip]),
        np.minimum(left[:, 1], right[:, 1]),
        np.maximum(left[:, 1], right[:, 1]),
    )


def _strip_at(x: Floats, shape: Ints, west: Floats, width: Floats, count: Ints) -> Ints:
    place = np.floor((x - west[shape]) / width[shape])
    return np.clip(place, 0, count[shape] - 1).astype(np.int64)


def _block(small: Outlines, large: Edges, strips: Strips, one: Ints, other: Ints) -> Floats:
    west, south, east, north = small.bounds[one].T
    lowest = _strip_at(west, other, large.west, strips.width, strips.count)
    highest = _strip_at(east, other, large.west, strips.width, strips.count)
    whose, strip = expanded(strips.first[other] + lowest, np.maximum(highest - lowest + 1, 0))
    within, entry = expanded(strips.start[strip], strips.size[strip])
    # What runs below a shape bounds nothing of what is above it.
    beside = np.flatnonzero(
        (strips.right[entry] > west[whose][within])
        & (strips.left[entry] < east[whose][within])
        & (strips.high[entry] > south[whose][within])
    )
    within, entry = within[beside], entry[beside]
    pair, strip, far = whose[within], strip[within], strips.edges[entry]
    meets = strips.low[entry] < north[pair]
    width = np.minimum(strips.right[entry], east[pair]) - np.maximum(strips.left[entry], west[pair])
    below = np.bincount(pair, weights=large.sign[far] * width, minlength=len(one))
    inside = below / np.where(east > west, east - west, 1.0)
    apart = np.bincount(pair, weights=meets, minlength=len(one)) == 0
    apart &= (np.abs(inside) < _NOISE) | (np.abs(inside - 1.0) < _NOISE)
    looked_at = np.flatnonzero(~apart[pair])
    area = np.where(apart & (inside > 1 / 2), small.area_m2[one], 0.0)
    return area + _by_edges(small, large, strips, one, pair[looked_at], strip[looked_at], far[looked_at])


def _by_edges(
    small: Outlines, large: Edges, strips: Strips, one: Ints, pair: Ints, strip: Ints, far: Ints
) -> Floats:
    """Area in common of those pairs, of `one` and another, beside whose first shape there are edges of the other."""
    shapes, found_at = np.unique(one[pair], return_inverse=True)
    edges = small.edges(shapes)
    at, near = expanded(edges.first[found_at], edges.count[found_at])
    base = edges.south[found_at[at]]
    pair, strip, far = pair[at], strip[at], far[at]
    begin = np.maximum(np.maximum(edges.left[near, 0], large.left[far, 0]), strips.west[strip])
    end = np.minimum(np.minimum(edges.right[near, 0], large.right[far, 0]), strips.east[strip])
    width = end - begin
    over = np.flatnonzero(width > 0)
    pair, far, near = pair[over], far[over], near[over]
    begin, width, base = begin[over], width[over], base[over]
    low, low_slope = _line(large, far, begin, base)
    apart, slope = _line(edges, near, begin, base)
    first = apart - low
    last = first + (slope - low_slope) * width
    least, most = np.minimum(first, last), np.maximum(first, last)
    crossing = (least < 0) & (most > 0)
    # Below the other line: all of it, nothing of it, or the triangle up to where they cross.
    below = np.where(most <= 0, (least + most) / 2, 0.0)
    below[crossing] = least[crossing] ** 2 / (least[crossing] - most[crossing]) / 2
    piece = width * (low + low_slope * width / 2 + below)
    weights = edges.sign[near] * large.sign[far] * piece
    area: Floats = np.bincount(pair, weights=weights, minlength=len(one)).astype(np.float64)
    return area


def _line(edges: Edges, which: Ints, x: Floats, base: Floats) -> tuple[Floats, Floats]:
    """Height of edges above `base` at `x`, and their slope."""
    left, right = edges.left[which], edges.right[which]
    slope = (right[:, 1] - left[:, 1]) / (right[:, 0] - left[:, 0])
    return left[:, 1] - base + (x - left[:, 0]) * slope, slope
