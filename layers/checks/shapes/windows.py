"""Cửa sổ thay đổi. Where a shape differs from what it was, and shapes cut to that: a road of five thousand vertices of
which one moves costs no more than a house."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

#: Pieces of one edit that are looked at apart; with more of them one window holds all.
_MOST_WINDOWS = 30
_DIGITS = 4
_EDGE = np.dtype([("x0", "f8"), ("y0", "f8"), ("x1", "f8"), ("y1", "f8")])
_BYTES = np.dtype(("V", _EDGE.itemsize))


def changed_ground(before: shapely.Geometry | None, after: shapely.Geometry | None) -> shapely.Geometry:
    """Where the two differ: the edges that only one of them has; all of a shape that comes or goes."""
    if before is None or after is None:
        whole = before if after is None else after
        return shapely.Polygon() if whole is None else whole
    if shapely.get_dimensions(after) == 0:
        return shapely.union(before, after)
    ours, theirs = _edges(after), _edges(before)
    moved = np.concatenate([_lacking(ours, theirs), _lacking(theirs, ours)])
    ends = np.stack([moved["x0"], moved["y0"], moved["x1"], moved["y1"]], axis=1).reshape(-1, 2, 2)
    return shapely.multilinestrings(shapely.linestrings(ends)) if len(ends) else shapely.MultiLineString()


def windows(ground: shapely.Geometry, margin_m: float) -> list[shapely.Polygon]:
    """Boxes, a margin wider than the changed ground, that do not meet each other."""
    if ground.is_empty:
        return []
    linear = shapely.get_dimensions(ground) == 1
    parts = shapely.get_parts(shapely.line_merge(ground) if linear else ground)
    boxes = shapely.bounds(parts) + np.array([-margin_m, -margin_m, margin_m, margin_m])
    if len(boxes) > _MOST_WINDOWS:
        boxes = np.concatenate([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])[None, :]
    return joined(list(shapely.box(*boxes.T)))


def cut(shapes: Sequence[shapely.Geometry | None], window: shapely.Polygon) -> list[shapely.Geometry]:
    """Areas cut to a window; what is not there, broken or outside is left out."""
    return [one for one in cut_each(shapes, window) if one is not None]


def cut_each(shapes: Sequence[shapely.Geometry | None], window: shapely.Polygon) -> NDArray[np.object_]:
    """Areas cut to a window, each in its place; None for what is not there, broken or outside."""
    inside = np.full(len(shapes), None, dtype=object)
    inside[:] = shapes
    there = ~shapely.is_missing(inside) & ~shapely.is_empty(inside)
    given = inside[there]
    pieces = shapely.clip_by_rect(given, *window.bounds)
    broken = ~shapely.is_valid(pieces)
    if broken.any():
        pieces[broken] = shapely.intersection(shapely.make_valid(given[broken]), window)
    pieces[~(shapely.area(pieces) > 0)] = None
    inside[there], inside[~there] = pieces, None
    return inside


def _edges(shape: shapely.Geometry) -> NDArray[np.void]:
    """Edges of a shape in one direction, coordinates to 0.1 mm."""
    parts = shapely.get_parts(shape)
    lines = shapely.get_rings(parts) if shapely.get_dimensions(shape) == 2 else parts
    points, line = shapely.get_coordinates(lines, return_index=True)
    points = points.round(_DIGITS) + 0.0
    within = line[1:] == line[:-1]
    start, end = points[:-1][within], points[1:][within]
    forward = (start[:, 0] < end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] <= end[:, 1]))
    edges = np.where(forward[:, None], np.hstack([start, end]), np.hstack([end, start]))
    return np.ascontiguousarray(edges).view(_EDGE).ravel()


def _lacking(edges: NDArray[np.void], others: NDArray[np.void]) -> NDArray[np.void]:
    """Edges that the others have not, in order; looked up by their bytes, which is far faster than by their numbers."""
    known = set(others.view(_BYTES).tolist())
    places = [place for place, edge in enumerate(edges.view(_BYTES).tolist()) if edge not in known]
    return np.unique(edges[places])


def joined(windows: Sequence[shapely.Polygon]) -> list[shapely.Polygon]:
    """Boxes around those that meet, until none meets another."""
    found: list[tuple[float, ...]] = []
    for window in windows:
        box = window.bounds
        while meeting := next((one for one in found if _meet(one, box)), None):
            found.remove(meeting)
            box = (
                min(box[0], meeting[0]), min(box[1], meeting[1]), max(box[2], meeting[2]), max(box[3], meeting[3]),
            )  # fmt: skip
        found.append(box)
    return [shapely.box(*box) for box in found]


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
