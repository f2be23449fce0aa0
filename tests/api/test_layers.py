"""Layers, forms and features to touch over HTTP: what each role gets, and what nobody else does."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from layers.audit.models import AuditEntry
from layers.models import RoleAssignment
from tests import drawing

pytestmark = pytest.mark.django_db
PARCELS = "/api/v1/layers/parcels/features"
EAST, NORTH = drawing.ORIGIN_EAST, drawing.ORIGIN_NORTH


@pytest.fixture(autouse=True)
def _city() -> None:
    """Two parcels in phường Sài Gòn, one of them classified, and one outside."""
    drawing.draw_ward((0, 0, 100, 100))
    drawing.draw_parcel((0, 0, 10, 10), parcel_number="1")
    drawing.draw_parcel((20, 0, 30, 10), parcel_number="2", land_use_codes="CQP", holder_name="Đơn vị Kín")
    drawing.draw_parcel((200, 0, 210, 10), parcel_number="3", holder_name="Lê Văn Ngoài")


@pytest.fixture
def sign_in() -> Any:
    """`sign_in("editor:land", unit="26740")` → a client of somebody with this role."""

    def make(*roles: str, unit: str = "") -> Client:
        user = User.objects.create(username=f"u{User.objects.count()}")
        for role, scope in (one.split(":", 1) for one in roles):
            RoleAssignment.objects.create(user=user, role=role, scope=scope, unit_code=unit)
        client = Client(raise_request_exception=False)
        client.force_login(user)
        return client

    return make


def numbers(client: Client, **query: object) -> dict[str, Any]:
    answer = client.get(PARCELS, query)
    assert answer.status_code == 200, answer.content
    return {one["properties"]["parcel_number"]: one["properties"] for one in answer.json()["features"]}


def test_a_citizen_gets_public_rows_and_fields(api: Client) -> None:
    found = numbers(api)
    assert set(found) == {"1", "3"}
    assert "holder_name" not in found["1"] and "version" in found["1"]
    assert not AuditEntry.objects.exists()


def test_an_editor_gets_everything_and_it_is_written_down(sign_in: Any) -> None:
    found = numbers(sign_in("editor:land"), bbox=f"{EAST},{NORTH},{EAST + 300},{NORTH + 10}")
    assert set(found) == {"1", "2", "3"} and found["2"]["holder_name"] == "Đơn vị Kín"
    entry = AuditEntry.objects.get()
    assert entry.layer == "parcels" and entry.row_count == 3
    assert entry.detail["fields"] == ["certificate_serial", "holder_name"]


def test_a_ward_editor_gets_personal_data_of_the_ward_only(sign_in: Any) -> None:
    found = numbers(sign_in("editor:land", unit="26740"))
    assert set(found) == {"1", "2", "3"}
    assert found["2"]["holder_name"] == "Đơn vị Kín" and found["3"]["holder_name"] is None
    assert found["3"]["certificate_serial"] is None


def test_coordinates_are_those_of_the_storage_crs_to_a_tenth_of_a_millimetre(api: Client) -> None:
    drawing.draw_parcel((500.12345678, 0, 510, 10), parcel_number="4")
    box = f"{EAST + 490},{NORTH - 5},{EAST + 520},{NORTH + 5}"
    body = api.get(PARCELS, {"bbox": box}).json()
    assert body["crs"] == "EPSG:9210" and body["numberReturned"] == 1
    assert body["features"][0]["geometry"]["type"] == "MultiPolygon"
    assert min(x for x, _y in body["features"][0]["geometry"]["coordinates"][0][0]) == EAST + 500.1235


def test_the_box_may_be_in_any_known_crs(api: Client) -> None:
    whole = api.get(PARCELS, {"bbox": "106.69,10.76,106.71,10.78", "bbox_crs": "OGC:CRS84"}).json()
    assert whole["numberReturned"] == 2
    assert numbers(api, bbox="0,0,1,1") == {}
    for query, field in (
        ({"bbox": "1,2,3"}, "bbox"),
        ({"bbox": "0,0,1,1", "bbox_crs": "EPSG:1"}, "bbox_crs"),
    ):
        answer = api.get(PARCELS, query)
        assert answer.status_code == 400
        error = answer.json()["errors"][0]
        assert error["field"] == field and error["message"] and error["remedy"]


def test_pages_follow_one_another_without_gap_or_repetition(api: Client) -> None:
    for nth in range(7):
        drawing.draw_parcel((1000 + 20 * nth, 0, 1010 + 20 * nth, 10), parcel_number=f"p{nth}")
    seen: list[str] = []
    query: dict[str, Any] = {"limit": 4}
    while True:
        body = api.get(PARCELS, query).json()
        seen += [one["id"] for one in body["features"]]
        if body["next"] is None:
            break
        query["after"] = body["next"]
    assert len(seen) == len(set(seen)) == 9
    assert api.get(PARCELS, {"limit": 5_001}).status_code == 400


def test_one_feature_has_its_version_as_etag(api: Client, sign_in: Any) -> None:
    parcel = drawing.draw_parcel((300, 0, 310, 10), parcel_number="9")
    answer = api.get(f"{PARCELS}/{parcel.pk}")
    assert answer["ETag"] == f'"{parcel.pk}.1"' and answer.json()["crs"] == "EPSG:9210"
    assert "holder_name" not in answer.json()["properties"]
    assert sign_in("approver:land").get(f"{PARCELS}/{parcel.pk}").json()["properties"]["holder_name"]


def test_hidden_things_are_not_found(api: Client, sign_in: Any) -> None:
    hidden = drawing.draw_parcel((400, 0, 410, 10), land_use_codes="CAN")
    for client in (
        api,
        sign_in("reader:*"),
        sign_in("editor:planning"),
        sign_in("editor:land", unit="26740"),
    ):
        assert client.get(f"{PARCELS}/{hidden.pk}").status_code == 404
    assert sign_in("editor:land").get(f"{PARCELS}/{hidden.pk}").status_code == 200
    for path in ("form", "features", f"features/{hidden.pk}"):
        assert api.get(f"/api/v1/layers/no_such_layer/{path}").status_code == 404


def test_the_list_says_what_i_may_do(api: Client, sign_in: Any) -> None:
    def of(client: Client) -> dict[str, Any]:
        return {one["name"]: one for one in client.get("/api/v1/layers").json()["layers"]}

    citizen, ward = of(api), of(sign_in("editor:land", unit="26740"))
    assert not any(one["editable"] or one["approvable"] for one in citizen.values())
    assert ward["parcels"]["editable"] and ward["parcels"]["units"] == ["26740"]
    assert not ward["plans"]["editable"] and ward["plans"]["units"] is None
    approver = of(sign_in("approver:planning"))
    assert approver["plans"]["approvable"] and not approver["plans"]["editable"]
    assert citizen["parcels"]["owner"] and citizen["wards"]["editors"] == ""
    assert citizen["parcels"] | {"title": "", "owner": ""} == {
        "name": "parcels", "title": "", "theme": "cadastre", "owner": "", "editors": "editor:land",
        "geometry": "MultiPolygon", "editable": False,
        "approvable": False, "units": None, "tiles": True, "min_zoom": 11,
    }  # fmt: skip


def test_the_form_holds_personal_fields_for_those_who_work_with_them(api: Client, sign_in: Any) -> None:
    path = "/api/v1/layers/parcels/form"
    assert "holder_name" not in api.get(path).json()["schema"]["properties"]
    form = sign_in("editor:land", unit="26740").get(path).json()
    assert form["editable"] and "holder_name" in form["schema"]["properties"]
    assert not sign_in("reader:land").get(path).json()["editable"]
