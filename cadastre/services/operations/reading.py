"""Đọc tham số. Parameters of an operation become shapes in the storage CRS, numbers and ids; each refusal names its
field, as a request may be typed by hand."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

import shapely
from django.conf import settings
from shapely import Geometry, LineString

from cadastre.domain.operations.cut_lines import line_of_vertices
from cadastre.services.operations.refusing import refused, wrong
from geo.domain.crs import CRS84, Crs, lookup
from geo.domain.errors import DomainError
from geo.domain.transform import transform_geometry
from geo.http.problems import Problem
from layers.changesets import refusals
from layers.changesets.operations import Requested
from layers.changesets.reading_shapes import parsed, storage
from layers.text_values import read_date, read_uuid

Params = Mapping[str, Any]
#: Parameters that say in which system the coordinates of the others are.
FRAME = frozenset({"crs", "north_first"})


def only(params: Params, allowed: Collection[str], place: str = "") -> None:
    """Refuse parameters that the operation does not know: a misspelt one would be overlooked."""
    for name in params:
        if name not in allowed:
            listed = ", ".join(sorted(allowed))
            raise wrong(
                f"{place}{name[:40]}", "unknown-parameter",
                (f"Thao tác không có tham số “{name[:40]}”.", f"The operation has no parameter “{name[:40]}”."),
                (f"Các tham số: {listed}.", f"Parameters: {listed}."),
            )  # fmt: skip


def without_values(asked: Requested) -> None:
    """Refuse values and a shape beside the parameters, where the operation has no use for them."""
    for field, given in (("properties", asked.properties), ("geometry", asked.shape)):
        if given:
            message = (
                "Thao tác này chỉ nhận tham số (params).",
                "This operation takes parameters (params) only.",
            )
            remedy = (f"Bỏ {field}.", f"Leave out {field}.")
            raise refusals.invalid([refusals.error(field, "not-used", message, remedy)])


class Frame:
    """The system of the coordinates in a request: `crs` (OGC:CRS84 when left out) and `north_first`."""

    def __init__(self, asked: Requested) -> None:
        self.crs = _crs(asked.params.get("crs") or asked.crs)
        given = asked.params.get("north_first", self.crs.north_first)
        if not isinstance(given, bool):
            raise wrong(
                "north_first", "invalid-boolean", ("Giá trị phải là có hoặc không.", "The value must be yes or no."),
                ("Dùng true hoặc false.", "Use true or false."),
            )  # fmt: skip
        self.north_first = given

    def geometry(self, given: object, kinds: Collection[str], place: str) -> Geometry:
        """A GeoJSON geometry of one of these kinds, in the storage CRS."""
        shape = parsed(given, f"params.{place}")
        if shape.geom_type not in kinds:
            listed = ", ".join(kinds)
            raise wrong(
                place, "geometry-kind", (f"Cần {listed}, nhận được {shape.geom_type}.",
                f"{listed} is needed, not {shape.geom_type}."), (f"Vẽ lại thành {listed}.", f"Draw a {listed}."),
            )  # fmt: skip
        if self.north_first:
            shape = shapely.transform(shape, lambda xy: xy[:, ::-1])
        return self._stored(shape, place)

    def line(self, given: object, place: str) -> LineString:
        """A line through corners typed in, in the storage CRS; the order of the numbers as `north_first` says."""
        corners = [_pair(one, f"{place}.{nth}") for nth, one in enumerate(listed(given, place, "vertices"))]
        try:
            drawn = line_of_vertices(corners, north_first=self.north_first)
        except DomainError as error:
            raise refused(f"params.{place}", error) from error
        stored: LineString = self._stored(drawn, place)
        return stored

    def _stored(self, shape: Geometry, place: str) -> Geometry:
        try:
            moved = transform_geometry(shape, self.crs, storage())
        except DomainError as error:
            raise refused(f"params.{place}", error) from error
        if _outside_city(moved):
            raise _elsewhere(place, self.crs)
        return moved


def listed(given: object, place: str, what: str, most: int = 10_000) -> Sequence[Any]:
    """A list that is not empty."""
    if isinstance(given, (list, tuple)) and 0 < len(given) <= most:
        return given
    raise wrong(
        place, "invalid-list", (f"Cần danh sách {what} (1 đến {most}).", f"A list of {what} is needed (1 to {most})."),
        ("Ví dụ: [[603480.1, 1191454.5], [603490.2, 1191460.0]]", "For example [[603480.1, 1191454.5], …]"),
    )  # fmt: skip


def mapping(given: object, place: str) -> Params:
    """An object of named values."""
    if isinstance(given, Mapping):
        return given
    raise wrong(
        place, "invalid-object", ("Cần một nhóm giá trị có tên ({…}).", "An object of named values ({…}) is needed."),
        ("Xem tài liệu biến động thửa đất.", "See the documentation of parcel operations."),
    )  # fmt: skip


def number(given: object, place: str, *, least: float = -math.inf) -> float:
    """A finite number."""
    fits = (
        isinstance(given, (int, float))
        and not isinstance(given, bool)
        and abs(given) < 1e12
        and given >= least
    )
    if fits and math.isfinite(float(str(given))):
        return float(str(given))
    raise wrong(
        place, "invalid-number", ("Giá trị phải là số.", "The value must be a number.")
        if least == -math.inf else (f"Giá trị phải là số từ {least:g}.", f"The value must be a number from {least:g}."),
        ("Dùng số JSON, dấu thập phân là dấu chấm.", "Use a JSON number such as 100.5."),
    )  # fmt: skip


def identity(given: object, place: str) -> UUID:
    """The id of a feature."""
    found = read_uuid(given) if isinstance(given, str) else None
    if found is None:
        raise wrong(
            place, "invalid-id", ("Giá trị phải là mã UUID.", "The value must be a UUID."),
            ("Chọn đối tượng trên bản đồ.", "Choose the feature on the map."),
        )  # fmt: skip
    return UUID(found)


def version(given: object, place: str) -> int:
    """The version of a feature that the officer read."""
    if isinstance(given, int) and not isinstance(given, bool) and 0 < given <= 2_147_483_647:
        return given
    raise wrong(
        place, "missing", ("Cần phiên bản đã đọc.", "The version that was read is needed."),
        ("Gửi version của thửa khi đọc.", "Send the version that you read."),
    )  # fmt: skip


def text(given: object, place: str, *, longest: int = 200, needed: bool = True) -> str:
    """Words on one line."""
    if given is None and not needed:
        return ""
    said = str(given) if isinstance(given, int) and not isinstance(given, bool) else given
    if isinstance(said, str) and said.isprintable() and len(said) <= longest and (said.strip() or not needed):
        return said.strip()
    raise wrong(
        place, "missing" if given is None or said == "" else "invalid-text",
        (f"Cần chữ, tối đa {longest} ký tự.", f"Words are needed, at most {longest} characters."),
        ("Bổ sung giá trị này.", "Give this value."),
    )  # fmt: skip


def day(given: object, place: str) -> str:
    """A day as ISO 8601 writes it."""
    found = read_date(given) if isinstance(given, str) else None
    if found is None:
        raise wrong(
            place, "missing" if given is None else "invalid-date",
            ("Giá trị phải là ngày.", "The value must be a day."),
            ("Viết 2026-11-22 hoặc 22/11/2026.", "Write 2026-11-22 or 22/11/2026."),
        )  # fmt: skip
    return found.isoformat()


def _pair(given: object, place: str) -> tuple[float, float]:
    if not isinstance(given, (list, tuple)) or len(given) < 2:
        raise wrong(
            place, "invalid-vertex", ("Đỉnh cần hai tọa độ.", "A vertex needs two coordinates."),
            ("Ví dụ: [603480.1, 1191454.5]", "For example [603480.1, 1191454.5]"),
        )  # fmt: skip
    return number(given[0], f"{place}.0"), number(given[1], f"{place}.1")


def _crs(given: object) -> Crs:
    if given in (None, ""):
        return CRS84
    try:
        return lookup(given if isinstance(given, str) else str(given)[:60])
    except DomainError as error:
        vi, en = error.message("vi"), error.message("en")
        remedy = ("Ví dụ: EPSG:9210", "For example EPSG:9210")
        raise wrong("crs", error.code(), (vi, en), remedy) from error


def _outside_city(shape: Geometry) -> bool:
    west, south, east, north = settings.CITY.extent
    left, bottom, right, top = shape.bounds
    return bool(left < west or bottom < south or right > east or top > north)


def _elsewhere(place: str, crs: Crs) -> Problem:
    return wrong(
        place, "outside-city",
        (f"Tọa độ nằm ngoài thành phố khi đọc theo {crs.code}.",
         f"Read in {crs.code}, these coordinates lie outside the city."),
        ("Kiểm tra hệ tọa độ (crs) và thứ tự trục: thêm north_first=true khi X là hướng bắc.",
         "Check the CRS and the order of the axes: add north_first=true where X is north."),
    )  # fmt: skip
