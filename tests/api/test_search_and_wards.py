"""One-box search and administrative units over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.gis.geos import LineString, MultiLineString, Point
from django.test import Client

from geo.models import Place, Road
from tests.drawing import (
    ORIGIN_EAST,
    ORIGIN_NORTH,
    SRID,
    draw_parcel,
    draw_permit,
    draw_plan,
    draw_succession,
    draw_ward,
)

pytestmark = pytest.mark.django_db


def draw_road(name: str, west: float, east: float) -> None:
    line = LineString((ORIGIN_EAST + west, ORIGIN_NORTH), (ORIGIN_EAST + east, ORIGIN_NORTH), srid=SRID)
    Road.objects.create(
        name=name, road_class="residential", source="drawn", geom=MultiLineString(line, srid=SRID)
    )


@pytest.fixture(autouse=True)
def _city() -> None:
    draw_ward((-500, -500, 500, 500))
    draw_ward(
        (-500, -500, 400, 500), name="Bến Nghé", full_name="Phường Bến Nghé", district_name="Quận 1", valid_from=None,
        valid_to=date(2025, 7, 1),
    )  # fmt: skip
    draw_succession()
    draw_succession(old_code="26743", old_name="Phường Nguyễn Thái Bình", part="part")
    draw_road("Nguyễn Huệ", 0, 50)
    draw_road("Nguyễn Huệ", 60, 110)
    draw_road("Đường Nguyễn Huệ", 3000, 3100)
    Place.objects.create(
        name="Chợ Bến Thành",
        place_class="locality",
        source="drawn",
        geom=Point(ORIGIN_EAST, ORIGIN_NORTH, srid=SRID),
    )
    draw_plan((0, 0, 50, 50), name="Khu trung tâm hiện hữu", decision_number="6708/QĐ-UBND")
    draw_permit((0, 0, 5, 5), permit_number="0102/GPXD-SXD")


def search(api: Client, q: str, **query: Any) -> list[dict[str, Any]]:
    answer = api.get("/api/v1/search", {"q": q} | query)
    assert answer.status_code == 200, answer.content
    assert answer.json()["q"] == q
    return answer.json()["results"]


@pytest.mark.parametrize(
    ("q", "kind", "title"),
    [
        ("nguyen hue", "street", "Nguyễn Huệ"),
        ("NGUYỄN HUỆ", "street", "Nguyễn Huệ"),
        ("hue", "street", "Nguyễn Huệ"),
        ("31/4b Nguyễn Huệ", "street", "Nguyễn Huệ"),
        ("đường Nguyễn Huệ", "street", "Nguyễn Huệ"),
        ("31/4b duong nguyen hue", "street", "Nguyễn Huệ"),
        ("Đ. Nguyễn Huệ", "street", "Nguyễn Huệ"),
        ("cho ben", "place", "Chợ Bến Thành"),
        ("sai gon", "ward", "Phường Sài Gòn"),
        ("ben nghe", "former_ward", "Phường Bến Nghé"),
        ("nguyen thai", "former_ward", "Phường Nguyễn Thái Bình"),
        ("trung tam", "plan", "Khu trung tâm hiện hữu"),
        ("6708/qd", "plan", "Khu trung tâm hiện hữu"),
        ("0102/gpxd", "permit", "0102/GPXD-SXD"),
        ("10.7725, 106.698", "coordinate", "Vị trí 10.772500, 106.698000"),
        ("X=1191454 Y=603480", "coordinate", "Vị trí 10.772495, 106.697985"),
    ],
)
def test_every_kind_without_diacritics(api: Client, q: str, kind: str, title: str) -> None:
    first = search(api, q)[0]
    assert (first["kind"], first["title"]) == (kind, title)
    assert first["lon"] == pytest.approx(106.69, abs=0.02)
    assert first["lat"] == pytest.approx(10.77, abs=0.02)


def test_pieces_of_a_street_are_one_and_namesakes_are_two(api: Client) -> None:
    streets = [one for one in search(api, "nguyen hue") if one["kind"] == "street"]
    assert [one["title"] for one in streets] == ["Nguyễn Huệ", "Đường Nguyễn Huệ"]
    assert streets[0]["subtitle"] == "Đường · Phường Sài Gòn"
    west, _south, east, _north = streets[0]["bbox"]
    assert (east - west) * 109_000 == pytest.approx(110, rel=0.05)


def test_the_word_for_street_hides_neither_bare_names_nor_names_with_it(api: Client) -> None:
    titles = [one["title"] for one in search(api, "duong nguyen hue") if one["kind"] == "street"]
    assert titles == ["Nguyễn Huệ", "Đường Nguyễn Huệ"]
    assert search(api, "phố") == [] and search(api, "duong") != []


def test_former_ward_says_where_it_went(api: Client) -> None:
    assert "nay thuộc Phường Sài Gòn" in search(api, "ben nghe")[0]["subtitle"]
    assert "now in Phường Sài Gòn" in search(api, "ben nghe", lang="en")[0]["subtitle"]


def test_parcel_comes_first(api: Client) -> None:
    parcel = draw_parcel((0, 0, 10, 10), sheet_number="5", parcel_number="12")
    first = search(api, "thửa 12 tờ 5 sài gòn")[0]
    assert (first["kind"], first["id"], first["href"]) == ("parcel", str(parcel.id), f"/?parcel={parcel.id}")


def test_half_typed_parcel_names_go_on(api: Client) -> None:
    draw_parcel((0, 0, 10, 10), sheet_number="5", parcel_number="12")
    draw_parcel((10, 0, 20, 10), sheet_number="5", parcel_number="120")

    def go_on(q: str) -> list[str]:
        return [one["insert"] for one in api.get("/api/v1/search", {"q": q}).json()["completions"]]

    assert go_on("thua 12 to 5 sai g") == ["thửa 12 tờ 5 Phường Sài Gòn"]
    assert go_on("to 5 sai gon") == ["thửa 12 tờ 5 Phường Sài Gòn", "thửa 120 tờ 5 Phường Sài Gòn"]
    assert go_on("thua 12 to 5 sai gon") == ["thửa 120 tờ 5 Phường Sài Gòn"]
    assert go_on("nguyen hue") == go_on("10.7725, 106.698") == []
    assert search(api, go_on("thua 12 to 5 sai g")[0])[0]["kind"] == "parcel"


def test_a_parcel_by_address_and_a_guess_that_says_so(api: Client) -> None:
    parcel = draw_parcel(
        (0, 0, 10, 10), sheet_number="5", parcel_number="12", address="7 Đường Tôn Thất Tùng, Phường Sài Gòn"
    )
    assert search(api, "7 duong ton that tung")[0]["id"] == str(parcel.id)
    [guess] = search(api, "thửa 13 tờ 5 phường Sài Gòn")
    assert (guess["kind"], guess["id"]) == ("parcel", str(parcel.id))
    assert "Phỏng đoán" in guess["subtitle"]


@pytest.mark.parametrize("q", ["a", "%", "__", "không có gì như thế", "'; DROP TABLE parcels; --", "\\"])
def test_nothing_is_an_answer(api: Client, q: str) -> None:
    assert search(api, q) == []


def test_limit_and_wrong_input(api: Client) -> None:
    assert len(search(api, "nguyen", limit=1)) == 1
    for query, field in (({}, "q"), ({"q": "x", "limit": 0}, "limit"), ({"q": "a\0b"}, "q")):
        answer = api.get("/api/v1/search", query)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


def test_one_code_two_units(api: Client) -> None:
    before = api.get("/api/v1/wards", {"code": "26740", "at": "2025-06-30"}).json()["wards"]
    after = api.get("/api/v1/wards", {"code": "26740", "at": "2025-07-01"}).json()["wards"]
    assert [one["full_name"] for one in before] == ["Phường Bến Nghé"]
    assert [one["full_name"] for one in after] == ["Phường Sài Gòn"]
    assert (before[0]["area_km2"], after[0]["area_km2"]) == (0.9, 1.0)
    assert [one["name"] for one in before[0]["successors"]] == ["Phường Sài Gòn"]
    assert [(one["name"], one["part"]) for one in after[0]["predecessors"]] == [
        ("Phường Bến Nghé", "whole"),
        ("Phường Nguyễn Thái Bình", "part"),
    ]


def test_former_unit_without_a_shape_is_told(api: Client) -> None:
    before = api.get("/api/v1/wards", {"at": "2025-01-01"}).json()["wards"]
    assert [(one["full_name"], one["area_km2"]) for one in before] == [
        ("Phường Bến Nghé", 0.9),
        ("Phường Nguyễn Thái Bình", None),
    ]


def test_wrong_code_or_day(api: Client) -> None:
    for query, field in (({"code": "267"}, "code"), ({"at": "hôm qua"}, "at")):
        answer = api.get("/api/v1/wards", query)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)
