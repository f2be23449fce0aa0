"""Shapes of the requests and answers about change sets, for OpenAPI and its readers (docs/changesets.md)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import orjson
from ninja import Schema
from pydantic import ConfigDict, Field, field_validator

from geo.http.problem_schemas import PROBLEMS, ProblemDocument
from geo.http.sparse import part_of
from layers.changesets.drafting import MOST_EDITS
from layers.changesets.preparing import EditInput

#: What a request that writes may answer besides its result.
REFUSALS = PROBLEMS | {
    401: ProblemDocument, 403: ProblemDocument, 409: ProblemDocument, 412: ProblemDocument, 413: ProblemDocument,
    503: ProblemDocument,
}  # fmt: skip
#: What a request that needs a signed-in reader may answer besides its result.
READ_REFUSALS = PROBLEMS | {401: ProblemDocument, 403: ProblemDocument}

Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f]*$")]
Words = Annotated[str, Field(max_length=4000, pattern=r"^[^\x00]*$")]
Version = Annotated[int, Field(ge=0, le=2_147_483_647)]
Status = Literal["draft", "submitted", "returned", "approved", "published", "withdrawn"]
Side = Literal["mine", "theirs"]
#: In a class with a field named `date`, that word means the field.
Day = date


class Strict(Schema):
    """A request body in which nothing unknown is overlooked."""

    model_config = ConfigDict(extra="forbid")


class LegalBasis(Strict):
    """Căn cứ pháp lý: number and date of the document that the change rests on."""

    document: Line = ""
    date: Day | None = None


class ChangeSetIn(Strict):
    """A new change set."""

    title: Annotated[Line, Field(min_length=1)]
    legal_basis: LegalBasis | None = None
    effective_date: date | None = None


class ChangeSetPatch(Strict):
    """What is to change; the rest stays."""

    title: Annotated[Line, Field(min_length=1)] | None = None
    legal_basis: LegalBasis | None = None
    effective_date: date | None = None


class EditIn(Strict):
    """One edit. `geometry` is GeoJSON in `crs` (OGC:CRS84 when left out); `properties` holds only what changes."""

    layer: Line
    operation: Annotated[str, Field(max_length=40, pattern=r"^[^\x00-\x1f]*$", examples=["update"])]
    feature: UUID | None = None
    base_version: Version | None = None
    geometry: dict[str, Any] | None = None
    crs: Annotated[str, Field(max_length=100, examples=["EPSG:9210"])] = ""
    properties: dict[str, Any] = {}
    params: dict[str, Any] = {}

    @field_validator("params", "properties")
    @classmethod
    def _storable(cls, given: dict[str, Any]) -> dict[str, Any]:
        """PostgreSQL's JSON holds neither NUL nor half a surrogate pair."""
        try:
            text = orjson.dumps(given)
        except TypeError as error:
            raise ValueError("not storable") from error
        if b"\\u0000" in text:
            raise ValueError("not storable")
        return given

    def as_input(self, place: str = "", edit_id: int | None = None) -> EditInput:
        """The edit for the services; `place` is where it stands in the request."""
        return EditInput(
            self.layer, self.operation, self.feature, self.base_version, self.geometry, self.crs, self.properties,
            self.params, edit_id, place,
        )  # fmt: skip


class BatchEditIn(EditIn):
    """An edit of a batch; `id` names the edit that it replaces, so does the feature."""

    id: int | None = None


class BatchIn(Strict):
    """Edits to save and to take back; all or none, or with `partial` each one that can be saved."""

    edits: Annotated[list[BatchEditIn], Field(max_length=MOST_EDITS)] = []
    remove: Annotated[list[int], Field(max_length=MOST_EDITS)] = []
    partial: bool = False


class CommentIn(Strict):
    """A remark about an edit."""

    text: Annotated[Words, Field(min_length=1)]


class ResolveIn(Strict):
    """How a conflict ends: `geometry` and `fields` say which side holds where both changed (merge only)."""

    choice: Literal["mine", "theirs", "merge"]
    geometry: Side | None = None
    fields: dict[str, Side] = {}


class ReasonIn(Strict):
    """Why."""

    reason: Annotated[Words, Field(min_length=1)]


class OptionalReasonIn(Strict):
    """Why, if there is something to say."""

    reason: Words = ""


class DayIn(Strict):
    """Let the change set be published by itself on its effective date."""

    on_effective_date: bool = False


class StatusOut(Schema):
    """Where the change set stands now."""

    id: UUID
    status: Status


class FindingOut(Schema):
    """One finding; `geometry` is the place on the map in the storage CRS."""

    rule: str
    severity: Literal["error", "warning"]
    message: str
    remedy: str
    field: str | None
    feature: str | None
    geometry: dict[str, Any] | None


class ExpandedOut(Schema):
    """One edit that a domain operation means."""

    layer: str
    operation: Literal["create", "update", "delete"]
    feature: UUID


