"""Shapes of the permit register, for OpenAPI and its readers (docs/permits.md)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from geo.http.sparse import part_of

Text = Annotated[str, Field(max_length=255, pattern="^[^\x00]*$")]
Short = Annotated[str, Field(max_length=60, pattern="^[^\x00]*$")]
Amount = Annotated[float, Field(ge=0, le=100_000_000, allow_inf_nan=False)]
Kind = Literal[
    "moi", "giai_doan", "du_an", "nha_o", "sua_chua", "di_doi", "co_thoi_han", "dieu_chinh", "gia_han", "cap_lai"
]  # fmt: skip
FILING = {
    "kind": "nha_o",
    "parcels": ["0b6d6f3e-8f0a-5d1c-9a44-2f4e5b7c1d20"],
    "footprint": {
        "type": "Polygon",
        "coordinates": [
            [[603000, 1191000], [603005, 1191000], [603005, 1191012], [603000, 1191012], [603000, 1191000]]
        ],
    },
    "crs": "EPSG:9210",
    "parties": [{"role": "investor", "name": "Nguyễn Văn A"}],
    "work_name": "Nhà ở riêng lẻ",
    "storeys": 3,
    "height_m": 11.4,
    "floor_area_m2": 168.0,
}  # fmt: skip


class PartyIn(Schema):
    """A party of a case; all of it is personal and read only by who works on the case."""

    model_config = ConfigDict(extra="forbid")

    role: Literal["investor", "representative", "designer", "builder"] = "investor"
    name: Annotated[str, Field(min_length=1, max_length=255, pattern="^[^\x00]*$")]
    identity_number: Annotated[str, Field(max_length=20, pattern="^[^\x00]*$")] = ""
    address: Text = ""
    phone: Annotated[str, Field(max_length=20, pattern="^[^\x00]*$")] = ""
    email: Annotated[str, Field(max_length=120, pattern="^[^\x00]*$")] = ""


class FilingIn(Schema):
    """A case to file. `parcels` (ids or national ids) or `footprint` (GeoJSON in `crs`), or both; for an adjustment,
    extension or reissue the id of the permit. `work_group` may be left out where the kind or the permit says it."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": FILING})

    kind: Kind
    work_group: Literal["house", "other"] | None = None
    filed_on: date | None = None
    number: Annotated[str, Field(max_length=40, pattern="^[^\x00]*$")] = ""
    reference: Annotated[str, Field(max_length=80, pattern="^[^\x00]*$")] = ""
    parcels: Annotated[list[Annotated[str, Field(min_length=1, max_length=60)]], Field(max_length=200)] = []
    footprint: dict[str, Any] | None = None
    crs: Annotated[str, Field(max_length=100)] = "OGC:CRS84"
    permit: UUID | None = None
    parties: Annotated[list[PartyIn], Field(max_length=20)] = []
    authority: Annotated[str, Field(max_length=160, pattern="^[^\x00]*$")] = ""
    address: Text = ""
    work_name: Text = ""
    work_kind: Short = ""
    work_class: Annotated[str, Field(max_length=20, pattern="^[^\x00]*$")] = ""
    floor_area_m2: Amount | None = None
    ground_floor_area_m2: Amount | None = None
    storeys: Annotated[int, Field(ge=0, le=200)] | None = None
    basements: Annotated[int, Field(ge=0, le=20)] | None = None
    height_m: Annotated[Amount, Field(le=1000)] | None = None
    site_coverage_pct: Annotated[Amount, Field(le=100)] | None = None
    far: Annotated[Amount, Field(le=1000)] | None = None
    ground_level_m: Annotated[float, Field(ge=-100, le=1000, allow_inf_nan=False)] | None = None
    setback_m: Annotated[Amount, Field(le=1000)] | None = None
    lifetime_until: date | None = None
    national_project_id: Annotated[str, Field(max_length=40, pattern="^[^\x00]*$")] = ""
    national_work_id: Annotated[str, Field(max_length=40, pattern="^[^\x00]*$")] = ""


class RedesignIn(Schema):
    """What differs from the design that was filed; what is left out stays. Areas in m², heights in m, shares in %."""

    model_config = ConfigDict(extra="forbid")

    address: Text | None = None
    work_name: Text | None = None
    work_kind: Short | None = None
    work_class: Annotated[str, Field(max_length=20, pattern="^[^\x00]*$")] | None = None
    floor_area_m2: Amount | None = None
    ground_floor_area_m2: Amount | None = None
    storeys: Annotated[int, Field(ge=0, le=200)] | None = None
    basements: Annotated[int, Field(ge=0, le=20)] | None = None
    height_m: Annotated[Amount, Field(le=1000)] | None = None
    site_coverage_pct: Annotated[Amount, Field(le=100)] | None = None
    far: Annotated[Amount, Field(le=1000)] | None = None
    ground_level_m: Annotated[float, Field(ge=-100, le=1000, allow_inf_nan=False)] | None = None
    setback_m: Annotated[Amount, Field(le=1000)] | None = None
    lifetime_until: date | None = None


class PermitEventIn(Schema):
    """What happened to a case, or to its permit. Which events are possible now, `possible` of the case says.

    `agencies` with `consult`; `agency`, `answer` with `consulted`; `permit_number` (`issuer`) with `grant`; `work`,
    `footprint`, `crs` with `supplement` and `grant` where the design is another one than was filed; `months` with
    `grant` of an extension; `document_number` with `revoke` and `cancel`; `note` with `request_supplement`, `refuse`,
    `revoke`. `version` (or `If-Match`): of the case that was read.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"event": "consult", "on": "2026-11-20", "agencies": ["Công an PCCC"]}},
    )

    event: Annotated[str, Field(max_length=30)]
    on: date | None = None
    note: Annotated[str, Field(max_length=5000, pattern="^[^\x00]*$")] = ""
    version: Annotated[int, Field(ge=1)] | None = None
    document: UUID | None = None
    agencies: Annotated[list[Text], Field(max_length=20)] = []
    agency: Text = ""
    answer: Annotated[str, Field(max_length=20)] = ""
    permit_number: Short = ""
    issuer: Annotated[str, Field(max_length=160, pattern="^[^\x00]*$")] = ""
    document_number: Annotated[str, Field(max_length=80, pattern="^[^\x00]*$")] = ""
    months: Annotated[int, Field(ge=1, le=12)] | None = None
    work: RedesignIn | None = None
    footprint: dict[str, Any] | None = None
    crs: Annotated[str, Field(max_length=100)] = "OGC:CRS84"


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
    """The work; areas in m², heights in m, shares in %."""

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


class PermitOut(Schema):
    """A permit in the open; footprint as GeoJSON in degrees WGS 84. Personal data are never in it. A work of fixed term
    may stand until `lifetime_until`."""

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
