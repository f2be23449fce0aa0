"""The published description: complete for every operation, one version, the same as the file that is checked in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from web.api import api
from web.management.commands.openapi import CURRENT, RELEASED, description, problems
from web.openapi import API_VERSION
from web.openapi.document import operations
from web.openapi.example import Example
from web.openapi.examples import EXAMPLES


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return api.get_openapi_schema()


def test_it_is_3_1_and_names_its_version(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.") and document["info"]["version"] == API_VERSION


def test_every_operation_is_told_in_full(document: dict[str, Any]) -> None:
    lacking, ids = [], []
    for method, path, operation in operations(document):
        place = f"{method} {path}"
        ids.append(operation["operationId"])
        if " · " not in operation.get("summary", "") or not operation.get("description"):
            lacking.append(f"{place}: summary in both languages, description")
        statuses = set(operation["responses"])
        if not {"400", "401", "403", "429"} <= statuses or not {one for one in statuses if one[0] == "2"}:
            lacking.append(f"{place}: statuses {sorted(statuses)}")
        if operation["x-scope"] not in {"read", "write", "approve"} or not operation["security"]:
            lacking.append(f"{place}: scope")
        for status, response in operation["responses"].items():
            if status >= "400" and response != {"$ref": f"#/components/responses/Problem{status}"}:
                lacking.append(f"{place}: {status} is no problem document")
            if status < "400" and "RateLimit-Remaining" not in response["headers"]:
                lacking.append(f"{place}: {status} without headers")
    assert lacking == []
    assert len(set(ids)) == len(ids) > 80


def test_every_error_is_a_problem_document_with_headers(document: dict[str, Any]) -> None:
    for name, response in document["components"]["responses"].items():
        assert list(response["content"]) == ["application/problem+json"], name
        assert {"RateLimit-Remaining", "X-Request-Id"} <= set(response["headers"]), name
    assert "Retry-After" in document["components"]["responses"]["Problem429"]["headers"]


def test_every_operation_has_an_example(document: dict[str, Any]) -> None:
    lacking = []
    for method, path, operation in operations(document):
        for one in operation.get("parameters", ()):
            if one.get("required") and "example" not in one:
                lacking.append(f"{method} {path}: {one['name']}")
        body = operation.get("requestBody")
        if (
            body
            and body.get("required")
            and not all(_has_example(document, one) for one in body["content"].values())
        ):
            lacking.append(f"{method} {path}: body")
    assert lacking == []


def _has_example(document: dict[str, Any], media: dict[str, Any]) -> bool:
    """In the description of the operation, or in that of the shape it takes."""
    name = media["schema"].get("$ref", "").rsplit("/", 1)[-1]
    return "example" in media or "example" in document["components"]["schemas"].get(name, {})


def test_no_example_is_of_an_operation_that_is_not_there(document: dict[str, Any]) -> None:
    there = {(method, path.removeprefix("/api/v1")) for method, path, _ in operations(document)}
    assert set(EXAMPLES) - there == set()


def test_scopes_keys_and_conditions(document: dict[str, Any]) -> None:
    def told(method: str, path: str) -> tuple[str, set[str], bool]:
        found = document["paths"][f"/api/v1{path}"][method]
        names = {one["$ref"].rsplit("/")[-1] for one in found.get("parameters", ()) if "$ref" in one}
        return found["x-scope"], names, {} in found["security"]

    assert told("get", "/parcels/{parcel_id}") == ("read", {"IfNoneMatch"}, True)
    assert told("post", "/parcels/bulk") == ("read", set(), True)
    assert told("post", "/changesets") == ("write", {"IdempotencyKey"}, False)
    assert told("post", "/changesets/{change_set_id}/approve") == (
        "approve",
        {"IdempotencyKey", "IfMatch"},
        False,
    )
    assert told("patch", "/changesets/{change_set_id}") == ("write", {"IfMatch"}, False)


def test_a_description_that_is_old_or_breaks_programs_is_told(tmp_path: Path) -> None:
    text = description()
    assert len(problems(text, tmp_path)) == 2
    for path in (CURRENT, RELEASED):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert problems(text, tmp_path) == []
    renamed = text.replace('"/api/v1/wards"', '"/api/v1/communes"')
    assert [one for one in problems(renamed, tmp_path) if "GET /api/v1/wards: the operation is gone" in one]


def test_an_example_writes_only_what_it_knows() -> None:
    operation: dict[str, Any] = {
        "parameters": [{"in": "path", "name": "unknown_id"}, {"in": "query", "name": "q"}]
    }
    Example(query={"q": "x"}).write(operation)
    assert operation["parameters"] == [
        {"in": "path", "name": "unknown_id"},
        {"in": "query", "name": "q", "example": "x"},
    ]
