"""Views of the OGC API: each opens the door, calls the function of pygeoapi, mends its document, answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from geo.domain.crs import CRS84, Crs
from layers.changesets.reading_values import writable
from layers.rights import may
from layers.spec import LayerSpec
from ogc import documents, drafts, neighbours, pages, pygeoapi_port, schemas
from ogc.door import Door
from ogc.formats import answers, links, negotiation
from ogc.formats.kinds import GEOJSON, HTML, JSON, JSONFG, OF_ITEM
from ogc.openapi import build as build_openapi
from ogc.query import read_item_query, read_items_query, refuse_others
from ogc.records.documents import collection as describe_catalogue
from ogc.responses import json_response, ogc_view

SCHEMA_JSON = "application/schema+json"
OPENAPI_JSON = "application/vnd.oai.openapi+json;version=3.0"


@ogc_view()
def landing(request: HttpRequest) -> HttpResponse:
    """Landing page."""
    door = Door.of(request)
    refuse_others(door.parameters, drafts.PARAMETER)
    body = pygeoapi_port.call(pygeoapi_port.landing_page, door.api({}), door.ogc_request())
    document = documents.landing(body, door.base_url, door.lang)
    document["links"] += neighbours.landing_links(door)
    if door.is_html:
        return pages.landing(door, document)
    return json_response(request, document)


@ogc_view()
def conformance(request: HttpRequest) -> HttpResponse:
    """Conformance classes."""
    door = Door.of(request)
    refuse_others(door.parameters, drafts.PARAMETER)
    body = pygeoapi_port.call(pygeoapi_port.conformance, door.api({}), door.ogc_request())
    return pages.conformance(door, body) if door.is_html else json_response(request, body)


@ogc_view()
def openapi(request: HttpRequest) -> HttpResponse:
    """OpenAPI definition of what the user may call."""
    door = Door.of(request)
    refuse_others(door.parameters, drafts.PARAMETER)
    api = door.api({})
    api.openapi = build_openapi(
        [(spec, door.fields(spec)) for spec in door.specs.values()], door.base_url, door.lang, request.user
    )
    body = pygeoapi_port.call(pygeoapi_port.openapi, api, door.ogc_request())
    return pages.openapi(door, body) if door.is_html else json_response(request, body, OPENAPI_JSON)


@ogc_view()
def collections(request: HttpRequest) -> HttpResponse:
    """Every layer the user may read."""
    door = Door.of(request)
    refuse_others(door.parameters, drafts.PARAMETER)
    body = pygeoapi_port.call(pygeoapi_port.describe_collections, door.api(), door.ogc_request())
    document = documents.collections(body, door.specs, door.base_url, door.lang)
    document["collections"].append(describe_catalogue(door))
    return pages.collections(door, document) if door.is_html else json_response(request, document)


@ogc_view()
def collection(request: HttpRequest, layer: str) -> HttpResponse:
    """One layer."""
    door = Door.of(request)
    spec = door.layer(layer)
    refuse_others(door.parameters, drafts.PARAMETER)
    api = door.api({layer: spec})
    body = pygeoapi_port.call(pygeoapi_port.describe_collections, api, door.ogc_request(), layer)
    document = documents.collection(body, spec, door.base_url, door.lang)
    document["links"] += neighbours.collection_links(door, spec)
    return pages.collection(door, spec, document) if door.is_html else json_response(request, document)


@ogc_view()
def schema(request: HttpRequest, layer: str) -> HttpResponse:
    """Part 5 schema of a layer."""
    door = Door.of(request)
    spec = door.layer(layer)
    refuse_others(door.parameters)
    body = pygeoapi_port.call(pygeoapi_port.schema, door.api({layer: spec}), door.ogc_request(), layer)
    document = documents.schema(body, spec, door.fields(spec), door.lang, _kept(door, spec))
    return (
        pages.fields(door, spec, document) if door.is_html else json_response(request, document, SCHEMA_JSON)
    )


@ogc_view()
def queryables(request: HttpRequest, layer: str) -> HttpResponse:
    """Part 3 queryables of a layer."""
    door = Door.of(request)
    spec = door.layer(layer)
    refuse_others(door.parameters)
    body = pygeoapi_port.call(pygeoapi_port.queryables, door.api({layer: spec}), door.ogc_request(), layer)
    document = documents.queryables(body, spec, door.fields(spec), door.lang)
    return (
        pages.fields(door, spec, document) if door.is_html else json_response(request, document, SCHEMA_JSON)
    )


@ogc_view()
def items(request: HttpRequest, layer: str) -> HttpResponseBase:
    """Features of a layer."""
    door = Door.of(request)
    spec = door.layer(layer)
    kind = negotiation.kind_of(request)
    overlay = drafts.asked(door, spec, kind)
    if kind.is_whole:
        return answers.whole(door, spec, kind)
    is_html, profile = kind is HTML, negotiation.profile_of(kind, door.parameters)
    given = pages.page_defaults(door.parameters, is_html=is_html)
    given.pop("profile", None)
    given.pop(drafts.PARAMETER, None)
    query = read_items_query(spec, door.fields(spec), given, door.rows(spec))
    if is_html:
        query = replace(query, crs=CRS84)
    elif kind is JSONFG:
        query = replace(query, profile=profile)
    elif overlay is not None:
        query = replace(query, overlay=overlay)
    api = door.api({layer: spec}, query=query)
    body = pygeoapi_port.call(pygeoapi_port.items, api, door.ogc_request(), layer)
    document = documents.items(
        body,
        f"{door.base_url}/collections/{layer}/items",
        door.parameters,
        door.lang,
        JSON if is_html else kind,
        profile,
    )
    door.tell(spec, query.fields, door.parameters, document["numberReturned"])
    if is_html:
        return pages.items(door, spec, query, document)
    if kind is JSONFG:
        document = answers.collection(document, spec, query, door)
    if overlay is not None:
        document["links"] = [link for link in document["links"] if link["rel"] != "alternate"]
        document["draft"] = drafts.described(door, overlay)
    answer = _features(request, document, query.crs if spec.is_spatial else None, profile)
    return answer if overlay is None else drafts.kept_private(answer, overlay)


@ogc_view()
def item(request: HttpRequest, layer: str, feature: str) -> HttpResponseBase:
    """One feature."""
    door = Door.of(request)
    spec = door.layer(layer)
    kind = negotiation.kind_of(request, OF_ITEM)
    is_html, profile = kind is HTML, negotiation.profile_of(kind, door.parameters)
    crs, day = read_item_query({name: value for name, value in door.parameters.items() if name != "profile"})
    if kind is JSONFG:
        document = answers.jsonfg_item(door, spec, feature)
    else:
        document = answers.geojson_item(door, spec, feature, CRS84 if is_html else crs, day)
    door.tell(spec, door.fields(spec), [feature], 1)
    if is_html:
        return pages.item(door, spec, document)
    return _features(request, document, crs if spec.is_spatial else None, profile)


def _kept(door: Door, spec: LayerSpec) -> set[str]:
    """Fields that the system fills: for who may write to the layer, all that an edit cannot set."""
    user = door.request.user
    if not isinstance(user, User) or not may(user, "write", spec):
        return set(schemas.GIVEN_BY_US)
    return {one.name for one in door.fields(spec)} - writable(spec, user).keys()


def _features(request: HttpRequest, document: dict[str, Any], crs: Crs | None, profile: str) -> HttpResponse:
    answer = json_response(request, document, GEOJSON, crs=crs)
    answer["Link"] = links.profile_header(profile)
    return answer
