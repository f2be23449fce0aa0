"""Yêu cầu. A case and an event as they are sent, read but not yet compared with what is on file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

#: Fields of the work that a case holds and a permit takes over.
WORK_FIELDS = (
    "address", "work_name", "work_kind", "work_class", "floor_area_m2", "ground_floor_area_m2", "storeys", "basements",
    "height_m", "site_coverage_pct", "far", "ground_level_m", "setback_m", "red_line", "building_line",
)  # fmt: skip
#: What of a case a supplement or a grant may bring anew.
DESIGN_FIELDS = (*WORK_FIELDS, "lifetime_until")
#: Fields that stay with the case.
CASE_FIELDS = ("authority", "lifetime_until", "national_project_id", "national_work_id")


@dataclass(frozen=True)
class Filing:
    """A case as it is filed.

    Attributes:
        work_group: `house`, `other`, or "" where the kind or the permit says it.
        parcels: ids or national ids.
        footprint: GeoJSON in `crs` (OGC:CRS84 when empty), axis order of its definition.
        permit: the permit that an adjustment, extension or reissue is about.
        parties: rows of PermitParty by column.
        work: WORK_FIELDS and CASE_FIELDS by name; of the whole where there are several works.
        works: several works, each by the columns of PermitCaseWork, footprints as GeoJSON in `crs`.
    """

    kind: str
    work_group: str = ""
    filed_on: date | None = None
    number: str = ""
    reference: str = ""
    parcels: Sequence[str] = ()
    footprint: object = None
    crs: str = ""
    permit: UUID | None = None
    parties: Sequence[Mapping[str, str]] = ()
    work: Mapping[str, Any] = field(default_factory=dict)
    works: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class EventInput:
    """An event as it is sent.

    Attributes:
        event: code of EVENT_KINDS.
        version: of the case that the caller has seen; None = whichever.
        document: id of a document of the case.
        footprint, crs: for `supplement` and `grant`, where it differs from what was filed.
        work: DESIGN_FIELDS that differ from what was filed, for the same events.
        works: all works anew, for the same events; None = they stay.
        values: agencies, agency, answer, permit_number, issuer, document_number, months by name.
    """

    event: str
    on: date | None = None
    note: str = ""
    version: int | None = None
    document: UUID | None = None
    footprint: object = None
    crs: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    work: Mapping[str, Any] = field(default_factory=dict)
    works: Sequence[Mapping[str, Any]] | None = None
