"""Kiểm tra sơ bộ over HTTP: the contract, the footprint in every CRS, the day, what a reader may see."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from geo.domain.crs import lookup
from geo.domain.transform import transform_point
from tests.drawing import (
    ORIGIN_EAST,
    ORIGIN_NORTH,
    draw_corridor,
    draw_parcel,
    draw_permit,
    draw_plan,
    draw_red_line,
    draw_restriction,
    draw_stage,
    draw_use,
    draw_ward,
    draw_zone,
)

pytestmark = pytest.mark.django_db
CITY = "EPSG:9210"
VERDICTS = {"pass", "fail", "needs_officer"}
FIGURES = {"storeys": 3, "height_m": 11.5, "floor_area_m2": 180, "use": "nha_o"}


@pytest.fixture(autouse=True)
def planned() -> Any:
    """A ward with a detailed plan of one zone, a street to the south, a corridor far away, a permit beside."""
    draw_ward((-500, -500, 500, 500))
    plan = draw_plan((-400, -400, 400, 400), level="chi_tiet", plan_code="79QCT0010001")
    zone = draw_zone(
        plan, (-100, -100, 100, 100), "A1", height_raw="≤22m", height_max_m=22.0, setback_raw="≥3m"
    )
    draw_red_line((-100, -14, 100, 2), plan=plan, plan_code=plan.plan_code)
    draw_corridor((-300, 300, 300, 320))
    draw_permit((26, 5, 36, 10), permit_number="9/GPXD")
    return zone


def corners(west: float, south: float, east: float, north: float) -> list[list[float]]:
    """A box from the origin as a VN-2000 table: X (north), Y (east)."""
    course = [(west, south), (east, south), (east, north), (west, north)]
    return [[ORIGIN_NORTH + y, ORIGIN_EAST + x] for x, y in course]


def polygon(west: float, south: float, east: float, north: float, crs: str = CITY) -> dict[str, Any]:
    """The same as GeoJSON in a CRS, x = east."""
    course = [(y, x) for x, y in corners(west, south, east, north)]
    if crs != CITY:
        course = [transform_point(*one, lookup(CITY), lookup(crs)) for one in course]
    if lookup(crs).north_first:
        course = [(y, x) for x, y in course]
    return {"type": "Polygon", "coordinates": [[*course, course[0]]]}


HOUSE = corners(4, 5, 16, 10)


def ask(api: Client, query: str = "", **body: Any) -> Any:
    return api.post(f"/api/v1/permits/precheck{query}", body, content_type="application/json")


def rules(answer: Any) -> dict[str, dict[str, Any]]:
    assert answer.status_code == 200, answer.content
    return {one["id"]: one for one in answer.json()["rules"]}


def house(api: Client, parcel: Any, **more: Any) -> Any:
    return ask(api, **({"parcels": [str(parcel.id)], "corners": HOUSE, "crs": CITY} | FIGURES | more))


def test_a_house_that_keeps_to_everything(api: Client) -> None:
    parcel = draw_parcel((0, 0, 20, 10))
    body = house(api, parcel).json()
    assert {one["id"]: one["verdict"] for one in body["rules"] if one["verdict"] != "pass"} == {}
    assert (body["verdict"], body["counts"]) == ("pass", {"pass": 17, "fail": 0, "needs_officer": 0})
    for one in body["rules"]:
        assert {"id", "verdict", "law", "inputs", "message", "geometry"} <= set(one)
        assert one["law"]
        assert one["message"]
        assert one["inputs"]
    assert isinstance(body["sources"], list)
    assert "không phải quyết định" in body["disclaimer"]
    assert body["site"]["parcels"][0] | {"id": str(parcel.id), "version": 1} == body["site"]["parcels"][0]
    assert [(one["code"], one["governing"]) for one in body["plans"]] == [("79QCT0010001", True)]


def test_too_high_too_large_on_the_street(api: Client) -> None:
    parcel = draw_parcel((0, 0, 20, 10))
    answer = house(api, parcel, corners=corners(0, 0, 20, 10), storeys=9, height_m=40, floor_area_m2=1800)
    found = rules(answer)
    assert answer.json()["verdict"] == "fail"
    failed = {"site-coverage", "floor-area-ratio", "storeys", "height", "red-line", "setback"}
    assert {rule for rule, one in found.items() if one["verdict"] == "fail"} == failed
    coverage = found["site-coverage"]["figures"][0]
    assert (coverage["value"], coverage["limit"], coverage["raw"]) == (200.0, 96.0, "40-60")
    assert found["red-line"]["geometry"]["type"] in ("Polygon", "MultiPolygon")
    west = found["red-line"]["geometry"]["coordinates"][0][0][0]
    assert 106 < (west[0] if isinstance(west, list) else west) < 107


@pytest.mark.parametrize("crs", [CITY, "OGC:CRS84", "EPSG:4326", "EPSG:3405", "EPSG:3857"])
def test_the_footprint_in_every_crs(api: Client, crs: str) -> None:
    parcel = draw_parcel((0, 0, 20, 10))
    found = house(api, parcel, corners=None, footprint=polygon(4, 5, 16, 10, crs), crs=crs).json()
    assert found["proposal"]["footprint_area_m2"] == 60.0
    assert found["verdict"] == "pass"


def test_geometry_comes_in_the_crs_asked_for(api: Client) -> None:
    parcel = draw_parcel((0, 0, 20, 10))
    body = ask(api, "?crs=EPSG:9210", parcels=[str(parcel.id)], corners=corners(4, 0, 16, 8), crs=CITY).json()
    assert body["crs"].endswith("/EPSG/0/9210")
    conflict = next(one for one in body["rules"] if one["id"] == "red-line")["geometry"]
    flat = str(conflict["coordinates"])
    assert f"{ORIGIN_EAST + 4}" in flat
    assert f"{ORIGIN_NORTH + 2}" in flat


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({"corners": [[y, x] for x, y in HOUSE], "crs": CITY}, "corners", "axes-swapped"),
        ({"footprint": {"type": "Point", "coordinates": [106.7, 10.8]}}, "footprint", "not-an-area"),
        ({"footprint": polygon(4, 5, 16, 10), "corners": HOUSE, "crs": CITY}, "footprint", "incomplete"),
        ({"corners": HOUSE}, "crs", "incomplete"),
        ({"corners": HOUSE, "crs": "EPSG:6956"}, "crs", None),
        ({}, "parcels", "incomplete"),
        ({"corners": HOUSE, "crs": CITY, "storeys": -1}, "storeys", "out-of-range"),
        ({"corners": HOUSE, "crs": CITY, "tang": 3}, "tang", "unknown-field"),
        ({"corners": HOUSE, "crs": CITY, "as_of": "hôm qua"}, "as_of", "invalid-date"),
    ],
)
def test_wrong_input_is_named(api: Client, body: dict[str, Any], field: str, code: str | None) -> None:
    answer = ask(api, **body)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    first = answer.json()["errors"][0]
    assert first["field"] == field
    assert code is None or first["code"] == code


def test_a_parcel_that_is_not_there_is_named(api: Client) -> None:
    parcel = draw_parcel((0, 0, 20, 10), valid_from=date(2020, 1, 1))
    unknown = ask(api, parcels=[str(parcel.id), "w3gv7cp477mz"])
    assert (unknown.status_code, unknown.json()["errors"][0]["field"]) == (404, "parcels.1")
    early = ask(api, parcels=[str(parcel.id)], as_of="2019-12-31")
    assert early.status_code == 404
    assert "31/12/2019" in early.json()["detail"]


def test_parcels_by_national_id_and_several_at_once(api: Client) -> None:
    one = draw_parcel((0, 0, 10, 10), national_id="w3gv7cp477mz")
    two = draw_parcel((10, 0, 20, 10), parcel_number="46")
    body = ask(
        api, parcels=["w3gv7cp477mz", str(two.id), str(one.id)], corners=HOUSE, crs=CITY, **FIGURES
    ).json()
    assert [part["number"] for part in body["site"]["parcels"]] == ["45", "46"]
    assert (body["site"]["area_m2"], body["verdict"]) == (200.0, "pass")


def test_without_parcels_those_under_the_footprint_count(api: Client) -> None:
    draw_parcel((0, 0, 20, 10))
    body = ask(api, corners=HOUSE, crs=CITY, **FIGURES).json()
    assert ([one["number"] for one in body["site"]["parcels"]], body["verdict"]) == (["45"], "pass")
    draw_parcel((20, 0, 40, 10), parcel_number="46")
    across = rules(ask(api, corners=corners(14, 5, 26, 10), crs=CITY, **FIGURES))
    assert (across["parcel"]["verdict"], across["inside-plot"]["verdict"]) == ("needs_officer", "pass")
    nowhere = ask(api, corners=corners(50, 50, 60, 60), crs=CITY, **FIGURES)
    assert nowhere.json()["verdict"] == "needs_officer"
    assert rules(nowhere)["parcel"]["verdict"] == "needs_officer"


def test_figures_that_are_missing_are_for_the_officer(api: Client) -> None:
    parcel = draw_parcel((0, 0, 20, 10))
    found = rules(ask(api, parcels=[str(parcel.id)]))
    missing = {
        "land-use",
        "plan-function",
        "site-coverage",
        "floor-area-ratio",
        "storeys",
        "height",
        "inside-plot",
    }
    assert {found[rule]["verdict"] for rule in missing} == {"needs_officer"}
    assert "Chưa cho số tầng" in found["storeys"]["message"]


def test_blocks_and_disputes_as_the_extract_shows_them(api: Client) -> None:
    parcel = draw_parcel((0, 0, 20, 10))
    draw_restriction(parcel, "block", starts_on=date(2026, 4, 1), ends_on=date(2026, 6, 1))
    during, after = (house(api, parcel, as_of=day) for day in ("2026-05-01", "2026-07-01"))
    assert rules(during)["no-block-or-dispute"]["verdict"] == "fail"
    assert rules(after)["no-block-or-dispute"]["verdict"] == "pass"
    flags = [one["message"] for one in during.json()["site"]["parcels"][0]["flags"]]
    assert flags
    assert flags[0] in rules(during)["no-block-or-dispute"]["message"]
    for secret in ("15/QĐ-TA", "Bảo đảm thi hành án"):
        assert secret not in during.content.decode()


def test_land_with_two_uses(api: Client) -> None:
    parcel = draw_parcel((0, 0, 20, 10), land_use_codes="ODT+CLN")
    draw_use(parcel, "ODT", 50.0)
    draw_use(parcel, "CLN", 150.0)
    found = rules(house(api, parcel))["land-use"]
    assert (found["verdict"], found["figures"][0]["limit"]) == ("fail", 50.0)


def test_a_plan_under_adjustment(api: Client, planned: Any) -> None:
    parcel = draw_parcel((0, 0, 20, 10))
    draw_stage(planned.plan, "dieu_chinh", started_on=date(2026, 10, 1))
    assert rules(house(api, parcel, as_of="2026-09-30"))["plan-under-adjustment"]["verdict"] == "pass"
    found = rules(house(api, parcel, as_of="2026-10-02"))["plan-under-adjustment"]
    assert (found["verdict"], found["sources"][0]["plan_code"]) == ("needs_officer", "79QCT0010001")


def test_classified_land_and_people_stay_hidden(api: Client) -> None:
    hidden = draw_parcel((40, 5, 60, 15), land_use_codes="CQP", parcel_number="99")
    shown = draw_parcel((0, 0, 20, 10))
    assert ask(api, parcels=[str(hidden.id)]).status_code == 404
    beside = ask(api, corners=corners(42, 6, 50, 10), crs=CITY, **FIGURES)
    assert beside.json()["site"]["parcels"] == []
    both = house(api, shown).content.decode() + beside.content.decode()
    for secret in (str(hidden.id), "Trần Thị Kín", "1 Đường Kín", "Nguyễn Văn Mật", "CĐ 123456"):
        assert secret not in both


def test_drafts_of_plans_decide_nothing(api: Client) -> None:
    parcel = draw_parcel((0, 0, 20, 10))
    before = house(api, parcel).json()
    draft = draw_plan((-400, -400, 400, 400), level="chi_tiet", status="draft", announced_on=None)
    draw_zone(draft, (-100, -100, 100, 100), "KÍN", storeys_max=1.0, storeys_raw="1")
    after = house(api, parcel).json()
    assert (before["hash"], "KÍN" in str(after)) == (after["hash"], False)


def test_in_english_with_the_law_of_the_day(api: Client) -> None:
    parcel = draw_parcel((0, 0, 20, 10))
    body = ask(api, "?lang=en", parcels=[str(parcel.id)], corners=HOUSE, crs=CITY, as_of="2026-06-30").json()
    assert body["rules"][0]["title"] == "Parcel"
    assert "Decree 175/2024" in body["rules"][0]["law"]
    assert "not a decision" in body["disclaimer"]


def test_the_same_question_has_the_same_hash(api: Client) -> None:
    parcel = draw_parcel((0, 0, 20, 10))
    first, again = house(api, parcel).json(), house(api, parcel).json()
    assert (first["id"], first["hash"]) == (again["id"], again["hash"])
    assert house(api, parcel, storeys=4).json()["hash"] != first["hash"]


def test_all_verdicts_are_those_of_the_contract(api: Client) -> None:
    parcel = draw_parcel((0, 0, 20, 10))
    for body in (house(api, parcel), ask(api, parcels=[str(parcel.id)]), house(api, parcel, storeys=9)):
        assert {one["verdict"] for one in body.json()["rules"]} | {body.json()["verdict"]} <= VERDICTS


def test_the_schema_names_it(api: Client) -> None:
    schema = api.get("/api/v1/openapi.json").json()
    assert "/api/v1/permits/precheck" in schema["paths"]


def test_as_a_page_complete_in_itself(api: Client) -> None:
    parcel = draw_parcel((0, 0, 20, 10))
    body = {"parcels": [str(parcel.id)], "corners": corners(4, 0, 16, 8), "crs": CITY} | FIGURES
    answer = api.post("/api/v1/permits/precheck.html", body, content_type="application/json")
    text = answer.content.decode()
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert "no-store" in answer["Cache-Control"]
    for told in (
        "Không đạt",
        "Đường Vẽ Thử",
        "Điều 50 Nghị định 217/2026/NĐ-CP",
        "79QCT0010001",
        "không phải quyết định",
    ):
        assert told in text
    for outside in ("<script", "http://", "src=", "Nguyễn Văn Mật"):
        assert outside not in text.replace("http://www.w3.org/2000/svg", "")
    english = api.post("/api/v1/permits/precheck.html?lang=en", body, content_type="application/json")
    assert "For reference only, not a decision" in english.content.decode()


def test_as_a_paper(api: Client) -> None:
    parcel = draw_parcel((0, 0, 20, 10))
    body = {"parcels": [str(parcel.id)], "corners": HOUSE, "crs": CITY} | FIGURES
    answer = api.post("/api/v1/permits/precheck.pdf", body, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    wrong = api.post("/api/v1/permits/precheck.pdf", {}, content_type="application/json")
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (400, "parcels")
    nowhere = {"corners": corners(50, 50, 60, 60), "crs": CITY}
    assert (
        api.post("/api/v1/permits/precheck.pdf", nowhere, content_type="application/json").status_code == 200
    )


def test_a_use_with_markup_stays_text(api: Client) -> None:
    parcel = draw_parcel((0, 0, 20, 10))
    body = {"parcels": [str(parcel.id)], "use": "<script>x</script>"}
    answer = api.post("/api/v1/permits/precheck.html", body, content_type="application/json")
    assert "<script" not in answer.content.decode()
