"""Shapes of what is sent and answered about plan packages, for the OpenAPI document."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

Severity = Literal["error", "warning"]


class PackageIn(Schema):
    """What the approving decision states beside the package."""

    stated_count: Annotated[
        int | None,
        Field(
            ge=0,
            le=1_000_000,
            description="Số ô đất theo quyết định · number of plots that the decision states",
        ),
    ] = None


class PackageDraftIn(PackageIn):
    """How the draft is called; after the plan where nothing is said."""

    title: Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f]*$")] = ""


class PackageJobOut(Schema):
    """Where to ask how far it is (`/jobs/{job}`)."""

    job: UUID


class PackageFileOut(Schema):
    """The file that was judged."""

    name: str
    size: int
    sha256: str


class PackageCountsOut(Schema):
    """Findings by severity, all of them; how many are listed; objects by class."""

    errors: int
    warnings: int
    listed: int
    objects: dict[str, int]


class PackagePlanOut(Schema):
    """The plan as the package describes it; `geometry` its boundary in longitude and latitude."""

    code: str
    national_id: str
    name: str
    level: str
    adjustment: str
    decision_number: str
    stated_area_ha: float | None
    drawn_area_ha: float | None
    geometry: dict[str, Any] | None


class PackageRuleOut(Schema):
    """A rule that found something: `count` findings, of which `listed` are listed."""

    id: str
    group: str
    group_title: str
    severity: Severity
    title: str
    source: str
    count: int
    listed: int


class PackageFindingOut(Schema):
    """One finding: class and object, and a place in longitude and latitude where there is one."""

    rule: str
    severity: Severity
    message: str
    remedy: str
    class_: Annotated[str, Field(alias="class")]
    feature: str
    geometry: dict[str, Any] | None


class PackageReportOut(Schema):
    """What was found about a package; `accepted` when there are no errors."""

    accepted: bool
    checked_at: datetime
    lang: Literal["vi", "en"]
    file: PackageFileOut
    counts: PackageCountsOut
    plan: PackagePlanOut
    rules: list[PackageRuleOut]
    findings: list[PackageFindingOut]


class FunctionNameIn(Schema):
    """A raw name of a function as dossiers write it, and the code of TT 16/2025 that it means."""

    raw: Annotated[
        str, Field(min_length=1, max_length=255, pattern=r"^[^\x00-\x1f]*$", examples=["Đất ở hiện hữu"])
    ]
    code: Annotated[str, Field(max_length=40, pattern=r"^\w*$", examples=["DAT_O_Nhomnhao"])]
    note: Annotated[str, Field(max_length=255, pattern=r"^[^\x00-\x1f]*$")] = ""


class FunctionNameOut(Schema):
    """A decision."""

    id: int
    raw: str
    code: str
    note: str


class FunctionDraftOut(Schema):
    """The draft, and how many zones it gives their code."""

    changeset: UUID
    count: int
