"""Shapes of the planning answers, for OpenAPI and its readers (docs/planning.md)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from cadastre.api_schemas import ParcelOut


class FunctionOut(Schema):
    """Function of land in a plan."""

    code: str | None
    name: str
    raw: str | None


class ZoneOut(Schema):
    """Zone of a plan, or the street of a road reserve."""

    code: str
    block: str | None
    function: FunctionOut


class IndicatorOut(Schema):
    """An indicator: text of the dossier and the bounds read from it."""

    raw: str | None
    min: float | None
    max: float | None


class PlanOut(Schema):
    """Plan that a row comes from; `governing` = it decides on at least part of the row."""

    id: UUID | None
    code: str
    name: str
    level: str | None
    level_name: str | None
    infrastructure_theme: str | None
    scale: int | None
    adjustment: str | None
    status: str | None
    version: int | None
    valid_from: date | None
    valid_to: date | None
    governing: bool


class DecisionOut(Schema):
    """Decision that approved a plan."""

    number: str
    date: Any
    authority: str | None
    document: str | None
    sha256: str | None


class ConcernedOut(Schema):
    """A theme that concerns the parcel; areas in m², shares in % of the plane area."""

    theme: str
    layer: str
    feature: UUID | None
    zone: ZoneOut | None
    area_m2: float | None
    share_pct: float | None
    governing_area_m2: float | None
    length_m: float | None
    status: str
    indicators: dict[str, IndicatorOut]
    plan: PlanOut | None
    decision: DecisionOut | None
    thresholds: dict[str, float]
    under_adjustment: dict[str, Any] | None


class NoDataOut(Schema):
    """A theme of which nothing is known at the parcel, and why."""

    theme: str
    code: str
    why: str


class UnderAdjustmentOut(Schema):
    """A theme without rows in force at the parcel, of which a plan is under review or adjustment."""

    theme: str
    plan: PlanOut
    stage: str
    stage_name: str
    since: date | None
    body: str | None
    consultation: str | None


class ShareOut(Schema):
    """A zone's part of the parcel within its theme."""

    feature: UUID
    plan_code: str
    code: str
    function: FunctionOut
    area_m2: float
    share_pct: float


class RemainderOut(Schema):
    """What no zone of a theme takes: `slivers` or `unplanned`."""

    kind: str
    name: str
    area_m2: float
    share_pct: float


class SharesOut(Schema):
    """How one theme divides the parcel: rows and remainder add up to 100 % and to its area exactly."""

    theme: str
    denominator_m2: float
    rows: list[ShareOut]
    remainder: list[RemainderOut]
    total_pct: float
    overlap_m2: float


class CornerCutOut(Schema):
    """A corner where two reserves meet at the parcel."""

    streets: list[str]
    raw: str
    area_m2: float | None
    status: str
    formula: str | None


class CornerChamferOut(Schema):
    """Corners cut off beside the reserves (vạt góc)."""

    raw: str
    area_m2: float
    geometry: dict[str, Any] | None
    status: str
    why: str | None
    corners: list[CornerCutOut]


class WidthOut(Schema):
    """Right-of-way width: text of the dossier and metres."""

    raw: str | None
    m: float | None


class LineOut(Schema):
    """A road reserve at the parcel; length_m = red line inside it."""

    feature: UUID
    street: str
    kind: str
    row_width: WidthOut
    cross_section: str | None
    chamfer: str | None
    area_m2: float
    length_m: float
    decision: DecisionOut | None


class RoadReserveOut(Schema):
    """Land of the parcel inside road reserves."""

    area_m2: float
    share_pct: float
    lines: list[LineOut]
    corner_chamfer: CornerChamferOut | None


class ZoneAllowanceOut(Schema):
    """What one governing zone allows outside the road reserve."""

    zone_code: str
    plan_code: str
    function: str
    net_area_m2: float
    for_building: bool
    behind_setback_m2: float | None
    max_footprint_m2: float | None
    max_floor_area_m2: float | None
    max_storeys: float | None
    max_height_m: float | None


class FigureOut(Schema):
    """One figure of the buildable result; `needs_officer` says why."""

    key: str
    value: float | None
    unit: str | None
    status: str
    formula: str | None
    sources: list[dict[str, Any]]
    why: str | None
    fallback_rule: str | None
    note: str | None = None


class SetbackOut(Schema):
    """The setback line inside the parcel and the ground behind it."""

    distance_m: float | None
    raw: str | None
    line: dict[str, Any] | None
    area: dict[str, Any] | None
    area_m2: float | None
    source: str | None
    plan_codes: list[str]
    status: str
    why: str | None


class BuildableOut(Schema):
    """Net area and the largest building, where the plan gives numbers."""

    net_area_m2: float | None
    max_footprint_m2: float | None
    max_floor_area_m2: float | None
    max_storeys: float | None
    unplanned_area_m2: float
    zones: list[ZoneAllowanceOut]
    formula: list[str]
    figures: list[FigureOut]
    setback: SetbackOut | None


class OpenConsultationOut(Schema):
    """A plan of which the public is asked on that day; it is not in force."""

    plan_code: str
    name: str
    theme: str
    level: str
    level_name: str
    adjusts_plan_code: str | None
    responsible_body: str | None
    opens_on: date
    closes_on: date
    area_m2: float
    url: str
    in_force: bool


class SliverOut(Schema):
    """A piece under the threshold of its layer."""

    layer: str
    feature: UUID
    code: str
    area_m2: float
    share_pct: float
    threshold_m2: float
    threshold_pct: float


class SourceOut(Schema):
    """Data set that the answer rests on."""

    layer: str
    dataset: str
    version: str
    imported_at: datetime


class GroundOut(Schema):
    """Ground that is no parcel: the keys of a parcel, null where only a parcel has them."""

    id: None
    area_m2: float
    geometry: dict[str, Any]
    crs: str
    lon: float
    lat: float


class ExtractOut(Schema):
    """Trích lục thông tin quy hoạch của thửa đất, khu đất hoặc một điểm (`subject`)."""

    id: UUID
    created_at: datetime
    as_of: date
    lang: str
    subject: str
    parcel: ParcelOut | GroundOut
    concerned: list[ConcernedOut]
    not_concerned: list[str]
    no_data: list[NoDataOut]
    under_adjustment: list[UnderAdjustmentOut]
    themes: dict[str, str]
    themes_status: dict[str, str]
    shares: list[SharesOut]
    road_reserve: RoadReserveOut
    buildable: BuildableOut
    consultations: list[OpenConsultationOut]
    permits: list[dict[str, Any]]
    dropped_slivers: list[SliverOut]
    sources: list[SourceOut]
    disclaimer: str
    hash: str
    verify_url: str
    candidates: list[UUID] = Field(default_factory=list)


class GroundIn(Schema):
    """Ground to ask about: a GeoJSON polygon, or corners [X north, Y east] of a VN-2000 table."""

    model_config = ConfigDict(extra="forbid")

    geometry: dict[str, Any] | None = None
    corners: list[tuple[float, float]] | None = Field(default=None, max_length=5000)
    crs: str = Field(default="OGC:CRS84", max_length=100)
    as_of: date | None = None
