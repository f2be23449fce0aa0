"""Landing page, conformance, collections, schema, queryables, OpenAPI: complete, in both languages, without leaks."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection

from layers.registry import registry
from layers.spec import LayerSpec, Rights

pytestmark = pytest.mark.django_db
CONTRACT = (
    "wards", "basemap_roads", "basemap_water", "basemap_buildings", "basemap_landcover", "parcels",
    "parcel_land_uses", "plans", "planning_zones", "red_lines", "road_segments", "building_permits",
)  # fmt: skip
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"


def test_landing_page_leads_to_the_rest_and_to_nothing_unmounted(get: Any) -> None:
    links = get("/ogc/").json()["links"]
    relations = {link["rel"] for link in links}
    assert {"self", "service-desc", "service-doc", "conformance", "data"} <= relations
    for link in links:
        assert link["href"].startswith("http://testserver/ogc/")
        assert get(link["href"].removeprefix("http://testserver")).status_code == 200


def test_conformance_does_not_grow(get: Any) -> None:
    first, second = (get("/ogc/conformance").json()["conformsTo"] for _ in range(2))
    assert first == second
    assert "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter" in first
    assert len(set(first)) == len(first)


def test_collections_are_the_layers_of_the_registry(get: Any, drawn: dict[str, int]) -> None:
    with connection.cursor() as cursor:  # the estimate is the index's, which keeps what other tests took back
        cursor.execute("REINDEX TABLE parcels")
    every = {one["id"]: one for one in get("/ogc/collections").json()["collections"]}
    collections = {name: one for name, one in every.items() if one["itemType"] == "feature"}
    assert set(CONTRACT) <= set(collections)
    assert set(collections) == {spec.name for spec in registry if spec.is_public}
    parcels = collections["parcels"]
    assert parcels["title"] == "Thửa đất"
    assert parcels["storageCrs"] == "http://www.opengis.net/def/crs/EPSG/0/9210"
    assert parcels["crs"][0] == CRS84 and len(parcels["crs"]) == len(set(parcels["crs"])) >= 26
    west, south, east, north = parcels["extent"]["spatial"]["bbox"][0]
    assert west <= 106.698 <= east and south <= 10.7725 <= north and east - west < 0.03
    table = collections["parcel_land_uses"]
    west, south, east, north = table["extent"]["spatial"]["bbox"][0]  # the city's
    assert west < 106.2 and south < 8.7 and east > 107.5 and north > 11.4
    assert "storageCrs" not in table and "crs" not in table


def test_titles_follow_the_language(get: Any) -> None:
    assert get("/ogc/collections/parcels", {"lang": "en"}).json()["title"] == "Parcels"
    assert get("/ogc/collections/parcels").headers["Content-Language"] == "vi"
    # a quality of zero divides by zero in pygeoapi's own reading of this header
    assert get("/ogc/", accept_language="en;q=0").status_code == 200


def test_schema_and_queryables_describe_the_public_fields(get: Any) -> None:
    for name in ("schema", "queryables"):
        answer = get(f"/ogc/collections/parcels/{name}")
        assert answer.headers["Content-Type"] == "application/schema+json"
        properties = answer.json()["properties"]
        assert properties["official_area_m2"] == {
            "title": "Diện tích pháp lý", "type": "number", "x-ogc-unit": "m2", "minimum": 0.0,
            "description": "Ghi đúng giấy chứng nhận hoặc hồ sơ; không lấy từ hình vẽ.",
            "x-ogc-propertySeq": 16,
        }  # fmt: skip
        assert properties["geometry"]["format"] == "geometry-multipolygon"
        assert properties["id"]["x-ogc-role"] == "id"
        assert "holder_name" not in properties and "certificate_serial" not in properties
    assert "geometry" not in get("/ogc/collections/parcel_land_uses/schema").json()["properties"]


def test_code_lists_are_told_with_their_labels(get: Any) -> None:
    kind = get("/ogc/collections/parcels/schema", {"lang": "en"}).json()["properties"]["holder_kind"]
    assert {"const": "CNV", "title": "Individual"} in kind["x-ogc-codes"]
    status = get("/ogc/collections/building_permits/schema").json()["properties"]["status"]
    assert {"const": "cap", "title": "Đã cấp"} in status["oneOf"]


def test_openapi_is_self_contained_and_names_every_parameter(get: Any) -> None:
    answer = get("/ogc/openapi")
    assert answer.headers["Content-Type"].startswith("application/vnd.oai.openapi+json")
    document = answer.json()
    assert {ref for ref in _references(document) if not ref.startswith("#/")} == set()
    for ref in _references(document):
        assert _resolve(document, ref)
    names = [one.get("name") for one in document["paths"]["/collections/parcels/items"]["get"]["parameters"]]
    assert "ward_code" in names and "holder_name" not in names
    assert "holder_name" not in json.dumps(document)
    names = [one["operationId"] for methods in document["paths"].values() for one in methods.values()]
    assert len(set(names)) == len(names)


def test_a_layer_added_while_running_is_served_at_once(get: Any) -> None:
    before = len(get("/ogc/collections").json()["collections"])
    toy = _toy("toy_of_waterways")
    registry.register(toy)
    try:
        assert len(get("/ogc/collections").json()["collections"]) == before + 1
        assert get("/ogc/collections/toy_of_waterways").json()["title"] == toy.title.vi
    finally:
        registry.unregister(toy.name)
    assert get("/ogc/collections/toy_of_waterways").status_code == 404


def test_a_layer_that_is_not_public_does_not_exist_for_others(
    get: Any, client: Any, django_user_model: Any
) -> None:
    registry.register(_toy("toy_of_the_office", rights=Rights(read="agency:reader")))
    try:
        for path in ("", "/items", "/schema", "/queryables", "/items/0b0b0b0b-0b0b-0b0b-0b0b-0b0b0b0b0b0b"):
            assert get(f"/ogc/collections/toy_of_the_office{path}").status_code == 404
        assert "toy_of_the_office" not in get("/ogc/collections").content.decode()
        assert "toy_of_the_office" not in get("/ogc/openapi").content.decode()
        client.force_login(django_user_model.objects.create_superuser("root"))
        assert get("/ogc/collections/toy_of_the_office").status_code == 200
    finally:
        registry.unregister("toy_of_the_office")


def _toy(name: str, **changes: Any) -> LayerSpec:
    """A copy of a base layer under another name, with a table of its own."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {name} (LIKE basemap_waterways INCLUDING ALL)")
    base = registry.get("basemap_waterways")
    spec = replace(base, **changes)
    object.__setattr__(spec, "name", name)
    return spec


def _references(node: Any) -> set[str]:
    if isinstance(node, dict):
        found = {node["$ref"]} if "$ref" in node else set()
        return found.union(*(_references(value) for value in node.values()))
    if isinstance(node, list):
        return set().union(*(_references(value) for value in node))
    return set()


def _resolve(document: Any, ref: str) -> Any:
    for part in ref.removeprefix("#/").split("/"):
        document = document[part]
    return document
