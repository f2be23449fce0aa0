"""Shapes of the answers about lineage, for OpenAPI and its readers (docs/parcel-operations.md)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ninja import Schema


class LineageParcelOut(Schema):
    """Thửa đất trong chuỗi biến động: one state of a parcel; `live`: the one that is in force. Area in m²."""

    id: UUID
    national_id: str | None
    version: int
    ward: str
    ward_name: str
    sheet: str
    number: str
    area_m2: float
    live: bool


class EventOut(Schema):
    """Biến động: one operation that was published; `document` and `date` of the paper that it rests on."""

    id: UUID
    operation: str
    title: str
    document: str
    date: date | None
    effective_on: date
    change_set: UUID
    reverted: bool


class LinkOut(Schema):
    """A state of a parcel became (part of) a state of another, or of the same with another boundary."""

    parent: UUID
    parent_version: int
    child: UUID
    child_version: int
    event: UUID
    overlap_m2: float
    share_of_parent_pct: float
    share_of_child_pct: float


class GraphOut(Schema):
    """States within `depth` steps both ways; `truncated`: there are more links than one answer holds."""

    nodes: list[LineageParcelOut]
    edges: list[LinkOut]
    events: list[EventOut]
    truncated: bool


class LineageOut(Schema):
    """Parcels from which and into which a parcel was made, by operations that were not reverted."""

    id: UUID
    live: bool
    parents: list[LineageParcelOut]
    children: list[LineageParcelOut]
    event: EventOut | None
    ended_by: EventOut | None
    graph: GraphOut | None = None


class EventInFullOut(EventOut):
    """An event with the parcels before and after it."""

    recorded_at: datetime
    parents: list[LineageParcelOut]
    children: list[LineageParcelOut]
    links: list[LinkOut]
