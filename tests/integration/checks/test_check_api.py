"""`POST /api/v1/layers/{layer}/check`: what the editor asks while an officer draws."""

from __future__ import annotations

import json

import pytest
import shapely
from django.contrib.auth.models import User
from django.test import Client

from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_geometry
from layers.changesets.models import ChangeSet
from tests.drawing import ORIGIN_EAST, ORIGIN_NORTH, SRID, drawn

ADDRESS = "/api/v1/layers/parcels/check"


def browser(user: User | None) -> Client:
    """A browser that sends the token against forgery or not, as the test wishes."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def ask(client: Client, *edits: dict, lang: str = "vi", **more: object):
    """The answer to a check."""
    body = json.dumps({"edits": list(edits), **more})
    return client.post(f"{ADDRESS}?lang={lang}", body, content_type="application/json")


def wider(parcel, **more: object) -> dict:
    """Parcel 1 grown half a metre into its neighbour, in the storage CRS."""
    shape = json.loads(shapely.to_geojson(drawn((0, 0, 10.5, 20))))
    return {
        "id": "a", "operation": "update", "feature": str(parcel.pk), "base_version": 1, "geometry": shape,
        "crs": f"EPSG:{SRID}", "properties": {},
    } | more  # fmt: skip


def test_findings_have_place_words_and_remedy(block, editor):
    answer = ask(browser(editor), wider(block["1"]))
    assert answer.status_code == 200
    overlap = next(one for one in answer.json()["findings"] if one["rule"] == "no-overlap")
    assert overlap["edit"] == "a" and overlap["feature"] == str(block["1"].pk)
    assert overlap["severity"] == "error" and overlap["remedy"]
    place = shapely.from_geojson(json.dumps(overlap["geometry"]))
    assert place.bounds == pytest.approx(
        (ORIGIN_EAST + 10, ORIGIN_NORTH, ORIGIN_EAST + 10.5, ORIGIN_NORTH + 20)
    )
    english = ask(browser(editor), wider(block["1"]), lang="en").json()["findings"]
    assert any(one["message"].startswith("Overlaps") for one in english)
    assert not ChangeSet.objects.exists()


def test_degrees_are_understood(block, editor):
    moved = transform_geometry(drawn((0, 0, 10.5, 20)), by_srid(SRID), CRS84)
    edit = wider(block["1"], geometry=json.loads(shapely.to_geojson(moved)), crs="")
    rules = {one["rule"] for one in ask(browser(editor), edit).json()["findings"]}
    assert "no-overlap" in rules and "valid-geometry" not in rules


def test_a_bow_tie_is_a_finding_and_no_refusal(block, editor):
    tie = json.loads(shapely.to_geojson(drawn([(0, 0), (10, 20), (10, 0), (0, 20)])))
    answer = ask(browser(editor), wider(block["1"], geometry=tie))
    assert [one["rule"] for one in answer.json()["findings"]] == ["valid-geometry"]


def test_a_value_is_told_with_its_field(block, editor):
    edit = wider(block["1"], geometry=None, properties={"official_area_m2": -1})
    (one,) = ask(browser(editor), edit).json()["findings"]
    assert (one["rule"], one["field"]) == ("value-range", "official_area_m2")


def test_only_some_edits_are_reported(block, editor):
    other = wider(block["3"], id="b", geometry=json.loads(shapely.to_geojson(drawn((20, 0, 31, 20)))))
    answer = ask(browser(editor), wider(block["1"]), other, only=["b"])
    assert {one["edit"] for one in answer.json()["findings"]} <= {"b"}


def test_who_may_not_edit_is_refused(block):
    reader = User.objects.create_user("reader")
    assert ask(browser(None), wider(block["1"])).status_code == 403
    assert ask(browser(reader), wider(block["1"])).status_code == 403


def test_a_layer_that_does_not_exist_and_a_shape_that_cannot_be_read(block, editor):
    client = browser(editor)
    assert client.post("/api/v1/layers/nothing/check", "{}", content_type="application/json").status_code in (
        404,
        422,
        400,
    )
    broken = ask(client, wider(block["1"], geometry={"type": "Polygon", "coordinates": "x"}))
    assert broken.status_code == 400
    assert broken.json()["errors"][0]["field"] == "edits.0.geometry"


def test_too_many_edits_are_refused(block, editor):
    assert ask(browser(editor), *[wider(block["1"])] * 201).status_code in (400, 422)
