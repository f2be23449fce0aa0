"""Mã định danh thửa đất. The national id: GeoHash of the parcel's characteristic point (TT 19/2026 Art. 11.3, Annex I).

Issued once, for parcels that have none, and never recomputed. The datum operation is pinned (EPSG:6960).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import shapely
from shapely import MultiPolygon, Point, Polygon

from cadastre.domain.operation_errors import IdentityExhausted
from geo.domain import geohash
from geo.domain.crs import CRS84, Crs
from geo.domain.transform import transform_point

#: The circle is searched to this precision, metres: finer than a cell of twelve characters (3.7 cm × 1.9 cm).
_PRECISION_M = 0.01
#: Points tried before it is said that something else is wrong.
_MOST_POINTS = 64


def characteristic_point(shape: Polygon | MultiPolygon) -> Point:
    """Centre of the largest circle inside the shape, to 1 cm (pole of inaccessibility, "Polygonlabel").

    Args:
        shape: in metres, best in the zone of its own meridian.
    """
    return Point(shapely.get_coordinates(shapely.maximum_inscribed_circle(shape, tolerance=_PRECISION_M))[0])


def issue(shape: Polygon | MultiPolygon, crs: Crs, is_taken: Callable[[str], bool]) -> str:
    """A national id for a parcel that has none.

    A parcel made by cutting a corner off another has its characteristic point where the other had it; then the id of
    the next inner point is taken: the centre of the largest circle in what remains beside the circles tried.

    Args:
        shape: in metres of `crs`.
        is_taken: whether an id is or was in use.
    Raises:
        IdentityExhausted: all ids of many points are taken.
    """
    for point in _inner_points(shape):
        lon, lat = transform_point(point.x, point.y, crs, CRS84)
        national_id = geohash.encode(lon, lat)
        if not is_taken(national_id):
            return national_id
    raise IdentityExhausted(shape)


def _inner_points(shape: Polygon | MultiPolygon) -> Iterator[Point]:
    """Characteristic points of the shape, and of what is left when the circles around earlier ones are taken out."""
    left: shapely.Geometry = shape
    for _turn in range(_MOST_POINTS):
        if left.is_empty or left.area < _PRECISION_M**2:
            return
        circle = shapely.maximum_inscribed_circle(left, tolerance=_PRECISION_M)
        point = Point(shapely.get_coordinates(circle)[0])
        yield point
        left = left.difference(point.buffer(max(circle.length / 2, _PRECISION_M)))


def lies_in(national_id: str, shape: Polygon | MultiPolygon, crs: Crs, *, within_m: float = 0.05) -> bool:
    """Whether the cell of a national id lies in the shape, or no farther from it than `within_m`.

    Args:
        shape: in metres of `crs`.
    Raises:
        BadGeohash: it is no GeoHash.
    """
    lon, lat = geohash.decode(national_id)
    x, y = transform_point(lon, lat, CRS84, crs)
    return bool(shapely.distance(shape, Point(x, y)) <= within_m)
