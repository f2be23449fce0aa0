"""Pages for people: the same documents as HTML, in Vietnamese and English, with a map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from layers.spec import Field, LayerSpec
from ogc import neighbours, sketch
from ogc.configuration import DESCRIPTION, TITLE
from ogc.door import Door
from ogc.formats import downloads
from ogc.layer_provider import FeatureText
from ogc.query import ItemsQuery
from ogc.themes import THEMES
from ogc.values_shown import UNITS, shown

PAGE_LIMIT = "20"


def page_defaults(parameters: Mapping[str, str], *, is_html: bool) -> dict[str, str]:
    """Parameters of an items request; a page for people is short, and drawn in WGS 84 whatever `crs` says."""
    return {"limit": PAGE_LIMIT, **parameters} if is_html else dict(parameters)


def landing(door: Door, document: dict[str, Any]) -> HttpResponse:
    """Landing page."""
    city = settings.CITY.name(door.lang)
    page = {
        "title": TITLE[door.lang].format(city=city),
        "description": DESCRIPTION[door.lang],
        "document": document,
    }
    page |= {"themes": _themes(door), "crumbs": [], "services": neighbours.landing_actions(door)}
    return _render(door, "landing", page)


def conformance(door: Door, document: dict[str, Any]) -> HttpResponse:
    """Conformance classes."""
    title = "Conformance classes" if door.lang == "en" else "Các lớp tuân thủ"
    return _render(door, "conformance", {"title": title, "document": document})


def openapi(door: Door, document: dict[str, Any]) -> HttpResponse:
    """The OpenAPI definition as a table; its JSON is one link away."""
    title = "API definition" if door.lang == "en" else "Mô tả API"
    operations = [
        {"path": path, "method": method.upper(), **operation}
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    return _render(door, "openapi", {"title": title, "operations": operations})


def collections(door: Door, document: dict[str, Any]) -> HttpResponse:
    """All layers, by theme."""
    title = "Collections" if door.lang == "en" else "Các lớp dữ liệu"
    return _render(door, "collections", {"title": title, "themes": _themes(door), "document": document})


def collection(door: Door, spec: LayerSpec, document: dict[str, Any]) -> HttpResponse:
    """One layer: what it is, its extent, its addresses."""
    box = document["extent"]["spatial"]["bbox"][0] if spec.is_spatial else None
    page = {"title": spec.title.text(door.lang), "spec": spec, "document": document, "crumbs": _crumbs(door)}
    page["download"] = downloads.offer(door, spec)
    page["services"] = neighbours.collection_actions(door, spec)
    page["json_ld"] = neighbours.collection_json_ld(door, spec)
    return _render(door, "collection", page | {"map": sketch.of_box(tuple(box)) if box else None})


def fields(door: Door, spec: LayerSpec, document: dict[str, Any]) -> HttpResponse:
    """Schema or queryables as a table."""
    rows = [
        {
            "name": name,
            "label": schema["title"],
            "text": schema.get("description", ""),
            "type": " · ".join(filter(None, (schema.get("type", ""), schema.get("format", "")))),
            "unit": UNITS.get(schema.get("x-ogc-unit", ""), schema.get("x-ogc-unit", "")),
            "codes": schema.get("oneOf") or schema.get("x-ogc-codes") or [],
        }
        for name, schema in document["properties"].items()
    ]
    page = {"title": document["title"], "document": document, "rows": rows, "crumbs": _crumbs(door, spec)}
    return _render(door, "fields", page)


def items(door: Door, spec: LayerSpec, query: ItemsQuery, document: dict[str, Any]) -> HttpResponse:
    """A page of features: map and table."""
    features = document["features"].parsed() if isinstance(document["features"], FeatureText) else []
    columns = list(query.fields if "properties" in door.parameters else _main_fields(spec, query.fields))
    rows = [
        {
            "id": one["id"],
            "cells": [shown(field, one["properties"].get(field.name), door.lang) for field in columns],
        }
        for one in features
    ]
    page = {
        "title": spec.title.text(door.lang),
        "spec": spec,
        "document": document,
        "columns": [field.label.text(door.lang) for field in columns],
        "rows": rows,
        "map": sketch.of_features(features),
        "is_line": _is_line(spec),
        "next": _next_page(door, document),
        "download": downloads.offer(door, spec),
        "crumbs": _crumbs(door, spec),
    }
    return _render(door, "items", page)


def item(door: Door, spec: LayerSpec, document: dict[str, Any]) -> HttpResponse:
    """One feature: map and every readable field."""
    geometry, properties = _loaded(document["geometry"]), _loaded(document["properties"])
    rows = [
        {
            "name": field.name,
            "label": field.label.text(door.lang),
            "value": shown(field, properties[field.name], door.lang),
        }
        for field in door.fields(spec)
    ]
    names = [str(properties[name]) for name in spec.title_fields if properties.get(name)]
    page = {
        "title": " · ".join([spec.title.text(door.lang), *names[:1]]),
        "spec": spec,
        "feature": document,
        "rows": rows,
        "synthetic": properties.get("synthetic"),
        "map": sketch.of_features([{"geometry": geometry}]),
        "is_line": _is_line(spec),
        "crumbs": [
            *_crumbs(door, spec),
            ("Đối tượng" if door.lang == "vi" else "Features", _items_url(spec)),
        ],
    }
    return _render(door, "item", page)


def _is_line(spec: LayerSpec) -> bool:
    return spec.geometry is not None and "Line" in spec.geometry.kind


def _main_fields(spec: LayerSpec, readable: tuple[Field, ...]) -> list[Field]:
    """Up to seven columns: the fields that name a feature, then the layer's own in their order."""
    own = {field.name for field in spec.fields}
    first = [field for name in spec.title_fields for field in readable if field.name == name]
    return [*first, *(field for field in readable if field.name in own and field not in first)][:7]


def _themes(door: Door) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, str]]] = {}
    for spec in door.specs.values():
        url = reverse("ogc-collection", args=[spec.name])
        groups.setdefault(spec.theme, []).append(
            {
                "name": spec.name,
                "title": spec.title.text(door.lang),
                "text": spec.description.text(door.lang),
                "url": url,
            }
        )
    names = {theme: pair[1] if door.lang == "en" else pair[0] for theme, pair in THEMES.items()}
    return [{"title": names.get(theme, theme), "layers": layers} for theme, layers in groups.items()]


def _crumbs(door: Door, spec: LayerSpec | None = None) -> list[tuple[str, str]]:
    crumbs = [("Collections" if door.lang == "en" else "Các lớp dữ liệu", reverse("ogc-collections"))]
    if spec is not None:
        crumbs.append((spec.title.text(door.lang), reverse("ogc-collection", args=[spec.name])))
    return crumbs


def _items_url(spec: LayerSpec) -> str:
    return reverse("ogc-items", args=[spec.name])


def _next_page(door: Door, document: dict[str, Any]) -> str:
    href = next((link["href"] for link in document["links"] if link["rel"] == "next"), "")
    return href.replace("f=json", "f=html", 1) if href else ""


def _loaded(value: Any) -> Any:
    """A piece of JSON that PostGIS wrote, as Python values."""
    return orjson.loads(orjson.dumps(value))


def _render(door: Door, template: str, page: dict[str, Any]) -> HttpResponse:
    return render(door.request, f"ogc/{template}.html", {"service_url": door.base_url, **page})
