"""Đỉnh chung. Vertices put on straight edges of a neighbour, so that both sides of a boundary have the same corners."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from cadastre.domain.operations.noding import Points, complex_points, coordinates_of, lines_between
from cadastre.domain.operations.tolerances import SAME_LINE_M, TOLERANCE_M


def with_vertices(
    shape: MultiPolygon, points: NDArray[np.float64], *, within_m: float = SAME_LINE_M
) -> MultiPolygon | None:
    """A shape with points put on its edges, the doubles of the points unchanged.

    Points farther off the edges are left out, as they would bend the boundary unseen; so are points that have a vertex
    within 1 mm.

    Args:
        shape: in metres.
        points: rows (x, y), such as `Cut.ends`.
        within_m: an edge this near takes the point.
    Returns:
        None when there is nothing to put in, or when the shape would become invalid by it.
    """
    if not len(points):
        return None
    wanted = np.unique(complex_points(np.asarray(points, dtype=np.float64)))
    near = shapely.dwithin(shape, shapely.points(coordinates_of(wanted)), within_m)
    if not near.any():
        return None
    corners = complex_points(shapely.get_coordinates(shape))
    wanted = wanted[near]
    wanted = wanted[[bool((np.abs(corners - point) > max(within_m, TOLERANCE_M)).all()) for point in wanted]]
    if not len(wanted):
        return None
    polygons = []
    for polygon in shape.geoms:
        rings = [
            _ring(shapely.get_coordinates(ring), wanted, within_m) for ring in shapely.get_rings(polygon)
        ]
        polygons.append(Polygon(rings[0], rings[1:]))
    changed = MultiPolygon(polygons)
    more = shapely.get_num_coordinates(changed) > shapely.get_num_coordinates(shape)
    return changed if more and changed.is_valid else None


def without_vertices(shape: MultiPolygon, points: Points) -> MultiPolygon:
    """A shape without these vertices, which lie on straight runs of its boundary."""
    polygons = []
    for polygon in shape.geoms:
        rings = []
        for ring in shapely.get_rings(polygon):
            corners = complex_points(shapely.get_coordinates(ring))[:-1]
            kept = corners[~np.isin(corners, points)]
            rings.append(coordinates_of(np.append(kept, kept[0])))
        polygons.append(Polygon(rings[0], rings[1:]))
    return MultiPolygon(polygons)


def _ring(coordinates: NDArray[np.float64], wanted: Points, within_m: float) -> NDArray[np.float64]:
    """A ring with those of the points that lie on it, each on its nearest edge."""
    corners = complex_points(coordinates)
    if not len(wanted):
        return coordinates
    lines = lines_between(corners[:-1], corners[1:])
    distance = shapely.distance(lines[:, None], shapely.points(coordinates_of(wanted))[None, :])
    edge = distance.argmin(axis=0)
    on_ring = distance.min(axis=0) <= within_m
    edge, wanted = edge[on_ring], wanted[on_ring]
    along = np.abs(wanted - corners[edge])
    order = np.lexsort((along, edge))
    return coordinates_of(np.insert(corners, edge[order] + 1, wanted[order]))
