"""Dòng thay đổi: HTTP. What was published since, for programs that keep a copy (docs/changesets.md)."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from geo.http.answers import json_answer
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS
from geo.http.problems import Problem
from layers import rights
from layers.changesets import feed
from layers.changesets.api_schemas import ChangesOut
from layers.changesets.areas import read_area
from layers.registry import UnknownLayer, registry
from layers.spec import LayerSpec

router = Router(tags=["changesets"])

Area = Annotated[
    str,
    Query(
        max_length=20_000,
        description="Mã xã, phường; khung minx,miny,maxx,maxy; hoặc Polygon GeoJSON · ward code, box or polygon",
    ),
]
AreaCrs = Annotated[str, Query(max_length=100, description="Hệ tọa độ của area · CRS of `area`; OGC:CRS84")]


@router.get("/changes", response={200: ChangesOut, **PROBLEMS}, summary="Dòng thay đổi · Change feed")
def changes(
    request: HttpRequest,
    since: Annotated[
        str, Query(max_length=60, description="`next` của lần trước, hoặc ngày · cursor or day")
    ] = "",
    layer: Annotated[str, Query(max_length=60, pattern=r"^[a-z0-9_]*$")] = "",
    area: Area = "",
    crs: AreaCrs = "",
    limit: Annotated[int, Query(ge=1, le=feed.MOST)] = 100,
    lang: Lang = None,
) -> HttpResponse:
    """What was published, in order and without gaps, of layers and features that the caller may read.

    With `area`, what lies or lay there: a feature that leaves the area is deleted to the reader, one that enters it is
    created. Layers without shape are told whole.
    """
    found, place, more = feed.changes(
        request.user, since, readable(request, layer), limit, read_area(area, crs)
    )
    body: dict[str, Any] = {"changes": [as_json(one) for one in found], "next": str(place), "more": more}
    return json_answer(request, body)


def as_json(one: feed.Change) -> dict[str, Any]:
    """A change as the feed and the webhooks tell it."""
    return {
        "change_set": str(one.change_set), "published_at": one.published_at, "effective_date": one.effective_date,
        "layer": one.layer, "operation": one.operation,
        "feature": None if one.feature is None else str(one.feature), "version": one.version,
    }  # fmt: skip


def readable(request: HttpRequest, name: str) -> list[LayerSpec]:
    """The layer of this name, or all that the caller may read when it is "". Raises Problem 404."""
    layers = rights.readable_layers(request.user)
    if not name:
        return layers
    try:
        spec = registry.get(name)
    except UnknownLayer:
        spec = None
    if spec is None or spec not in layers:
        raise Problem("not-found", "Không có lớp này.", "There is no such layer.")
    return [spec]
