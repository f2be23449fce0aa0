"""What the OpenAPI definition says of the catalogue."""

from __future__ import annotations

from typing import Any

from layers.labels import Label
from ogc.records import COLLECTION
from ogc.records.query import DEFAULT_LIMIT, EQUALS, MAX_LIMIT
from ogc.records.words import ACCESS, KINDS

TAG = "records"
_LIST = {"type": "array", "items": {"type": "string"}}
_TEXT = {"type": "string"}
_TEXTS = ("title", "description", "license", "rights", "lineage", "theme", "layer")
_OBJECTS = ("themes", "contacts", "externalIds", "formats")
_RECORD = {
    "type": "object",
    "required": ["id", "type", "geometry", "properties", "links"],
    "properties": {
        "id": {"type": "string"},
        "type": {"type": "string", "enum": ["Feature"]},
        "conformsTo": _LIST,
        "time": {"type": "object", "nullable": True, "properties": {"interval": _LIST, "resolution": _TEXT}},
        "geometry": {"$ref": "#/components/schemas/geometry"},
        "properties": {
            "type": "object",
            "required": ["type", "title"],
            "properties": {
                "type": {"type": "string", "enum": list(KINDS)},
                **{name: _TEXT for name in _TEXTS},
                "created": {"type": "string", "format": "date-time"},
                "updated": {"type": "string", "format": "date-time"},
                "accessRights": {"type": "string", "enum": list(ACCESS)},
                "keywords": _LIST,
                "quality": _LIST,
                **{name: {"type": "array", "items": {"type": "object"}} for name in _OBJECTS},
                "extent": {"type": "object"},
                "featureCount": {"type": "integer", "minimum": 0},
                "synthetic": {"type": "boolean"},
                "snapshot": {"type": "object"},
            },
        },
        "links": {"type": "array", "items": {"$ref": "#/components/schemas/link"}},
    },
}  # fmt: skip


def paths(lang: str) -> dict[str, Any]:
    """Paths below the root address; parameters f, lang, bbox, bbox-crs and datetime are those of the whole document."""
    root = f"/collections/{COLLECTION}"
    page = {
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": {"type": "string", "enum": ["FeatureCollection"]},
            "features": {"type": "array", "items": _RECORD},
            "numberMatched": {"type": "integer", "minimum": 0},
            "numberReturned": {"type": "integer", "minimum": 0},
        },
    }
    search = _search(lang)
    paging = [
        _parameter("limit", Label("Số bản ghi mỗi trang", "Records a page"), lang,
                   {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT}),
        _parameter("offset", Label("Bỏ qua số bản ghi này", "Records to skip"), lang,
                   {"type": "integer", "minimum": 0}),
    ]  # fmt: skip
    record = {
        "name": "recordId", "in": "path", "required": True, "schema": {"type": "string"},
        "description": Label("Mã bản ghi", "Record id").text(lang),
    }  # fmt: skip
    both = [_ref("f"), _ref("lang")]
    any_object: dict[str, Any] = {"type": "object"}
    return {
        root: _get("describeCatalogue", Label("Danh mục dữ liệu", "Catalogue"), lang, any_object, parameters=both),
        f"{root}/queryables": _get("getQueryablesCatalogue", Label("Thuộc tính lọc được", "Queryables"), lang,
                                   any_object, media="application/schema+json", parameters=both),
        f"{root}/items": _get("getRecords", Label("Các bản ghi", "Records"), lang, page, media="application/geo+json",
                              parameters=[*search, *paging, *both]),
        f"{root}/items/{{recordId}}": _get("getRecord", Label("Một bản ghi", "One record"), lang, _RECORD,
                                           media="application/geo+json", parameters=[record, *both]),
        "/catalogue.jsonld": _get("getDcatCatalogue", Label("Danh mục theo DCAT", "The catalogue as DCAT"), lang,
                                  any_object, media="application/ld+json", html=False,
                                  parameters=[*search, _ref("lang")]),
    }  # fmt: skip


def _search(lang: str) -> list[dict[str, Any]]:
    text = {"type": "string"}
    return [
        _parameter("q", Label("Từ cần tìm, không kể dấu; dấu phẩy: một trong các từ",
                              "Text to find, diacritics do not count; comma: any of"), lang, _LIST),
        _ref("bbox"), _ref("bbox-crs"), _ref("datetime"),
        _parameter("type", Label("Loại bản ghi", "Type of record"), lang,
                   {"type": "array", "items": {"type": "string", "enum": list(KINDS)}}),
        _parameter("ids", Label("Mã bản ghi", "Record ids"), lang, _LIST),
        _parameter("externalIds", Label("Mã ngoài, có thể kèm hệ mã: plan-code:79…",
                                        "External ids, with or without scheme: plan-code:79…"), lang, _LIST),
        *(_parameter(name, Label("Bằng giá trị này", "Equal to this value"), lang, text) for name in EQUALS),
    ]  # fmt: skip


def _parameter(name: str, description: Label, lang: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name, "in": "query", "description": description.text(lang), "required": False, "style": "form",
        "explode": False, "schema": schema,
    }  # fmt: skip


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/parameters/{name}"}


def _get(
    operation: str, summary: Label, lang: str, schema: dict[str, Any], *, media: str = "application/json",
    parameters: list[dict[str, Any]], html: bool = True,
) -> dict[str, Any]:  # fmt: skip
    content: dict[str, Any] = {media: {"schema": schema}}
    if html:
        content["text/html"] = {"schema": {"type": "string"}}
    return {
        "get": {
            "operationId": operation,
            "summary": summary.text(lang),
            "tags": [TAG],
            "parameters": parameters,
            "responses": {
                "200": {"description": summary.text(lang), "content": content},
                "400": {"$ref": "#/components/responses/InvalidRequest"},
                "404": {"$ref": "#/components/responses/NotFound"},
                "500": {"$ref": "#/components/responses/ServerError"},
            },
        }
    }
