"""Nguồn gốc một thửa đất. What a parcel came from and what it became, as a graph and as a list of changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cadastre.domain.errors import ParcelUnknown
from cadastre.queries import lineage as lineages
from geo.http.language import language_of
from web.views.security import page

#: Steps both ways that the page shows; whoever wants more asks for them.
DEPTH, DEPTHS = 3, (1, 2, 3, 5, 10)


@dataclass(frozen=True)
class Happened:
    """A change: what was there before and what came out, each parcel with its share of the other side in per cent."""

    event: dict[str, Any]
    parents: list[tuple[dict[str, Any], float]]
    children: list[tuple[dict[str, Any], float]]


@require_safe
@page
def lineage_page(request: HttpRequest, feature_id: UUID) -> HttpResponse:
    """`/data/parcels/{id}/lineage/?depth=`: works for parcels that are closed too."""
    given = request.GET.get("depth", "")
    depth = int(given) if given in map(str, DEPTHS) else DEPTH
    try:
        told = lineages.lineage(str(feature_id), request.user, language_of(request), depth)
    except ParcelUnknown as error:
        raise Http404(str(feature_id)) from error
    graph = told["graph"]
    own = [node for node in graph["nodes"] if node["id"] == told["id"]]
    context = {
        "feature_id": feature_id,
        "live": told["live"],
        "own": max(own, key=lambda node: node["version"], default=None),
        "happened": _happened(graph),
        "truncated": graph["truncated"],
        "depth": depth,
        "depths": DEPTHS,
        "graph": {"id": told["id"], **{name: graph[name] for name in ("nodes", "edges", "events")}},
    }
    return render(request, "web/lineage.html", context)


def _happened(graph: dict[str, Any]) -> list[Happened]:
    """The changes of a graph, which tells them in the order of their record; the latest first."""
    states = {(node["id"], node["version"]): node for node in graph["nodes"]}
    return [
        Happened(
            event,
            _side(states, graph["edges"], event["id"], "parent"),
            _side(states, graph["edges"], event["id"], "child"),
        )
        for event in reversed(graph["events"])
    ]


def _side(
    states: dict[tuple[UUID, int], dict[str, Any]], edges: Iterable[dict[str, Any]], event: UUID, side: str
) -> list[tuple[dict[str, Any], float]]:
    """Each parcel of one side of a change once, with how much of it the other side has."""
    found: dict[tuple[UUID, int], float] = {}
    for edge in edges:
        if edge["event"] == event:
            state = (edge[side], edge[f"{side}_version"])
            found[state] = found.get(state, 0.0) + edge[f"share_of_{side}_pct"]
    return [(states[state], min(share, 100.0)) for state, share in found.items() if state in states]
