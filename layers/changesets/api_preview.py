"""Xem trước một thay đổi: HTTP. What an edit or a domain operation would mean; nothing is stored."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema

from geo.http.answers import json_answer
from geo.http.language import language_of
from geo.http.parameters import Lang
from layers.changesets.api_edits import signed_in
from layers.changesets.api_schemas import REFUSALS, EditIn, FindingOut
from layers.changesets.previewing import preview

router = Router(tags=["changesets"])


class PreviewedOut(Schema):
    """What would become of one feature; coordinates in `crs`, metres to 0.1 mm; public values only."""

    layer: str
    operation: Literal["create", "update", "delete"]
    feature: UUID
    base_version: int
    geometry: dict[str, Any] | None
    crs: str
    properties: dict[str, Any]


class PreviewOut(Schema):
    """The edits that would be saved, and what the rules say of them."""

    edits: list[PreviewedOut]
    findings: list[FindingOut]


@router.post(
    "/changesets/preview", response={200: PreviewOut, **REFUSALS}, summary="Xem trước · Preview an edit"
)
def preview_edit(
    request: HttpRequest,
    payload: EditIn,
    changeset: Annotated[
        UUID | None, Query(description="Bản soạn sẽ nhận thay đổi · the draft it is meant for")
    ] = None,
    edit: Annotated[
        int | None,
        Query(description="Thay đổi sẽ được thay · the edit it would replace", ge=1, le=2**63 - 1),
    ] = None,
    lang: Lang = None,
) -> HttpResponse:
    """As adding the edit would answer, without adding it. Ids of new features are other ones each time."""
    given = payload.as_input("", edit if changeset is not None else None)
    return json_answer(request, preview(signed_in(request), given, changeset, language_of(request)))
