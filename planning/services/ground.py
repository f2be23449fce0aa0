"""Khu đất được vẽ, điểm. Ground that is no parcel: read from a request, checked, told as the subject of an extract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import shapely
from django.conf import settings
from shapely import Geometry
from shapely.errors import ShapelyError
from shapely.geometry import shape as shape_of

from geo.domain.crs import CRS84, Crs
from geo.domain.crs import lookup as crs_of
from geo.domain.plausibility import placements
from geo.domain.transform import transform_geometry, transform_point
from geo.domain.values import BBox
from planning.domain.errors import (
    AxesSwapped,
    GroundInvalid,
    GroundOutsideCity,
    GroundTooLarge,
    NotAnArea,
)
from planning.domain.geojson import geojson
from planning.queries.extract import Ground

#: One square kilometre: more is a district, for which there is the batch.
MOST_M2 = 1_000_000.0
MOST_CORNERS = 5_000
#: The ground looked at around a point is one square metre.
_HALF_SIDE_M = 0.5


def at_point(x: float, y: float, crs: Crs) -> Ground:
    """The square metre around a point.

    Args:
        x: easting in metres or longitude in degrees; y: northing or latitude.
    Raises:
        AxesSwapped: exchanged, the point lies in the city; GroundOutsideCity otherwise.
    """
    _require_in_city(x, y, crs)
    east, north = (round(value, 3) for value in transform_point(x, y, crs, _storage()))
    square = shapely.box(east - _HALF_SIDE_M, north - _HALF_SIDE_M, east + _HALF_SIDE_M, north + _HALF_SIDE_M)
    return _ground(square, is_point=True)


def from_geojson(given: Mapping[str, Any], crs: Crs, *, most_m2: float = MOST_M2) -> Ground:
    """A drawn polygon.

    Args:
        given: GeoJSON Polygon or MultiPolygon in `crs`, in its own axis order (north first for EPSG:4326).
        most_m2: largest area that is taken.
    Raises:
        NotAnArea, GroundInvalid, AxesSwapped, GroundOutsideCity, GroundTooLarge.
    """
    if given.get("type") not in ("Polygon", "MultiPolygon"):
        raise NotAnArea(given=str(given.get("type"))[:40])
    return _checked(_read(given, crs), crs, most_m2=most_m2)


def along_route(given: Mapping[str, Any], crs: Crs, width_m: float) -> Ground:
    """The strip along a route, `width_m` metres to each side.

    Args:
        given: GeoJSON LineString or MultiLineString in `crs`, in its own axis order.
    Raises:
        NotAnArea, GroundInvalid, AxesSwapped, GroundOutsideCity.
    """
    if given.get("type") not in ("LineString", "MultiLineString"):
        raise NotAnArea(given=str(given.get("type"))[:40])
    line = _read(given, crs)
    if line.is_empty:
        raise NotAnArea(given="rỗng")
    west, south, east, north = line.bounds
    _require_in_city((west + east) / 2, (south + north) / 2, crs)
    strip = transform_geometry(line, crs, _storage()).buffer(width_m)
    if not _city_extent().covers(BBox(*strip.bounds, _storage())):
        raise GroundOutsideCity(crs=crs)
    return _ground(strip)


def from_corners(corners: Sequence[tuple[float, float]], crs: Crs) -> Ground:
    """A table of corners as Vietnamese survey papers give it.

    Args:
        corners: X (north), Y (east) of each corner in turn, metres in a VN-2000 zone; the last may repeat the first.
    Raises:
        As `from_geojson`; AxesSwapped when X and Y are exchanged.
    """
    if len({(x, y) for x, y in corners}) < 3:
        raise NotAnArea(given=f"{len(corners)} đỉnh")
    return _checked(shapely.Polygon([(y, x) for x, y in corners]), crs, from_table=True)


def describe(ground: Ground, area_m2: float, crs: Crs) -> dict[str, Any]:
    """The ground under the key `parcel` of an extract: the keys of a parcel, those that only a parcel has are None."""
    centre = ground.shape_4326.centroid if ground.is_point else shapely.point_on_surface(ground.shape_4326)
    nothing = dict.fromkeys(
        (
            "id", "national_id", "version", "ward", "ward_name", "sheet", "number", "address", "official_area_m2",
            "valid_from", "valid_to", "recorded_at", "source",
        )
    )  # fmt: skip
    return nothing | {
        "area_m2": round(area_m2, 1),
        "computed_area_m2": round(area_m2, 1),
        "land_uses": [],
        "flags": [],
        "aliases": [],
        "lon": round(centre.x, 7),
        "lat": round(centre.y, 7),
        "bbox": [round(value, 7) for value in ground.shape_4326.bounds],
        "crs": crs.uri,
        "geometry": geojson(ground.shape, source=_storage(), target=crs),
        "survey": None,
        "synthetic": False,
    }


def _checked(shape: Geometry, crs: Crs, *, from_table: bool = False, most_m2: float = MOST_M2) -> Ground:
    if shape.is_empty:
        raise NotAnArea(given="rỗng")
    count = int(shapely.get_num_coordinates(shape))
    if count > MOST_CORNERS:
        raise GroundInvalid(
            why_vi=f"có {count} đỉnh, tối đa {MOST_CORNERS}",
            why_en=f"{count} corners, at most {MOST_CORNERS}",
        )
    west, south, east, north = shape.bounds
    _require_in_city((west + east) / 2, (south + north) / 2, crs, from_table=from_table)
    stored = transform_geometry(shape, crs, _storage())
    if not shapely.is_valid(stored):
        reason = shapely.is_valid_reason(stored)
        raise GroundInvalid(why_vi=f"đường ranh tự cắt hoặc hở ({reason})", why_en=reason)
    if not _city_extent().covers(BBox(*stored.bounds, _storage())):
        raise GroundOutsideCity(crs=crs)
    if stored.area > most_m2:
        raise GroundTooLarge(area_ha=round(stored.area / 10_000, 1))
    if stored.area < 1.0:
        raise NotAnArea(given="< 1 m²")
    return _ground(stored)


def _read(given: Mapping[str, Any], crs: Crs) -> Geometry:
    """The shape of a GeoJSON geometry with x = east, in two dimensions."""
    try:
        shape = shape_of(given)
    except (ShapelyError, ValueError, TypeError, IndexError, KeyError, AttributeError) as error:
        raise GroundInvalid(
            why_vi="tọa độ không đúng dạng GeoJSON", why_en="malformed coordinates"
        ) from error
    if crs.north_first:
        shape = shapely.transform(shape, lambda xy: xy[:, ::-1])
    return shapely.force_2d(shape)


def _require_in_city(x: float, y: float, crs: Crs, *, from_table: bool = False) -> None:
    found = placements(x, y, [crs], _city_extent())
    if any(not place.swapped for place in found):
        return
    if found:
        first, second = (x, y) if not from_table else (y, x)
        raise AxesSwapped(first=f"{first:.2f}", second=f"{second:.2f}", crs=crs)
    raise GroundOutsideCity(crs=crs)


def _ground(shape: Geometry, *, is_point: bool = False) -> Ground:
    whole = shape if shape.geom_type == "MultiPolygon" else shapely.MultiPolygon([shape])
    return Ground(whole, transform_geometry(whole, _storage(), CRS84), is_point)


def _storage() -> Crs:
    return crs_of(settings.STORAGE_SRID)


def _city_extent() -> BBox:
    return BBox(*settings.CITY.extent, _storage())
