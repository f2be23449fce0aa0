"""Annex A.4 and A.7 of OGC API Features, Part 1: GeoJSON and OpenAPI 3.0."""

from __future__ import annotations

import re
from typing import Any

from tests.conformance.asking import GEOJSON, Service
from tests.conformance.register import abstract_test

GEOMETRIES = {
    "Point": 1, "MultiPoint": 2, "LineString": 2, "MultiLineString": 3, "Polygon": 3, "MultiPolygon": 4,
}  # fmt: skip


@abstract_test("GeoJSON", "definition: media types")
def media_types(service: Service) -> None:
    for one in service.collections:
        answer = service.items(one, limit="1")
        assert answer.media_type == GEOJSON, f"{answer.address}: {answer.media_type}"
        for feature in answer.json["features"]:
            assert service.item(one, feature["id"]).media_type == GEOJSON, one["id"]


@abstract_test("GeoJSON", "content: RFC 7946")
def content(service: Service) -> None:
    for one in service.collections:
        for feature in service.items(one, limit="20").json["features"]:
            assert {"type", "id", "geometry", "properties"} <= feature.keys(), feature.keys()
            assert feature["properties"] is None or isinstance(feature["properties"], dict)
            if feature["geometry"] is not None:
                _geometry(f"{one['id']}/{feature['id']}", feature["geometry"])


@abstract_test("OAS30", "oas-definition-1, oas-definition-2")
def document(service: Service) -> None:
    api = service.definition
    assert re.fullmatch(r"3\.0\.\d+", api["openapi"]), api["openapi"]
    assert api["info"]["title"] and api["info"]["version"] and api["servers"], "info and servers"
    operations = []
    for path, methods in api["paths"].items():
        for method, operation in methods.items():
            if method not in ("get", "put", "post", "patch", "delete", "head", "options"):
                continue
            operations.append(operation.get("operationId"))
            assert operation["responses"], f"{method} {path}: no responses"
            given = [
                service.resolve(one)
                for one in (*methods.get("parameters", ()), *operation.get("parameters", ()))
            ]
            in_path = {one["name"] for one in given if one["in"] == "path"}
            wanted = set(re.findall(r"{(\w+)}", path))
            assert in_path == wanted, f"{method} {path}: {in_path} for {wanted}"
            names = [(one["name"], one["in"]) for one in given]
            assert len(names) == len(set(names)), f"{method} {path}: a parameter twice"
    named = [one for one in operations if one]
    assert len(named) == len(set(named)), "an operationId is used twice"
    _references(service, api)


@abstract_test("OAS30", "oas-impl, completeness")
def completeness(service: Service) -> None:
    paths = service.definition["paths"]
    for path in ("/", "/conformance", "/collections"):
        assert "get" in paths[path], path
    for one in service.collections:
        items = f"/collections/{one['id']}/items"
        assert "get" in paths[items], items
        assert any(re.fullmatch(re.escape(items) + r"/{\w+}", path) for path in paths), (
            f"{items}/{{featureId}}"
        )
        answered = service.resolve(paths[items]["get"]["responses"]["200"])
        assert GEOJSON in answered["content"], items


@abstract_test("OAS30", "exceptions: the codes that come are declared")
def exceptions(service: Service) -> None:
    for one in service.collections:
        declared = service.definition["paths"][f"/collections/{one['id']}/items"]["get"]["responses"]
        answer = service.get(service.link(one["links"], "items", GEOJSON), limit="many")
        assert str(answer.status) in declared or "default" in declared, f"{answer.address}: {answer.status}"


@abstract_test("OAS30", "security: what asks for a sign-in says so")
def security(service: Service) -> None:
    for path, methods in service.definition["paths"].items():
        wanted = methods.get("get", {}).get("security", service.definition.get("security"))
        if wanted and {} not in wanted:
            schemes = service.definition["components"]["securitySchemes"]
            assert all(name in schemes for one in wanted for name in one), path


def _geometry(name: str, geometry: dict[str, Any]) -> None:
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            _geometry(name, part)
        return
    assert geometry["type"] in GEOMETRIES, f"{name}: {geometry['type']}"
    depth, at = 0, geometry["coordinates"]
    while isinstance(at, list):
        depth, at = depth + 1, at[0] if at else 0.0
    assert depth == GEOMETRIES[geometry["type"]], f"{name}: {geometry['type']} of depth {depth}"
    rings = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}.get(
        geometry["type"], []
    )
    for polygon in rings:
        for ring in polygon:
            assert len(ring) >= 4 and ring[0] == ring[-1], f"{name}: a ring that is not closed"


def _references(service: Service, part: Any) -> None:
    if isinstance(part, dict):
        if "$ref" in part:
            try:
                service.resolve(part)
            except (KeyError, TypeError):
                raise AssertionError(f"{part['$ref']} leads nowhere") from None
        for inner in part.values():
            _references(service, inner)
    elif isinstance(part, list):
        for inner in part:
            _references(service, inner)
