"""Part 5: what comes back (returnables) and what may be sorted by (sortables), as JSON Schema of a layer."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from layers.spec import Field, LayerSpec
from ogc import pages, schemas
from ogc.door import Door
from ogc.formats.links import SCHEMAS
from ogc.query import refuse_others
from ogc.responses import json_response, ogc_view

SCHEMA_JSON = "application/schema+json"


@ogc_view()
def returnables(request: HttpRequest, layer: str) -> HttpResponse:
    """Everything that a feature of this layer tells this user: geometry and readable fields."""
    return _answer(request, layer, "returnables")


@ogc_view()
def sortables(request: HttpRequest, layer: str) -> HttpResponse:
    """What `sortby` may name; any other name is refused."""
    return _answer(request, layer, "sortables")


def document(
    spec: LayerSpec, fields: tuple[Field, ...], resource: str, base_url: str, lang: str
) -> dict[str, Any]:
    """The schema of one of `SCHEMAS`; sortables hold no geometry (Part 5 /req/sortables/response D)."""
    properties = schemas.layer_properties(spec, fields, lang)
    if resource == "sortables":
        properties.pop("geometry", None)
    return {
        "$schema": schemas.DRAFT,
        "$id": f"{base_url}/collections/{spec.name}/{resource}",
        "type": "object",
        "title": spec.title.text(lang),
        "description": SCHEMAS[resource][1 if lang == "en" else 0],
        "properties": properties,
        **({"required": schemas.required_properties(fields)} if resource == "returnables" else {}),
        "additionalProperties": False,
    }


def _answer(request: HttpRequest, layer: str, resource: str) -> HttpResponse:
    door = Door.of(request)
    spec = door.layer(layer)
    refuse_others(door.parameters)
    found = document(spec, door.fields(spec), resource, door.base_url, door.lang)
    return pages.fields(door, spec, found) if door.is_html else json_response(request, found, SCHEMA_JSON)
