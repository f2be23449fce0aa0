"""Đỉnh chung. Corners that lie on a neighbour's edge where the neighbour has none: the seed of later slivers."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

Points = NDArray[np.float64]


def corners(shape: shapely.Geometry) -> Points:
    """Distinct vertices of a shape, as rows (x, y)."""
    return np.unique(shapely.get_coordinates(shape), axis=0)


def corners_near(shape: shapely.Geometry, ground: shapely.Geometry, within_m: float) -> Points:
    """Vertices of a shape that lie within `within_m` of some ground."""
    points = shapely.get_coordinates(shape)
    west, south, east, north = ground.bounds
    low, high = np.array([west - within_m, south - within_m]), np.array([east + within_m, north + within_m])
    points = np.unique(points[((points >= low) & (points <= high)).all(axis=1)], axis=0)
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
    return points[~_near(points, shapely.get_coordinates(before), within_m)]


def unmatched(points: Points, neighbour: shapely.Geometry, within_m: float) -> Points:
    """Of `points`, those on an edge of `neighbour` (within `within_m`) that has no vertex there."""
    if not len(points):
        return points
    boundary = neighbour.boundary if shapely.get_dimensions(neighbour) == 2 else neighbour
    shapely.prepare(boundary)
    points = points[shapely.dwithin(boundary, shapely.points(points), within_m)]
    if not len(points):
        return points
    return points[~_near(points, shapely.get_coordinates(neighbour), within_m)]


def _near(points: Points, others: Points, within_m: float) -> NDArray[np.bool_]:
    """Which points have one of the others within `within_m`."""
    places = shapely.points(points)
    hit, _other = shapely.STRtree(shapely.points(others)).query(
        places, predicate="dwithin", distance=within_m
    )
    found = np.zeros(len(points), dtype=bool)
    found[hit] = True
    return found
