"""Đỉnh chung. Corners that lie on a neighbour's edge where the neighbour has none: the seed of later slivers."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

Points = NDArray[np.float64]


def corners(shape: shapely.Geometry) -> Points:
    """Distinct vertices of a shape, as rows (x, y)."""
    return np.unique(shapely.get_coordinates(shape), axis=0)


def new_corners(after: shapely.Geometry, before: shapely.Geometry | None, within_m: float) -> Points:
    """Vertices of `after` that `before` did not have."""
    points = corners(after)
    if before is None or not len(points):
        return points
    return points[_distance(points, corners(before)) > within_m]


def unmatched(points: Points, neighbour: shapely.Geometry, within_m: float) -> Points:
    """Of `points`, those on an edge of `neighbour` (within `within_m`) that has no vertex there."""
    if not len(points):
        return points
    boundary = neighbour.boundary if shapely.get_dimensions(neighbour) == 2 else neighbour
    on_edge = shapely.distance(shapely.points(points), boundary) <= within_m
    points = points[on_edge]
    if not len(points):
        return points
    return points[_distance(points, corners(neighbour)) > within_m]


def _distance(points: Points, others: Points) -> NDArray[np.float64]:
    """Metres from each point to the nearest of the others."""
    cloud = shapely.multipoints(others)
    found: NDArray[np.float64] = shapely.distance(shapely.points(points), cloud)
    return found
