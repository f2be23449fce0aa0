"""Spatial functions of CQL2. The literal moves into the CRS of an indexed column; the column is never transformed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import shapely
from psycopg import sql
from shapely import Geometry

from geo.domain.crs import Crs
from geo.domain.errors import DomainError
from geo.domain.transform import transform_geometry
from geo.domain.values import BBox
from ogc.cql.terms import mismatch
from ogc.refusals import bad_parameter, bad_value
from ogc.shapes import Column, comparison_column

if TYPE_CHECKING:
    from ogc.cql.translate import Translator

FUNCTIONS = {
    "s_intersects": "ST_Intersects",
    "s_equals": "ST_Equals",
    "s_disjoint": "ST_Disjoint",
    "s_touches": "ST_Touches",
    "s_within": "ST_Within",
    "s_overlaps": "ST_Overlaps",
    "s_crosses": "ST_Crosses",
    "s_contains": "ST_Contains",
}
MAX_VERTICES = 20_000
_EDGE_POINTS = 20


def condition(translator: Translator, operator: str, arguments: list[object]) -> sql.Composable:
    """SQL of a spatial predicate between the feature's geometry and literals, on either side.

    Raises:
        Problem: 400, unknown function, a bad geometry, or a property that is no geometry.
    """
    function = FUNCTIONS.get(operator)
    if function is None or len(arguments) != 2 or any(_is_other(translator, node) for node in arguments):
        raise mismatch()
    column = comparison_column(translator.crs)
    sides = [_side(translator, column, node) for node in arguments]
    return sql.SQL("{}({}, {})").format(sql.SQL(function), *sides)


def _is_other(translator: Translator, node: object) -> bool:
    return isinstance(node, dict) and "property" in node and not translator.is_geometry(node)


def _side(translator: Translator, column: Column, node: object) -> sql.Composable:
    if translator.is_geometry(node):
        return sql.Identifier(translator.alias, column.name)
    shape = read_geometry(node, translator.crs, column.crs)
    return sql.SQL("ST_GeomFromWKB({}, {})").format(
        translator.binder.bind(shapely.to_wkb(shape)), sql.Literal(column.crs.srid)
    )


def read_geometry(node: object, crs: Crs, target: Crs) -> Geometry:
    """A geometry literal in `target`, x = east.

    Args:
        node: GeoJSON geometry or `{"bbox": [...]}`, axis order as `crs` defines it.
    Raises:
        Problem: 400, not a valid geometry, or outside the projection.
    """
    if not isinstance(node, dict):
        raise mismatch()
    try:
        if "bbox" in node:
            return box_in(BBox.from_ogc(",".join(str(number) for number in node["bbox"]), crs), target)
        shape = shapely.from_geojson(orjson.dumps(node))
        if crs.north_first:
            shape = shapely.transform(shape, lambda xy: xy[:, ::-1])
        _check(shape)
        shape = transform_geometry(shapely.force_2d(shape), crs, target)
        _check(shape)
        return shape
    except DomainError as error:
        raise bad_value("filter", error) from error
    except (shapely.errors.GEOSException, TypeError, ValueError, orjson.JSONEncodeError) as error:
        raise _bad_geometry() from error


def box_in(box: BBox, target: Crs) -> Geometry:
    """The box as a polygon in `target`; its edges are densified, because they become curves there.

    Raises:
        OutsideProjection: an edge has no image in `target`.
    """
    if box.crs.srid == target.srid:
        return box.polygon()
    step = max(box.width, box.height) / _EDGE_POINTS
    shape = shapely.segmentize(box.polygon(), step) if step > 0 else box.polygon()
    return transform_geometry(shape, box.crs, target)


def _check(shape: Geometry) -> None:
    if (
        shape is None
        or shape.is_empty
        or shapely.get_num_coordinates(shape) > MAX_VERTICES
        or not shape.is_valid
    ):
        raise _bad_geometry()


def _bad_geometry() -> Exception:
    return bad_parameter(
        "filter",
        "Hình học trong biểu thức lọc không hợp lệ (rỗng, tự cắt hoặc quá nhiều đỉnh).",
        "A geometry in the filter is not valid (empty, self-intersecting or with too many vertices).",
        code="bad-geometry",
    )
