"""Kiểm tra sơ bộ hồ sơ cấp phép: HTTP. What the city's data say about a planned building, as JSON, page and paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from cadastre.api import CrsCode, requested_crs
from geo.domain.crs import CRS84
from geo.domain.errors import DomainError
from geo.http.answers import json_answer
from geo.http.given import gave
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS, ProblemDocument
from geo.http.problems import FieldError, Problem
from geo.http.rate_limit import charge
from permits.services.precheck import report
from permits.services.precheck.answering import Checked, precheck
from permits.services.precheck.asking import MOST_PARCELS, Question
from permits.services.precheck.gathering import ParcelOfCase, TooManyParcels
from planning.api_extracts import PAPER_TOKENS, PDF
from planning.domain.errors import GroundTooLarge
from planning.queries.extract import Ground
from planning.services import ground

router = Router(tags=["permits"])

#: What a check costs of a caller's rate: an extract and the neighbourhood of a footprint.
_TOKENS = 2
HTML: dict[str, Any] = {"responses": {200: {"content": {"text/html": {"schema": {"type": "string"}}}}}}
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class PrecheckIn(Schema):
    """What somebody wants to build: `parcels`, `footprint` (GeoJSON) or `corners` ([X north, Y east] of a VN-2000
    table), at least one; what is left out is left to the officer."""

    model_config = ConfigDict(extra="forbid")

    parcels: list[Annotated[str, Field(min_length=1, max_length=200)]] = Field(
        default_factory=list, max_length=MOST_PARCELS
    )
    footprint: dict[str, Any] | None = None
    corners: list[tuple[float, float]] | None = Field(default=None, max_length=ground.MOST_CORNERS)
    crs: str = Field(default="OGC:CRS84", max_length=100)
    storeys: Annotated[int, Field(ge=0, le=200)] | None = None
    height_m: Annotated[Amount, Field(le=1000)] | None = None
    floor_area_m2: Annotated[Amount, Field(le=100_000_000)] | None = None
    use: str | None = Field(default=None, max_length=120)
    as_of: date | None = None


class PrecheckFigureOut(Schema):
    """A value of the proposal beside the limit that a plan or a rule sets; `raw` = the plan's own text."""

    key: str
    value: float | None
    limit: float | None
    unit: str | None
    raw: str | None
    zone: str | None
    plan_code: str | None
    formula: str | None


class PrecheckRuleOut(Schema):
    """What one rule found: never a decision. `geometry` = where the conflict lies, null where there is no place."""

    id: str
    title: str
    verdict: Literal["pass", "fail", "needs_officer"]
    law: str
    inputs: dict[str, Any]
    figures: list[PrecheckFigureOut]
    limits: dict[str, float]
    limits_from: str | None
    message: str
    geometry: dict[str, Any] | None
    sources: list[dict[str, Any]]


class PrecheckOut(Schema):
    """The rules on a planned building, as of a day; one failed rule fails the whole, one left open leaves it open."""

    id: UUID
    created_at: datetime
    as_of: date
    lang: str
    crs: str
    verdict: Literal["pass", "fail", "needs_officer"]
    counts: dict[str, int]
    proposal: dict[str, Any]
    site: dict[str, Any]
    plans: list[dict[str, Any]]
    rules: list[PrecheckRuleOut]
    not_checked: list[dict[str, str]]
    sources: list[dict[str, Any]]
    disclaimer: str
    hash: str


@router.post(
    "/permits/precheck",
    response={200: PrecheckOut, 413: ProblemDocument, **PROBLEMS},
    summary="Kiểm tra sơ bộ hồ sơ cấp phép · Pre-check of a planned building",
)
def check(
    request: HttpRequest, payload: PrecheckIn, crs: CrsCode = "OGC:CRS84", lang: Lang = None
) -> HttpResponse:
    """Judges a planned building by what is on file on the day (`as_of`, today by default): land use on paper, planned
    function, coverage, floor-area ratio, storeys, height, red lines, setbacks, corridors, neighbours."""
    charge(request, _TOKENS)
    return json_answer(request, _checked(request, payload, crs).body)


