"""The extract at a point, of drawn ground and of a corner table, over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from geo.domain.crs import CRS84, lookup
from geo.domain.transform import transform_point
from tests.drawing import (
    ORIGIN_EAST,
    ORIGIN_NORTH,
    draw_parcel,
    draw_plan,
    draw_red_line,
    draw_ward,
    draw_zone,
)

pytestmark = pytest.mark.django_db
CITY = "EPSG:9210"
#: A plot 20 m wide and 10 m deep: X (north), Y (east).
TABLE = [
    [ORIGIN_NORTH, ORIGIN_EAST],
    [ORIGIN_NORTH, ORIGIN_EAST + 20],
    [ORIGIN_NORTH + 10, ORIGIN_EAST + 20],
    [ORIGIN_NORTH + 10, ORIGIN_EAST],
]


@pytest.fixture(autouse=True)
def _planned() -> None:
    """A ward with a zoning plan of two zones that meet 8 m east of the origin, and a street along the south."""
    draw_ward((-500, -500, 500, 500))
    plan = draw_plan((-400, -400, 400, 400))
    draw_zone(plan, (-100, -100, 8, 100), "W")
    draw_zone(plan, (8, -100, 100, 100), "E")
    draw_red_line((-100, -14, 100, 2), plan=plan, plan_code=plan.plan_code)


def at(api: Client, **query: Any) -> Any:
    return api.get("/api/v1/extract", query)


def post(api: Client, **body: Any) -> Any:
    return api.post("/api/v1/extract", body, content_type="application/json")


def codes(body: dict[str, Any]) -> dict[str, float]:
    return {
        row["zone"]["code"]: row["area_m2"] for row in body["concerned"] if row["layer"] == "planning_zones"
    }


def test_at_a_point_it_is_the_parcel_there(api: Client) -> None:
    parcel = draw_parcel((0, 0, 20, 10))
    lon, lat = transform_point(ORIGIN_EAST + 5, ORIGIN_NORTH + 5, lookup(CITY), CRS84)
    body = at(api, lon=lon, lat=lat).json()
    assert (body["subject"], body["parcel"]["id"]) == ("parcel", str(parcel.id))
    assert codes(body) == {"E": 120.0, "W": 80.0}
    metres = at(api, x=ORIGIN_EAST + 5, y=ORIGIN_NORTH + 5, crs=CITY).json()
    assert metres["id"] == body["id"]
    assert metres["parcel"]["crs"].endswith("/EPSG/0/9210")


def test_at_a_point_without_a_parcel_it_is_the_ground(api: Client) -> None:
    body = at(api, x=ORIGIN_EAST + 50, y=ORIGIN_NORTH + 50, crs=CITY).json()
    assert (body["subject"], body["parcel"]["id"], body["parcel"]["area_m2"]) == ("point", None, 1.0)
    assert codes(body) == {"E": 1.0}
    assert body["shares"][0]["rows"][0]["share_pct"] == 100.0
    assert body["buildable"]["net_area_m2"] is None
    assert "lon=" in body["verify_url"]
    again = at(api, **dict(part.split("=") for part in body["verify_url"].split("?")[1].split("&"))).json()
    assert again["hash"] == body["hash"]


def test_where_parcels_overlap_none_is_chosen(api: Client) -> None:
    one = draw_parcel((0, 0, 20, 10), parcel_number="1")
    two = draw_parcel((0, 0, 10, 10), parcel_number="2")
    body = at(api, x=ORIGIN_EAST + 5, y=ORIGIN_NORTH + 5, crs=CITY).json()
    assert (body["subject"], body["candidates"]) == ("point", [str(two.id), str(one.id)])


def test_the_day_chooses_the_parcel_at_a_point(api: Client) -> None:
    draw_parcel((0, 0, 20, 10), valid_from=date(2020, 1, 1))
    asked = {"x": ORIGIN_EAST + 5, "y": ORIGIN_NORTH + 5, "crs": CITY}
    assert at(api, **asked, as_of="2019-12-31").json()["subject"] == "point"
    assert at(api, **asked, as_of="2020-01-01").json()["subject"] == "parcel"


def test_a_corner_table_and_the_same_polygon_say_the_same(api: Client) -> None:
    body = post(api, corners=TABLE, crs=CITY).json()
    assert (body["subject"], body["parcel"]["area_m2"], body["parcel"]["sheet"]) == ("polygon", 200.0, None)
    assert codes(body) == {"E": 120.0, "W": 80.0}
    assert body["road_reserve"]["area_m2"] == 40.0
    assert body["buildable"]["net_area_m2"] == 160.0
    ring = [[east, north] for north, east in [*TABLE, TABLE[0]]]
    drawn = post(api, geometry={"type": "Polygon", "coordinates": [ring]}, crs=CITY).json()
    assert (drawn["hash"], drawn["id"]) == (body["hash"], body["id"])


@pytest.mark.parametrize(
    ("body", "status", "field", "words"),
    [
        ({"corners": [[e, n] for n, e in TABLE], "crs": CITY}, 400, "corners", "X là hướng bắc"),
        ({"corners": TABLE, "crs": "EPSG:6957"}, 400, "crs", "6957"),
        ({"corners": TABLE, "crs": "OGC:CRS84"}, 400, "crs", "VN-2000"),
        ({"corners": TABLE[:2], "crs": CITY}, 400, "corners", "ba đỉnh"),
        ({"crs": CITY}, 400, "geometry", "geometry hoặc corners"),
        ({"corners": [[n * 1.5, e] for n, e in TABLE], "crs": CITY}, 400, "corners", "ngoài thành phố"),
        (
            {"corners": [[ORIGIN_NORTH, ORIGIN_EAST], [ORIGIN_NORTH, ORIGIN_EAST + 2000],
                         [ORIGIN_NORTH + 2000, ORIGIN_EAST]], "crs": CITY},
            413, "corners", "1 km²",
        ),
        ({"geometry": {"type": "LineString", "coordinates": []}, "crs": CITY}, 400, "geometry", "đa giác"),
        ({"corners": TABLE, "crs": CITY, "colour": "red"}, 400, "colour", "Không có trường"),
    ],
)  # fmt: skip
def test_what_is_refused_says_why(
    api: Client, body: dict[str, Any], status: int, field: str, words: str
) -> None:
    answer = post(api, **body)
    [error] = answer.json()["errors"]
    assert (answer.status_code, error["field"]) == (status, field)
    assert words in error["message"]


def test_a_point_needs_its_coordinates_and_lies_in_the_city(api: Client) -> None:
    assert at(api, lon=106.7).json()["errors"][0]["field"] == "lon"
    swapped = at(api, x=ORIGIN_NORTH, y=ORIGIN_EAST, crs=CITY)
    assert (swapped.status_code, swapped.json()["errors"][0]["code"]) == (400, "axes-swapped")
    assert at(api, lon=10.77, lat=106.69).json()["errors"][0]["code"] == "axes-swapped"
    assert at(api, lon=2.35, lat=48.85).json()["errors"][0]["code"] == "ground-outside-city"


def test_a_deprecated_crs_is_refused_with_words(api: Client) -> None:
    answer = at(api, x=ORIGIN_EAST, y=ORIGIN_NORTH, crs="EPSG:6956")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "crs")
