"""Chạm ranh. Ends of cut lines that stop just short of the boundary, led to it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry, LineString, MultiPolygon

from cadastre.domain.operations.tolerances import ON_LINE_M, REACH_M


def led_to_boundary(parent: MultiPolygon, lines: Sequence[LineString]) -> list[LineString]:
    """Lines whose ends inside the parent reach what they almost touch.

    An end within 5 cm of a corner of the parcel goes to the corner; else the line is led on in its direction to the
    boundary or another line, and where that lies off its direction, to the nearest point of it.

    Args:
        parent: shape in metres; lines: cuts in the same CRS, in any number.
    """
    return [_led(parent, line, [*lines[:index], *lines[index + 1 :]]) for index, line in enumerate(lines)]


def _led(parent: MultiPolygon, line: LineString, others: Sequence[LineString]) -> LineString:
    if line.is_closed:
        return line
    points = shapely.get_coordinates(line)
    inner = shapely.contains_xy(parent, points[[0, -1], 0], points[[0, -1], 1])
    if not inner.any():
        return line
    targets = shapely.multilinestrings([*shapely.get_parts(parent.boundary), *others])
    corners = shapely.get_coordinates(parent)
    points = points.copy()
    for end, before in ((0, 1), (-1, -2)):
        if inner[end]:
            points[end] = _end(points[end], points[before], corners, targets)
    return LineString(points)


def _end(
    end: NDArray[np.float64], before: NDArray[np.float64], corners: NDArray[np.float64], targets: Geometry
) -> NDArray[np.float64]:
    """Where a line that ends inside the parcel is meant to end."""
    place = shapely.Point(end)
    distance = shapely.distance(place, targets)
    if distance > REACH_M or distance <= ON_LINE_M:
        return end
    away = np.hypot(*(corners - end).T)
    if away.min() <= REACH_M:
        corner: NDArray[np.float64] = corners[away.argmin()]
        return corner
    ahead = (end - before) / np.hypot(*(end - before))
    ray = LineString([end, end + 2 * REACH_M * ahead])
    hits = shapely.get_coordinates(shapely.intersection(ray, targets))
    if len(hits):
        hit: NDArray[np.float64] = hits[np.hypot(*(hits - end).T).argmin()]
        return hit
    nearest: NDArray[np.float64] = shapely.get_coordinates(shapely.shortest_line(place, targets))[1]
    return nearest
