"""The operations of Part 4 in the OpenAPI definition: only for layers that the user may write to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from layers.changesets.reading_values import writable
from layers.rights import User, may
from layers.spec import Field, LayerSpec
from ogc import schemas, shapes
from ogc.drafts import MINE
from ogc.transactions.placing import COORD_REF_SYS, PLACE
from ogc.transactions.requests import CHANGE_SET, GEOJSON, MOST_FEATURES, PARTIAL, WHOLE

#: A change set by its id, or the user's own draft.
_CHANGE_SET_NAMED = {"type": "string", "pattern": f"^({MINE}|[0-9a-fA-F-]{{36}})$"}
_KEPT = ("type", "format", "title", "description", "maxLength", "minimum", "maximum")


def operations(user: User | None, spec: LayerSpec, lang: str) -> dict[str, dict[str, Any]]:
    """By path the methods that write, with their bodies and answers; empty for a layer that the user may not write."""
    if not _writes(user, spec):
        return {}
    name = _name(spec)
    whole, part = {"$ref": f"#/components/schemas/{name}Sent"}, {"$ref": f"#/components/schemas/{name}Part"}
    root = f"/collections/{spec.name}/items"
    many: dict[str, Any] = {
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": {"type": "string", "enum": ["FeatureCollection"]},
            "features": {"type": "array", "minItems": 1, "maxItems": MOST_FEATURES, "items": whole},
        },
    }
    if spec.is_spatial:
        many["properties"][COORD_REF_SYS] = _crs(lang)
    item = [_path_id(lang), _header("If-Match", _TEXTS["if_match"], lang)]
    return {
        root: {
            "post": _operation(
                f"create{name}", "create", spec, lang, _content(WHOLE, {"oneOf": [whole, many]}), "201",
                [_header("Idempotency-Key", _TEXTS["key"], lang)],
            )
        },
        f"{root}/{{featureId}}": {
            "put": _operation(f"replace{name}", "replace", spec, lang, _content(WHOLE, whole), "200", item),
            "patch": _operation(f"update{name}", "update", spec, lang, _content(PARTIAL, part), "200", item),
            "delete": _operation(f"delete{name}", "delete", spec, lang, {}, "200", item),
        },
    }  # fmt: skip


def components(user: User | None, spec: LayerSpec, lang: str) -> dict[str, Any]:
    """The schemas to which `operations` refers, by name."""
    if not _writes(user, spec):
        return {}
    values = {"type": "object", "properties": _values(tuple(writable(spec, user).values()), lang)}
    feature = {"type": {"type": "string", "enum": ["Feature"]}, "properties": values} | _shape(spec, lang)
    sent: dict[str, Any] = {"type": "object", "required": ["type", "properties"], "properties": feature}
    if spec.is_spatial:
        sent["anyOf"] = [{"required": ["geometry"]}, {"required": [PLACE]}]
    else:
        sent["required"].append("geometry")
    part = {"type": "object", "properties": {"properties": values} | _shape(spec, lang)}
    return {f"{_name(spec)}Sent": sent, f"{_name(spec)}Part": part}


def drafts_shown(user: User | None, spec: LayerSpec, paths: dict[str, Any], lang: str) -> None:
    """Add to the reading operations of a layer how drafts are asked for, where the user may write or decide."""
    if (
        user is None
        or not user.is_authenticated
        or not (may(user, "write", spec) or may(user, "approve", spec))
    ):
        return
    parameter = _query_changeset(lang) | {"description": _say("drafts", lang)}
    for path in (f"/collections/{spec.name}/items", f"/collections/{spec.name}/items/{{featureId}}"):
        paths[path]["get"]["parameters"].append(parameter)


_TEXTS: dict[str, tuple[str, str]] = {
    "create": ("Thêm đối tượng vào bộ thay đổi", "Draft new features"),
    "replace": ("Thay cả đối tượng trong bộ thay đổi", "Draft a replacement"),
    "update": ("Sửa một phần đối tượng trong bộ thay đổi", "Draft an update of a part"),
    "delete": ("Xóa đối tượng trong bộ thay đổi", "Draft a deletion"),
    "body": ("Lưu nháp; chưa công bố cho đến khi người khác duyệt và công bố.",
             "Saved as a draft; not published before somebody else approves and publishes."),
    "if_match": ("ETag của đối tượng đã đọc; khác thì 412", "ETag of the feature as read; 412 when it differs"),
    "key": ("Khóa để gửi lại an toàn", "Key under which the same request may be sent again"),
    "crs": ("Hệ tọa độ của hình gửi lên; mặc định CRS84", "CRS of the shape that is sent; CRS84 by default"),
    "changeset": ("Bộ thay đổi nhận; mặc định bản nháp của bạn",
                  "Change set that takes the edit; your own draft by default"),
    "drafts": ("Phủ thay đổi chưa công bố lên dữ liệu: mine (bản nháp của bạn) hoặc mã bộ thay đổi; chỉ f=json",
               "Lay unpublished changes over the data: mine (your drafts) or the id of a change set; f=json only"),
    "id": ("Mã đối tượng", "Feature id"),
    "refused": ("Bị từ chối; errors nói trường nào và sửa thế nào", "Refused; errors say which field and what to do"),
}  # fmt: skip


def _say(key: str, lang: str) -> str:
    return _TEXTS[key][lang == "en"]


def _operation(
    operation: str, key: str, spec: LayerSpec, lang: str, bodies: dict[str, Any], success: str,
    parameters: list[dict[str, Any]],
) -> dict[str, Any]:  # fmt: skip
    refused = {
        "description": _say("refused", lang),
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}},
    }
    shared = [
        _query_changeset(lang),
        _header(CHANGE_SET, _TEXTS["changeset"], lang, _CHANGE_SET_NAMED),
    ]
    if bodies and spec.is_spatial:
        shared.append(_header("Content-Crs", _TEXTS["crs"], lang, _crs(lang)))
    found: dict[str, Any] = {
        "operationId": operation,
        "summary": f"{_say(key, lang)}: {spec.title.text(lang)}",
        "description": _say("body", lang),
        "tags": [spec.name],
        "parameters": [*parameters, *shared, {"$ref": "#/components/parameters/lang"}],
        "responses": {
            success: {
                "description": _say("body", lang),
                "headers": {
                    name: {"schema": {"type": "string"}}
                    for name in (
                        "Location" if success == "201" else "ETag",
                        CHANGE_SET,
                        f"{CHANGE_SET}-Status",
                        "Link",
                    )
                },
                "content": {(GEOJSON if bodies else "application/json"): {"schema": {"type": "object"}}},
            },
            **dict.fromkeys(("400", "401", "403", "404", "409", "412", "413", "415", "428"), refused),
        },
    }
    if bodies:
        found["requestBody"] = {"required": True, "content": bodies}
    return found


def _content(kinds: Iterable[str], schema: dict[str, Any]) -> dict[str, Any]:
    return {kind: {"schema": schema} for kind in kinds}


def _writes(user: User | None, spec: LayerSpec) -> bool:
    return user is not None and user.is_authenticated and may(user, "write", spec)


def _name(spec: LayerSpec) -> str:
    return "".join(part.title() for part in spec.name.split("_"))


def _shape(spec: LayerSpec, lang: str) -> dict[str, Any]:
    """Members that hold the shape: GeoJSON's, and those of JSON-FG."""
    geometry = {"$ref": "#/components/schemas/geometry"}
    if not spec.is_spatial:
        return {"geometry": geometry}
    return {"geometry": geometry, PLACE: geometry, COORD_REF_SYS: _crs(lang)}


def _crs(lang: str) -> dict[str, Any]:
    return {
        "type": "string",
        "description": _say("crs", lang),
        "enum": [crs.uri for crs in shapes.supported()],
    }


def _values(fields: tuple[Field, ...], lang: str) -> dict[str, Any]:
    return {
        one.name: {key: value for key, value in schemas.property_schema(one, lang).items() if key in _KEPT}
        | {"nullable": True}
        for one in fields
    }


def _header(
    name: str, texts: tuple[str, str], lang: str, schema: dict[str, Any] | None = None
) -> dict[str, Any]:
    return {
        "name": name,
        "in": "header",
        "required": False,
        "description": texts[lang == "en"],
        "schema": schema or {"type": "string"},
    }


def _query_changeset(lang: str) -> dict[str, Any]:
    return {
        "name": "changeset",
        "in": "query",
        "required": False,
        "description": _say("changeset", lang),
        "schema": _CHANGE_SET_NAMED,
    }


def _path_id(lang: str) -> dict[str, Any]:
    return {
        "name": "featureId",
        "in": "path",
        "required": True,
        "description": _say("id", lang),
        "schema": {"type": "string", "format": "uuid"},
    }
