"""Đầu vào chung. Texts, schemas and refusals that several processes share."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User

from cadastre.domain.errors import ParcelUnknown
from geo.domain.crs import CRS84, Crs
from geo.domain.crs import lookup as crs_of
from geo.domain.errors import DomainError
from geo.http.problems import FieldError, Problem
from layers.labels import Label
from layers.processes.declaration import Call, InputText
from planning.domain.errors import GroundTooLarge

CRS_TEXT = InputText(
    Label("Hệ tọa độ", "CRS"),
    Label(
        "Của hình học đưa vào và trả ra: mã EPSG hoặc địa chỉ; mặc định OGC:CRS84 (kinh độ, vĩ độ).",
        "Of the geometry given and returned: EPSG code or address; OGC:CRS84 (longitude, latitude) when left out.",
    ),
)
DAY_TEXT = InputText(
    Label("Ngày", "Day"),
    Label(
        "Ngày cần tra cứu (năm-tháng-ngày); mặc định hôm nay.",
        "Day on which everything is taken as it held (year-month-day); today when left out.",
    ),
)


def signed_in(call: Call) -> User:
    """Who runs a process that not everybody may. Raises Problem 401."""
    if not isinstance(call.user, User) or not call.user.is_authenticated:
        raise Problem("not-authenticated", "Cần đăng nhập để chạy việc này.", "Sign in to run this process.")
    return call.user


def named_crs(given: str) -> Crs:
    """The CRS of an input, CRS84 when it is empty. Raises Problem 400."""
    if not given.strip():
        return CRS84
    try:
        return crs_of(given)
    except DomainError as error:
        raise refused("crs", error) from error


_REMEDIES = {
    "parcel": ("Tra mã thửa ở /api/v1/parcels.", "Look the parcel up at /api/v1/parcels."),
    "parcels": ("Tra mã thửa ở /api/v1/parcels.", "Look the parcels up at /api/v1/parcels."),
    "crs": ("Ví dụ: EPSG:9210", "For example EPSG:9210"),
}
_SHAPE_REMEDY = ("Kiểm tra hình vẽ và hệ tọa độ của nó.", "Check the shape and its CRS.")


def refused(name: str, error: DomainError) -> Problem:
    """What the domain refused about an input: 404 for what does not exist, 413 for too much, 400 for the rest."""
    kinds: tuple[tuple[type[DomainError], str], ...] = (
        (ParcelUnknown, "not-found"),
        (GroundTooLarge, "too-large"),
    )
    kind = next((kind for one, kind in kinds if isinstance(error, one)), "invalid-request")
    vi, en = error.message("vi"), error.message("en")
    return Problem(
        kind,
        vi,
        en,
        errors=[FieldError(f"inputs.{name}", error.code(), vi, en, *_REMEDIES.get(name, _SHAPE_REMEDY))],
    )


def of_inputs(problem: Problem) -> Problem:
    """A refusal of a service in terms of the inputs of a process, with a remedy for each."""
    errors = []
    for one in problem.errors:
        remedy_vi, remedy_en = _REMEDIES.get(one.field, _SHAPE_REMEDY)
        told = replace(one, field=f"inputs.{one.field}")
        errors.append(told if one.remedy_vi else replace(told, remedy_vi=remedy_vi, remedy_en=remedy_en))
    return Problem(problem.kind, problem.detail_vi, problem.detail_en, errors, problem.headers)


def wrong(name: str, code: str, message: tuple[str, str], remedy: tuple[str, str]) -> Problem:
    """400 for an input."""
    return Problem(
        "invalid-request", *message, errors=[FieldError(f"inputs.{name}", code, *message, *remedy)]
    )


def one_of(call: Call, *names: str) -> str:
    """Which of several inputs was given. Raises Problem 400 unless it is exactly one."""
    given = [name for name in names if getattr(call.inputs, name) is not None]
    if len(given) != 1:
        listed = ", ".join(names)
        message = (f"Cho đúng một trong các đầu vào: {listed}.", f"Give exactly one of: {listed}.")
        remedy = ("Bỏ bớt hoặc bổ sung đầu vào.", "Leave out the others, or give one.")
        raise wrong(names[0], "incomplete", message, remedy)
    return given[0]


def shape_schema(*kinds: str) -> dict[str, Any]:
    """JSON schema of a GeoJSON geometry of some kinds."""
    return {
        "type": "object",
        "required": ["type", "coordinates"],
        "properties": {"type": {"enum": list(kinds)}, "coordinates": {"type": "array"}},
        "format": "geojson-geometry",
    }
