"""Danh mục dữ liệu. Catalogue and data dictionary, written from the layer declarations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from geo.domain import crs
from geo.http.language import language_of
from layers.field_types import Coded, CodeList, FieldType
from layers.labels import Label
from layers.registry import registry
from layers.rights import may, readable_fields, readable_layers
from layers.sharing.record import may_see
from layers.spec import Field, LayerSpec
from web import queries
from web.map_config import THEMES
from web.views.security import page

TYPE_LABELS = {
    "Text": Label("chữ", "text"),
    "Int": Label("số nguyên", "whole number"),
    "Real": Label("số thực", "number"),
    "Area": Label("diện tích", "area"),
    "Length": Label("chiều dài", "length"),
    "Percent": Label("tỷ lệ phần trăm", "percentage"),
    "Bool": Label("có/không", "yes/no"),
    "Date": Label("ngày", "date"),
    "Uuid": Label("mã đối tượng", "feature id"),
    "Coded": Label("mã theo danh mục", "code of a list"),
}
GEOMETRY_LABELS = {
    "Point": Label("điểm", "point"),
    "MultiPoint": Label("đa điểm", "points"),
    "LineString": Label("đường", "line"),
    "MultiLineString": Label("đa đường", "lines"),
    "Polygon": Label("vùng", "area"),
    "MultiPolygon": Label("đa vùng", "areas"),
}
UNITS = {"m2": "m²", "km2": "km²"}
RULE_NUMBER_UNITS = {"within_m": "m", "min_area_m2": "m²"}


@dataclass(frozen=True)
class ThemeGroup:
    """Layers of one theme, each with how many of its rows the reader may see."""

    theme: str
    layers: list[tuple[LayerSpec, queries.LayerSize]]


@require_safe
@page
def catalogue(request: HttpRequest) -> HttpResponse:
    """`/data/`: every layer that the reader may see by theme, and the addresses of the services."""
    seen = readable_layers(request.user)
    sizes = queries.layer_sizes(request.user, seen)
    groups = [
        ThemeGroup(theme, [(spec, sizes[spec.name]) for spec in seen if spec.theme == theme])
        for theme in THEMES
    ]
    services = {
        "OGC API": "/ogc/",
        "WMTS": "/map/wmts/1.0.0/WMTSCapabilities.xml",
        "WMS": "/map/service?SERVICE=WMS&REQUEST=GetCapabilities",
        "API": "/api/v1/docs",
    }
    context = {
        "groups": [group for group in groups if group.layers],
        "services": services.items(),
        "sees_sharing": request.user.is_authenticated and may_see(request.user),
    }
    return render(request, "web/catalogue.html", context)


@require_safe
@page
def layer_page(request: HttpRequest, name: str) -> HttpResponse:
    """`/data/{layer}/`: description, data dictionary with code lists, quality rules, ways to connect."""
    if name not in registry or not may(request.user, "read", registry.get(name)):
        raise Http404(name)
    spec, lang = registry.get(name), language_of(request)
    fields = readable_fields(request.user, spec)
    storage = crs.lookup(settings.STORAGE_SRID)
    context = {
        "spec": spec,
        "geometry": GEOMETRY_LABELS[spec.geometry.kind].text(lang) if spec.geometry else "",
        "storage_crs": f"{storage.code}, {storage.name_en if lang == 'en' else storage.name_vi}",
        "size": queries.layer_sizes(request.user, [spec])[spec.name],
        "fields": [(field, type_text(field.type, lang), unit_of(field.type)) for field in fields],
        "hidden_fields": len(spec.all_fields) - len(fields),
        "code_lists": code_lists(fields),
        "tilejson": f"/tiles/{spec.name}.json" if spec.tiles else "",
        "downloads": downloads(spec),
    }
    return render(request, "web/layer.html", context)


def type_text(kind: FieldType, lang: str) -> str:
    """Kind of value in words."""
    return TYPE_LABELS[type(kind).__name__].text(lang)


def unit_of(kind: FieldType) -> str:
    """Unit as people write it (m², not m2)."""
    return UNITS.get(kind.unit, kind.unit)


def code_lists(fields: Iterable[Field]) -> list[CodeList]:
    """Code lists of the fields, each once."""
    lists = {
        field.type.codes.name: field.type.codes
        for field in fields
        if isinstance(field.type, Coded) and field.type.codes is not None
    }
    return list(lists.values())


def downloads(spec: LayerSpec) -> list[tuple[str, str]]:
    """(format, address) of the downloads that a guest may have; parcels are not given away in bulk."""
    if spec.theme == "cadastre":
        return []
    try:
        from layers.exporting import formats
    except ImportError:
        return []
    try:
        return [(one.title, reverse("layer-download", args=[spec.name, one.name])) for one in formats.PUBLIC]
    except NoReverseMatch:
        return []
