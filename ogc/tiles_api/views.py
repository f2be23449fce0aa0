"""Views of the tiles: grids, tilesets of a layer, and the way from the standard's address to the tile itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from geo.http.problems import Problem
from layers.labels import Label
from ogc.door import Door
from ogc.query import refuse_others
from ogc.records.documents import origin
from ogc.refusals import bad_parameter
from ogc.responses import json_response, ogc_view
from ogc.tiles_api import tilesets
from ogc.tiles_api.matrix_sets import MatrixSet, definition, matrix_sets
from ogc.tiles_api.tilesets import DataType, Subject, Tileset

_MAPS = Label("Bản đồ số dùng chung: các ô ảnh", "The shared digital map: map tiles")
_SETS = Label("Các lưới ô bản đồ", "Tile matrix sets")


@ogc_view()
def matrix_set_list(request: HttpRequest) -> HttpResponse:
    """Every grid."""
    door = Door.of(request)
    refuse_others(door.parameters)
    found = [
        {
            "id": one.id,
            "title": one.title.text(door.lang),
            "crs": one.crs.uri,
            **({"uri": one.uri} if one.uri else {}),
            "links": [{"rel": "self", "type": "application/json", "title": one.title.text(door.lang),
                       "href": f"{door.base_url}/tileMatrixSets/{one.id}?f=json"}],
        }
        for one in matrix_sets().values()
    ]  # fmt: skip
    if door.is_html:
        return _page(door, "matrix_sets", {"title": _SETS.text(door.lang), "sets": found, "crumbs": []})
    return json_response(request, {"tileMatrixSets": found})


@ogc_view()
def matrix_set(request: HttpRequest, name: str) -> HttpResponse:
    """One grid."""
    door = Door.of(request)
    one = _set(name)
    refuse_others(door.parameters)
    document = definition(one, door.lang)
    if door.is_html:
        crumbs = [(_SETS.text(door.lang), reverse("ogc-matrix-sets"))]
        levels = [
            level | {"cellSize": float(f"{level['cellSize']:.6g}")} for level in document["tileMatrices"]
        ]
        page = {"title": one.id, "document": document, "levels": levels, "crumbs": crumbs}
        return _page(door, "matrix_set", page)
    return json_response(request, document)


@ogc_view()
def tileset_list(request: HttpRequest, layer: str, kind: DataType) -> HttpResponse:
    """Tilesets of a layer; a layer that the reader may see and that has none of this kind has an empty list."""
    door = Door.of(request)
    spec = door.layer(layer)
    refuse_others(door.parameters)
    document = tilesets.list_document(
        door, tilesets.of_layer(spec), kind, tilesets.tilesets_of(spec, kind).values()
    )
    if door.is_html:
        page = {"title": document["links"][0]["title"].capitalize(), "tilesets": document["tilesets"]}
        return _page(door, "tilesets", page | {"crumbs": _crumbs(door, layer)})
    return json_response(request, document)


@ogc_view()
def tileset(request: HttpRequest, layer: str, name: str, kind: DataType) -> HttpResponse:
    """One tileset."""
    door = Door.of(request)
    return _described(door, _tileset(door, layer, name, kind), _crumbs(door, layer))


@ogc_view()
def tile(
    request: HttpRequest, layer: str, name: str, matrix: int, row: int, column: int, kind: DataType
) -> HttpResponse:
    """To the tile: one engine draws it under one address, which caches know."""
    door = _door_of_tile(request)
    return _led_to(door, _tileset(door, layer, name, kind), matrix, row, column)


@ogc_view()
def style_list(request: HttpRequest, style: str = "") -> HttpResponse:
    """Tilesets of every map of several layers, or of one."""
    door = Door.of(request)
    refuse_others(door.parameters)
    shared = _style("")
    chosen = [_style(style)] if style else list(tilesets.styles().values())
    found = [one for subject in chosen for one in tilesets.tilesets_of_style(subject).values()]
    document = tilesets.list_document(door, chosen[0] if style else shared, "map", found)
    if door.is_html:
        page = {"title": _MAPS.text(door.lang), "tilesets": document["tilesets"], "crumbs": []}
        return _page(door, "tilesets", page)
    return json_response(request, document)


@ogc_view()
def style_tileset(request: HttpRequest, style: str, name: str) -> HttpResponse:
    """One tileset of a map of several layers; "" is the shared map as it is usually drawn."""
    door = Door.of(request)
    crumbs = [(_MAPS.text(door.lang), reverse("ogc-shared-tilesets"))]
    return _described(door, _tileset_of_style(style, name), crumbs)


@ogc_view()
def style_tile(
    request: HttpRequest, style: str, name: str, matrix: int, row: int, column: int
) -> HttpResponse:
    """To the tile of a map of several layers."""
    return _led_to(_door_of_tile(request), _tileset_of_style(style, name), matrix, row, column)


def _described(door: Door, one: Tileset, crumbs: list[tuple[str, str]]) -> HttpResponse:
    refuse_others(door.parameters)
    document = tilesets.document(door, one)
    if door.is_html:
        template = next(link["href"] for link in document["links"] if link["rel"] == "item")
        page = {"title": document["title"], "document": document, "template": template, "crumbs": crumbs}
        return _page(door, "tileset", page)
    return json_response(door.request, document)


def _door_of_tile(request: HttpRequest) -> Door:
    """`f` names the format of the tile here, not of a document."""
    parameters = {key: text for key, text in request.GET.items() if key != "f"}
    return Door(request, parameters, Door.of(request).lang)


def _led_to(door: Door, one: Tileset, matrix: int, row: int, column: int) -> HttpResponse:
    refuse_others(door.parameters)
    wish = door.request.GET.get("f")
    if wish not in (None, "mvt" if one.kind == "vector" else "png"):
        raise bad_parameter("f", "Dùng f=mvt hoặc f=png.", "Use f=mvt or f=png.", code="unknown-format")
    if not one.exists(matrix, row, column):
        raise Problem("not-found", "Không có ô này trong lưới.", "There is no such tile in the grid.")
    return HttpResponse(status=307, headers={"Location": f"{origin(door)}{one.path(matrix, row, column)}"})


def _style(name: str) -> Subject:
    found = tilesets.styles()
    if name and name not in found:
        raise Problem("not-found", f"Không có bản đồ “{name}”.", f'There is no map "{name}".')
    if not found:
        raise Problem("not-found", "Không có bản đồ nào được vẽ ở đây.", "No maps are drawn here.")
    return found[name] if name else next(iter(found.values()))


def _tileset_of_style(style: str, name: str) -> Tileset:
    found = tilesets.tilesets_of_style(_style(style))
    if name not in found:
        raise Problem(
            "not-found",
            f"Bản đồ không có ô trong lưới “{name}”.",
            f'The map has no tiles in the tile matrix set "{name}".',
        )
    return found[name]


def _set(name: str) -> MatrixSet:
    try:
        return matrix_sets()[name]
    except KeyError:
        raise Problem(
            "not-found", f"Không có lưới “{name}”.", f'There is no tile matrix set "{name}".'
        ) from None


def _tileset(door: Door, layer: str, name: str, kind: DataType) -> Tileset:
    found = tilesets.tilesets_of(door.layer(layer), kind)
    if name not in found:
        raise Problem(
            "not-found",
            f"Lớp này không có ô bản đồ trong lưới “{name}”.",
            f'This layer has no tiles in the tile matrix set "{name}".',
        )
    return found[name]


def _crumbs(door: Door, layer: str) -> list[tuple[str, str]]:
    collections = "Collections" if door.lang == "en" else "Các lớp dữ liệu"
    return [
        (collections, reverse("ogc-collections")),
        (door.layer(layer).title.text(door.lang), reverse("ogc-collection", args=[layer])),
    ]


def _page(door: Door, template: str, page: dict[str, Any]) -> HttpResponse:
    return render(door.request, f"ogc/{template}.html", {"service_url": door.base_url, **page})
