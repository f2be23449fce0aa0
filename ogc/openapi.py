"""OpenAPI 3.0 definition of what one user may call. Everything is inside the document: no reference leads elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from layers.rights import User
from layers.spec import Field, LayerSpec
from ogc import qgis_openapi, schemas, shapes
from ogc.configuration import DESCRIPTION, TITLE
from ogc.formats import openapi as formats
from ogc.processes import openapi as processes
from ogc.query import DEFAULT_LIMIT, MAX_LIMIT
from ogc.records import openapi as records
from ogc.tiles_api import openapi as tiles
from ogc.transactions import openapi as transactions

_OBJECT = {"type": "object"}


def build(
    layers: Iterable[tuple[LayerSpec, tuple[Field, ...]]], base_url: str, lang: str, user: User | None = None
) -> dict[str, Any]:
    """The document for these layers and their readable fields, with what this user may write."""
    paths: dict[str, Any] = {
        "/": _get("getLandingPage", _text("Trang đầu", "Landing page", lang), "core", _OBJECT),
        "/conformance": _get(
            "getConformance", _text("Các lớp tuân thủ", "Conformance classes", lang), "core", _OBJECT
        ),
        "/collections": _get(
            "getCollections", _text("Các lớp dữ liệu", "Collections", lang), "core", _OBJECT
        ),
    }
    tags = [{"name": "core", "description": _text("Dịch vụ", "Service", lang)}]
    layers = list(layers)
    sent: dict[str, Any] = {}
    paths |= records.paths(lang) | tiles.paths([spec for spec, _fields in layers], lang)
    tags.append({"name": records.TAG, "description": _text("Danh mục dữ liệu", "Catalogue", lang)})
    tags.append({"name": tiles.TAG, "description": _text("Ô bản đồ", "Tiles", lang)})
    paths |= processes.paths(lang)
    tags.append({"name": processes.TAG, "description": _text("Tiến trình xử lý", "Processes", lang)})
    paths |= qgis_openapi.paths(lang)
    tags.append({"name": qgis_openapi.TAG, "description": _text("Cho QGIS", "For QGIS", lang)})
    for spec, fields in layers:
        tags.append({"name": spec.name, "description": spec.title.text(lang)})
        paths.update(_collection_paths(spec, fields, lang))
        for path, methods in transactions.operations(user, spec, lang).items():
            paths[path] |= methods
        sent |= transactions.components(user, spec, lang)
        transactions.drafts_shown(user, spec, paths, lang)
    parameters = _parameters(lang)
    formats.add(paths, parameters, [spec for spec, _fields in layers], lang)
    return {
        "openapi": "3.0.3",
        "info": {
            "title": TITLE[lang].format(city=settings.CITY.name(lang)),
            "description": DESCRIPTION[lang],
            "version": "1.0.0",
        },
        "servers": [{"url": base_url}],
        "tags": tags,
        "paths": paths,
        "components": {"parameters": parameters, "responses": _responses(lang), "schemas": _SCHEMAS | sent},
    }


def _text(vi: str, en: str, lang: str) -> str:
    return en if lang == "en" else vi


def _collection_paths(spec: LayerSpec, fields: tuple[Field, ...], lang: str) -> dict[str, Any]:
    root = f"/collections/{spec.name}"
    name = "".join(part.title() for part in spec.name.split("_"))
    title = spec.title.text(lang)
    feature = _feature_schema(spec, fields, lang)
    return {
        root: _get(f"describe{name}", title, spec.name, _OBJECT),
        f"{root}/schema": _get(f"getSchema{name}", title, spec.name, _OBJECT, media="application/schema+json"),
        f"{root}/queryables": _get(f"getQueryables{name}", title, spec.name, _OBJECT, media="application/schema+json"),
        f"{root}/items": _get(
            f"getFeatures{name}", title, spec.name, _collection_schema(feature), media="application/geo+json",
            parameters=[*_items_parameters(spec), *(_property_parameter(field, lang) for field in fields)],
        ),
        f"{root}/items/{{featureId}}": _get(
            f"getFeature{name}", title, spec.name, feature, media="application/geo+json",
            parameters=[_ref("featureId"), _ref("crs"), _ref("datetime")], missing=True,
        ),
    }  # fmt: skip


def _get(
    operation: str, summary: str, tag: str, schema: dict[str, Any], *, media: str = "application/json",
    parameters: Iterable[dict[str, Any]] = (), missing: bool = False,
) -> dict[str, Any]:  # fmt: skip
    responses: dict[str, Any] = {
        "200": {
            "description": summary,
            "content": {media: {"schema": schema}, "text/html": {"schema": {"type": "string"}}},
        },
        "400": {"$ref": "#/components/responses/InvalidRequest"},
        "500": {"$ref": "#/components/responses/ServerError"},
    }
    if missing or tag != "core":
        responses["404"] = {"$ref": "#/components/responses/NotFound"}
    return {
        "get": {
            "operationId": operation,
            "summary": summary,
            "tags": [tag],
            "parameters": [*parameters, _ref("f"), _ref("lang")],
            "responses": responses,
        }
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/parameters/{name}"}


def _items_parameters(spec: LayerSpec) -> list[dict[str, Any]]:
    spatial = (
        ("bbox", "bbox-crs", "crs", "filter-crs", "skipGeometry") if spec.is_spatial else ("bbox", "crs")
    )
    names = (
        "limit",
        "offset",
        "after",
        "datetime",
        "sortby",
        "properties",
        "filter",
        "filter-lang",
        "resultType",
    )
    return [_ref(name) for name in (*spatial, *names)]


def _property_parameter(field: Field, lang: str) -> dict[str, Any]:
    schema = {
        key: value for key, value in schemas.property_schema(field, lang).items() if key in ("type", "format")
    }
    return {
        "name": field.name,
        "in": "query",
        "description": field.label.text(lang),
        "required": False,
        "style": "form",
        "explode": False,
        "schema": schema,
    }


def _feature_schema(spec: LayerSpec, fields: tuple[Field, ...], lang: str) -> dict[str, Any]:
    properties = {
        field.name: {
            key: value
            for key, value in schemas.property_schema(field, lang).items()
            if key in ("type", "format", "title", "description", "maxLength", "minimum", "maximum")
        }
        | {"nullable": True}
        for field in fields
    }
    return {
        "type": "object",
        "required": ["type", "id", "geometry", "properties"],
        "properties": {
            "type": {"type": "string", "enum": ["Feature"]},
            "id": {"type": "string", "format": "uuid"},
            "geometry": {"$ref": "#/components/schemas/geometry"},
            "properties": {"type": "object", "nullable": True, "properties": properties},
            "links": {"type": "array", "items": {"$ref": "#/components/schemas/link"}},
        },
    }


def _collection_schema(feature: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": {"type": "string", "enum": ["FeatureCollection"]},
            "features": {"type": "array", "items": feature},
            "links": {"type": "array", "items": {"$ref": "#/components/schemas/link"}},
            "timeStamp": {"type": "string", "format": "date-time"},
            "numberMatched": {"type": "integer", "minimum": 0},
            "numberReturned": {"type": "integer", "minimum": 0},
        },
    }


def _query(name: str, description: str, schema: dict[str, Any], **extra: Any) -> dict[str, Any]:
    return {
        "name": name, "in": "query", "description": description, "required": False, "style": "form", "explode": False,
        "schema": schema, **extra,
    }  # fmt: skip


def _parameters(lang: str) -> dict[str, Any]:
    text, uri = {"type": "string"}, {"type": "string", "format": "uri"}
    crs = {**uri, "enum": [crs.uri for crs in shapes.supported()]}
    number = {"type": "number"}

    def say(vi: str, en: str) -> str:
        return _text(vi, en, lang)

    return {
        "f": _query("f", say("Định dạng", "Format"), {**text, "enum": ["json", "html"]}),
        "lang": _query("lang", say("Ngôn ngữ", "Language"), {**text, "enum": ["vi", "en"], "default": "vi"}),
        "limit": _query(
            "limit", say("Số đối tượng mỗi trang", "Features a page"),
            {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT},
        ),
        "offset": _query(
            "offset", say("Bỏ qua số đối tượng này", "Features to skip"), {"type": "integer", "minimum": 0}
        ),
        "after": _query("after", say("Mốc trang trong liên kết next", "Page token of the next link"), text),
        "bbox": _query(
            "bbox", say("Khung bao, theo trục của bbox-crs; bảng không có hình học thì không lọc theo khung",
                        "Box, in the axis order of bbox-crs; of a table without shapes it leaves nothing out"),
            {"type": "array", "minItems": 4, "maxItems": 6, "items": number},
        ),
        "bbox-crs": _query("bbox-crs", say("Hệ tọa độ của bbox", "CRS of bbox"), crs),
        "crs": _query("crs", say("Hệ tọa độ của kết quả", "CRS of the answer"), crs),
        "datetime": _query(
            "datetime", say("Thời điểm (đọc cả lịch sử) hoặc khoảng có hiệu lực của dữ liệu hiện có",
                            "Instant (reads the history) or interval of validity of what is stored"), text,
            example="2025-07-01/..",
        ),
        "sortby": _query("sortby", say("Thuộc tính sắp xếp; dấu trừ: giảm dần", "Sort by; minus: descending"), text),
        "properties": _query(
            "properties", say("Chỉ trả về các thuộc tính này", "Return only these properties"),
            {"type": "array", "items": text},
        ),
        "skipGeometry": _query("skipGeometry", say("Không trả hình học", "Leave geometry out"), {"type": "boolean"}),
        "filter": _query("filter", say("Biểu thức lọc CQL2", "CQL2 filter"), text),
        "filter-lang": _query(
            "filter-lang", say("Ngôn ngữ lọc", "Filter language"),
            {**text, "enum": ["cql2-text", "cql2-json"], "default": "cql2-text"},
        ),
        "filter-crs": _query("filter-crs", say("Hệ tọa độ trong biểu thức lọc", "CRS in the filter"), crs),
        "resultType": _query(
            "resultType", say("hits: chỉ đếm", "hits: count only"), {**text, "enum": ["results", "hits"]}
        ),
        "featureId": {
            "name": "featureId", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"},
            "description": say("Mã đối tượng", "Feature id"),
        },
    }  # fmt: skip


def _responses(lang: str) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}}
    return {
        "InvalidRequest": {
            "description": _text("Tham số sai", "Invalid parameter", lang),
            "content": problem,
        },
        "NotFound": {"description": _text("Không tìm thấy", "Not found", lang), "content": problem},
        "ServerError": {"description": _text("Lỗi hệ thống", "Server error", lang), "content": problem},
    }


_SCHEMAS: dict[str, Any] = {
    "link": {
        "type": "object",
        "required": ["href", "rel"],
        "properties": {key: {"type": "string"} for key in ("href", "rel", "type", "hreflang", "title")},
    },
    "geometry": {
        "type": "object",
        "nullable": True,
        "required": ["type", "coordinates"],
        "properties": {"type": {"type": "string"}, "coordinates": {"type": "array", "items": {}}},
    },
    "problem": {
        "type": "object",
        "properties": {
            "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
            "detail": {"type": "string"}, "instance": {"type": "string"}, "errors": {"type": "array", "items": {}},
        },
    },
}  # fmt: skip
