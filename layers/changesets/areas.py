"""Vùng theo dõi. The area whose changes a reader wants: a box, a commune or a polygon; a shape in the storage CRS."""

from __future__ import annotations

import re
from typing import Any

import orjson
import shapely
from django.db import connection
from shapely import Geometry

from geo.domain.crs import CRS84, lookup
from geo.domain.errors import DomainError
from geo.domain.transform import transform_geometry
from geo.domain.values import BBox
from geo.http.problems import Problem
from geo.named_sql import load
from layers.changesets.reading_shapes import parsed, storage
from layers.changesets.refusals import error, invalid

#: Vertices that an area may have: it is compared with every change.
MOST_VERTICES = 10_000
_UNIT = re.compile(r"\d{2,5}")
_REMEDY = (
    "Ví dụ: area=26740 (mã xã, phường), area=106.69,10.77,106.71,10.79 hoặc một Polygon GeoJSON.",
    "For example area=26740 (ward code), area=106.69,10.77,106.71,10.79 or a GeoJSON polygon.",
)


def read_area(text: str, crs: str = "") -> Geometry | None:
    """An area as it stands in a request; None for "" (everywhere).

    Args:
        text: code of a unit of today, four numbers of a box, or the text of a GeoJSON polygon.
        crs: of box and polygon, OGC:CRS84 when empty; axis order of its definition.
    Returns:
        shape in the storage CRS, metres.
    Raises:
        Problem: 400 naming `area` or `crs`.
    """
    given = text.strip()
    if not given:
        return None
    if _UNIT.fullmatch(given):
        return _of_unit(given)
    if given.startswith("{"):
        try:
            content = orjson.loads(given)
        except ValueError as problem:
            raise _refused("bad-area", "Không đọc được GeoJSON.", "The GeoJSON cannot be read.") from problem
        return of_polygon(content, crs)
    try:
        source = lookup(crs) if crs.strip() else CRS84
    except DomainError as problem:
        raise _domain("crs", problem) from problem
    try:
        box = BBox.from_ogc(given, source).to(storage())
    except DomainError as problem:
        raise _domain("area", problem) from problem
    return shapely.box(*box.as_tuple())


def of_polygon(content: dict[str, Any], crs: str = "") -> Geometry:
    """A GeoJSON polygon or multi-polygon in the storage CRS. Raises Problem 400 naming `area` or `crs`."""
    try:
        source = lookup(crs) if crs.strip() else CRS84
    except DomainError as problem:
        raise _domain("crs", problem) from problem
    shape = parsed(content, "area")
    if shape.geom_type not in ("Polygon", "MultiPolygon"):
        raise _refused("bad-area", "Vùng phải là Polygon hoặc MultiPolygon.", "An area is a polygon.")
    if shapely.get_num_coordinates(shape) > MOST_VERTICES:
        raise _refused(
            "area-too-fine", f"Vùng có quá {MOST_VERTICES} đỉnh.", f"More than {MOST_VERTICES} vertices."
        )
    if not shape.is_valid:
        raise _refused("bad-area", "Vùng tự cắt hoặc sai hình.", "The area crosses itself.")
    if source.north_first:
        shape = shapely.transform(shape, lambda xy: xy[:, ::-1])
    try:
        return transform_geometry(shape, source, storage())
    except DomainError as problem:
        raise _domain("area", problem) from problem


def _of_unit(code: str) -> Geometry:
    with connection.cursor() as cursor:
        cursor.execute(load("layers", "rights")["units_area"], {"codes": [code]})
        found = cursor.fetchone()[0]
    if found is None:
        raise _refused("unknown-unit", f"Không có xã, phường mã {code}.", f"There is no ward {code}.")
    return shapely.from_wkb(bytes(found))


def _refused(code: str, vi: str, en: str) -> Problem:
    return invalid([error("area", code, (vi, en), _REMEDY)])


def _domain(place: str, problem: DomainError) -> Problem:
    message = (problem.message("vi"), problem.message("en"))
    return invalid([error(place, problem.code(), message, _REMEDY)])
