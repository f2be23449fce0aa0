"""Kiểm tra khi vẽ: HTTP. What the editor asks while an officer draws; nothing is stored."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS, ProblemDocument
from geo.http.problems import Problem
from layers import rights
from layers.api import readable_layer
from layers.changesets.reading_shapes import read_shape
from layers.checks.running import Candidate, as_json, check_edits
from layers.spec import LayerSpec

router = Router(tags=["layers"])

#: Edits of one request; a change set with more is checked when it is saved.
MOST_EDITS = 200


class CheckEditIn(Schema):
    """One edit as a change set takes it, with any id by which the caller knows it."""

    id: int | str = 0
    operation: Literal["create", "update", "delete"]
    feature: UUID | None = None
    geometry: dict[str, Any] | None = None
    crs: str = Field("", max_length=100, description="Mặc định OGC:CRS84 · OGC:CRS84 by default")
    properties: dict[str, Any] = {}


class CheckIn(Schema):
    """All edits of the change set on this layer; those in `only` are reported on (all by default)."""

    edits: list[CheckEditIn] = Field(max_length=MOST_EDITS)
    only: list[int | str] | None = None


class CheckFindingOut(Schema):
    """One breach of one rule; `geometry` is GeoJSON in the storage CRS, metres."""

    rule: str
    severity: Literal["error", "warning"]
    message: str
    remedy: str
    field: str | None
    feature: UUID | None
    edit: int | str | None
    geometry: dict[str, Any] | None


class FindingsOut(Schema):
    """Findings, errors first."""

    findings: list[CheckFindingOut]


@router.post(
    "/layers/{layer}/check",
    response={200: FindingsOut, 403: ProblemDocument, **PROBLEMS},
    summary="Kiểm tra thay đổi, không lưu · Check edits without saving",
)
def check(request: HttpRequest, layer: str, given: CheckIn, lang: Lang = None) -> dict[str, object]:
    """What the layer's rules say about edits and their surroundings, as far as the caller may read them."""
    spec = readable_layer(request, layer)
    if not rights.may(request.user, "write", spec):
        raise Problem("forbidden", "Bạn không có quyền sửa lớp này.", "You may not edit this layer.")
    edits = [_candidate(spec, edit, number) for number, edit in enumerate(given.edits)]
    found = check_edits(spec, edits, request.user, only=given.only)
    language = language_of(request)
    return {"findings": [as_json(one, language) for one in found]}


def _candidate(spec: LayerSpec, edit: CheckEditIn, number: int) -> Candidate:
    shape = None
    if edit.geometry is not None:
        shape = read_shape(spec, edit.geometry, edit.crs, place=f"edits.{number}.geometry").geometry
    return Candidate(edit.id, edit.operation, edit.feature, shape, edit.properties)
