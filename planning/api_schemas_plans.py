"""Shapes of the answers about plans, for OpenAPI and its readers (docs/planning.md)."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal
from uuid import UUID

from ninja import Schema

from geo.http.sparse import part_of

State = Literal["in_force", "coming", "past", "under_way"]


class ListedPlanOut(Schema):
    """A plan in a list; area in m² on the city's plane, bbox in degrees WGS 84 (west, south, east, north).

    `public` is false for what only officers of planning may see.
    """

    plan_code: str
    version: int
    name: str
    level: str | None
    level_name: str | None
    infrastructure_theme: str | None
    infrastructure_theme_name: str | None
    adjustment: str | None
    adjustment_name: str | None
    status: str | None
    status_name: str | None
    state: State
    state_name: str
    in_force: bool
    public: bool
    scale: int | None
    decision_number: str
    decision_date: date | None
    authority: str | None
    announced_on: date | None
    valid_from: date | None
    valid_to: date | None
    adjusts_plan_code: str | None
    area_m2: float
    bbox: list[float]
    url: str


class ConsultationOut(Schema):
    """A plan of which the public is asked today: never in force; `closes_on` is the last day for opinions."""

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
    in_force: Literal[False]


class LocatedConsultationOut(ConsultationOut):
    """The same with its place; bbox in degrees WGS 84."""

    bbox: list[float]


class ChoiceOut(Schema):
    """A choice of a filter, and how many plans it would find with the other filters as they are."""

    code: str
    name: str
    plans: int


class PlanFiltersOut(Schema):
    """The choices of every filter."""

    level: list[ChoiceOut]
    infrastructure_theme: list[ChoiceOut]
    state: list[ChoiceOut]
    year: list[ChoiceOut]
    ward: list[ChoiceOut]


#: A plan of a list with the fields that were asked for.
ListedPlanPart = part_of(ListedPlanOut)


class PlansOut(Schema):
    """A page of the catalogue. What is in consultation stands apart and is not counted in `found`."""

    found: int
    page: int
    page_size: int
    next: str | None
    plans: list[ListedPlanOut | ListedPlanPart]  # type: ignore[valid-type]
    filters: PlanFiltersOut
    consultations: list[LocatedConsultationOut]


class NumberAndDateOut(Schema):
    """A decision."""

    number: str | None
    date: Any


class WindowOut(Schema):
    """Window of consultation; `open` = today lies in it."""

    opens_on: date
    closes_on: date
    open: bool


class PlanUnitOut(Schema):
    """A commune-level unit."""

    code: str
    name: str


class PopulationOut(Schema):
    """Persons, as the dossier states them."""

    current: int | None
    planned: int | None


class ZoneCountOut(Schema):
    """Zones: stated by the dossier, and on file."""

    stated: int | None
    on_file: int


class FunctionShareOut(Schema):
    """Zones of one function of land; area in m² on the city's plane."""

    code: str | None
    name: str | None
    zones: int
    area_m2: float


class StageOut(Schema):
    """A step of a plan; `due_on` by law (`basis`) unless the office wrote a day down; overdue: `days_left` < 0."""

    phase: str
    phase_name: str | None
    stage: str
    stage_name: str | None
    state: Literal["ahead", "running", "overdue", "done", "done_late"]
    started_on: date | None
    ended_on: date | None
    due_on: date | None
    not_before: date | None
    days_left: int | None
    basis: str | None
    body: str | None
    document_number: str | None
    document_url: str | None
    note: str | None


class PlanDocumentOut(Schema):
    """A document; `url` is null where the file was never handed in, and the ETag of what it answers is the hash."""

    id: UUID
    kind: str
    kind_name: str | None
    number: str | None
    issued_on: date | None
    authority: str | None
    title: str | None
    file_name: str | None
    sha256: str | None
    size_bytes: int | None
    media_type: str | None
    url: str | None


class RelationsOut(Schema):
    """Plans that this one adjusts, is adjusted by, replaces, is replaced by."""

    base: list[ListedPlanOut]
    adjustment: list[ListedPlanOut]
    replaced: list[ListedPlanOut]
    replaced_by: list[ListedPlanOut]


class PlanVersionOut(Schema):
    """One row of the same dossier code."""

    version: int
    state: State
    state_name: str
    decision_number: str
    valid_from: date | None
    valid_to: date | None


class PlanFileOut(ListedPlanOut):
    """A plan; `boundary` is GeoJSON in degrees WGS 84, `consultations` are under way to adjust it and not in force."""

    national_id: str | None
    plan_kind: str | None
    brief: NumberAndDateOut
    consultation: WindowOut | None
    responsible_body: str | None
    investor: str | None
    consultant: str | None
    chief_planner: str | None
    location: str | None
    wards: list[PlanUnitOut]
    area_stated_ha: float | None
    population: PopulationOut
    zone_count: ZoneCountOut
    functions: list[FunctionShareOut]
    stages: list[StageOut]
    documents: list[PlanDocumentOut]
    relations: RelationsOut
    consultations: list[ConsultationOut]
    versions: list[PlanVersionOut]
    boundary: dict[str, Any] | None
    synthetic: bool
    zones_url: str
    package_url: str


#: A plan with the fields that were asked for.
PlanPart = part_of(PlanFileOut)


class ConsultedPlanOut(LocatedConsultationOut):
    """A plan in its window of consultation: the public facts only."""

    state: Literal["consultation"]
    boundary: dict[str, Any] | None


class PlanFunctionOut(Schema):
    """Function of land of a zone; `raw` = as the dossier has it."""

    code: str | None
    name: str | None
    raw: str | None


class LimitOut(Schema):
    """An indicator: text of the dossier and the bounds read from it."""

    raw: str | None
    min: float | None
    max: float | None


class PlanZoneOut(Schema):
    """A zone of a plan; areas in m², stated by the dossier and on the city's plane."""

    id: UUID
    code: str | None
    block: str | None
    function: PlanFunctionOut
    area_stated_m2: float | None
    area_m2: float
    population: int | None
    indicators: dict[str, LimitOut]
    note: str | None


class PlanZonesOut(Schema):
    """A page of zones; an empty one is past the last. `next` goes on, null at the end."""

    plan_code: str
    page: int
    next: str | None
    zones: list[PlanZoneOut]