@router.post(
    "/permits/precheck.html",
    response={200: None, 413: ProblemDocument, **PROBLEMS},
    openapi_extra=HTML,
    summary="Kiểm tra sơ bộ: báo cáo HTML · Pre-check as a page",
)
def check_html(request: HttpRequest, payload: PrecheckIn, lang: Lang = None) -> HttpResponse:
    """The same as a page to read or print."""
    charge(request, PAPER_TOKENS)
    page = report.page(_checked(request, payload, ""), request.user)
    answer = HttpResponse(page, content_type="text/html; charset=utf-8")
    answer["Content-Security-Policy"] = report.PAGE_POLICY
    return _private(answer)


@router.post(
    "/permits/precheck.pdf",
    response={200: None, 413: ProblemDocument, **PROBLEMS},
    openapi_extra=PDF,
    summary="Kiểm tra sơ bộ: báo cáo PDF · Pre-check as PDF",
)
def check_pdf(request: HttpRequest, payload: PrecheckIn, lang: Lang = None) -> HttpResponse:
    """The same as a paper, A4, with a map to scale of where the conflicts lie."""
    charge(request, PAPER_TOKENS)
    made = report.pdf(_checked(request, payload, ""), request.user)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="kiem-tra-so-bo.pdf"'
    return _private(answer)


def _checked(request: HttpRequest, payload: PrecheckIn, crs: str) -> Checked:
    question = Question(
        as_of=payload.as_of or timezone.localdate(),
        lang=language_of(request),
        parcels=tuple(payload.parcels),
        footprint=_footprint(payload),
        storeys=payload.storeys,
        height_m=payload.height_m,
        floor_area_m2=payload.floor_area_m2,
        use=(payload.use or "").strip(),
    )
    target = requested_crs(crs) if crs else CRS84
    try:
        found = precheck(question, now=timezone.now(), crs=target, user=request.user)
    except ParcelOfCase as error:
        vi, en = error.cause.message("vi"), error.cause.message("en")
        wrong = FieldError(
            f"parcels.{error.place}",
            error.cause.code(),
            vi,
            en,
            "Kiểm tra mã thửa và ngày as_of.",
            "Check the id of the parcel and the day as_of.",
        )
        raise Problem("not-found", vi, en, errors=[wrong]) from error
    except TooManyParcels as error:
        raise _wrong("footprint", error) from error
    gave(request, 1)
    return found


def _footprint(payload: PrecheckIn) -> Ground | None:
    crs = requested_crs(payload.crs)
    if payload.footprint is not None and payload.corners is not None:
        raise _incomplete(
            "footprint", "Chỉ cho một: footprint hoặc corners.", "Give one: footprint or corners."
        )
    if payload.corners is not None:
        corners = payload.corners
        if not crs.is_vn2000 or not crs.is_projected:
            raise _incomplete(
                "crs",
                "Bảng tọa độ cần hệ VN-2000, ví dụ EPSG:9210.",
                "A corner table needs a VN-2000 zone: EPSG:9210.",
            )
        return _read(lambda: ground.from_corners(corners, crs), "corners")
    if payload.footprint is not None:
        shape = payload.footprint
        return _read(lambda: ground.from_geojson(shape, crs), "footprint")
    if not payload.parcels:
        raise _incomplete(
            "parcels",
            "Cho ít nhất thửa đất (parcels) hoặc đường bao công trình (footprint, corners).",
            "Give at least the parcels or the footprint of the building.",
        )
    return None


def _read(read: Callable[[], Ground], field: str) -> Ground:
    try:
        return read()
    except DomainError as error:
        raise _wrong(field, error) from error


def _wrong(field: str, error: DomainError) -> Problem:
    vi, en = error.message("vi"), error.message("en")
    kind = "too-large" if isinstance(error, GroundTooLarge) else "invalid-request"
    return Problem(kind, vi, en, errors=[FieldError(field, error.code(), vi, en)])


def _incomplete(field: str, vi: str, en: str) -> Problem:
    return Problem("invalid-request", vi, en, errors=[FieldError(field, "incomplete", vi, en)])


def _private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer
