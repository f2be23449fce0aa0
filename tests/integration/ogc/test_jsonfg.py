"""JSON-FG in its profiles, and the schemas of Part 5 beside `schema` and `queryables`."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import numpy as np
import pytest
import shapely

from geo.domain.crs import CRS84, WGS84, by_srid
from geo.domain.transform import transform_geometry
from layers.registry import registry

pytestmark = pytest.mark.django_db
ITEMS = "/ogc/collections/{}/items"
STORAGE = "http://www.opengis.net/def/crs/EPSG/0/9210"


def assert_same_shape(read: Any, wanted: Any) -> None:
    """Vertex by vertex, to a tenth of a millimetre in metres of the storage CRS."""
    assert read.geom_type == wanted.geom_type
    assert np.abs(shapely.get_coordinates(read) - shapely.get_coordinates(wanted)).max() < 1e-4


def test_json_fg_has_its_place_its_time_and_a_fallback(get: Any, parcels: Any) -> None:
    page = get(ITEMS.format("parcels"), {"f": "jsonfg", "crs": STORAGE, "parcel_number": "1"})
    assert page.headers["Content-Type"] == "application/geo+json"
    assert page.headers["Link"] == '<http://www.opengis.net/def/profile/OGC/0/jsonfg-plus>; rel="profile"'
    document = page.json()
    assert document["conformsTo"][0] == "http://www.opengis.net/spec/json-fg-1/1.0/conf/core"
    assert (document["coordRefSys"], document["featureType"]) == (STORAGE, "parcels")
    (feature,) = document["features"]
    assert feature["time"] == {"interval": ["2025-07-01", ".."]}
    assert_same_shape(
        shapely.from_geojson(json.dumps(feature["place"])),
        shapely.from_wkb(bytes(parcels[0].geom.wkb)),
    )
    fallback = transform_geometry(shapely.from_geojson(json.dumps(feature["geometry"])), CRS84, by_srid(9210))
    difference = shapely.get_coordinates(fallback) - shapely.get_coordinates(
        shapely.from_wkb(bytes(parcels[0].geom.wkb))
    )
    assert np.abs(difference).max() < 0.002


def test_json_fg_profiles(get: Any, parcels: Any) -> None:
    address = ITEMS.format("parcels") + f"/{parcels[0].id}"
    strict = get(address, {"profile": "jsonfg", "crs": WGS84.uri}).json()
    assert strict["geometry"] is None and strict["coordRefSys"] == WGS84.uri
    assert strict["place"]["coordinates"][0][0][0][0] < 20 < strict["place"]["coordinates"][0][0][0][1]
    plain_degrees = get(address, {"f": "jsonfg"}).json()
    assert plain_degrees["place"] is None and plain_degrees["geometry"]["type"] == "MultiPolygon"
    assert "coordRefSys" not in plain_degrees and plain_degrees["properties"]["parcel_number"] == "1"
    ordinary = get(address, {"profile": "rfc7946"}).json()
    assert "conformsTo" not in ordinary and "place" not in ordinary
    assert {"rel": "profile", "href": "http://www.opengis.net/def/profile/OGC/0/rfc7946"} in ordinary["links"]
    assert (
        get(ITEMS.format("parcels") + "/0b0b0b0b-0b0b-0b0b-0b0b-0b0b0b0b0b0b", {"f": "jsonfg"}).status_code
        == 404
    )
    assert get(ITEMS.format("parcels") + "/nothing", {"f": "jsonfg"}).status_code == 404


def test_json_fg_tells_the_last_day_in_force(get: Any, parcels: Any) -> None:
    parcel = parcels[0]
    parcel.valid_to = date(2026, 1, 1)
    parcel.save()
    feature = get(ITEMS.format("parcels") + f"/{parcel.id}", {"f": "jsonfg"}).json()
    assert feature["time"] == {"interval": ["2025-07-01", "2025-12-31"]}
    assert feature["properties"]["valid_to"] == "2026-01-01"


def test_every_layer_is_json_fg(get: Any, drawn: dict[str, int]) -> None:
    for spec in (one for one in registry if one.is_public):
        document = get(ITEMS.format(spec.name), {"f": "jsonfg", "crs": STORAGE}).json()
        assert len(document["features"]) == drawn[spec.name]
        for feature in document["features"]:
            assert (feature["place"] is not None) is (feature["geometry"] is not None) is spec.is_spatial
            assert set(feature["properties"]) == {field.name for field in spec.public_fields}


def test_returnables_and_sortables_are_schemas_linked_from_the_collection(get: Any) -> None:
    links = {
        one["rel"]: one for one in get("/ogc/collections/parcels").json()["links"] if "f=json" in one["href"]
    }
    for resource in ("returnables", "sortables"):
        link = links[f"http://www.opengis.net/def/rel/ogc/1.0/{resource}"]
        answer = get(link["href"].removeprefix("http://testserver"))
        document = answer.json()
        assert answer.headers["Content-Type"] == link["type"] == "application/schema+json"
        assert document["$id"] == f"http://testserver/ogc/collections/parcels/{resource}"
        assert document["additionalProperties"] is False and "holder_name" not in document["properties"]
        assert document["properties"]["official_area_m2"]["x-ogc-unit"] == "m2"
        assert ("geometry" in document["properties"]) is (resource == "returnables")
        assert get(f"/ogc/collections/parcels/{resource}", {"f": "html"}).status_code == 200
        assert get(f"/ogc/collections/nothing/{resource}").status_code == 404
    assert document["properties"]["holder_kind"]["x-ogc-codes"][0]["title"]


def test_every_sortable_sorts_and_every_keyword_is_of_part_5(get: Any, parcels: Any) -> None:
    properties = get("/ogc/collections/parcels/sortables").json()["properties"]
    for name, schema in properties.items():
        assert get(ITEMS.format("parcels"), {"sortby": f"-{name}", "limit": "1"}).status_code == 200, name
        assert schema["type"] in ("string", "number", "integer", "boolean")
        assert not [key for key in schema if key.startswith("x-") and not key.startswith("x-ogc-")]
    places = [schema["x-ogc-propertySeq"] for schema in properties.values()]
    assert len(set(places)) == len(places)
