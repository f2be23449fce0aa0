"""Views of the catalogue."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from geo.http.problems import Problem
from geo.http.rate_limit import charge
from layers.catalogue.record import Box, Record, records
from layers.changesets.snapshots import State, state_of
from layers.registry import registry
from ogc.door import Door
from ogc.query import refuse_others
from ogc.records import dcat, documents, pages
from ogc.records.links import GEOJSON
from ogc.records.query import RecordsQuery, read_records_query
from ogc.responses import json_response, ogc_view

SCHEMA_JSON = "application/schema+json"
JSON_LD = "application/ld+json"
#: What reading a whole layer for its checksum costs of a caller's rate, as at the other doors.
STATE_TOKENS = 50.0


@ogc_view()
def catalogue(request: HttpRequest) -> HttpResponse:
    """The catalogue as a collection."""
    door = Door.of(request)
    refuse_others(door.parameters)
    document = documents.collection(door)
    if door.is_html:
        return pages.catalogue(door, document, records(request.user))
    return json_response(request, document)


@ogc_view()
def queryables(request: HttpRequest) -> HttpResponse:
    """What may be asked of records."""
    door = Door.of(request)
    refuse_others(door.parameters)
    document = documents.queryables(door)
    return pages.queryables(door, document) if door.is_html else json_response(request, document, SCHEMA_JSON)


@ogc_view()
def items(request: HttpRequest) -> HttpResponse:
    """Records that meet what was asked."""
    door = Door.of(request)
    is_html = door.is_html
    given = {"limit": pages.PAGE_LIMIT, **door.parameters} if is_html else door.parameters
    query = read_records_query(given, "limit", "offset")
    matched, boxes = _matched(request, query)
    document = documents.page(door, query, matched, boxes)
    return pages.items(door, document) if is_html else json_response(request, document, GEOJSON)


@ogc_view()
def item(request: HttpRequest, record: str) -> HttpResponse:
    """One record; of a snapshot with what it holds at this moment."""
    door = Door.of(request)
    refuse_others(door.parameters)
    is_html = door.is_html
    found = next((one for one in records(request.user) if one.id == record), None)
    if found is None:
        raise Problem("not-found", f"Không có bản ghi “{record}”.", f'There is no record "{record}".')
    box = documents.boxes_of([found]).get(found.id)
    state = _state(request, found)
    document = documents.feature(door, found, box)
    if state is not None:
        document["properties"]["snapshot"] = {
            "cursor": str(state.place), "features": state.features, "checksum": state.checksum, "algorithm": "SHA-256",
        }  # fmt: skip
    if is_html:
        return pages.item(door, found, document, dcat.document(door, found, box, state))
    return json_response(request, document, GEOJSON)


@ogc_view()
def jsonld(request: HttpRequest) -> HttpResponse:
    """The catalogue by DCAT: everything, or what was asked; snapshots asked for by `ids` with their checksum."""
    door = Door.of(request)
    query = read_records_query({name: text for name, text in door.parameters.items() if name != "f"})
    matched, boxes = _matched(request, query)
    states = {
        one.id: state
        for one in matched
        if one.id in query.ids and (state := _state(request, one)) is not None
    }
    return json_response(request, dcat.catalogue(door, matched, boxes, states), JSON_LD)


def _matched(request: HttpRequest, query: RecordsQuery) -> tuple[list[Record], dict[str, Box]]:
    found = records(request.user)
    boxes = documents.boxes_of(found)
    return [one for one in found if query.matches(one, boxes.get(one.id))], boxes


def _state(request: HttpRequest, record: Record) -> State | None:
    """What a snapshot would hold now; None of anything else."""
    if record.kind != "snapshot":
        return None
    charge(request, STATE_TOKENS)
    return state_of(request.user, registry.get(record.layer))
