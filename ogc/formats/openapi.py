"""What the formats add to the OpenAPI definition: media types, parameters, the schemas of Part 5."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from layers.spec import LayerSpec
from ogc.formats.answers import HEADERS
from ogc.formats.kinds import JSON, KINDS, OF_ITEM, Kind
from ogc.formats.links import SCHEMAS
from ogc.formats.negotiation import PROFILES

_BINARY: dict[str, Any] = {"type": "string", "format": "binary"}


def add(paths: dict[str, Any], parameters: dict[str, Any], layers: Iterable[LayerSpec], lang: str) -> None:
    """Complete the definition of what `layers` have; changes `paths` and `parameters`."""
    english = lang == "en"
    parameters["fItems"] = _format(KINDS, "Format; csv, geojson, gpkg, fgb: everything that matches" if english
                                   else "Định dạng; csv, geojson, gpkg, fgb: toàn bộ kết quả")  # fmt: skip
    parameters["fItem"] = _format(OF_ITEM, "Format" if english else "Định dạng")
    parameters["profile"] = {
        **_query("profile", "Profiles of a GeoJSON answer" if english else "Biến thể của GeoJSON"),
        "schema": {"type": "array", "items": {"type": "string"}, "default": [PROFILES[0]]},
    }
    parameters["headers"] = {
        **_query("headers", "Column names of CSV" if english else "Tên cột của CSV"),
        "schema": {"type": "string", "enum": list(HEADERS), "default": HEADERS[0]},
    }
    for spec in layers:
        root = f"/collections/{spec.name}"
        _features(paths[f"{root}/items"]["get"], "fItems", KINDS, ("profile", "headers"))
        _features(paths[f"{root}/items/{{featureId}}"]["get"], "fItem", OF_ITEM, ("profile",))
        for resource, titles in SCHEMAS.items():
            operation = deepcopy(paths[f"{root}/schema"]["get"])
            operation["operationId"] = operation["operationId"].replace("getSchema", f"get{resource.title()}")
            operation["summary"] = f"{operation['summary']}: {titles[1 if english else 0].lower()}"
            paths[f"{root}/{resource}"] = {"get": operation}


def _features(
    operation: dict[str, Any], format_name: str, kinds: Iterable[Kind], more: Iterable[str]
) -> None:
    references = [_reference(name) for name in (format_name, *more)]
    kept = [one for one in operation["parameters"] if one != _reference("f")]
    operation["parameters"] = [*kept, *references]
    content = operation["responses"]["200"]["content"]
    for kind in kinds:
        if kind.is_whole and kind.media != JSON.media:
            content[kind.media] = {
                "schema": {"type": "string"} if kind.media.startswith("text/") else _BINARY
            }


def _format(kinds: Iterable[Kind], description: str) -> dict[str, Any]:
    return {**_query("f", description), "schema": {"type": "string", "enum": [kind.key for kind in kinds]}}


def _query(name: str, description: str) -> dict[str, Any]:
    return {
        "name": name, "in": "query", "description": description, "required": False, "style": "form", "explode": False,
    }  # fmt: skip


def _reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/parameters/{name}"}
