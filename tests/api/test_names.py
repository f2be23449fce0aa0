"""Features by name over HTTP: what a link field offers, and what it never tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from layers.models import RoleAssignment
from tests import drawing

pytestmark = pytest.mark.django_db
PARCELS, PLANS = "/api/v1/layers/parcels/names", "/api/v1/layers/plans/names"
EAST, NORTH = drawing.ORIGIN_EAST, drawing.ORIGIN_NORTH


@pytest.fixture
def editor() -> Callable[..., Client]:
    """Somebody with one role."""

    def make(role: str, scope: str, unit: str = "") -> Client:
        user = User.objects.create(username=f"{role}-{scope}-{unit}")
        RoleAssignment.objects.create(user=user, role=role, scope=scope, unit_code=unit)
        client = Client()
        client.force_login(user)
        return client

    return make


def told(client: Client, path: str, **query: object) -> list[dict[str, Any]]:
    answer = client.get(path, query)
    assert answer.status_code == 200, answer.content
    return answer.json()["names"]


def test_words_fit_without_case_accents_and_order(api: Client) -> None:
    wanted = drawing.draw_plan((0, 0, 10, 10), name="Phân khu Bến Nghé – Thủ Thiêm", plan_code="79QPK1000002")
    drawing.draw_plan((0, 0, 10, 10), name="Phân khu Bàn Cờ", plan_code="79QPK1000003")
    for text in ("thu thiem", "NGHÉ bến", "Thủ Thiêm", "1000002", "3457 nghe"):
        (one,) = told(api, PLANS, q=text)
        assert one["id"] == str(wanted.pk) and one["name"] == "Phân khu Bến Nghé – Thủ Thiêm", text
    assert "79QPK1000002" in one["detail"] and "3457/QĐ-UBND" in one["detail"]
    assert told(api, PLANS, q="không có đồ án này") == []


def test_whole_words_come_before_parts_and_the_nearest_before_the_far(api: Client) -> None:
    for nth, (number, sheet) in enumerate((("145", "12"), ("45", "112"), ("45", "12"), ("45", "12"))):
        drawing.draw_parcel((nth * 100, 0, nth * 100 + 10, 10), parcel_number=number, sheet_number=sheet)
    near = f"{EAST + 300},{NORTH},{EAST + 310},{NORTH + 10}"
    found = told(api, PARCELS, q="45 12", near=near)
    assert len(found) == 4
    assert [one["name"] for one in found[:2]] == ["Số thửa 45 · Số tờ 12 · Phường Sài Gòn"] * 2
    places = drawing.Parcel.objects.in_bulk([one["id"] for one in found])
    assert len(places) == 4
    assert places[next(key for key in places if str(key) == found[0]["id"])].geom.extent[0] == EAST + 300
    assert [one["name"] for one in told(api, PARCELS, q="sai gon 145", lang="en")] == [
        "Parcel number 145 · Sheet number 12 · Phường Sài Gòn"
    ]


def test_without_words_the_nearest_are_offered(api: Client) -> None:
    for nth in range(4):
        drawing.draw_parcel((nth * 100, 0, nth * 100 + 10, 10), parcel_number=str(nth))
    near = f"{EAST + 201},{NORTH + 1},{EAST + 202},{NORTH + 2}"
    answer = api.get(PARCELS, {"near": near, "limit": 2}).json()
    assert answer["more"] and answer["names"][0]["name"].startswith("Số thửa 2 ·")
    assert api.get(PARCELS, {"near": "1,2"}).json()["errors"][0]["field"] == "near"


def test_ids_get_their_names(api: Client) -> None:
    plan = drawing.draw_plan((0, 0, 10, 10))
    ids = f"{plan.pk},00000000-0000-4000-8000-000000000000"
    (one,) = told(api, PLANS, ids=ids)
    assert one["id"] == str(plan.pk) and one["name"] == "Đồ án phân khu vẽ thử"
    assert api.get(PLANS, {"ids": "-" * 36}).status_code == 400
    assert api.get("/api/v1/layers/no_such_layer/names").status_code == 404


def test_hidden_rows_and_masked_fields_are_neither_offered_nor_matched(
    api: Client, editor: Callable[..., Client]
) -> None:
    drawing.draw_ward((0, 0, 100, 100))
    hidden = drawing.draw_parcel(
        (0, 0, 10, 10), parcel_number="777", land_use_codes="CQP", holder_name="Bí Mật 777"
    )
    secret = drawing.draw_permit((0, 0, 5, 5), permit_number="9/GPXD", investor_name="Kín Tiếng")
    outside = editor("editor", "land", "27139")
    for client in (api, outside, editor("reader", "*"), editor("editor", "planning")):
        assert told(client, PARCELS, q="777") == []
        assert told(client, PARCELS, ids=str(hidden.pk)) == []
        assert told(client, PARCELS, near=f"{EAST},{NORTH},{EAST + 1},{NORTH + 1}") == []
    assert [one["id"] for one in told(editor("editor", "land"), PARCELS, q="777")] == [str(hidden.pk)]
    permits = "/api/v1/layers/building_permits/names"
    for client in (api, editor("editor", "permits")):
        assert told(client, permits, q="kin tieng") == []
        (one,) = told(client, permits, q="9/gpxd")
        assert one["id"] == str(secret.pk) and "Kín" not in str(one)


def test_signs_that_mean_something_to_patterns_are_only_text(api: Client) -> None:
    drawing.draw_plan((0, 0, 10, 10), name="Khu 50% (mở rộng) [A]")
    assert len(told(api, PLANS, q="50% (mo [a]")) == 1
    for text in ("%", "_", "\\", "(", "'", "a" * 200):
        assert api.get(PLANS, {"q": text}).status_code == 200, text
    assert api.get(PLANS, {"q": "a\x00"}).status_code == 400


def test_the_form_says_which_layer_a_field_points_to(editor: Callable[..., Client]) -> None:
    def links(layer: str, client: Client) -> dict[str, str]:
        controls = client.get(f"/api/v1/layers/{layer}/form").json()["controls"]
        return {one["name"]: one["layer"] for one in controls if "layer" in one}

    client = editor("editor", "*")
    assert links("planning_zones", client) == {"plan": "plans"}
    assert links("parcel_land_uses", client) == links("building_permits", client) == {"parcel": "parcels"}
    assert links("parcels", client) == {"survey_document": "survey_documents"}
    assert links("land_rights", client) == {
        "parcel": "parcels", "party": "parties", "certificate": "certificates",
    }  # fmt: skip
