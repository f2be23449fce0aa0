"""Shapes of the planning answers, for OpenAPI and its readers (docs/planning.md)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema

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


class NoDataOut(Schema):
    """A theme of which nothing is known at the parcel, and why."""

    theme: str
    code: str
    why: str


class WidthOut(Schema):
    """Right-of-way width: text of the dossier and metres."""

    raw: str | None
    m: float | None


class LineOut(Schema):
    """A road reserve at the parcel; length_m = red line inside it."""

    feature: UUID
    street: str
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


class ZoneAllowanceOut(Schema):
    """What one governing zone allows outside the road reserve."""

    zone_code: str
    function: str
    net_area_m2: float
    for_building: bool
    max_footprint_m2: float | None
    max_floor_area_m2: float | None
    max_storeys: float | None


class BuildableOut(Schema):
    """Net area and the largest building, where the plan gives numbers."""

    net_area_m2: float
    max_footprint_m2: float | None
    max_floor_area_m2: float | None
    max_storeys: float | None
    unplanned_area_m2: float
    zones: list[ZoneAllowanceOut]
    formula: list[str]


class SliverOut(Schema):
    """A piece under the threshold of its layer."""

    layer: str
    feature: UUID
    code: str
    area_m2: float
    share_pct: float
    threshold_m2: float


class SourceOut(Schema):
    """Data set that the answer rests on."""

    layer: str
    dataset: str
    version: str
    imported_at: datetime


class ExtractOut(Schema):
    """Trích lục thông tin quy hoạch của thửa đất."""

    id: UUID
    created_at: datetime
    as_of: date
    lang: str
    parcel: ParcelOut
    concerned: list[ConcernedOut]
    not_concerned: list[str]
    no_data: list[NoDataOut]
    themes: dict[str, str]
    road_reserve: RoadReserveOut
    buildable: BuildableOut
    permits: list[dict[str, Any]]
    dropped_slivers: list[SliverOut]
    sources: list[SourceOut]
    disclaimer: str
    verify_url: str
