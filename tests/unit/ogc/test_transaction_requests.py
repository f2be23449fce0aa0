"""What a client sends to write: read without a database, refused by place."""

from __future__ import annotations

import uuid
from typing import Any

import numpy as np
import orjson
import pytest
import shapely
from django.test import RequestFactory
from shapely.geometry import mapping

from geo.domain.crs import CRS84, lookup
from geo.http.problems import Problem
from ogc.transactions import requests, vertices

FEATURE = {"type": "Feature", "geometry": None, "properties": {"a": 1}}
ID = uuid.UUID("6f1c1f0e-0000-4000-8000-000000000001")
STORAGE = lookup("EPSG:9210")


def sent(body: object, kind: str = requests.GEOJSON, method: str = "POST", **headers: str) -> Any:
    """A request with this body."""
    content = body if isinstance(body, bytes) else orjson.dumps(body)
    return RequestFactory().generic(method, "/", content, content_type=kind, headers=headers)


def refusal(problem: Problem) -> tuple[str, str]:
    """Field and code of its first error."""
    return problem.errors[0].field, problem.errors[0].code


def test_one_feature_or_many_with_their_places() -> None:
    (one,), many = requests.features_of(sent(FEATURE))
    assert (one.properties, one.geometry, one.place, many) == ({"a": 1}, None, "", False)
    found, many = requests.features_of(sent({"type": "FeatureCollection", "features": [FEATURE, FEATURE]}))
    assert many and [one.place for one in found] == ["features.0.", "features.1."]


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (b"{", ("", "not-json")),
        ([], ("", "not-an-object")),
        ({"type": "Point"}, ("type", "not-a-feature")),
        ({"type": "FeatureCollection", "features": []}, ("features", "empty")),
        ({"type": "FeatureCollection", "features": [FEATURE, {}]}, ("features.1.type", "not-a-feature")),
        ({"type": "FeatureCollection", "features": [FEATURE] * 201}, ("features", "too-many")),
        ({"type": "Feature", "properties": {}}, ("geometry", "missing")),
        (FEATURE | {"properties": []}, ("properties", "not-an-object")),
        (FEATURE | {"coordRefSys": STORAGE.uri}, ("coordRefSys", "crs-differs")),
        (FEATURE | {"crs": {"type": "name"}}, ("crs", "crs-differs")),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_a_remedy(body: object, where: tuple[str, str]) -> None:
    with pytest.raises(Problem) as caught:
        requests.features_of(sent(body))
    assert refusal(caught.value) == where and caught.value.errors[0].remedy_vi


def test_a_crs_member_that_agrees_is_no_matter() -> None:
    named = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}}
    assert requests.features_of(sent(FEATURE | named))[0][0].properties == {"a": 1}


def test_a_patch_tells_null_from_left_out() -> None:
    part = requests.patch_of(sent({"properties": {"a": None}}, requests.MERGE_PATCH, "PATCH"), ID)
    assert (part.properties, part.has_geometry) == ({"a": None}, False)
    assert requests.patch_of(sent({"geometry": None}, requests.MERGE_PATCH, "PATCH"), ID).has_geometry


def test_the_id_of_another_feature_is_refused() -> None:
    requests.replacement_of(sent(FEATURE | {"id": str(ID)}, method="PUT"), ID)
    with pytest.raises(Problem) as caught:
        requests.replacement_of(sent(FEATURE | {"id": str(uuid.uuid4())}, method="PUT"), ID)
    assert refusal(caught.value) == ("id", "other-id")


def test_content_types_say_what_is_taken() -> None:
    with pytest.raises(Problem) as caught:
        requests.patch_of(sent({}, "text/csv", "PATCH"), ID)
    assert (
        caught.value.kind == "unsupported-media-type"
        and requests.MERGE_PATCH in caught.value.headers["Accept-Patch"]
    )


@pytest.mark.parametrize("text", ["", f"<{STORAGE.uri}>", STORAGE.uri, "EPSG:9210"])
def test_content_crs_with_and_without_brackets(text: str) -> None:
    given = {"Content-Crs": text} if text else {}
    assert requests.features_of(sent(FEATURE, **given))[0][0].crs == (STORAGE if text else CRS84)


def test_versions_in_if_match() -> None:
    assert requests.versions_matched(sent(FEATURE, **{"If-Match": '"3-ab", W/"12", "4d1.f-x", *'})) == [3, 12]


def test_a_zone_goes_through_untouched() -> None:
    square = mapping(shapely.box(603000.12345, 1191000, 603010, 1191020))
    assert vertices.in_storage(square, STORAGE, None, "") == (square, "EPSG:9210")


@pytest.mark.parametrize("digits", [6, 8])
def test_shown_vertices_come_back_to_the_last_digit(digits: int) -> None:
    held = shapely.MultiPolygon([shapely.box(603000.123456, 1191000.7, 603010.3, 1191020.000049)])
    told = shapely.transform(vertices.shown_in(held, CRS84), lambda xy: np.round(xy, digits))
    text, crs = vertices.in_storage(mapping(told), CRS84, held, "")
    back = shapely.from_geojson(orjson.dumps(text))
    assert crs == "EPSG:9210" and np.array_equal(shapely.get_coordinates(back), shapely.get_coordinates(held))
    assert vertices.is_coarse(mapping(told), CRS84, "") == (digits == 6)


def test_few_digits_know_no_vertex_again() -> None:
    held = shapely.box(603000, 1191000, 603010, 1191020)
    told = shapely.transform(
        vertices.shown_in(held, CRS84), lambda xy: np.round(xy, 4) + [[0, 0.0003]] * len(xy)
    )
    text, _crs = vertices.in_storage(mapping(told), CRS84, held, "")
    back = shapely.get_coordinates(shapely.from_geojson(orjson.dumps(text)))
    assert not np.isin(back, shapely.get_coordinates(held)).any()
