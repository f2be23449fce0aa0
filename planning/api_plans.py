"""Đồ án: HTTP. The catalogue of plans, one plan, its zones as table, CSV and shapes."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from ninja import Query, Router

from geo.http.answers import json_answer, tagged_answer
from geo.http.given import gave
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS
from geo.http.problems import FieldError, Problem
from geo.http.rate_limit import charge
from geo.http.sparse import Fields, chosen, sparse
from planning.api_schemas_plans import (
    ConsultedPlanOut,
    ListedPlanOut,
    PlanFileOut,
    PlanPart,
    PlansOut,
    PlanZonesOut,
)
from planning.domain.catalogue import FIRST_YEAR, LAST_YEAR, LONGEST_TEXT, BadCursor, PlanSearch
from planning.queries.catalogue import PAGE_SIZE, PlansClosed
from planning.queries.packages import PlanUnknown
from planning.queries.plan_page import MOST_SHAPES
from planning.services import plan_pages

router = Router(tags=["planning"])
#: Tokens of a caller's rate for all zones of a plan at once.
_ZONE_TOKENS = 5.0
_LONGEST_CODE = 60
#: Fields of a plan that are there unasked.
_NAMES = ("plan_code", "version")

Level = Literal[
    "", "chung", "phan_khu", "nong_thon_moi", "chi_tiet", "rut_gon", "thiet_ke_do_thi", "ha_tang_ky_thuat"
]  # fmt: skip
Theme = Literal[
    "", "giao_thong", "cao_do_nen_thoat_nuoc_mua", "cap_nuoc_thoat_nuoc", "thoat_nuoc_thai", "nang_luong_chieu_sang",
    "thong_tin_lien_lac", "nghia_trang_chat_thai_ran",
]  # fmt: skip
Version = Annotated[
    int | None,
    Query(
        ge=1, lt=2**31, description="Phiên bản của mã hồ sơ · row of the code; the one in force by default"
    ),
]
PageNumber = Annotated[int, Query(ge=1, le=10_000)]
Cursor = Annotated[
    str, Query(max_length=600, description="`next` của lần trước · `next` of the answer before")
]
CSV: dict[str, Any] = {"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}}
GEOJSON: dict[str, Any] = {
    "responses": {200: {"content": {"application/geo+json": {"schema": {"type": "object"}}}}}
}


@router.get("/plans", response={200: PlansOut, **PROBLEMS}, summary="Danh mục đồ án · Catalogue of plans")
def plans(
    request: HttpRequest,
    q: Annotated[
        str,
        Query(
            max_length=LONGEST_TEXT,
            pattern="^[^\x00]*$",
            description="Tên, mã hồ sơ, số quyết định, không cần dấu · words of name, code or decision number",
        ),
    ] = "",
    level: Level = "",
    infrastructure_theme: Theme = "",
    ward: Annotated[
        str, Query(pattern=r"^([0-9]{5})?$", description="Mã xã, phường · code of a commune")
    ] = "",
    state: Literal["", "in_force", "coming", "past", "under_way"] = "",
    year: Annotated[int | None, Query(ge=FIRST_YEAR, le=LAST_YEAR)] = None,
    order: Literal["newest", "name", "area"] = "newest",
    page: PageNumber = 1,
    page_size: Annotated[int, Query(ge=1, le=100)] = PAGE_SIZE,
    cursor: Cursor = "",
    fields: Fields = "",
    lang: Lang = None,
) -> HttpResponse:
    """Announced plans, with what each filter would find; plans in consultation today stand apart.

    `next` is the cursor of the following page: no plan is told twice or left out because another one was announced
    meanwhile. `page` counts on from the cursor."""
    kept = chosen(fields, ListedPlanOut, always=_NAMES)
    asked = PlanSearch(q, level, infrastructure_theme, ward, state, year, order)
    try:
        body = plan_pages.catalogue(
            asked,
            request.user,
            timezone.localdate(),
            language_of(request),
            page=page,
            size=page_size,
            cursor=cursor,
        )
    except PlansClosed as error:
        raise Problem("not-found") from error
    except BadCursor as error:
        raise _bad_cursor() from error
    gave(request, len(body["plans"]))
    return json_answer(request, body | {"plans": [sparse(one, kept) for one in body["plans"]]})


@router.get(
    "/plans/{plan_code}",
    response={200: PlanFileOut | ConsultedPlanOut | PlanPart, 304: None, **PROBLEMS},
    summary="Đồ án · A plan",
)
def plan(
    request: HttpRequest, plan_code: str, version: Version = None, fields: Fields = "", lang: Lang = None
) -> HttpResponse:
    """Facts, stages, documents and what replaced what. A plan in its window of consultation tells its public facts
    only; outside the window, and before it is announced, there is none for the public."""
    kept = chosen(fields, PlanFileOut, always=_NAMES)
    today, language = timezone.localdate(), language_of(request)
    try:
        body = plan_pages.plan(_code(plan_code), request.user, today, language, version)
    except PlanUnknown:
        try:
            body = plan_pages.consulted(_code(plan_code), request.user, today, language)
        except PlanUnknown as error:
            raise _unknown() from error
    gave(request, 1)
    return tagged_answer(request, sparse(body, kept))


@router.get(
    "/plans/{plan_code}/zones",
    response={200: PlanZonesOut, **PROBLEMS},
    summary="Chỉ tiêu theo ô, lô · Indicators by zone",
)
def zones(
    request: HttpRequest,
    plan_code: str,
    page: PageNumber = 1,
    version: Version = None,
    cursor: Cursor = "",
    lang: Lang = None,
) -> HttpResponse:
    """200 zones a page, by block and zone code; `next` is the cursor of the following page, `page` counts from it."""
    try:
        found, onwards = plan_pages.zone_table(
            _code(plan_code),
            request.user,
            timezone.localdate(),
            language_of(request),
            page=page,
            cursor=cursor,
            version=version,
        )
    except PlanUnknown as error:
        raise _unknown() from error
    except BadCursor as error:
        raise _bad_cursor() from error
    gave(request, len(found))
    body = {"plan_code": plan_code, "page": page, "next": onwards, "zones": found}
    return json_answer(request, body)


@router.get(
    "/plans/{plan_code}/zones.csv",
    response={200: None, **PROBLEMS},
    openapi_extra=CSV,
    summary="Chỉ tiêu theo ô, lô, tệp CSV · Indicators by zone as CSV",
)
def zones_csv(
    request: HttpRequest, plan_code: str, version: Version = None, lang: Lang = None
) -> StreamingHttpResponse:
    """All zones, columns named as in the layer `planning_zones`; `area_m2` is computed on the city's plane."""
    charge(request, _ZONE_TOKENS)
    try:
        lines = plan_pages.zone_lines(_code(plan_code), request.user, timezone.localdate(), version)
    except PlanUnknown as error:
        raise _unknown() from error
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="chi-tieu-o-quy-hoach.csv"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@router.get(
    "/plans/{plan_code}/zones.geojson",
    response={200: None, **PROBLEMS},
    openapi_extra=GEOJSON,
    summary="Ô, lô của đồ án trên bản đồ · Zones of a plan as shapes",
)
def zones_geojson(
    request: HttpRequest, plan_code: str, version: Version = None, lang: Lang = None
) -> HttpResponse:
    """The first 4,000 zones in degrees WGS 84; all of them are in the package and in the OGC API."""
    charge(request, _ZONE_TOKENS)
    try:
        body = plan_pages.zone_shapes(
            _code(plan_code), request.user, timezone.localdate(), most=MOST_SHAPES, version=version
        )
    except PlanUnknown as error:
        raise _unknown() from error
    return HttpResponse(body, content_type="application/geo+json")


def _code(given: str) -> str:
    return given[:_LONGEST_CODE].replace("\0", "")


def _bad_cursor() -> Problem:
    vi = "Con trỏ không thuộc về danh sách hay cách sắp xếp này."
    en = "The cursor does not belong to this list or this order."
    remedy = (
        "Dùng giá trị next của lần trước với cùng yêu cầu.",
        "Use next of the answer before, with the same request.",
    )
    return Problem("invalid-request", vi, en, errors=[FieldError("cursor", "bad-cursor", vi, en, *remedy)])


def _unknown() -> Problem:
    return Problem("not-found", "Không có đồ án này.", "There is no such plan.")