class SavedOut(Schema):
    """An edit that was saved; `expansion`: the edits that it means, of a domain operation."""

    id: int
    feature: UUID
    findings: list[FindingOut]
    expansion: list[ExpandedOut]


class ReasonOut(Schema):
    """Why an edit was refused; `field` as in the edit, "" = all of it."""

    field: str
    code: str
    message: str
    remedy: str


class RefusedOut(Schema):
    """An edit that was not saved; `at` is its place in the batch."""

    at: int
    layer: str
    feature: UUID | None
    reasons: list[ReasonOut]


class BatchOut(Schema):
    """The edits of a batch, in its order; null where one was refused (`partial`)."""

    edits: list[SavedOut | None]
    refused: list[RefusedOut]


class CommentOut(Schema):
    """A remark about an edit."""

    author: str
    at: datetime
    text: str


class CountsOut(Schema):
    """Features by what becomes of them."""

    create: int
    update: int
    delete: int


class SummaryOut(Schema):
    """A change set in a list; `publishing_since`: somebody is publishing it at this moment."""

    id: UUID
    title: str
    status: Status
    kind: Literal["edit", "import", "revert", "qgis"]
    legal_basis: dict[str, Any]
    effective_date: date | None
    author: str
    mine: bool
    layers: list[str]
    counts: CountsOut
    created_at: datetime
    changed_at: datetime
    submitted_at: datetime | None
    publishing_since: datetime | None
    published_at: datetime | None
    reverts: UUID | None


class ListOut(Schema):
    """Change sets, latest change first; `next` is the cursor of the following page."""

    changesets: list[SummaryOut]
    next: str | None


class EditOut(Schema):
    """One edit; coordinates in `crs`, the storage CRS, metres to 0.1 mm."""

    id: int
    seq: int
    layer: str
    operation: str
    feature: UUID
    base_version: int
    geometry: dict[str, Any] | None
    crs: str
    properties: dict[str, Any]
    params: dict[str, Any]
    findings: list[FindingOut]
    comments: list[CommentOut]
    expanded_from: int | None


class AttachmentOut(Schema):
    """An attached file; `removable`: not the log of an import."""

    number: int
    name: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime
    href: str
    removable: bool


class ChangeSetOut(SummaryOut):
    """A change set with its edits; `edits_next` is the `edits_after` of the following page."""

    return_reason: str | None
    approved_by: str | None
    approved_at: datetime | None
    publish_on_effective_date: bool
    published_by: str | None
    publication: int | None
    reverted_by: list[UUID]
    may: list[str]
    events: list[dict[str, Any]]
    attachments: list[AttachmentOut]
    edits: list[EditOut]
    edits_next: int | None


class ResolvedOut(StatusOut):
    """The change set after a conflict was resolved; `edit` is null when nothing of it is left."""

    edit: SavedOut | None


class ConflictsOut(Schema):
    """Edits made on a version that is no longer live: `base`, `theirs` and `mine` of each feature."""

    conflicts: list[dict[str, Any]]


class DiffOut(Schema):
    """Before and after of each edit, in words and shapes."""

    summary: list[dict[str, Any]]
    edits: list[dict[str, Any]]
    next: int | None


class TabOut(Schema):
    """Number of change sets under one tab; `more` says that there are others."""

    count: int
    more: bool


class AuthorOut(Schema):
    """Somebody who wrote a change set that the caller sees."""

    login: str
    name: str


class CountsByTabOut(Schema):
    """Counts by tab, and what the list can be filtered by."""

    tabs: dict[Literal["waiting", "mine", "published", "all"], TabOut]
    layers: list[str]
    authors: list[AuthorOut]


class CellOut(Schema):
    """A square of the grid with the number of edits in it."""

    bbox: list[float]
    create: int
    update: int
    delete: int
    with_findings: int


class OverviewOut(Schema):
    """A change set in figures; boxes in the storage CRS, metres, areas in m²."""

    layers: list[dict[str, Any]]
    operations: list[dict[str, Any]]
    findings: dict[Literal["error", "warning"], int]
    bbox: list[float] | None
    step_m: float | None
    cells: list[CellOut]


class PresenceOut(Schema):
    """Unpublished work of others."""

    drafts: list[dict[str, Any]]


class ChangeOut(Schema):
    """One published change of one feature. `resync`: many rows of the layer were written at once, `feature` is null."""

    change_set: UUID
    published_at: datetime
    effective_date: date | None
    layer: str
    operation: Literal["create", "update", "delete", "resync"]
    feature: UUID | None
    version: int


#: A change with the fields that were asked for.
ChangePart = part_of(ChangeOut)


class ChangesOut(Schema):
    """Published changes in their order; ask again with `next`."""

    changes: list[ChangeOut | ChangePart]  # type: ignore[valid-type]
    next: str
    more: bool
