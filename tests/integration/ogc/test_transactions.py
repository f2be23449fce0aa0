"""Part 4 on PostGIS: writes become edits of a draft, nobody else sees them before publication, four eyes publish."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely
from django.contrib.auth.models import User
from django.test import Client
from shapely.geometry import mapping, shape

from cadastre.models import Parcel
from geo.domain.crs import CRS84, lookup
from geo.domain.transform import transform_geometry
from layers.audit.models import AuditEntry
from layers.changesets import deciding, drafting
from layers.changesets.models import ChangeSet, Edit
from layers.models import RoleAssignment
from tests.drawing import draw_parcel, drawn
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
    feed_entries,
    officer,
    publish,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("ogc_urls")]


@pytest.fixture
def minh() -> Call:
    return officer("minh", "editor:land")


@pytest.fixture
def parcels() -> tuple[Parcel, Parcel]:
    return draw_parcel((0, 0, 10, 20)), draw_parcel((10, 0, 20, 20), parcel_number="46")


def test_a_new_feature_is_its_authors_until_another_publishes_it(lan: Call, minh: Call) -> None:
    anonymous = caller(Client())
    answer = lan("post", ITEMS, feature((0, 0, 10, 20), **NEW), **METRES)
    assert answer.status_code == 201, answer.content
    body, there = answer.json(), answer["Location"]
    assert there.endswith(f"{ITEMS}/{body['id']}") and answer["Nen-Changeset-Status"] == "draft"
    assert body["draft"]["operation"] == "create" and body["draft"]["published"] is False
    assert "CHƯA công bố" in body["draft"]["message"] and body["draft"]["changeset"] in answer["Link"]
    path = f"{ITEMS}/{body['id']}"
    seen = lan("get", f"{path}?f=json")  # as QGIS reads it right after
    assert seen.status_code == 200 and seen.json()["properties"]["parcel_number"] == "99"
    assert seen.json()["properties"]["computed_area_m2"] == 200.0 and seen["Nen-Changeset-Status"] == "draft"
    for other in (minh, anonymous):
        assert other("get", f"{path}?f=json").status_code == 404
        assert other("get", f"{ITEMS}?f=json").json()["numberReturned"] == 0
    assert not Parcel.objects.exists() and feed_entries() == []
    publish()
    for reader in (lan, minh, anonymous):
        assert reader("get", f"{path}?f=json").json()["properties"]["parcel_number"] == "99"
    assert feed_entries() == [("create", body["id"])]


def test_values_and_shape_sent_apart_end_in_one_edit(lan: Call, parcels: tuple[Parcel, Parcel]) -> None:
    path = f"{ITEMS}/{parcels[0].pk}"
    first = lan("patch", path, {"properties": {"address": "1 Lê Lợi"}}, MERGE)
    assert first.status_code == 200 and first.json()["draft"]["operation"] == "update"
    lan("patch", path, {"geometry": mapping(drawn((0, 0, 9, 20)))}, MERGE, **METRES)
    last = lan("patch", path, {"properties": {"land_use_codes": "CLN"}}, MERGE)
    told = last.json()["properties"]
    assert (told["address"], told["land_use_codes"], told["computed_area_m2"]) == ("1 Lê Lợi", "CLN", 180.0)
    (edit,) = Edit.objects.all()
    assert edit.base_version == 1 and edit.properties["computed_area_m2"] == 180.0
    back = lan("patch", path, {"properties": {"address": ""}}, MERGE).json()["properties"]
    assert back["address"] == "" and back["land_use_codes"] == "CLN"
    assert "address" not in Edit.objects.get().properties
    assert caller(Client())("get", f"{path}?f=json").json()["properties"]["land_use_codes"] == "ODT"
    publish()
    stored = Parcel.objects.get(pk=parcels[0].pk)
    assert (stored.version, stored.address, stored.land_use_codes, stored.geom.area) == (2, "", "CLN", 180.0)


def test_a_replacement_is_the_whole_feature_but_for_what_is_hidden(
    lan: Call, parcels: tuple[Parcel, Parcel]
) -> None:
    west = parcels[0]
    Parcel.objects.filter(pk=west.pk).update(address="Cũ")
    path = f"{ITEMS}/{west.pk}"
    shown = lan("get", f"{path}?f=json&crs={STORAGE.uri}").json()
    shown["properties"].pop("address")
    shown["properties"]["land_use_codes"] = "CLN"
    answer = lan("put", path, shown, **METRES)
    assert answer.status_code == 200 and "ETag" not in answer, answer.content
    (edit,) = Edit.objects.all()
    assert edit.properties == {"address": "", "land_use_codes": "CLN"} and edit.geometry is None
    publish()
    assert Parcel.objects.get(pk=west.pk).holder_name == "Nguyễn Văn Mật"


def test_nothing_is_left_of_a_request_that_changes_nothing(lan: Call, parcels: tuple[Parcel, Parcel]) -> None:
    path = f"{ITEMS}/{parcels[0].pk}"
    shown = lan("get", f"{path}?f=json").json()
    answer = lan(
        "put", path, {"type": "Feature", "geometry": shown["geometry"], "properties": shown["properties"]}
    )
    assert answer.status_code == 200 and answer.json()["draft"]["changeset"] is None, answer.content
    assert not ChangeSet.objects.exists() and not Edit.objects.exists()


def test_deletion_is_drafted_and_a_drafted_creation_goes(lan: Call, parcels: tuple[Parcel, Parcel]) -> None:
    path = f"{ITEMS}/{parcels[0].pk}"
    answer = lan("delete", path)
    assert answer.status_code == 200 and answer.json()["draft"]["operation"] == "delete"
    assert lan("get", f"{path}?f=json").status_code == lan("delete", path).status_code == 404
    assert caller(Client())("get", f"{path}?f=json").status_code == 200
    made = lan("post", ITEMS, feature((50, 0, 60, 20), **NEW), **METRES).json()["id"]
    assert lan("delete", f"{ITEMS}/{made}").json()["draft"]["operation"] is None
    assert [edit.operation for edit in Edit.objects.all()] == ["delete"]
    publish()
    assert caller(Client())("get", f"{path}?f=json").status_code == 404


def test_an_old_etag_is_told_what_differs(lan: Call, minh: Call, parcels: tuple[Parcel, Parcel]) -> None:
    path = f"{ITEMS}/{parcels[0].pk}"
    tag = minh("get", f"{path}?f=json")["ETag"]
    assert tag.startswith('"1-') and caller(Client())("head", f"{path}?f=json")["ETag"].startswith('"1-')
    assert minh("get", f"{path}?f=json", If_None_Match=tag).status_code == 304
    lan("patch", path, {"properties": {"address": "Lan"}}, MERGE, If_Match=tag)
    own = lan("get", f"{path}?f=json")["ETag"]
    assert own.startswith('"1d')
    assert lan("patch", path, {"properties": {"address": "Lan 2"}}, MERGE, If_Match=tag).status_code == 412
    assert (
        lan("patch", path, {"properties": {"address": "Lan 3"}}, MERGE, If_Match=f"W/{own}").status_code
        == 200
    )
    publish()
    body = {"properties": {"address": "Minh"}, "geometry": mapping(drawn((0, 0, 9, 20)))}
    answer = minh("patch", path, body, MERGE, If_Match=tag, **METRES)
    problem = answer.json()
    assert (answer.status_code, problem["type"]) == (412, "/problems/stale-version")
    (conflict,) = problem["conflicts"]
    states = [conflict[side]["properties"]["address"] for side in ("base", "theirs", "mine")]
    assert states == ["", "Lan 3", "Minh"] and conflict["fields"] == ["address"]
    assert not conflict["geometry_conflict"] and answer["ETag"] == '"2"'
    assert conflict["theirs"]["properties"]["holder_name"]
    noted = AuditEntry.objects.filter(action="read", feature=str(parcels[0].pk)).latest("pk")
    assert "holder_name" in noted.detail["fields"] and noted.actor_id == User.objects.get(username="minh").pk
    assert not Edit.objects.filter(change_set__author__username="minh").exists()
    assert minh("patch", path, body, MERGE, If_Match=answer["ETag"], **METRES).status_code == 200


def test_if_match_can_be_demanded(settings: Any, lan: Call, parcels: tuple[Parcel, Parcel]) -> None:
    path = f"{ITEMS}/{parcels[0].pk}"
    settings.OGC_REQUIRE_IF_MATCH = True
    for method in ("put", "patch", "delete"):
        body = None if method == "delete" else feature((0, 0, 9, 20))
        assert lan(method, path, body, **METRES).status_code == 428
    assert lan("delete", path, If_Match='"1"').status_code == 200


def test_metres_of_vn2000_survive(lan: Call) -> None:
    ring = [(0.12345, 0.54321), (10.98765, 0.11111), (10.5, 20.25257), (0.33333, 20.0)]
    made = lan("post", ITEMS, feature(ring, **NEW), **METRES).json()
    shown = lan("get", f"{ITEMS}/{made['id']}?f=json&crs={STORAGE.uri}")
    assert shown["Content-Crs"] == f"<{STORAGE.uri}>"
    publish()
    public = caller(Client())("get", f"{ITEMS}/{made['id']}?f=json&crs={STORAGE.uri}").json()
    sent = shapely.get_coordinates(drawn(ring))
    for found in (made, shown.json(), public):
        assert np.abs(shapely.get_coordinates(shape(found["geometry"])) - sent).max() < 1e-4
    zone = lookup("EPSG:9209")
    moved = transform_geometry(drawn((30, 0, 40, 20)), STORAGE, zone)
    body = {"type": "Feature", "geometry": mapping(moved), "properties": NEW | {"parcel_number": "100"}}
    other = lan("post", ITEMS, body, Content_Crs=zone.uri).json()
    again = lan("patch", f"{ITEMS}/{other['id']}", {"properties": {"address": "x"}}, MERGE).json()
    assert again["properties"]["source_srid"] == 9209
    assert again["properties"]["computed_area_m2"] == other["properties"]["computed_area_m2"] != 200.0
    back = shape(lan("get", f"{ITEMS}/{other['id']}?f=json&crs={STORAGE.uri}").json()["geometry"])
    assert (
        np.abs(shapely.get_coordinates(back) - shapely.get_coordinates(drawn((30, 0, 40, 20)))).max() < 1e-4
    )


@pytest.mark.parametrize("digits", [6, 8])
def test_vertices_that_only_lost_digits_stay_where_they_are(
    lan: Call, parcels: tuple[Parcel, Parcel], digits: int
) -> None:
    path = f"{ITEMS}/{parcels[0].pk}"
    shown = lan("get", f"{path}?f=json").json()
    corners = np.round(shapely.get_coordinates(shape(shown["geometry"])), digits)
    moved = corners + [[1e-5, 0] if nth == 1 else [0, 0] for nth in range(len(corners))]
    answer = lan("patch", path, {"geometry": mapping(shapely.Polygon(moved))}, MERGE)
    assert answer.status_code == 200, answer.content
    before = shapely.get_coordinates(shapely.from_wkb(bytes(parcels[0].geom.wkb)))
    after = shapely.get_coordinates(shapely.from_wkb(bytes(Edit.objects.get().geometry.wkb)))
    still = [nth for nth in range(len(corners)) if nth != 1]
    assert np.array_equal(after[still], before[still]) and np.abs(after[1] - before[1]).max() > 1
    assert bool(answer.json()["draft"]["warnings"]) == (digits == 6)


def test_latitude_comes_first_where_the_crs_says_so(lan: Call) -> None:
    degrees = transform_geometry(drawn((0, 0, 10, 20)), STORAGE, CRS84)
    flipped = shapely.transform(degrees, lambda xy: xy[:, ::-1])
    wgs84 = "http://www.opengis.net/def/crs/EPSG/0/4326"
    body = {"type": "Feature", "geometry": mapping(flipped), "properties": NEW}
    assert lan("post", ITEMS, body, Content_Crs=f"<{wgs84}>").status_code == 201
    found = shapely.from_wkb(bytes(Edit.objects.get().geometry.wkb))
    assert (
        np.abs(shapely.get_coordinates(found) - shapely.get_coordinates(drawn((0, 0, 10, 20)))).max() < 1e-3
    )
    assert lan("post", ITEMS, body).status_code == 400
    member = body | {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::9210"}}}
    assert errors_of(lan("post", ITEMS, member, Content_Crs=wgs84)) == [("crs", "crs-differs")]


def test_one_draft_for_layers_that_the_same_people_approve(lan: Call) -> None:
    made = lan("post", ITEMS, feature((0, 0, 10, 20), **NEW), **METRES).json()
    use = {"type": "Feature", "geometry": None,
           "properties": {"parcel": made["id"], "land_use_code": "ODT", "area_m2": 200}}  # fmt: skip
    answer = lan("post", "/ogc/collections/parcel_land_uses/items", use)
    assert answer.status_code == 201 and answer["Nen-Changeset"] == made["draft"]["changeset"]
    officer_of_both = User.objects.get(username="lan")
    RoleAssignment.objects.create(user=officer_of_both, role="editor", scope="transport")
    road = {"type": "Feature", "properties": {"name": "Đường mới"},
            "geometry": {"type": "LineString", "coordinates": [[603000, 1191000], [603100, 1191000]]}}  # fmt: skip
    other = lan("post", "/ogc/collections/road_segments/items", road, **METRES)
    assert other.status_code == 201 and other["Nen-Changeset"] != answer["Nen-Changeset"]


def test_a_change_set_can_be_named(lan: Call, minh: Call, parcels: tuple[Parcel, Parcel]) -> None:
    named = drafting.begin(User.objects.get(username="lan"), title="Theo quyết định 12")
    path, body = f"{ITEMS}/{parcels[0].pk}", {"properties": {"address": "x"}}
    assert lan("patch", f"{path}?changeset={named.pk}", body, MERGE)["Nen-Changeset"] == str(named.pk)
    assert (
        lan("patch", path, {"properties": {"address": "y"}}, MERGE, Nen_Changeset=str(named.pk)).status_code
        == 200
    )
    assert Edit.objects.get().properties == {"address": "y"}
    assert lan("get", f"{path}?f=json").json()["properties"]["address"] == ""
    assert lan("get", f"{path}?f=json&changeset={named.pk}").json()["properties"]["address"] == "y"
    for method in ("patch", "get"):
        given = (body, MERGE) if method == "patch" else ()
        assert minh(method, f"{path}?changeset={named.pk}", *given).status_code == 404
    assert errors_of(lan("patch", f"{path}?changeset=x", body, MERGE)) == [("changeset", "invalid-id")]
    deciding.submit(named.author, named.pk)
    assert lan("patch", f"{path}?changeset={named.pk}", body, MERGE).status_code == 409
