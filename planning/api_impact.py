"""Thống kê và tác động: HTTP. Planned against actual land use of a ward; ground without plans; what a change set would
change for parcels."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema

from geo.http.answers import is_known, json_answer
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS, ProblemDocument
from geo.http.rate_limit import charge
from layers.changesets.api_edits import signed_in
from layers.changesets.api_schemas import REFUSALS
from planning.api import AsOf
from planning.api_plans import CSV, GEOJSON
from planning.services import impact, statistics
from planning.services.uncovered import uncovered_ground

router = Router(tags=["planning"])
#: What the comparison costs of a caller's rate: it may read a whole district.
_TOKENS = 4


WardCode = Annotated[str, Query(description="Mã xã, phường · ward code", pattern=r"^\d{1,5}$")]


class NamedCode(Schema):
    """A code with its name."""

    code: str
    name: str


class PlannedFunctionOut(Schema):
    """`code` is null for ground without zone and for a function without code; the name tells which."""

    code: str | None
    name: str
    colour: str | None


class LandUseRowOut(Schema):
    """One planned function on one actual use; `area_m2` is what governs, `share_pct` of all parcels of the ward."""

    function: PlannedFunctionOut
    land_use: NamedCode
    parcels: int
    area_m2: float
    share_pct: float


class WardLandUseOut(Schema):
    """`computed_at`: all shares; `refreshed_at`: the last publication followed; `stale`: a night or a publication was
    missed."""

    ward: NamedCode
    parcels: int
    area_m2: float
    computed_at: datetime
    refreshed_at: datetime
    stale: bool
    rows: list[LandUseRowOut]


class ImpactCountsOut(Schema):
    """Parcels by what changes in their answer; one may count in several."""

    function: int
    plan: int
    indicators: int
    road_reserve: int


class ImpactTotalOut(Schema):
    """Governing area of a function or plan before and after, on the parcels looked at; m²."""

    code: str | None
    name: str
    before_m2: float
    after_m2: float
    gained_m2: float
    lost_m2: float
    parcels_gaining: int
    parcels_losing: int


class ReserveOut(Schema):
    """Area of parcels inside road reserves; `taken_m2` is what parcels lose to them."""

    before_m2: float
    after_m2: float
    taken_m2: float
    given_back_m2: float
    parcels_losing: int
    parcels_gaining: int


class FunctionChangeOut(Schema):
    """What a parcel gains or loses of a function; m²."""

    function: str | None
    name: str
    before_m2: float
    after_m2: float
    change_m2: float


class ImpactParcelOut(Schema):
    """One parcel whose answer changes."""

    id: UUID
    national_id: str | None
    ward: NamedCode
    sheet: str
    number: str
    changes: list[FunctionChangeOut]
    plan_changes: bool
    indicators_change: bool
    road_reserve_m2: float


class ImpactOut(Schema):
    """`parcels` names the most affected, `parcels_changed` counts all. Plans in `not_announced` count as if they were:
    the public answer changes on the day of their announcement."""

    changeset: UUID
    as_of: date
    layers: list[str]
    parcels_looked_at: int
    parcels_changed: int
    parcels_by: ImpactCountsOut
    function_changed_m2: float
    functions: list[ImpactTotalOut]
    plans: list[ImpactTotalOut]
    road_reserve: ReserveOut | None
    not_announced: list[str]
    parcels: list[ImpactParcelOut]
    listed_at_most: int
    seconds: float


@router.get(
    "/statistics/land-use",
    response={200: WardLandUseOut, **PROBLEMS, 503: ProblemDocument},
    summary="Chức năng quy hoạch và loại đất hiện trạng · Planned function and actual use",
)
def land_use(request: HttpRequest, ward: WardCode, lang: Lang = None) -> HttpResponse:
    """How the parcels of a ward are planned against how they are used, as the bulk overlay last computed it."""
    return json_answer(request, statistics.land_use(ward, language_of(request)))


@router.get(
    "/statistics/land-use.csv",
    response={200: None, **PROBLEMS, 503: ProblemDocument},
    openapi_extra=CSV,
    summary="Chức năng quy hoạch và loại đất hiện trạng, tệp CSV · The same as CSV",
)
def land_use_csv(request: HttpRequest, ward: WardCode, lang: Lang = None) -> HttpResponse:
    """A row for each planned function on each actual use, UTF-8 with a BOM."""
    answer = HttpResponse(
        statistics.land_use_csv(ward, language_of(request)), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="quy-hoach-hien-trang-{ward}.csv"'
    return answer


@router.get(
    "/planning/uncovered",
    response={200: None, 304: None, **PROBLEMS},
    openapi_extra=GEOJSON,
    summary="Nơi chưa có quy hoạch trong dữ liệu · Ground without plans on file",
)
def uncovered(request: HttpRequest, as_of: AsOf = None) -> HttpResponse:
    """What the public map hatches: the city without the plans in force whose zones are on file; a GeoJSON feature."""
    today = timezone.localdate()
    day = as_of or today
    charge(request, 1 if day == today else _TOKENS)
    body, etag = uncovered_ground(day, today)
    headers = {"ETag": f'W/"{etag}"', "Cache-Control": "no-cache"}  # weak: it may be sent packed
    if is_known(request, etag):
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(body, content_type="application/geo+json", headers=headers)


@router.get(
    "/changesets/{uuid:change_set_id}/impact",
    response={200: ImpactOut, **REFUSALS},
    summary="Tác động của bộ thay đổi · Impact of a change set",
)
def impact_of_change_set(request: HttpRequest, change_set_id: UUID, lang: Lang = None) -> HttpResponse:
    """For which parcels the answer would change, by function, plan, indicators and road reserve; before publication."""
    charge(request, _TOKENS)
    return json_answer(request, impact.impact_of(signed_in(request), change_set_id, language_of(request)))
