"""Đọc hình. GeoJSON of an edit becomes a shape of the layer's kind in the storage CRS, through the pinned operation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import orjson
import shapely
from django.conf import settings
from shapely import Geometry

from geo.domain.crs import CRS84, VN2000, WEB_MERCATOR, Crs, by_srid, lookup
from geo.domain.errors import DomainError
from geo.domain.topographic_sheets import topographic_names
from geo.domain.transform import transform_geometry, transform_xy
from geo.http.problems import Problem
from layers.changesets.domain.merging import same_shape
from layers.changesets.refusals import error, invalid
from layers.spec import LayerSpec

#: Vertices that one shape may have.
MOST_VERTICES = 200_000
#: Digits to which coordinates travel: 0.1 mm.
_DIGITS = 4
_SHEET_SCALE = 2000
_SINGLE = {"MultiPolygon": "Polygon", "MultiLineString": "LineString", "MultiPoint": "Point"}
_MULTI = {
    "Polygon": shapely.multipolygons,
    "LineString": shapely.multilinestrings,
    "Point": shapely.multipoints,
}


@dataclass(frozen=True)
class Shape:
    """A shape in the storage CRS (metres), with the zone in which it was delivered and its plane area there."""

    geometry: Geometry
    zone: Crs
    plane_area_m2: float


def storage() -> Crs:
    """The CRS in which the city keeps its shapes."""
    return by_srid(settings.STORAGE_SRID)


def read_shape(spec: LayerSpec, given: object, crs: str, place: str = "geometry") -> Shape:
    """A GeoJSON geometry as the layer stores it; heights are dropped, a polygon becomes a multi-polygon of one.

    Args:
        crs: CRS of the coordinates, OGC:CRS84 when empty; axis order of its definition (latitude first for EPSG:4326).
    Raises:
        Problem: 400 with the field and what to do.
    """
    if spec.geometry is None:
        raise _refused(
            place, "no-geometry", ("Lớp này không có hình.", "This layer has no shapes."),
            ("Bỏ geometry khỏi yêu cầu.", "Leave geometry out."),
        )  # fmt: skip
    source = _crs(crs, place)
    shape = parsed(given, place)
    if source.north_first:
        shape = shapely.transform(shape, lambda xy: xy[:, ::-1])
    shape = _of_kind(shape, spec.geometry.kind, place)
    moved = _in_storage(shape, source, place)
    zone = source if source.is_zone else storage()
    return Shape(moved, zone, float(shapely.area(shape if source.is_zone else moved)))


def shape_in_storage(geometry: Geometry) -> Shape:
    """A shape that is in the storage CRS already, measured there."""
    return Shape(geometry, storage(), float(shapely.area(geometry)))


def like_held(new: Geometry, held: Geometry | None) -> Geometry | None:
    """The new shape with the stored digits where it keeps a vertex; None when the shape has not changed.

    Coordinates travel to 0.1 mm, stored ones are finer: a vertex that only lost digits on the way is the old one, or
    every edit would tear hair cracks between neighbours.
    """
    if held is None:
        return new
    old = shapely.get_coordinates(held)
    known = {(round(x, _DIGITS), round(y, _DIGITS)): (x, y) for x, y in old.tolist()}

    def restored(xy: np.ndarray) -> np.ndarray:
        return np.array([known.get((round(x, _DIGITS), round(y, _DIGITS)), (x, y)) for x, y in xy.tolist()])

    result = shapely.transform(new, restored)
    return None if same_shape(result, held) else result


def sheet_name(geometry: Geometry) -> str:
    """Topographic sheet at 1:2000 of the middle of a shape in the storage CRS; "" off the grid."""
    west, south, east, north = geometry.bounds
    try:
        x, y = np.array([(west + east) / 2]), np.array([(south + north) / 2])
        lon, lat = transform_xy(x, y, storage(), VN2000)
        return str(topographic_names(lon, lat, _SHEET_SCALE)[0])
    except DomainError:
        return ""


def as_geojson(geometry: Geometry | None) -> orjson.Fragment | None:
    """A shape in the storage CRS as GeoJSON, coordinates to 0.1 mm."""
    if geometry is None:
        return None
    return orjson.Fragment(shapely.to_geojson(shapely.transform(geometry, lambda xy: np.round(xy, _DIGITS))))


def _in_storage(shape: Geometry, source: Crs, place: str) -> Geometry:
    """The shape in the storage CRS, if it also has its place in each CRS that rows keep beside it."""
    try:
        moved = transform_geometry(shape, source, storage())
        for crs in (CRS84, WEB_MERCATOR):
            transform_geometry(moved, storage(), crs)
    except DomainError as refusal:
        raise _refused(
            place, refusal.code(), (refusal.message("vi"), refusal.message("en")),
            ("Kiểm tra hệ tọa độ và thứ tự trục: đông trước, bắc sau trong VN-2000.",
             "Check the CRS and the order of the axes: east, then north in VN-2000."),
        ) from refusal  # fmt: skip
    return moved


def _crs(given: str, place: str) -> Crs:
    if not given.strip():
        return CRS84
    try:
        return lookup(given)
    except DomainError as problem:
        vi, en = problem.message("vi"), problem.message("en")
        field = f"{place.removesuffix('geometry')}crs"
        raise invalid(
            [error(field, problem.code(), (vi, en), ("Ví dụ: EPSG:9210", "For example EPSG:9210"))]
        ) from problem


def parsed(given: object, place: str) -> Geometry:
    """A GeoJSON geometry as it was given, heights dropped, not empty. Raises Problem 400 with the field `place`."""
    try:
        shape = shapely.from_geojson(orjson.dumps(given))
    except (shapely.errors.GEOSException, TypeError, ValueError):
        shape = None
    if shape is None or shapely.get_type_id(shape) == 7:
        raise _refused(
            place, "geometry-unreadable", ("Không đọc được hình GeoJSON.", "The GeoJSON geometry cannot be read."),
            ("Kiểm tra type, coordinates và vòng khép kín.", "Check type, coordinates and that rings are closed."),
        )  # fmt: skip
    if shapely.is_empty(shape) or not np.isfinite(shapely.get_coordinates(shape)).all():
        raise _refused(
            place, "geometry-empty", ("Hình rỗng hoặc tọa độ không phải số.", "Empty shape, or no numbers in it."),
            ("Vẽ lại hình.", "Draw the shape again."),
        )  # fmt: skip
    if shapely.get_num_coordinates(shape) > MOST_VERTICES:
        raise _refused(
            place, "geometry-too-large",
            (f"Hình có hơn {MOST_VERTICES} đỉnh.", f"The shape has more than {MOST_VERTICES} vertices."),
            ("Tách hình thành nhiều đối tượng.", "Divide it into several features."),
        )  # fmt: skip
    return shapely.force_2d(shape)


def _of_kind(shape: Geometry, kind: str, place: str) -> Geometry:
    found = shape.geom_type
    if found == kind:
        return shape
    if _SINGLE.get(kind) == found:
        return _MULTI[found]([shape])
    if kind == _SINGLE.get(found) and shapely.get_num_geometries(shape) == 1:
        return shapely.get_geometry(shape, 0)
    raise _refused(
        place, "geometry-kind", (f"Lớp này cần {kind}, nhận được {found}.", f"The layer holds {kind}, not {found}."),
        (f"Vẽ lại thành {kind}.", f"Draw it as {kind}."),
    )  # fmt: skip


def _refused(place: str, code: str, message: tuple[str, str], remedy: tuple[str, str]) -> Problem:
    return invalid([error(place, code, message, remedy)])
