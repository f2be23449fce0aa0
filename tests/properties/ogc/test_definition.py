"""The definition of the OGC API, whole: formats, parameters and schemas of every collection."""

from __future__ import annotations

from layers.registry import registry
from ogc import openapi
from ogc.formats.kinds import BY_KEY, FILES


def test_the_api_definition_names_formats_parameters_and_schemas() -> None:
    document = openapi.build(
        [(spec, spec.public_fields) for spec in registry], "https://example.test/ogc", "en"
    )
    known = document["components"]["parameters"]
    assert known["fItems"]["schema"]["enum"] == list(BY_KEY)
    assert known["fItem"]["schema"]["enum"] == ["json", "html", "jsonfg"]
    for spec in registry:
        root = f"/collections/{spec.name}"
        items, item = (document["paths"][f"{root}/{path}"]["get"] for path in ("items", "items/{featureId}"))
        assert {kind.media for kind in FILES} < set(items["responses"]["200"]["content"])
        named = [
            one.get("$ref", "").rpartition("/")[2] for one in (*items["parameters"], *item["parameters"])
        ]
        assert {"fItems", "fItem", "profile", "headers"} <= set(named) and "f" not in named
        assert set(named) - {""} <= set(known)
        for resource in ("returnables", "sortables"):
            assert (
                "application/schema+json"
                in document["paths"][f"{root}/{resource}"]["get"]["responses"]["200"]["content"]
            )
