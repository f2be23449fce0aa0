"""Nguồn gốc thửa và biến động: HTTP. Lineage both ways as a graph, and the events that made it."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cadastre.api_schemas_lineage import EventInFullOut, LineageOut
from cadastre.queries import lineage as lineages
from geo.http.answers import json_answer
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS

router = Router(tags=["cadastre"])


@router.get(
    "/parcels/{parcel_id}/lineage",
    response={200: LineageOut, **PROBLEMS},
    summary="Nguồn gốc hình thành thửa · Lineage of a parcel",
)
def lineage(
    request: HttpRequest,
    parcel_id: str,
    depth: Annotated[
        int, Query(ge=0, le=10, description="Số bước của đồ thị, 0 = không · steps of the graph, 0 = none")
    ] = 0,
    lang: Lang = None,
) -> HttpResponse:
    """By UUID or national id, of closed parcels as well: parents, children, the event that made it, the one that ended
    it; with `depth` the graph both ways, reverted events included and marked."""
    found = lineages.lineage(parcel_id, request.user, language_of(request), depth)
    return json_answer(request, found)


@router.get(
    "/parcel-events/{uuid:event_id}",
    response={200: EventInFullOut, **PROBLEMS},
    summary="Một biến động · A change of parcels",
)
def one_event(request: HttpRequest, event_id: UUID, lang: Lang = None) -> HttpResponse:
    """What was there before, what came out, and which became which."""
    return json_answer(request, lineages.event(event_id, request.user, language_of(request)))
