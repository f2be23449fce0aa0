"""Lịch sử: HTTP. The timeline of one feature; features of the past are read where features are read."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from geo.http.answers import json_answer
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS
from geo.http.problems import Problem
from layers.api import readable_layer
from layers.audit.recording import sensitive_read
from layers.history.timeline import timeline

router = Router(tags=["layers"])


class HeldChangeOut(Schema):
    """A field that differs from the version before, with the words of its code list."""

    field: str
    label: str
    unit: str
    before: Any
    after: Any
    before_text: str
    after_text: str


class OfChangeSetOut(Schema):
    """The change set of a version; title, author and approver are told to the officers of the layer."""

    id: UUID
    title: str | None = None
    author: str | None = None
    approver: str | None = None
    reason: str | None = None
    reason_date: date | None = None
    effective_date: date | None = None


class VersionOut(Schema):
    """A version, or the end of the feature (`operation` delete): when in law, when on record, what changed.

    `held` is false for what a later correction replaced: it was on record and never held.
    """

    version: int
    operation: Literal["create", "update", "delete"]
    valid_from: date | None
    valid_until: date | None
    held: bool
    recorded_at: datetime
    recorded_to: datetime | None
    change_set: OfChangeSetOut | None
    changes: list[HeldChangeOut]
    geometry_changed: bool | None
    area_m2: float | None
    area_delta_m2: float | None
    source: str


class FeatureHistoryOut(Schema):
    """Versions, the latest first."""

    layer: str
    id: UUID
    versions: list[VersionOut]


@router.get(
    "/layers/{layer}/features/{feature_id}/history",
    response={200: FeatureHistoryOut, **PROBLEMS},
    summary="Lịch sử của một đối tượng · History of a feature",
)
def feature_history(
    request: HttpRequest,
    layer: str,
    feature_id: UUID,
    lang: Lang = None,
) -> HttpResponse:
    """Every version on record, of deleted features too. The shape of one: `…/features/{id}?version=`."""
    spec = readable_layer(request, layer)
    found = timeline(spec, request.user, feature_id)
    if found is None:
        raise Problem("not-found", "Không có đối tượng này.", "There is no such feature.")
    sensitive_read(request, spec, [feature_id], [one.name for one in found.fields], action="read")
    versions = found.as_json(spec, request.user, language_of(request))
    return json_answer(request, {"layer": spec.name, "id": feature_id, "versions": versions})
