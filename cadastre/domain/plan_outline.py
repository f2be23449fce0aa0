"""Đỉnh thửa, cạnh thửa, tỷ lệ. Corners and edges of a parcel as an extract lists them, and its drawing's scale. Pure.

Shapes are in the VN-2000 zone of the record, x = east, y = north; tables give X = north and Y = east, as Vietnamese
survey papers do.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from shapely import LinearRing, MultiPolygon, Polygon
from shapely.geometry.polygon import orient

from geo.domain.errors import DomainError

#: Denominators in use for extracts, from the largest scale.
SCALES = (
    50,
    100,
    200,
    250,
    300,
    400,
    500,
    800,
    1000,
    1500,
    2000,
    2500,
    3000,
    4000,
    5000,
    10_000,
    25_000,
    50_000,
)
LEAST_SCALE, GREATEST_SCALE = 10, 100_000
#: Ground around the parcel, in millimetres of paper.
_MARGIN_MM = 8.0


class ScaleTooLarge(DomainError):
    """The parcel does not fit on the sheet at 1:{scale}; ask for 1:{fitting} or smaller, or leave the scale out."""

    vi = "Thửa đất không vừa khổ giấy ở tỷ lệ 1:{scale}; hãy chọn 1:{fitting} hoặc nhỏ hơn, hoặc để trống tỷ lệ."


@dataclass(frozen=True, slots=True)
class Paper:
    """Size of a drawing on paper, millimetres."""

    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Corner:
    """A corner: its number on the drawing, metres in the zone."""

    no: int
    x_north: float
    y_east: float


@dataclass(frozen=True, slots=True)
class Edge:
    """From corner to corner, length in metres on the plane of the zone."""

    start: int
    end: int
    length_m: float


@dataclass(frozen=True, slots=True)
class Outline:
    """Corners and edges of a parcel; `rings` are its closed courses as numbers of corners, holes after their shell."""

    corners: tuple[Corner, ...]
    edges: tuple[Edge, ...]
    rings: tuple[tuple[int, ...], ...]


def outline(shape: MultiPolygon) -> Outline:
    """Corners numbered through, each course clockwise from its north-westernmost corner.

    Args:
        shape: in a VN-2000 zone, metres, x = east. The repeated last point of a ring is no corner.
    """
    corners: list[Corner] = []
    edges: list[Edge] = []
    rings: list[tuple[int, ...]] = []
    for course in _courses(shape):
        first = len(corners) + 1
        numbers = tuple(range(first, first + len(course)))
        corners += [Corner(no, north, east) for no, (east, north) in zip(numbers, course, strict=True)]
        for at, no in enumerate(numbers):
            after = (at + 1) % len(course)
            edges.append(Edge(no, numbers[after], math.dist(course[at], course[after])))
        rings.append(numbers)
    return Outline(tuple(corners), tuple(edges), tuple(rings))


def scale_for(bounds: tuple[float, float, float, float], paper: Paper, wanted: int | None = None) -> int:
    """Denominator of the scale at which ground is drawn.

    Args:
        bounds: west, south, east, north of what must fit, metres.
        wanted: a denominator asked for; None = the largest scale in use at which it fits with a margin.
    Raises:
        ScaleTooLarge: it does not fit on the paper at the scale asked for.
    """
    west, south, east, north = bounds
    needed = max(
        (east - west) * 1000 / (paper.width_mm - 2 * _MARGIN_MM),
        (north - south) * 1000 / (paper.height_mm - 2 * _MARGIN_MM),
    )
    fitting = next((scale for scale in SCALES if scale >= needed), math.ceil(needed / 10_000) * 10_000)
    if wanted is None:
        return fitting
    whole = max((east - west) * 1000 / paper.width_mm, (north - south) * 1000 / paper.height_mm)
    if wanted < whole:
        raise ScaleTooLarge(scale=wanted, fitting=fitting)
    return wanted


def _courses(shape: MultiPolygon) -> Iterator[list[tuple[float, float]]]:
    """Rings without their repeated last point: parts from north to south, shells clockwise, holes after their shell."""
    for part in sorted(shape.geoms, key=lambda one: -one.bounds[3]):
        for ring in _rings(orient(part, sign=-1.0)):
            yield _from_the_north_west(ring)


def _rings(part: Polygon) -> Iterator[list[tuple[float, float]]]:
    yield _points(part.exterior)
    for hole in (
        part.interiors
    ):  # they run the other way round in an oriented polygon; on paper every course is clockwise
        yield _points(hole)[::-1]


def _points(ring: LinearRing) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y, *_height in ring.coords[:-1]]


def _from_the_north_west(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    first = min(range(len(points)), key=lambda at: (points[at][0] - points[at][1], points[at][0]))
    return points[first:] + points[:first]
