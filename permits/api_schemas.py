"""What the permit register answers, for OpenAPI and its readers (docs/permits.md)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from geo.http.sparse import part_of


class PermitParcelOut(Schema):
    """A parcel that a case relies on, in the version of the day of filing; area in m²."""

    id: UUID
    version: int | None
    national_id: str | None = None
    name: str | None = None
    area_m2: float | None = None


class PermitPlanOut(Schema):
    """A zone of a plan that governed on the day of filing; area in m², share of the parcel in %."""

    parcel: UUID | None
    code: str
    version: int | None
    level: str | None
    zone: str
    zone_id: UUID | None
    zone_version: int | None
    area_m2: float | None
    share_pct: float | None


class FiledOut(Schema):
    """Receipt of a case; `due_on` supposes acceptance on the day of filing until it is accepted."""

    id: UUID
    number: str
    version: int
    status: str
    status_name: str
    kind: str
    permit: UUID
    filed_on: date
    due_on: date | None
    parcels: list[PermitParcelOut]
    plans: list[PermitPlanOut]


class WorkOut(Schema):
    """The work; areas in m², heights in m, shares in %. `red_line` (chỉ giới đường đỏ) and `building_line` (chỉ giới
    xây dựng) in the words of the permit."""

    work_name: str | None
    work_kind: str | None
    work_class: str | None
    address: str | None
    floor_area_m2: float | None
    ground_floor_area_m2: float | None
    storeys: int | None
    basements: int | None
    height_m: float | None
    site_coverage_pct: float | None
    far: float | None
    ground_level_m: float | None
    setback_m: float | None
    red_line: str | None
    building_line: str | None


class PermitWorkOut(Schema):
    """One of several works; areas in m², height in m, footprint as GeoJSON in degrees WGS 84."""

    work_name: str
    work_kind: str | None
    work_class: str | None
    floor_area_m2: float | None
    ground_floor_area_m2: float | None
    storeys: int | None
    basements: int | None
    height_m: float | None
    national_work_id: str | None
    footprint: dict[str, Any] | None


class CompetenceOut(Schema):
    """Who decides by the class of the work, the highest of several; inside industrial parks and economic zones it is
    their board."""

    authority: Literal["commune", "department"]
    authority_name: str
    work_class: str | None
    basis: str


class PermitOut(Schema):
    """A permit in the open; footprint as GeoJSON in degrees WGS 84. Personal data are never in it. A work of fixed term
    may stand until `lifetime_until`. `works` where the permit is for several; `work` then tells of all together."""

    id: UUID
    version: int
    permit_number: str
    kind: str
    kind_name: str
    status: str
    status_name: str
    issued_on: date | None
    expires_on: date | None
    issuer: str | None
    work: WorkOut
    works: list[PermitWorkOut]
    parcel: PermitParcelOut | None
    plan: dict[str, Any] | None
    lifetime_until: date | None
    national_project_id: str | None
    national_work_id: str | None
    published_until: date | None
    lon: float
    lat: float
    footprint: dict[str, Any] | None
    synthetic: bool


class CaseLineOut(Schema):
    """A case in a list; `days_left` in working days, negative when overdue."""

    id: UUID
    number: str
    reference: str | None
    version: int
    kind: str
    kind_name: str
    work_group: str
    status: str
    status_name: str
    permit: UUID
    permit_number: str | None
    filed_on: date
    decided_on: date | None
    due_on: date | None
    days_left: int | None
    state: Literal["ahead", "running", "overdue", "done", "done_late"]
    waits_for: Literal["authority", "applicant", "agencies", "nobody"]
    ward: str | None
    address: str | None
    work_name: str | None
    lon: float
    lat: float
    parcels: list[PermitParcelOut]


#: A permit and a case with the fields that were asked for.
PermitPart, CaseLinePart = part_of(PermitOut), part_of(CaseLineOut)


class PermitListOut(Schema):
    """Permits, and for who holds a role on permits their cases; `next` goes on with both, null at the end."""

    permits: list[PermitOut | PermitPart]  # type: ignore[valid-type]
    cases: list[CaseLineOut | CaseLinePart]  # type: ignore[valid-type]
    next: str | None


class DeadlineRuleOut(Schema):
    """A rule; `assumed`: none is on file for so early a day, this is the first one after it."""

    days: int
    counting: Literal["working", "calendar"]
    basis: str
    assumed: bool


class PermitStepOut(Schema):
    """An inner step; `silent`: the agency let its days pass, which is consent."""

    step: str
    name: str
    who: str
    subject: str | None
    state: str
    started_on: date
    due_on: date | None
    ended_on: date | None
    days_left: int | None
    silent: bool
    rule: DeadlineRuleOut | None


class CaseStandingOut(Schema):
    """Deadlines as they stand today, in working days; `stopped` while the applicant owes the supplement."""

    state: str
    state_name: str
    due_on: date | None
    days_left: int | None
    stopped: bool
    days_kept: int | None
    expected: bool
    waits_for: str
    rule: DeadlineRuleOut | None
    silent_agencies: list[str]
    steps: list[PermitStepOut]


class PermitEventOut(Schema):
    """An event of a case; `note` is null for who may not read personal data."""

    seq: int
    event: str
    event_name: str
    on: date
    from_: Annotated[str | None, Field(alias="from")]
    to: str
    note: str | None
    data: dict[str, Any]
    document: UUID | None
    change_set: UUID | None
    recorded_at: datetime
    recorded_by: str | None


class PermitEventsOut(Schema):
    """Events of a case in their order."""

    id: UUID
    version: int
    status: str
    possible: list[str]
    events: list[PermitEventOut]


class RecordedOut(Schema):
    """What a recorded event made of the case."""

    id: UUID
    number: str
    version: int
    status: str
    status_name: str
    due_on: date | None
    permit: UUID
    permit_number: str | None
    possible: list[str]
    event: PermitEventOut


class PermitDocumentOut(Schema):
    """A document of a case by its hash."""

    id: UUID
    kind: str
    title: str
    number: str
    dated: date | None
    file_name: str
    media_type: str
    sha256: str
    size_bytes: int | None
    added_at: datetime


class PermitDocumentsOut(Schema):
    """Documents of a case."""

    documents: list[PermitDocumentOut]


class PermitCaseOut(CaseLineOut):
    """One case with all that is on file; `parties` is null for who may not read personal data."""

    work_group_name: str
    ward_name: str | None
    authority: str | None
    exempt: bool
    work: WorkOut
    works: list[PermitWorkOut]
    competence: CompetenceOut | None
    lifetime_until: date | None
    national_project_id: str | None
    national_work_id: str | None
    issued_on: date | None
    expires_on: date | None
    published_until: date | None
    standing: CaseStandingOut
    plans: list[PermitPlanOut]
    parties: list[dict[str, str]] | None
    documents: list[PermitDocumentOut]
    events: list[PermitEventOut]
    cases_of_permit: list[dict[str, Any]]
    possible: list[str]
    site: dict[str, Any]
    site_area_m2: float
    footprint: dict[str, Any] | None
    footprint_area_m2: float | None
    bbox: list[float]
    synthetic: bool
