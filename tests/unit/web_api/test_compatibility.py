"""What the check of a description against the published one finds, and what it lets pass."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from web.openapi.compatibility import breaks

PUBLISHED: dict[str, Any] = {
    "paths": {
        "/things/{id}": {
            "get": {
                "parameters": [
                    {"in": "path", "name": "id", "required": True, "schema": {"type": "string"}},
                    {"in": "query", "name": "order", "schema": {"type": "string", "enum": ["name", "area"]}},
                    {"$ref": "#/components/parameters/Limit"},
                ],
                "responses": {
                    "200": {
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
                    },
                    "404": {"content": {}},
                },
            },
            "post": {
                "requestBody": {
                    "required": False,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ThingIn"}}},
                },
                "responses": {"201": {}},
            },
        }
    },
    "components": {
        "parameters": {
            "Limit": {"in": "query", "name": "limit", "schema": {"type": "integer", "maximum": 200}}
        },
        "schemas": {
            "Thing": {
                "type": "object",
                "title": "Thing",
                "required": ["id", "parts"],
                "properties": {
                    "id": {"type": "string"},
                    "area": {"anyOf": [{"type": "number"}, {"type": "null"}]},
                    "state": {"type": "string", "enum": ["a", "b"]},
                    "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
                },
            },
            "ThingIn": {
                "type": "object",
                "required": ["name"],
                "properties": {"name": {"type": "string", "maxLength": 50}, "note": {"type": "string"}},
            },
        },
    },
}
GET, POST = ("paths", "/things/{id}", "get"), ("paths", "/things/{id}", "post")
THING, SENT = ("components", "schemas", "Thing"), ("components", "schemas", "ThingIn")


def changed(change: Callable[[dict[str, Any]], object], *place: str) -> list[str]:
    new = copy.deepcopy(PUBLISHED)
    at: Any = new
    for part in place:
        at = at[part]
    change(at)
    return breaks(PUBLISHED, new)


@pytest.mark.parametrize(
    ("place", "change", "told"),
    [
        (("paths",), lambda at: at.clear(), "GET /things/{id}: the operation is gone"),
        (GET, lambda at: at["parameters"].pop(1), "query parameter order is gone"),
        (GET, lambda at: at["parameters"][1].update(required=True), "order became required"),
        (GET, lambda at: at["parameters"].append({"in": "query", "name": "x", "required": True}),
         "x is new and required"),
        (GET, lambda at: at["parameters"][1]["schema"]["enum"].remove("area"), "takes no area any more"),
        (GET, lambda at: at["responses"].pop("200"), "answers 200 no more"),
        (("components", "parameters", "Limit", "schema"), lambda at: at.update(maximum=100), "maximum is narrower"),
        (POST, lambda at: at["requestBody"].update(required=True), "the body became required"),
        (POST, lambda at: at.pop("requestBody"), "takes no body any more"),
        (THING, lambda at: at["properties"].pop("area"), "Thing.area is gone"),
        (THING, lambda at: at["required"].remove("id"), "Thing.id may be missing now"),
        (THING, lambda at: at["properties"].update(id={"type": "integer"}), "Thing.id: may be integer now"),
        (THING, lambda at: at["properties"].update(id={"anyOf": [{"type": "string"}, {"type": "null"}]}),
         "may be null"),
        (SENT, lambda at: at["required"].append("note"), "ThingIn (sent).note became required"),
        (SENT, lambda at: at["properties"]["name"].update(maxLength=20), "maxLength is narrower now (20)"),
        (SENT, lambda at: at["properties"]["note"].update(enum=["x"]), "takes only x now"),
        (SENT, lambda at: at["properties"].update(note={"type": "integer"}), "takes no string any more"),
        (SENT, lambda at: at.update(additionalProperties=False) or at["properties"].pop("note"), "note is gone"),
    ],
)  # fmt: skip
def test_what_breaks_programs_is_told(
    place: tuple[str, ...], change: Callable[..., object], told: str
) -> None:
    found = changed(change, *place)
    assert len([one for one in found if told in one]) >= 1, found


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ((), lambda at: None),
        (("paths",), lambda at: at.update({"/more": {"get": {"responses": {"200": {}}}}})),
        (GET, lambda at: at["parameters"].append({"in": "query", "name": "x", "schema": {"type": "string"}})),
        (GET, lambda at: at["parameters"][1]["schema"]["enum"].append("age")),
        (GET, lambda at: at["responses"].update({"304": {}})),
        (GET, lambda at: at["responses"].pop("404")),
        (THING, lambda at: at["properties"].update(more={"type": "string"})),
        (THING, lambda at: at["properties"].update(area={"type": "number"})),
        (THING, lambda at: at["properties"]["state"]["enum"].append("c")),
        (SENT, lambda at: at["properties"].update(more={"type": "string"})),
        (SENT, lambda at: at["required"].remove("name")),
        (SENT, lambda at: at["properties"]["name"].update(maxLength=100)),
        (SENT, lambda at: at["properties"].update(note={"anyOf": [{"type": "string"}, {"type": "null"}]})),
    ],
)
def test_what_is_new_or_wider_passes(place: tuple[str, ...], change: Callable[..., object]) -> None:
    assert changed(change, *place) == []


def test_an_answer_that_may_be_in_part_too_goes_on_to_be_compared() -> None:
    new = copy.deepcopy(PUBLISHED)
    new["components"]["schemas"]["Part"] = {"type": "object", "title": "Part", "properties": {}}
    answer = new["paths"]["/things/{id}"]["get"]["responses"]["200"]["content"]["application/json"]
    answer["schema"] = {"anyOf": [answer["schema"], {"$ref": "#/components/schemas/Part"}]}
    assert breaks(PUBLISHED, new) == []
    del new["components"]["schemas"]["Thing"]["properties"]["area"]
    assert breaks(PUBLISHED, new) == ["GET /things/{id}: 200.area is gone", "Thing.area is gone"]
