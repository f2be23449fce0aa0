"""Parcels drawn near a real place, so that coordinates have the size they have in the city."""

from __future__ import annotations

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon

#: EPSG:9210, metres: the first test point of the national id.
ORIGIN = np.array([603480.790, 1191454.566])


def plot(
    *corners: tuple[float, float], holes: tuple[tuple[tuple[float, float], ...], ...] = ()
) -> MultiPolygon:
    """A parcel from its corners, metres east and north of the origin."""
    rings = [np.array(ring, dtype=float) + ORIGIN for ring in (corners, *holes)]
    return MultiPolygon([Polygon(rings[0], rings[1:])])


def rectangle(west: float, south: float, east: float, north: float) -> MultiPolygon:
    """A parcel with four corners."""
    return plot((west, south), (east, south), (east, north), (west, north))


def line(*points: tuple[float, float]) -> LineString:
    """A line from its points, metres east and north of the origin."""
    return LineString(np.array(points, dtype=float) + ORIGIN)


def both(*shapes: MultiPolygon) -> MultiPolygon:
    """One parcel of several polygons."""
    return MultiPolygon([part for shape in shapes for part in shape.geoms])


def corners_of(shape: shapely.Geometry) -> set[tuple[float, float]]:
    """Corners in metres from the origin, to 0.1 mm."""
    return {(round(x, 4), round(y, 4)) for x, y in (shapely.get_coordinates(shape) - ORIGIN).tolist()}


def areas(shapes: tuple[MultiPolygon, ...] | list[MultiPolygon]) -> list[float]:
    """Areas in square metres, to the fourth decimal."""
    return [round(shape.area, 4) for shape in shapes]
