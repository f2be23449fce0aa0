"""What the permit register is sent: a case, an event, another design (docs/permits.md)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

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


class PermitWorkIn(Schema):
    """One of several works of a project; `work_class`: Cấp đặc biệt, I, II, III or IV. Areas in m², heights in m."""

    model_config = ConfigDict(extra="forbid")

    work_name: Annotated[str, Field(min_length=1, max_length=255, pattern="^[^\x00]*$")]
    work_kind: Short = ""
    work_class: Annotated[str, Field(max_length=20, pattern="^[^\x00]*$")] = ""
    floor_area_m2: Amount | None = None
    ground_floor_area_m2: Amount | None = None
    storeys: Annotated[int, Field(ge=0, le=200)] | None = None
    basements: Annotated[int, Field(ge=0, le=20)] | None = None
    height_m: Annotated[Amount, Field(le=1000)] | None = None
    national_work_id: Annotated[str, Field(max_length=40, pattern="^[^\x00]*$")] = ""
    footprint: dict[str, Any] | None = None


class FilingIn(Schema):
    """A case to file. `parcels` (ids or national ids) or `footprint` (GeoJSON in `crs`), or both; for an adjustment,
    extension or reissue the id of the permit. `work_group` may be left out where the kind or the permit says it.

    `works` for a project or a group of works. The fields of the work are then those of the whole: what is left out is
    made from the list (sums of areas, the greatest storeys and height, the highest class, one footprint of all)."""

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
    red_line: Text = ""
    building_line: Text = ""
    lifetime_until: date | None = None
    works: Annotated[list[PermitWorkIn], Field(max_length=200)] = []
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
    red_line: Text | None = None
    building_line: Text | None = None
    lifetime_until: date | None = None


class PermitEventIn(Schema):
    """What happened to a case, or to its permit. Which events are possible now, `possible` of the case says.

    `agencies` with `consult`; `agency`, `answer` with `consulted`; `permit_number` (`issuer`) with `grant`; `work`,
    `works` (all of them anew), `footprint`, `crs` with `supplement` and `grant` where the design is another one than
    was filed; `months` with `grant` of an extension; `document_number` with `revoke` and `cancel`; `note` with
    `request_supplement`, `refuse`, `revoke`. `version` (or `If-Match`): of the case that was read.
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
    works: Annotated[list[PermitWorkIn], Field(max_length=200)] | None = None
    footprint: dict[str, Any] | None = None
    crs: Annotated[str, Field(max_length=100)] = "OGC:CRS84"
