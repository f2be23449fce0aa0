"""What the OpenAPI definition says of the tiles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from layers.labels import Label
from layers.spec import LayerSpec
from ogc.tiles_api.matrix_sets import matrix_sets
from ogc.tiles_api.tilesets import SHARED, styles, tilesets_of

TAG = "tiles"
_STYLE = Label("Ô ảnh của một bản đồ nhiều lớp", "Map tiles of one map of several layers")
_OBJECT: dict[str, Any] = {"type": "object"}


def paths(specs: Iterable[LayerSpec], lang: str) -> dict[str, Any]:
    """Paths below the root address: grids, and tilesets and tiles of each layer that has some."""
    name = _variable("tileMatrixSetId", {"type": "string", "enum": list(matrix_sets())})
    found: dict[str, Any] = {
        "/tileMatrixSets": _get("getTileMatrixSets", Label("Các lưới ô bản đồ", "Tile matrix sets"), lang),
        "/tileMatrixSets/{tileMatrixSetId}": _get("getTileMatrixSet", Label("Một lưới", "One tile matrix set"),
                                                  lang, [name]),
    }  # fmt: skip
    for spec in specs:
        for kind, below in (("vector", "tiles"), ("map", "map/tiles")):
            sets = tilesets_of(spec, kind)  # type: ignore[arg-type]
            if sets:
                root = f"/collections/{spec.name}/{below}"
                of = "".join(part.title() for part in (kind, *spec.name.split("_")))
                found.update(_of(root, of, spec.title, _SHORT[kind], list(sets), [], lang))
    if found_styles := list(styles()):
        sets_of_maps = list(matrix_sets())
        style = _variable("styleId", {"type": "string", "enum": found_styles})
        found.update(_of("/map/tiles", "Shared", SHARED, "png", sets_of_maps, [], lang))
        found.update(_of("/styles/{styleId}/map/tiles", "Style", _STYLE, "png", sets_of_maps, [style], lang))
    return found


def _of(
    root: str,
    of: str,
    title: Label,
    form_of_tile: str,
    sets: list[str],
    first: list[dict[str, Any]],
    lang: str,
) -> dict[str, Any]:
    """List, tileset and tile below an address whose own variables are `first`."""
    name = _variable("tileMatrixSetId", {"type": "string", "enum": sets})
    whole = {"type": "integer", "minimum": 0}
    place = [_variable(one, whole) for one in ("tileMatrix", "tileRow", "tileCol")]
    tile = _get(f"getTile{of}", title, lang)
    form = {
        "name": "f",
        "in": "query",
        "required": False,
        "schema": {"type": "string", "enum": [form_of_tile]},
    }
    tile["get"]["parameters"] = [*first, name, *place, form]
    tile["get"]["responses"] = {
        "307": {"description": Label("Tới địa chỉ của ô", "To the address of the tile").text(lang)},
        "400": {"$ref": "#/components/responses/InvalidRequest"},
        "404": {"$ref": "#/components/responses/NotFound"},
    }
    return {
        root: _get(f"getTilesets{of}", title, lang, first),
        f"{root}/{{tileMatrixSetId}}": _get(f"getTileset{of}", title, lang, [*first, name]),
        f"{root}/{{tileMatrixSetId}}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}": tile,
    }


_SHORT = {"vector": "mvt", "map": "png"}


def _variable(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _get(
    operation: str, summary: Label, lang: str, parameters: Iterable[dict[str, Any]] = ()
) -> dict[str, Any]:
    both = [{"$ref": f"#/components/parameters/{name}"} for name in ("f", "lang")]
    content = {"application/json": {"schema": _OBJECT}, "text/html": {"schema": {"type": "string"}}}
    return {
        "get": {
            "operationId": operation,
            "summary": summary.text(lang),
            "tags": [TAG],
            "parameters": [*parameters, *both],
            "responses": {
                "200": {"description": summary.text(lang), "content": content},
                "400": {"$ref": "#/components/responses/InvalidRequest"},
                "404": {"$ref": "#/components/responses/NotFound"},
                "500": {"$ref": "#/components/responses/ServerError"},
            },
        }
    }
