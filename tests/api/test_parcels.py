"""Lookup and details of parcels over HTTP."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client

from geo.domain.crs import CRS84, lookup
from geo.domain.transform import transform_point
from tests.drawing import ORIGIN_EAST, ORIGIN_NORTH, draw_parcel, draw_succession, draw_use, draw_ward

pytestmark = pytest.mark.django_db
STORAGE = lookup(9210)


def get(api: Client, path: str, **query: Any) -> tuple[int, dict[str, Any]]:
    answer = api.get(f"/api/v1{path}", query)
    return answer.status_code, answer.json()


def degrees(x: float, y: float) -> tuple[float, float]:
    return transform_point(ORIGIN_EAST + x, ORIGIN_NORTH + y, STORAGE, CRS84)


@pytest.fixture
def saigon() -> dict[str, str]:
    """Two neighbours, one of them renumbered in 2025, and a planted duplicate of the other."""
    draw_ward((-500, -500, 500, 500))
    draw_succession()
    west = draw_parcel((0, 0, 10, 20), national_id="w3gv7cp477mz")
    east = draw_parcel(
        (10, 0, 20, 20), sheet_number="85", parcel_number="118", old_ward_code="26740",
        old_ward_name="Phường Bến Nghé", old_sheet_number="3", old_parcel_number="118",
    )  # fmt: skip
    twin = draw_parcel((100, 0, 130, 20))
    return {"west": str(west.id), "east": str(east.id), "twin": str(twin.id)}


@pytest.mark.parametrize("ward", ["26740", "Bến Nghé", "phuong ben nghe", "P. Bến Nghé, Quận 1"])
def test_former_ward_and_numbers_find_the_parcel_of_today(
    api: Client, saigon: dict[str, str], ward: str
) -> None:
    status, found = get(api, "/parcels", ward=ward, sheet="3", number="118")
    assert (status, found["status"]) == (200, "MATCH")
    assert found["candidates"][0]["id"] == saigon["east"]
    assert "Bến Nghé" in found["candidates"][0]["why"]


def test_present_numbers(api: Client, saigon: dict[str, str]) -> None:
    _status, found = get(api, "/parcels", ward="Sài Gòn", sheet="085", number="0118", lang="en")
    assert [one["id"] for one in found["candidates"]] == [saigon["east"]]
    assert found["candidates"][0]["why"].startswith("Present numbers")


def test_duplicates_are_ambiguous_largest_first_and_say_why(api: Client, saigon: dict[str, str]) -> None:
    _status, found = get(api, "/parcels", ward="26740", sheet="12", number="45")
    assert found["status"] == "AMBIGUOUS"
    assert [one["id"] for one in found["candidates"]] == [saigon["twin"], saigon["west"]]
    assert all("trùng" in one["why"] for one in found["candidates"])
    assert found["candidates"][0] | {"why": ""} == {
        "id": saigon["twin"], "version": 1, "national_id": None, "ward": "26740", "ward_name": "Phường Sài Gòn",
        "sheet": "12", "number": "45", "address": "", "area_m2": 600.0, "why": "",
        "lon": found["candidates"][0]["lon"], "lat": found["candidates"][0]["lat"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("q", "who"),
    [
        ("Phường Bến Nghé, tờ 3, thửa 118", "east"),
        ("thửa 118 tờ 3 ben nghe", "east"),
        ("118/3 ben nghe", "east"),
        ("ben nghe 3 118", "east"),
        ("to 85 thua 118", "east"),
        ("26740 003 0118", "east"),
        ("W3GV7CP477MZ", "west"),
    ],
)
def test_typed_text(api: Client, saigon: dict[str, str], q: str, who: str) -> None:
    status, found = get(api, "/parcels", q=q)
    assert (status, found["status"]) == (200, "MATCH"), found
    assert found["candidates"][0]["id"] == saigon[who]


def test_former_ward_with_present_numbers_only_when_nothing_else(api: Client, saigon: dict[str, str]) -> None:
    _status, found = get(api, "/parcels", q="Bến Nghé tờ 85 thửa 118")
    assert found["status"] == "MATCH"
    assert "tên phường, xã cũ" in found["candidates"][0]["why"].lower()


@pytest.mark.parametrize("query", [{"q": "tờ 9 thửa 9 Bến Nghé"}, {"q": "Nguyễn Huệ"}, {"lon": "2.3", "lat": "48.8"},
                                   {"ward": "99999", "sheet": "1", "number": "1"}])  # fmt: skip
def test_not_found_is_an_answer(api: Client, saigon: dict[str, str], query: dict[str, str]) -> None:
    assert get(api, "/parcels", **query) == (200, {"status": "NOT_FOUND", "candidates": []})


def test_point_inside_on_boundary_and_in_vn2000(api: Client, saigon: dict[str, str]) -> None:
    lon, lat = degrees(5, 5)
    assert get(api, "/parcels", lon=lon, lat=lat)[1]["candidates"][0]["id"] == saigon["west"]
    lon, lat = degrees(10, 5)
    _status, found = get(api, "/parcels", lon=f"{lon:.7f}", lat=f"{lat:.7f}")
    assert found["status"] == "AMBIGUOUS"
    assert {one["id"] for one in found["candidates"]} == {saigon["west"], saigon["east"]}
    _status, found = get(api, "/parcels", x=ORIGIN_EAST + 5, y=ORIGIN_NORTH + 5, crs="EPSG:9210")
    assert (found["status"], found["candidates"][0]["why"]) == ("MATCH", "Điểm nằm trong thửa.")


def test_exchanged_axes_are_answered_and_said(api: Client, saigon: dict[str, str]) -> None:
    _status, found = get(api, "/parcels", x=ORIGIN_NORTH + 5, y=ORIGIN_EAST + 5, crs="EPSG:9210")
    assert found["status"] == "MATCH"
    assert "X = bắc" in found["candidates"][0]["why"]


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ({}, ["q"]),
        ({"ward": "26740", "sheet": "3"}, ["number"]),
        ({"lon": "106.7"}, ["lat"]),
        ({"lon": "10.7", "lat": "106.7"}, ["lat"]),
        ({"lon": "abc", "lat": "10"}, ["lon"]),
        ({"x": "1", "y": "2"}, ["crs"]),
        ({"x": "1", "y": "2", "crs": "EPSG:6957"}, ["crs"]),
        ({"x": "1", "y": "2", "crs": "EPSG:1"}, ["crs"]),
        ({"q": "x", "lang": "fr"}, ["lang"]),
        ({"lon": "inf", "lat": "1"}, ["lon"]),
    ],
)
def test_wrong_input_names_field_and_remedy(api: Client, query: dict[str, str], fields: list[str]) -> None:
    answer = api.get("/api/v1/parcels", query)
    assert answer.status_code == 400, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert body["type"] == "/problems/invalid-request"
    assert [one["field"] for one in body["errors"]] == fields
    assert all(one["code"] and one["message"] and one["remedy"] for one in body["errors"])
    english = api.get("/api/v1/parcels", query | ({} if "lang" in query else {"lang": "en"})).json()
    assert english["title"] == ("Invalid request" if "lang" not in query else "Yêu cầu không hợp lệ")


def test_one_parcel_in_full(api: Client, saigon: dict[str, str]) -> None:
    parcel = draw_parcel(
        (0, 100, 35, 110), parcel_number="9", land_use_codes="ODT+CLN", official_area_m2=350.0
    )
    draw_use(parcel, "ODT", 100.0)
    draw_use(parcel, "CLN", 250.0)
    status, body = get(api, f"/parcels/{parcel.id}")
    assert status == 200
    assert [(use["code"], use["name"], use["area_m2"]) for use in body["land_uses"]] == [
        ("CLN", "Đất trồng cây lâu năm", 250.0),
        ("ODT", "Đất ở tại đô thị", 100.0),
    ]
    assert body["geometry"]["type"] == "MultiPolygon"
    assert (body["area_m2"], body["official_area_m2"], body["flags"]) == (350.0, 350.0, [])
    lon, lat = degrees(0, 100)
    assert [lon, lat] in [pytest.approx(at, abs=1e-8) for at in body["geometry"]["coordinates"][0][0]]
    assert "Mật" not in str(body)
    assert "123456" not in str(body)


def test_flags(api: Client, saigon: dict[str, str]) -> None:
    _status, body = get(api, f"/parcels/{saigon['west']}")
    assert [flag["code"] for flag in body["flags"]] == ["duplicate_key"]
    within = draw_parcel((0, 200, 29.16, 201), parcel_number="1", official_area_m2=29.2)
    beyond = draw_parcel(
        (0, 210, 29.16, 211), parcel_number="2", official_area_m2=30.0, in_dispute=True, synthetic=True
    )
    assert get(api, f"/parcels/{within.id}")[1]["flags"] == []
    assert [flag["code"] for flag in get(api, f"/parcels/{beyond.id}")[1]["flags"]] == [
        "in_dispute", "area_differs", "synthetic",
    ]  # fmt: skip


def test_national_id_alias_and_unknown_parcels(api: Client, saigon: dict[str, str]) -> None:
    assert get(api, "/parcels/w3gv7cp477mz")[1]["id"] == saigon["west"]
    assert get(api, f"/parcels/{saigon['east']}")[1]["aliases"] == [
        {
            "ward": "26740",
            "ward_name": "Phường Bến Nghé",
            "sheet": "3",
            "number": "118",
            "until": "2025-07-01",
        }
    ]
    for unknown in (uuid.uuid4(), "w3gv7cp47777", "xx", "26740"):
        status, body = get(api, f"/parcels/{unknown}")
        assert (status, body["type"]) == (404, "/problems/not-found")


def test_classified_land_is_not_there(api: Client) -> None:
    hidden = draw_parcel((0, 0, 10, 10), land_use_codes="CQP")
    assert get(api, f"/parcels/{hidden.id}")[0] == 404
    assert get(api, f"/parcels/{hidden.id}/extract")[0] == 404
    lon, lat = degrees(5, 5)
    assert get(api, "/parcels", lon=lon, lat=lat)[1]["status"] == "NOT_FOUND"


def test_etag_changes_with_version_and_language(api: Client, saigon: dict[str, str]) -> None:
    path = f"/api/v1/parcels/{saigon['west']}"
    first = api.get(path)
    assert first["ETag"].startswith('"')
    assert api.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert api.get(path, {"lang": "en"}, headers={"If-None-Match": first["ETag"]}).status_code == 200
    from cadastre.models import Parcel

    Parcel.objects.filter(pk=saigon["west"]).update(version=2)
    assert api.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    ("crs", "near"), [("EPSG:9210", 603_000), ("EPSG:4326", 10.7), ("EPSG:5899", 384_000)]
)
def test_geometry_in_a_crs_of_the_registry(
    api: Client, saigon: dict[str, str], crs: str, near: float
) -> None:
    _status, body = get(api, f"/parcels/{saigon['west']}", crs=crs)
    assert body["crs"].endswith(crs.split(":")[1])
    assert body["geometry"]["coordinates"][0][0][0][0] == pytest.approx(near, rel=0.01)


def test_bulk_keeps_order_and_names_the_missing(api: Client, saigon: dict[str, str]) -> None:
    ids = [saigon["twin"], "nobody", "w3gv7cp477mz", str(uuid.UUID(int=7))]
    answer = api.post("/api/v1/parcels/bulk", {"ids": ids}, content_type="application/json")
    body = answer.json()
    assert [one["id"] for one in body["parcels"]] == [saigon["twin"], saigon["west"]]
    assert body["missing"] == ["nobody", str(uuid.UUID(int=7))]
    answer = api.post("/api/v1/parcels/bulk", {"ids": ["x"] * 1001}, content_type="application/json")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "too-many")
    answer = api.post("/api/v1/parcels/bulk", "{", content_type="application/json")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "invalid-json")


def test_bulk_finds_keys_as_the_lookup_does_in_few_statements(
    api: Client, saigon: dict[str, str], django_assert_max_num_queries: Any
) -> None:
    keys = [
        {"ward": ward, "sheet": sheet, "number": number}
        for ward, sheet, number in (
            ("Bến Nghé", "3", "118"), ("26740", "085", "0118"), ("Sài Gòn", "12", "45"), ("Sài Gòn", "12", "999"),
            ("Bến Nghé", "85", "118"), ("nowhere", "1", "1"),
        )
    ]  # fmt: skip
    one_by_one = [get(api, "/parcels", **key)[1] for key in keys]
    with django_assert_max_num_queries(8):
        answer = api.post(
            "/api/v1/parcels/bulk",
            {"ids": [saigon["twin"], "w3gv7cp47777", "w3gv7cp477mz"], "keys": keys * 100},
            content_type="application/json",
        )
    body = answer.json()
    assert [(row["status"], row["ids"]) for row in body["rows"][:3]] == [
        ("MATCH", [saigon["twin"]]), ("NOT_FOUND", []), ("MATCH", [saigon["west"]]),
    ]  # fmt: skip
    for given, row, alone in zip(keys * 100, body["rows"][3:], one_by_one * 100, strict=True):
        assert row["given"] == given and row["status"] == alone["status"]
        assert row["ids"] == [found["id"] for found in alone["candidates"]]
    assert [one["status"] for one in one_by_one] == [
        "MATCH", "MATCH", "AMBIGUOUS", "NOT_FOUND", "MATCH", "NOT_FOUND",
    ]  # fmt: skip
    assert body["missing"] == ["w3gv7cp47777"]
    assert [one["id"] for one in body["parcels"]] == [
        saigon["twin"], saigon["west"], *([saigon["east"]] * 300),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "code"),
    [({}, "missing"), ({"ids": []}, "missing"), ({"ids": ["x"] * 600, "keys": []}, ""),
     ({"ids": ["x"] * 600, "keys": [{"ward": "1", "sheet": "1", "number": "1"}] * 401}, "too-many"),
     ({"keys": [{"ward": "1", "sheet": "1"}]}, "missing"),
     ({"keys": [{"ward": "1", "sheet": "1", "number": ""}]}, "too-few")],
)  # fmt: skip
def test_bulk_counts_ids_and_keys_together(api: Client, body: object, code: str) -> None:
    answer = api.post("/api/v1/parcels/bulk", body, content_type="application/json")
    assert answer.status_code == (400 if code else 200)
    assert [one["code"] for one in answer.json().get("errors", [])] == ([code] if code else [])


def test_bulk_shows_no_classified_land(api: Client) -> None:
    hidden = draw_parcel((0, 0, 10, 10), land_use_codes="CQP", national_id="w3gv7cp477mz")
    key = {"ward": "26740", "sheet": "12", "number": "45"}
    body = {"ids": [str(hidden.id), "w3gv7cp477mz"], "keys": [key]}
    found = api.post("/api/v1/parcels/bulk", body, content_type="application/json").json()
    assert [row["status"] for row in found["rows"]] == ["NOT_FOUND"] * 3 and found["parcels"] == []


def test_only_the_fields_asked_for(api: Client, saigon: dict[str, str]) -> None:
    assert get(api, f"/parcels/{saigon['west']}", fields="area_m2,ward")[1] == {
        "id": saigon["west"], "ward": "26740", "area_m2": 200.0,
    }  # fmt: skip
    _status, found = get(api, "/parcels", q="w3gv7cp477mz", fields="version")
    assert found["candidates"] == [{"id": saigon["west"], "version": 1}]
    answer = api.post(
        "/api/v1/parcels/bulk?fields=flags", {"ids": [saigon["west"]]}, content_type="application/json"
    )
    assert [set(one) for one in answer.json()["parcels"]] == [{"id", "flags"}]
    status, refused = get(api, f"/parcels/{saigon['west']}", fields="id,holder_name")
    assert (status, refused["errors"][0]["code"]) == (400, "unknown-field")
    assert "area_m2" in refused["errors"][0]["remedy"] and "holder_name" not in refused["errors"][0]["remedy"]


def test_fewer_fields_are_another_representation(api: Client, saigon: dict[str, str]) -> None:
    path = f"/api/v1/parcels/{saigon['west']}"
    whole, part = api.get(path), api.get(path, {"fields": "ward"})
    assert whole["ETag"] != part["ETag"] and whole["ETag"].startswith(f'"{saigon["west"]}.1-')
    assert api.get(path, {"fields": "ward"}, headers={"If-None-Match": part["ETag"]}).status_code == 304


def test_history_and_lineage_say_what_is_on_record(api: Client, saigon: dict[str, str]) -> None:
    _status, body = get(api, f"/parcels/{saigon['west']}/history")
    assert [(one["version"], one["current"]) for one in body["versions"]] == [(1, True)]
    assert get(api, f"/parcels/{saigon['west']}/lineage")[1] == {
        "id": saigon["west"], "live": True, "parents": [], "children": [], "event": None, "ended_by": None,
    }  # fmt: skip


def test_unknown_address_and_wrong_method_are_problems(api: Client) -> None:
    for method, path, status in (("get", "/api/v1/nothing", 404), ("delete", "/api/v1/parcels", 405)):
        answer = getattr(api, method)(path)
        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


def test_ward_without_a_code_is_found_by_the_words_of_its_name(api: Client) -> None:
    """Files of villages name the place and give no code; "Phường 1" is not "Phường 12"."""
    village = draw_parcel(
        (0, 0, 10, 10),
        ward_code="",
        ward_name="thôn Việt Hoà, xã Vân Hoà (cũ)",
        sheet_number="1",
        parcel_number="4",
    )
    draw_parcel((20, 0, 30, 10), ward_code="", ward_name="Phường 12", sheet_number="1", parcel_number="4")
    for ward in ("Vân Hoà", "xã Vân Hoà", "viet hoa"):
        _status, found = get(api, "/parcels", ward=ward, sheet="1", number="4")
        assert [one["id"] for one in found["candidates"]] == [str(village.id)], ward
    assert get(api, "/parcels", ward="Phường 1", sheet="1", number="4")[1]["status"] == "NOT_FOUND"
    assert get(api, "/parcels", ward="(.*", sheet="1", number="4")[1]["status"] == "NOT_FOUND"
