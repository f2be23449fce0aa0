"""Phần diện tích chung. Area that two polygons share, for hundreds of thousands of pairs, without building the shape.

A polygon is the signed sum of what lies below its edges, so the area in common is the sum over pairs of edges of
± ∫ min(y₁, y₂) dx where their spans of x overlap. Exact, to the last digits of a float, for simple polygons with holes
and of several parts. A shape of many edges is looked at in upright strips. Where none of them meets the box of the
other shape, that lies wholly inside or wholly outside, and its edges are not looked at. Coordinates planar in metres,
areas in square metres.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from planning.domain.outlines import Edges, Floats, Ints, Outlines, expanded

#: Edges that a strip is meant to hold.
_STRIP = 8


class Strips(NamedTuple):
    """Edges of shapes by strips of equal width.

    Attributes:
        number, width, first: of strips of each shape, how wide they are, the number of the first.
        edges, start, size: edges of strip after strip, where those of each begin, how many they are.
        west, east: bounds of each strip; infinite to the outside of the shape.
        left, right, low, high: of the part of each of `edges` that lies in its strip, its whole height.
    """

    number: Ints
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
    from planning.domain import kernels  # half a second, which only overlays pay

    found: Floats = kernels.common_areas(small, large, strips, one, other)
    return found


def strips_of(edges: Edges) -> Strips:
    """Strips of all shapes, as many as they have edges for."""
    count = np.maximum(edges.number // _STRIP, 1)
    extent = np.where(edges.number > 0, edges.east - edges.west, 1.0)
    width = extent / count
    first = np.cumsum(count) - count
    shape = np.repeat(np.arange(len(count)), edges.number)
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
