"""Part 4: who may write what and where; what is refused, by field and with a remedy."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from jsonschema import Draft4Validator
from shapely.geometry import mapping

from cadastre.models import Parcel
from layers.changesets import deciding
from layers.changesets.models import ChangeSet, Edit
from tests.drawing import draw_parcel, draw_ward, drawn
from tests.integration.ogc.officers import (
    ITEMS,
    MERGE,
    METRES,
    NEW,
    STORAGE,
    Call,
    caller,
    errors_of,
    feature,
    officer,
    publish,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("ogc_urls")]


@pytest.fixture
def parcels() -> tuple[Parcel, Parcel]:
    return draw_parcel((0, 0, 10, 20)), draw_parcel((10, 0, 20, 20), parcel_number="46")


def test_options_tell_what_this_user_may(lan: Call, parcels: tuple[Parcel, Parcel]) -> None:
    reader, anonymous = officer("doc", "reader:land"), caller(Client())
    for path in (ITEMS, f"{ITEMS}/{parcels[0].pk}", f"{ITEMS}/unknown_id"):
        for who in (reader, anonymous):
            answer = who("options", path)
            assert (answer.status_code, answer["Allow"]) == (204, "GET, HEAD, OPTIONS")
        more = "POST" if path == ITEMS else "PUT, PATCH, DELETE"
        assert lan("options", path)["Allow"] == f"GET, HEAD, {more}, OPTIONS"
    assert anonymous("options", "/ogc/collections/parties/items").status_code == 404
    assert lan("options", "/ogc/collections/wards/items")["Allow"] == "GET, HEAD, OPTIONS"
    assert lan("put", ITEMS, feature((0, 0, 1, 1))).status_code == 405


def test_options_know_whether_the_named_change_set_takes_edits(
    lan: Call, parcels: tuple[Parcel, Parcel]
) -> None:
    """So that a program offers no editing of what can only be looked at."""
    hoa, minh = officer("hoa", "approver:land", "editor:land"), officer("minh", "editor:land")
    lan("patch", f"{ITEMS}/{parcels[0].pk}", {"properties": {"address": "x"}}, MERGE)
    draft, reads = ChangeSet.objects.get(), "GET, HEAD, OPTIONS"
    for path, writes in ((ITEMS, "POST"), (f"{ITEMS}/{parcels[1].pk}", "PUT, PATCH, DELETE")):
        for named in ("mine", str(draft.pk)):
            assert lan("options", f"{path}?changeset={named}")["Allow"] == f"GET, HEAD, {writes}, OPTIONS"
        assert hoa("options", f"{path}?changeset={draft.pk}")["Allow"] == reads
        assert minh("options", f"{path}?changeset={draft.pk}").status_code == 404
        assert errors_of(lan("options", f"{path}?changeset=x")) == [("changeset", "invalid-id")]
    deciding.submit(draft.author, draft.pk)
    for path in (ITEMS, f"{ITEMS}/{parcels[1].pk}"):
        for who in (lan, hoa):
            assert who("options", f"{path}?changeset={draft.pk}")["Allow"] == reads
        assert who("options", path)["Allow"] != reads


def test_who_may_not_write_is_told_so(lan: Call, parcels: tuple[Parcel, Parcel]) -> None:
    reader, anonymous, path = officer("doc", "reader:land"), caller(Client()), f"{ITEMS}/{parcels[0].pk}"
    for who, status in ((reader, 403), (anonymous, 401)):
        assert who("post", ITEMS, feature((50, 0, 60, 20), **NEW), **METRES).status_code == status
        assert who("patch", path, {"properties": {}}, MERGE).status_code == status
        assert who("delete", path).status_code == status
    assert anonymous("post", "/ogc/collections/parties/items", {}).status_code == 404
    assert lan("patch", "/ogc/collections/wards/items/x", {}, MERGE).status_code == 403
    assert not ChangeSet.objects.exists()


def test_a_ward_officer_writes_in_the_ward(parcels: tuple[Parcel, Parcel]) -> None:
    draw_ward((0, 0, 10, 20))
    thu = officer("thu", "editor:land", unit="26740")
    inside, outside = (f"{ITEMS}/{one.pk}" for one in parcels)
    assert thu("patch", inside, {"properties": {"address": "Trong"}}, MERGE).status_code == 200
    answer = thu("patch", outside, {"properties": {"address": "Ngoài"}}, MERGE)
    assert (answer.status_code, errors_of(answer)) == (403, [("geometry", "outside-reach")])
    out = thu("patch", inside, {"geometry": mapping(drawn((0, 0, 12, 20)))}, MERGE, **METRES)
    assert out.status_code == 403
    assert thu("post", ITEMS, feature((50, 0, 60, 20), **NEW), **METRES).status_code == 403
    assert Edit.objects.count() == 1


def test_fields_are_refused_by_name_with_a_remedy(lan: Call, parcels: tuple[Parcel, Parcel]) -> None:
    path = f"{ITEMS}/{parcels[0].pk}"
    wrong = {
        "official_area_m2": "lớn",
        "nonsense": 1,
        "computed_area_m2": 5,
        "version": 1,
        "land_use_codes": "ODT",
    }
    answer = lan("patch", path, {"properties": wrong}, MERGE)
    assert answer.status_code == 400 and all(one["remedy"] for one in answer.json()["errors"])
    assert sorted(errors_of(answer)) == [
        ("properties.computed_area_m2", "read-only-field"), ("properties.nonsense", "unknown-field"),
        ("properties.official_area_m2", "invalid-number"),
    ]  # fmt: skip
    many = {"type": "FeatureCollection", "features": [
        feature((50, 0, 60, 20), **NEW), feature((60, 0, 70, 20), **NEW | {"official_area_m2": "x"}),
    ]}  # fmt: skip
    answer = lan("post", ITEMS, many, **METRES)
    assert errors_of(answer) == [("features.1.properties.official_area_m2", "invalid-number")]
    assert not ChangeSet.objects.exists()


def test_a_hidden_field_cannot_be_written(parcels: tuple[Parcel, Parcel], monkeypatch: Any) -> None:
    lan = officer("lan", "editor:land")
    monkeypatch.setattr(User, "token_scopes", frozenset({"read", "write"}), raising=False)
    path = f"{ITEMS}/{parcels[0].pk}"
    assert "holder_name" not in lan("get", f"{path}?f=json").json()["properties"]
    answer = lan("patch", path, {"properties": {"holder_name": "Kẻ gian"}}, MERGE)
    assert (answer.status_code, errors_of(answer)) == (400, [("properties.holder_name", "unknown-field")])
    whole = feature((0, 0, 9, 20), sheet_number="12", parcel_number="45")
    assert lan("put", path, whole, **METRES).status_code == 200
    monkeypatch.undo()
    publish()
    stored = Parcel.objects.get(pk=parcels[0].pk)
    assert (stored.holder_name, stored.land_use_codes) == ("Nguyễn Văn Mật", "")


def test_sessions_need_the_csrf_token_and_a_key_is_used_once(lan: Call) -> None:
    body = feature((0, 0, 10, 20), **NEW)
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.force_login(User.objects.get(username="lan"))
    assert errors_of(caller(strict)("post", ITEMS, body, **METRES)) == [("X-CSRFToken", "csrf-token-missing")]
    strict.cookies["csrftoken"] = "a" * 32
    first = caller(strict)("post", ITEMS, body, X_CSRFToken="a" * 32, Idempotency_Key="k-1", **METRES)
    again = caller(strict)("post", ITEMS, body, X_CSRFToken="a" * 32, Idempotency_Key="k-1", **METRES)
    assert first.status_code == again.status_code == 201 and again["Idempotent-Replayed"] == "true"
    assert first["Location"] == again["Location"] and Edit.objects.count() == 1


@pytest.mark.parametrize(
    ("method", "kind", "status"),
    [("post", "text/plain", 415), ("post", MERGE, 415), ("put", MERGE, 415), ("patch", "text/csv", 415)],
)
def test_other_content_types_are_refused(
    lan: Call, parcels: tuple[Parcel, Parcel], method: str, kind: str, status: int
) -> None:
    path = ITEMS if method == "post" else f"{ITEMS}/{parcels[0].pk}"
    answer = lan(method, path, {"type": "Feature"}, kind)
    assert (answer.status_code, errors_of(answer)) == (status, [("Content-Type", "unsupported-media-type")])
    assert "geo+json" in answer["Accept-Patch" if method == "patch" else "Accept-Post"]


def test_the_definition_tells_the_operations_to_who_may_use_them(lan: Call) -> None:
    mine, public = (who("get", "/ogc/openapi?f=json").json()["paths"] for who in (lan, caller(Client())))
    path = "/collections/parcels/items"
    assert set(mine[path]) == {"get", "post"} and set(public[path]) == {"get"}
    assert set(mine[f"{path}/{{featureId}}"]) == {"get", "put", "patch", "delete"}
    assert set(mine["/collections/wards/items"]) == {"get"}
    classes = lan("get", "/ogc/conformance?f=json").json()["conformsTo"]
    assert "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/update" in classes


def test_the_definition_describes_every_body_that_is_taken(lan: Call, parcels: tuple[Parcel, Parcel]) -> None:
    """Its schemas let through what the service takes, and name what it takes in."""
    document = lan("get", "/ogc/openapi?f=json").json()
    paths, path = document["paths"], "/collections/parcels/items"
    bodies = {
        method: paths[where][method]["requestBody"]["content"]
        for where, method in ((path, "post"), (f"{path}/{{featureId}}", "put"), (f"{path}/{{featureId}}", "patch"))
    }  # fmt: skip
    whole = {"application/geo+json", "application/json", "application/vnd.ogc.fg+json", "application/fg+json"}
    assert set(bodies["post"]) == set(bodies["put"]) == whole and set(bodies["patch"]) == whole | {MERGE}
    shape, inner = mapping(drawn((50, 0, 60, 20))), {"geometry": None, "coordRefSys": STORAGE.uri}
    first = parcels[0].pk
    for method, kind, sent, headers in (
        ("post", "application/geo+json", feature((50, 0, 60, 20), **NEW), METRES),
        ("post", "application/fg+json", inner | {"type": "Feature", "place": shape, "properties": NEW}, {}),
        ("post", "application/vnd.ogc.fg+json",
         {"type": "FeatureCollection", "coordRefSys": STORAGE.uri,
          "features": [{"type": "Feature", "place": shape, "properties": NEW}]}, {}),
        ("put", "application/json", inner | {"type": "Feature", "place": shape, "properties": NEW}, {}),
        ("patch", MERGE, {"place": shape, "coordRefSys": STORAGE.uri}, {}),
        ("patch", "application/json", {"properties": {"land_use_codes": "CLN"}}, {}),
    ):  # fmt: skip
        Draft4Validator(resolved(document, bodies[method][kind]["schema"])).validate(sent)
        where = ITEMS if method == "post" else f"{ITEMS}/{first}"
        answer = lan(method, f"{where}?changeset=mine", sent, kind, **headers)
        assert answer.status_code in (200, 201), (method, kind, answer.content)
    values = resolved(document, bodies["patch"][MERGE]["schema"])["properties"]["properties"]["properties"]
    assert "land_use_codes" in values and "computed_area_m2" not in values
    for where, method in ((path, "get"), (path, "post"), (f"{path}/{{featureId}}", "patch")):
        named = [one for one in paths[where][method]["parameters"] if "hangeset" in one.get("name", "")]
        assert named and all(re.fullmatch(one["schema"]["pattern"], "mine") for one in named), (where, method)


def resolved(document: Any, schema: Any) -> Any:
    """A schema of the definition with its references followed, `nullable` in the words of JSON Schema."""
    if isinstance(schema, list):
        return [resolved(document, one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return resolved(document, document["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    found = {name: resolved(document, one) for name, one in schema.items()}
    if found.pop("nullable", None) is True:
        found["type"] = [found["type"], "null"]
    return found
