"""What pygeoapi's documents lack or say wrongly for us: links to what is not mounted, extents, labels, schemas."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import orjson
from django.conf import settings

from geo.domain.crs import CRS84
from geo.domain.values import BBox
from layers.spec import Field, LayerSpec
from ogc import extents, schemas
from ogc.formats import links
from ogc.formats.kinds import JSON, Kind
from ogc.formats.negotiation import RFC7946
from ogc.layer_provider import FeatureText

GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
#: Counts of a page, in the order in which they are written.
_COUNTS = ("numberMatched", "numberReturned", "x-numberEstimated")
_UNMOUNTED_RELATIONS = (
    "http://www.opengis.net/def/rel/ogc/1.0/processes",
    "http://www.opengis.net/def/rel/ogc/1.0/job-list",
    "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
    "about",
)
_UNMOUNTED_TYPES = ("application/ld+json",)

#: Titles of links: relation, Vietnamese, English. The format is said by `type`.
_TITLES = {
    "self": ("Tài liệu này", "This document"),
    "alternate": ("Tài liệu này ở định dạng khác", "This document in another format"),
    "service-desc": ("Mô tả OpenAPI", "OpenAPI definition"),
    "service-doc": ("Tài liệu của dịch vụ", "Documentation of the service"),
    "conformance": ("Các lớp tuân thủ", "Conformance classes"),
    "data": ("Các lớp dữ liệu", "Collections"),
    "root": ("Trang đầu của dịch vụ", "Landing page"),
    "items": ("Các đối tượng", "Features"),
    "collection": ("Lớp dữ liệu", "Collection"),
    "next": ("Trang sau", "Next page"),
    "http://www.opengis.net/def/rel/ogc/1.0/schema": ("Lược đồ", "Schema"),
    "http://www.opengis.net/def/rel/ogc/1.0/queryables": ("Thuộc tính lọc được", "Queryables"),
}


def tidy_links(links: list[dict[str, Any]], base_url: str, lang: str) -> list[dict[str, Any]]:
    """The links to what this server has, with titles in the language of the request."""
    kept = []
    for link in links:
        if link["rel"] in _UNMOUNTED_RELATIONS or link.get("type") in _UNMOUNTED_TYPES:
            continue
        titles = _TITLES.get(link["rel"])
        href = link["href"]
        if href.startswith(f"{base_url}?"):
            href = f"{base_url}/{href.removeprefix(base_url)}"
        link = link | {"href": href, "hreflang": lang}
        if titles:
            link["title"] = titles[1] if lang == "en" else titles[0]
        kept.append(link)
    return kept


def landing(body: dict[str, Any], base_url: str, lang: str) -> dict[str, Any]:
    """Landing page."""
    links = tidy_links(body["links"], base_url, lang)
    for link in links:
        if link["rel"] == "service-doc":
            link["href"] = f"{base_url}/openapi?f=html"
    return body | {"links": links}


def collection(body: dict[str, Any], spec: LayerSpec, base_url: str, lang: str) -> dict[str, Any]:
    """Description of one layer: extent from the index, owner, and no CRS for a layer without shapes.

    A table says the city's area of work, which its rows speak of: a GDAL that is told no extent asks for every row of
    it, ten at a time, to find one.
    """
    box = (extents.boxes([spec]).get(spec.name) if spec.is_spatial else None) or _city_box()
    document = body | {
        "links": [*tidy_links(body["links"], base_url, lang), *links.of_schemas(spec.name, base_url, lang)],
        "attribution": spec.owner.text(lang),
        "extent": {
            "spatial": {"bbox": [[round(value, 6) for value in box]], "crs": CRS84.uri},
            "temporal": {"interval": [[None, None]], "trs": GREGORIAN},
        },
    }
    if not spec.is_spatial:
        document.pop("crs", None)
        document.pop("storageCrs", None)
    return document


def collections(
    body: dict[str, Any], specs: dict[str, LayerSpec], base_url: str, lang: str
) -> dict[str, Any]:
    """Descriptions of all layers of a user."""
    extents.boxes(list(specs.values()))  # one statement for all, kept for the loop below
    return {
        "links": tidy_links(body["links"], base_url, lang),
        "collections": [collection(one, specs[one["id"]], base_url, lang) for one in body["collections"]],
    }


def schema(
    body: dict[str, Any], spec: LayerSpec, fields: tuple[Field, ...], lang: str, kept: Collection[str]
) -> dict[str, Any]:
    """Part 5 schema of a layer; `kept`: fields that the reader cannot set."""
    return {
        "$schema": schemas.DRAFT,
        "$id": body["$id"].split("?")[0],
        "type": "object",
        "title": spec.title.text(lang),
        "description": spec.description.text(lang),
        "properties": schemas.layer_properties(spec, fields, lang, kept),
        "required": schemas.required_properties(fields),
        "additionalProperties": False,
    }


def queryables(body: dict[str, Any], spec: LayerSpec, fields: tuple[Field, ...], lang: str) -> dict[str, Any]:
    """Part 3 queryables: what a filter may name."""
    return {
        "$schema": schemas.DRAFT,
        "$id": body["$id"].split("?")[0],
        "type": "object",
        "title": spec.title.text(lang),
        "description": spec.description.text(lang),
        "properties": schemas.layer_properties(spec, fields, lang),
        "additionalProperties": False,
    }


def items(
    body: Mapping[str, Any],
    address: str,
    parameters: Mapping[str, str],
    lang: str,
    kind: Kind = JSON,
    profile: str = RFC7946,
) -> dict[str, Any]:
    """A page of features; its `next` link goes on after the last feature instead of counting from the start.

    Args:
        body: with `next_token` and the time stamp.
        address: of the items, without parameters.
    """
    token = body.get("next_token")
    document = {"type": "FeatureCollection", "timeStamp": body["timeStamp"]}
    document.update({name: body[name] for name in _COUNTS if name in body})
    document["links"] = links.of_items(address, parameters, kind, profile, token, lang)
    document["features"] = body["features"]
    return document


def dump(document: dict[str, Any]) -> bytes:
    """The document as JSON bytes; features that PostGIS wrote pass through."""
    features = document.get("features")
    if isinstance(features, FeatureText):
        document = document | {"features": features.fragment}
    return orjson.dumps(document)


def _city_box() -> tuple[float, float, float, float]:
    """The city's area of work, for a layer that has no shapes, or none yet."""
    return BBox.of(settings.CITY.extent, settings.STORAGE_SRID).to(CRS84).as_tuple()
