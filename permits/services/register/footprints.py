"""Đường bao công trình. A footprint as it was sent, GeoJSON in any CRS of the registry, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace

import shapely

from geo.http.problems import FieldError, Problem
from layers.changesets.reading_shapes import Shape, read_shape
from permits.queries.case_access import layer
from permits.services.register import refusals


def read_footprint(given: object, crs: str) -> tuple[Shape | None, list[FieldError]]:
    """A footprint as it was sent, GeoJSON in `crs`, and what is wrong with it; neither when none was sent."""
    if given is None:
        return None, []
    try:
        shape = read_shape(layer(), given, crs)
    except Problem as problem:
        if problem.kind != "invalid-request":
            raise
        return None, [
            replace(one, field=one.field.replace("geometry", "footprint")) for one in problem.errors
        ]
    if not shapely.is_valid(shape.geometry) or shape.geometry.is_empty:
        why = shapely.is_valid_reason(shape.geometry)
        words = (f"Đường bao công trình không hợp lệ ({why}).", f"The footprint is not valid ({why}).")
        remedy = ("Sửa đường bao để không tự cắt.", "Correct the outline so that it does not cross itself.")
        return None, [refusals.error("footprint", "invalid-shape", words, remedy)]
    return shape, []


def elsewhere() -> FieldError:
    """The footprint lies beside the ground of the case."""
    words = (
        "Đường bao công trình không chạm thửa đất nào của hồ sơ.",
        "The footprint touches none of the parcels of the case.",
    )
    remedy = ("Kiểm tra hệ tọa độ (crs) và thứ tự trục.", "Check the CRS and the order of its axes.")
    return refusals.error("footprint", "elsewhere", words, remedy)
