"""Đường cắt. Lines as officers mean them: typed vertices, a parallel to an edge, a line that cuts off an area."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, hypot, radians, sin

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon, Polygon

from cadastre.domain.operation_errors import AreaTooLarge, AreaTooSmall, OffsetMisses, WrongVertices
from cadastre.domain.operations.ground import Ground, require_valid
from cadastre.domain.operations.noding import complex_points, edges_of
from cadastre.domain.operations.tolerances import LEAST_AREA_M2, LEAST_SHARED_M, REACH_M

#: Area in m² of a shape; areas on paper are measured in the zone of the parcel's own meridian.
Measure = Callable[[Ground], float]
#: Lines run this far beyond the parcel, metres.
_BEYOND_M = 1.0
#: An area is met to this, m².
_AREA_MET_M2 = 1e-7


def line_of_vertices(vertices: Sequence[tuple[float, float]], *, north_first: bool = False) -> LineString:
    """A line from typed coordinates in metres.

    Args:
        vertices: (x, y), or (north, east) as survey papers write with `north_first`.
    Raises:
        WrongVertices: fewer than two different finite points.
    """
    points = np.array([vertex[:2] for vertex in vertices], dtype=np.float64).reshape(-1, 2)
    if not np.isfinite(points).all():
        raise WrongVertices(why_vi="có tọa độ không phải là số.", why_en="a coordinate is not a number.")
    if len(np.unique(points, axis=0)) < 2:
        raise WrongVertices(
            why_vi="có ít hơn hai điểm khác nhau.", why_en="there are fewer than two different points."
        )
    return LineString(points[:, ::-1] if north_first else points)


def offset_line(parent: MultiPolygon, edge: LineString, distance_m: float) -> LineString:
    """The parallel to an edge of a parcel, inwards, as far as it bounds the strip along that edge.

    Other arms of the parcel that the parallel would meet, lengthened for ever, are left alone.

    Args:
        parent: shape in metres.
        edge: from one end to the other, on the boundary within 5 cm; a bent chain counts as the line between its ends.
        distance_m: greater than zero.
    Raises:
        OffsetMisses: the edge is not on the boundary, or the parallel lies beyond the parcel.
    """
    require_valid(parent)
    start, inwards = _edge_inwards(parent, edge)
    if not (np.isfinite(distance_m) and distance_m > 0):
        raise OffsetMisses(
            edge, why_vi="khoảng cách phải lớn hơn 0.", why_en="the distance must be greater than zero."
        )
    along = inwards * -1j
    reach = _reach(parent)
    at = start + distance_m * inwards
    strip = _box(start - reach * inwards, at, along, reach)
    near = [part for part in shapely.get_parts(parent.intersection(strip)) if part.distance(edge) <= REACH_M]
    level = _line(at - reach * along, at + reach * along)
    chords = [chord for part in near if part.geom_type == "Polygon" for chord in _chords(part, level, parent)]
    if not chords:
        raise OffsetMisses(
            edge,
            why_vi="đường song song nằm ngoài thửa.",
            why_en="the parallel lies beyond the parcel.",
        )
    places = complex_points(shapely.get_coordinates(chords))
    shares = ((places - at) * np.conj(along)).real
    return _line(at + (shares.min() - REACH_M) * along, at + (shares.max() + REACH_M) * along)


def _chords(part: Polygon, level: LineString, parent: MultiPolygon) -> list[LineString]:
    """Where a part of a strip borders the rest of the parcel along the parallel."""
    common = shapely.get_parts(part.boundary.intersection(level.buffer(1e-6)))
    return [
        line
        for line in common
        if line.length > LEAST_SHARED_M
        and parent.boundary.distance(line.interpolate(0.5, normalized=True)) > 1e-6
    ]


def line_for_area(
    parent: MultiPolygon, area_m2: float, *, bearing_deg: float, measure: Measure = shapely.area
) -> LineString:
    """The straight line that cuts an area off the side of a parcel that lies towards a bearing.

    It runs across the whole parcel, so use it with `group="sides"`; seen along it, the area cut off lies left.

    Args:
        parent: shape in metres.
        area_m2: to be cut off, by `measure`; met to 1e-7 m² where the line passes no vertex within 1 mm.
        bearing_deg: 0 north, 90 east, of the storage grid.
    Raises:
        AreaTooSmall, AreaTooLarge: nothing, or nothing of the parcel, would be left.
    """
    require_valid(parent)
    outwards = complex(sin(radians(bearing_deg)), cos(radians(bearing_deg)))
    return _line_at_area(parent, area_m2, outwards, measure)


def line_for_area_along(
    parent: MultiPolygon, area_m2: float, edge: LineString, *, measure: Measure = shapely.area
) -> LineString:
    """The parallel to an edge of a parcel that cuts an area off on the side of that edge; see `line_for_area`.

    Raises:
        OffsetMisses: the edge is not on the boundary of the parcel.
    """
    require_valid(parent)
    _start, inwards = _edge_inwards(parent, edge)
    return _line_at_area(parent, area_m2, -inwards, measure)


def _line_at_area(parent: MultiPolygon, area_m2: float, outwards: complex, measure: Measure) -> LineString:
    held = float(measure(parent))
    if not np.isfinite(area_m2) or area_m2 < LEAST_AREA_M2:
        raise AreaTooSmall(parent, area_m2=float(area_m2))
    if area_m2 > held - LEAST_AREA_M2:
        raise AreaTooLarge(parent, area_m2=float(area_m2), held_m2=held)
    centre = complex(*parent.envelope.centroid.coords[0])
    levels = ((complex_points(shapely.get_coordinates(parent)) - centre) * outwards.conjugate()).real
    along, reach = outwards * 1j, _reach(parent)

    def missing(level: float) -> float:
        beyond = _box(centre + level * outwards, centre + 2 * reach * outwards, along, reach)
        return float(measure(parent.intersection(beyond))) - area_m2

    level = _root(missing, float(levels.min()), float(levels.max()), held - area_m2, -area_m2)
    at = centre + level * outwards
    return _line(at + reach * along, at - reach * along)


def _root(missing: Callable[[float], float], low: float, high: float, at_low: float, at_high: float) -> float:
    """Where a falling function passes zero between two places (regula falsi, Illinois; halving when it creeps)."""
    for turn in range(200):
        share = at_low / (at_low - at_high) if turn % 4 else 0.5
        middle = low + min(max(share, 0.0), 1.0) * (high - low)
        value = missing(middle)
        if abs(value) <= _AREA_MET_M2 or not low < middle < high:
            return middle
        if value > 0:
            low, at_low, at_high = middle, value, at_high / 2
        else:
            high, at_high, at_low = middle, value, at_low / 2
    return (low + high) / 2


def _edge_inwards(parent: MultiPolygon, edge: LineString) -> tuple[complex, complex]:
    """Start of an edge of the boundary and the unit vector from it into the parcel."""
    ends = complex_points(shapely.get_coordinates(edge))
    chord = complex(ends[-1] - ends[0])
    if not np.isfinite(ends).all() or abs(chord) <= REACH_M:
        raise OffsetMisses(edge, why_vi="cạnh quá ngắn.", why_en="the edge is too short.")
    middle = edge.interpolate(0.5, normalized=True)
    walls = edges_of(shapely.orient_polygons(parent), 0)
    along = walls.end - walls.start
    slant = np.abs((along.conj() * chord).imag) / (np.abs(along) * abs(chord))
    distance = shapely.distance(walls.lines, middle)
    fitting = (distance <= REACH_M) & (slant < sin(radians(30)))
    if not fitting.any() or shapely.distance(parent.boundary, shapely.points(edge.coords)).max() > REACH_M:
        raise OffsetMisses(
            edge, why_vi="cạnh không nằm trên ranh giới thửa.", why_en="the edge is not on its boundary."
        )
    wall = int(np.flatnonzero(fitting)[distance[fitting].argmin()])
    # Ground lies left of every edge of an oriented polygon, holes included.
    inwards = chord / abs(chord) * 1j
    same_way = (along[wall].conjugate() * chord).real > 0
    return complex(ends[0]), inwards if same_way else -inwards


def _reach(parent: MultiPolygon) -> float:
    """Length in metres from the middle of a parcel beyond its farthest corner."""
    west, south, east, north = parent.bounds
    return hypot(east - west, north - south) + _BEYOND_M


def _box(low: complex, high: complex, along: complex, reach: float) -> Polygon:
    """The rectangle between two parallels."""
    corners = np.array([low - reach * along, high - reach * along, high + reach * along, low + reach * along])
    return Polygon(np.stack([corners.real, corners.imag], axis=1))


def _line(start: complex, end: complex) -> LineString:
    points: NDArray[np.float64] = np.array([[start.real, start.imag], [end.real, end.imag]])
    return LineString(points)
