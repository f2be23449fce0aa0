"""Shapes of the cadastral answers, for OpenAPI and its readers (docs/api.md)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema

from geo.http.sparse import part_of
from layers.history.api import VersionOut


class CandidateOut(Schema):
    """A parcel that a lookup may mean; `why` says how it was found."""

    id: UUID
    version: int
    national_id: str | None
    ward: str
    ward_name: str
    sheet: str
    number: str
    address: str
    area_m2: float
    lon: float
    lat: float
    why: str


class GuessOut(CandidateOut):
    """A parcel that may have been meant though nothing was found; `why` says so."""

    guess: Literal[True]


#: A candidate, or a guess, with the fields that were asked for.
CandidatePart, GuessPart = part_of(CandidateOut), part_of(GuessOut)


class LookupOut(Schema):
    """Outcome of a lookup; `guesses` only beside NOT_FOUND, and only where there are any."""

    status: Literal["MATCH", "AMBIGUOUS", "NOT_FOUND"]
    candidates: list[CandidateOut | CandidatePart]  # type: ignore[valid-type]
    guesses: list[GuessOut | GuessPart] = Field(default_factory=list, max_length=5)  # type: ignore[valid-type]


class SuggestionOut(Schema):
    """A way to go on typing: `insert` takes the place of the whole text and is understood by the lookup."""

    text: str
    insert: str
    kind: Literal["ward", "sheet", "number", "parcel"]
    complete: bool
    why: str
    id: UUID | None


class SuggestionsOut(Schema):
    """Ways to go on, best first."""

    suggestions: list[SuggestionOut]


class TermOut(Schema):
    """Term of a land use."""

    kind: str | None
    since: date | None
    until: date | None


class LandUseOut(Schema):
    """One land use of a parcel, with its own area."""

    code: str
    present_code: str
    name: str
    area_m2: float | None
    planned_use_code: str | None
    shared: bool | None
    origin: str | None
    term: TermOut


class FlagOut(Schema):
    """A fact that a reader must not miss."""

    code: str
    message: str


class AliasOut(Schema):
    """A former key of a parcel."""

    ward: str | None
    ward_name: str | None
    sheet: str
    number: str
    until: date | None


class SurveyOut(Schema):
    """From what the boundary was drawn."""

    crs: str | None
    map_scale: int | None
    map_sheet: str | None
    accuracy_m: float | None
    method: str | None
    date: Any


class ParcelOut(Schema):
    """Thửa đất. Areas in m²: `area_m2` plane area in the city's CRS, `official_area_m2` on the papers."""

    id: UUID
    national_id: str | None
    version: int
    ward: str
    ward_name: str
    sheet: str
    number: str
    address: str
    area_m2: float
    official_area_m2: float | None
    computed_area_m2: float | None
    land_uses: list[LandUseOut]
    valid_from: date | None
    valid_to: date | None
    recorded_at: datetime
    flags: list[FlagOut]
    aliases: list[AliasOut]
    lon: float
    lat: float
    bbox: list[float]
    crs: str
    geometry: dict[str, Any]
    source: str
    survey: SurveyOut
    synthetic: bool


#: A parcel with the fields that were asked for.
ParcelPart = part_of(ParcelOut)


class ParcelKey(Schema):
    """A parcel as papers name it: ward by code or name, present or former."""

    ward: str = Field(min_length=1, max_length=200, pattern="^[^\x00]*$")
    sheet: str = Field(min_length=1, max_length=200, pattern="^[^\x00]*$")
    number: str = Field(min_length=1, max_length=200, pattern="^[^\x00]*$")


class BulkIn(Schema):
    """Parcels by UUID or national id (`ids`), and as papers name them (`keys`): 1 to 1,000 together."""

    ids: list[str] = Field(default_factory=list, max_length=1000)
    keys: list[ParcelKey] = Field(default_factory=list, max_length=1000)


class BulkRowOut(Schema):
    """What one id or key means; `ids` are several where it is AMBIGUOUS."""

    given: str | ParcelKey
    status: Literal["MATCH", "AMBIGUOUS", "NOT_FOUND"]
    ids: list[UUID]


class BulkOut(Schema):
    """Parcels that one row alone means, ids first, in the order asked for; `missing` are the ids that name none."""

    parcels: list[ParcelOut | ParcelPart]  # type: ignore[valid-type]
    missing: list[str]
    rows: list[BulkRowOut]


class ParcelVersionOut(VersionOut):
    """One version of a parcel that is on record; `valid_to` says the same as `valid_until`."""

    valid_to: date | None
    current: bool


class HistoryOut(Schema):
    """Versions of a parcel, latest first."""

    id: UUID
    versions: list[ParcelVersionOut]


class CornerOut(Schema):
    """A corner of a parcel: X is north and Y is east, metres in the zone of the extract."""

    no: int
    x_north: float
    y_east: float


class EdgeOut(Schema):
    """An edge between two corners; its length on the plane of the zone, metres."""

    from_: int = Field(alias="from")
    to: int
    length_m: float


class NeighbourOut(Schema):
    """A parcel that adjoins."""

    id: UUID
    sheet: str
    number: str


class CadastralExtractOut(Schema):
    """Trích lục thửa đất. Each course of corners runs clockwise from its north-westernmost; holes after their shell."""

    parcel: ParcelOut
    crs: str
    crs_name: str
    scale: int
    area_m2: float
    corners: list[CornerOut]
    edges: list[EdgeOut]
    neighbours: list[NeighbourOut]
