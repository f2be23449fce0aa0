"""Đỉnh chung. Corners that lie on a neighbour's edge where the neighbour has none: the seed of later slivers."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

Points = NDArray[np.float64]
#: What lies this many times as far as is asked for is not looked at.
_BESIDE = 10.0


def corners(shape: shapely.Geometry) -> Points:
    """Distinct vertices of a shape, as rows (x, y)."""
    return _distinct(shapely.get_coordinates(shape))


def corners_near(shape: shapely.Geometry, ground: shapely.Geometry, within_m: float) -> Points:
    """Vertices of a shape that lie within `within_m` of some ground."""
    points = shapely.get_coordinates(shape)
    west, south, east, north = ground.bounds
    low, high = np.array([west - within_m, south - within_m]), np.array([east + within_m, north + within_m])
    points = _distinct(points[((points >= low) & (points <= high)).all(axis=1)])
    if not len(points):
        return points
    shapely.prepare(ground)
    near: NDArray[np.bool_] = shapely.dwithin(ground, shapely.points(points), within_m)
    return points[near]


def new_corners(after: shapely.Geometry, before: shapely.Geometry | None, within_m: float) -> Points:
    """Vertices of `after` that `before` did not have."""
    points = corners(after)
    if before is None or not len(points):
        return points
    old = shapely.get_coordinates(before)
    points = points[~np.isin(_numbers(points), _numbers(old))]
    return points[~_near(points, old, within_m)]


def unmatched(points: Points, neighbour: shapely.Geometry, within_m: float) -> Points:
    """Of `points`, those on an edge of `neighbour` (within `within_m`) that has no vertex there."""
    if not len(points):
        return points
    edges = _edges_near(neighbour, points, within_m)
    shapely.prepare(edges)
    points = points[shapely.dwithin(edges, shapely.points(points), within_m)]
    if not len(points):
        return points
    return points[~_near(points, shapely.get_coordinates(neighbour), within_m)]


def _near(points: Points, others: Points, within_m: float) -> NDArray[np.bool_]:
    """Which points have one of the others within `within_m`."""
    found = np.zeros(len(points), dtype=bool)
    if not len(points):
        return found
    west, south, east, north = _around(points, _BESIDE * within_m)
    x, y = others.T
    others = others[(x >= west) & (x <= east) & (y >= south) & (y <= north)]
    if not len(others):
        return found
    places = shapely.points(points)
    hit, _other = shapely.STRtree(shapely.points(others)).query(
        places, predicate="dwithin", distance=within_m
    )
    found[hit] = True
    return found


def _around(points: Points, margin_m: float) -> tuple[float, float, float, float]:
    """Box around points."""
    (west, south), (east, north) = points.min(axis=0) - margin_m, points.max(axis=0) + margin_m
    return float(west), float(south), float(east), float(north)


def _edges_near(shape: shapely.Geometry, points: Points, within_m: float) -> shapely.Geometry:
    """Edges of a shape, whole ones, that can come this near to any of the points."""
    parts = shapely.get_parts(shape)
    lines = shapely.get_rings(parts) if shapely.get_dimensions(shape) == 2 else parts
    ends, line = shapely.get_coordinates(lines, return_index=True)
    start, end = ends[:-1], ends[1:]
    west, south, east, north = _around(points, _BESIDE * within_m)
    low, high = np.minimum(start, end), np.maximum(start, end)
    near = (line[1:] == line[:-1]) & (low <= (east, north)).all(axis=1) & (high >= (west, south)).all(axis=1)
    return shapely.multilinestrings(shapely.linestrings(np.stack([start[near], end[near]], axis=1)))


def _distinct(points: Points) -> Points:
    """Each of the points once, by x and then y."""
    return np.unique(_numbers(points)).view(np.float64).reshape(-1, 2)


def _numbers(points: Points) -> NDArray[np.complex128]:
    """Points as complex numbers, which numpy sorts and looks up far faster than rows."""
    return np.ascontiguousarray(points).view(np.complex128).ravel()
