"""Tài liệu OpenAPI của gói khách. The part of the domain API that the Python client covers: the services with a page.

What serves our own pages and editor is left out; so are files, which the generator has no types for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from layers.sharing.services import services
from web.services.catalogue import offered

#: Requests of no service that programs need too.
_ALSO = ("/api/v1/usage", "/api/v1/jobs/{job_id}")
#: Inside a service, for officers at our own pages.
_OWN_PAGES = re.compile(
    r"/api/v1/(function-names|cadastre/|plans/\{plan_code\}/opinions|permits/places|permit-cases)"
)
_METHODS = ("get", "post", "put", "patch", "delete")
_REFERENCE = "#/components/schemas/"


def client_document(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The part of an OpenAPI document that the client is made of, with the shapes that it refers to."""
    covered = {one.name for one in offered()}
    paths: dict[str, dict[str, Any]] = {}
    for path, methods in schema["paths"].items():
        kept = {
            method: _operation(schema, path, method, given)
            for method, given in methods.items()
            if method in _METHODS and _is_covered(method, path, given, covered)
        }
        if kept:
            paths[path] = kept
    shapes = schema["components"]["schemas"]
    wanted: dict[str, Any] = {}
    waiting = sorted(set(_references(paths)))
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted[name] = shapes[name]
            waiting += sorted(set(_references(shapes[name])) - set(wanted))
    return {
        "openapi": schema["openapi"],
        "info": {"title": "Nen", "version": schema["info"]["version"]},
        "paths": paths,
        "components": {"schemas": {name: wanted[name] for name in sorted(wanted)}},
    }


def _is_covered(method: str, path: str, given: Mapping[str, Any], covered: set[str]) -> bool:
    route = path.lstrip("/").replace("{", "<").replace("}", ">")
    of_service = services.of_route(method.upper(), route) in covered and not _OWN_PAGES.match(path)
    return (of_service or path in _ALSO) and not _is_file(method, given)


def _is_file(method: str, given: Mapping[str, Any]) -> bool:
    """Whether success is something else than JSON, or the body of the request is."""
    answers = [answer for status, answer in given["responses"].items() if str(status).startswith("2")]
    kinds = [kind for answer in answers for kind in answer.get("content", {})]
    is_silent_read = method == "get" and not kinds
    body = given.get("requestBody", {}).get("content", {"application/json": {}})
    return (
        is_silent_read or any(kind != "application/json" for kind in kinds) or "application/json" not in body
    )


def _operation(schema: Mapping[str, Any], path: str, method: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """One request under a name made of its address; errors and examples are the same for all and left out."""
    kept = {key: given[key] for key in ("summary", "description", "requestBody") if key in given}
    if "requestBody" in kept:
        json_only = {"schema": kept["requestBody"]["content"]["application/json"]["schema"]}
        kept["requestBody"] = {
            "content": {"application/json": json_only}, "required": kept["requestBody"].get("required", False)
        }  # fmt: skip
    name = re.sub(r"[^a-z0-9]+", "_", path.removeprefix("/api/v1/").lower()).strip("_")
    route = path.lstrip("/").replace("{", "<").replace("}", ">")
    return kept | {
        "operationId": f"{method}_{name}",
        "tags": [services.of_route(method.upper(), route) or "account"],
        "parameters": [_parameter(schema, one) for one in given.get("parameters", [])],
        "responses": {
            str(status): _response(answer)
            for status, answer in given["responses"].items()
            if int(status) < 300
        },
    }


def _parameter(schema: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    if "$ref" in given:
        given = schema["components"]["parameters"][given["$ref"].rsplit("/", 1)[-1]]
    return {key: given[key] for key in ("name", "in", "required", "description", "schema") if key in given}


def _response(given: Mapping[str, Any]) -> dict[str, Any]:
    content = given.get("content", {}).get("application/json")
    return {"description": given.get("description", "")} | (
        {"content": {"application/json": {"schema": content["schema"]}}} if content else {}
    )


def _references(value: Any) -> Iterator[str]:
    """Names of the shapes that a part of the document refers to."""
    if isinstance(value, Mapping):
        reference = value.get("$ref")
        if isinstance(reference, str) and reference.startswith(_REFERENCE):
            yield reference.removeprefix(_REFERENCE)
        for one in value.values():
            yield from _references(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _references(one)
