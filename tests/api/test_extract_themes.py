"""What the extract tells of every theme: one denominator, adjustments, consultations, corridors, setbacks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.drawing import (
    draw_building_line,
    draw_corridor,
    draw_parcel,
    draw_plan,
    draw_red_line,
    draw_stage,
    draw_ward,
    draw_zone,
)

pytestmark = pytest.mark.django_db


def extract(api: Client, parcel: Any, **query: Any) -> dict[str, Any]:
    answer = api.get(f"/api/v1/parcels/{parcel.id}/extract", query)
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    holds(body)
    return body


def holds(body: dict[str, Any]) -> None:
    """What is true of every extract: a theme in one list, shares that add up."""
    lists = (
        [{row["theme"] for row in body["concerned"]}, set(body["not_concerned"])]
        + [{one["theme"] for one in body[name]} for name in ("no_data", "under_adjustment")]
    )  # fmt: skip
    assert sum(len(one) for one in lists) == len(set.union(*lists))
    assert set.union(*lists) == set(body["themes"]) == set(body["themes_status"])
    for shares in body["shares"]:
        parts = [*shares["rows"], *shares["remainder"]]
        assert round(sum(part["share_pct"] for part in parts) * 10) == 1000
        assert round(sum(part["area_m2"] for part in parts) * 10) == round(shares["denominator_m2"] * 10)


@pytest.fixture
def parcel(db: None) -> Any:
    """20 × 10 m in a ward with a zoning plan over its western half."""
    draw_ward((-500, -500, 500, 500))
    return draw_parcel((0, 0, 20, 10))


def test_shares_of_a_theme_name_what_nobody_planned(api: Client, parcel: Any) -> None:
    plan = draw_plan((-50, -50, 15, 50))
    draw_zone(plan, (0, 0, 9, 10), "A1")
    draw_zone(plan, (9, 0, 9.06, 10), "A2")
    [shares] = extract(api, parcel)["shares"]
    assert shares["theme"] == "zoning_plan"
    assert [(row["code"], row["area_m2"], row["share_pct"]) for row in shares["rows"]] == [("A1", 90.0, 45.0)]
    assert [(one["kind"], one["name"], one["area_m2"], one["share_pct"]) for one in shares["remainder"]] == [
        ("slivers", "mảnh vụn dưới ngưỡng", 0.6, 0.3),
        ("unplanned", "chưa có quy hoạch", 109.4, 54.7),
    ]
    english = extract(api, parcel, lang="en")["shares"][0]["remainder"]
    assert [one["name"] for one in english] == ["slivers below the threshold", "unplanned"]


def test_overlapping_zones_of_a_plan_are_told(api: Client, parcel: Any) -> None:
    plan = draw_plan((-50, -50, 50, 50))
    draw_zone(plan, (0, 0, 12, 10), "A1")
    draw_zone(plan, (10, 0, 20, 10), "A2")
    [shares] = extract(api, parcel)["shares"]
    assert shares["overlap_m2"] == 20.0
    assert [(row["code"], row["area_m2"]) for row in shares["rows"]] == [("A1", 120.0), ("A2", 80.0)]


def test_levels_beside_the_others_do_not_govern(api: Client, parcel: Any) -> None:
    zoning = draw_plan((-50, -50, 50, 50))
    draw_zone(zoning, (0, 0, 20, 10), "Z")
    draw_plan((0, 0, 5, 10), level="ha_tang_ky_thuat", infrastructure_theme="giao_thong", name="Giao thông")
    design = draw_plan((-50, -50, 50, 50), level="thiet_ke_do_thi")
    draw_zone(design, (0, 0, 20, 10), "TK")
    rural = draw_plan((-50, -50, 50, 50), level="nong_thon_moi")
    draw_zone(rural, (0, 0, 20, 10), "NT")
    body = extract(api, parcel)
    rows = {(row["theme"], row["layer"]): row for row in body["concerned"]}
    road = rows["infrastructure_plan", "plans"]
    assert (road["area_m2"], road["status"], road["plan"]["infrastructure_theme"]) == (
        50.0,
        "beside",
        "giao_thong",
    )
    assert (road["plan"]["governing"], road["decision"]["number"]) == (False, "3457/QĐ-UBND")
    assert rows["urban_design", "planning_zones"]["status"] == "beside"
    assert rows["zoning_plan", "planning_zones"]["status"] == "in_force"
    assert rows["rural", "planning_zones"]["plan"]["level"] == "nong_thon_moi"
    assert {one["theme"] for one in body["shares"]} == {"zoning_plan", "rural"}


def test_a_plan_under_adjustment_is_said_on_its_rows_or_in_its_list(api: Client, parcel: Any) -> None:
    zoning = draw_plan((-50, -50, 50, 50))
    draw_zone(zoning, (0, 0, 20, 10), "Z")
    bare = draw_plan((-50, -50, 50, 50), level="chi_tiet")
    draw_stage(zoning, "ra_soat")
    draw_stage(bare, "dieu_chinh")
    body = extract(api, parcel, as_of="2026-11-22")
    [row] = [one for one in body["concerned"] if one["theme"] == "zoning_plan"]
    assert (row["under_adjustment"]["stage"], row["under_adjustment"]["since"]) == ("ra_soat", "2026-10-01")
    [entry] = body["under_adjustment"]
    assert (entry["theme"], entry["plan"]["code"], entry["stage"]) == (
        "detailed_plan",
        bare.plan_code,
        "dieu_chinh",
    )
    assert body["themes_status"]["detailed_plan"] == "under_adjustment"
    before = extract(api, parcel, as_of="2026-09-30")
    assert before["under_adjustment"] == []
    assert before["themes_status"]["detailed_plan"] == "no_data"


def test_a_consultation_stands_apart_and_tells_public_facts_only(api: Client, parcel: Any) -> None:
    base = draw_plan((-50, -50, 50, 50))
    draw_zone(base, (0, 0, 20, 10), "Z")
    today = timezone.localdate()
    window = {"consultation_from": today - timedelta(days=3), "consultation_to": today + timedelta(days=20)}
    draft = draw_plan(
        (0, 0, 5, 10), name="Điều chỉnh cục bộ ô Z", status="consultation", announced_on=None, adjustment="local",
        base_plan_code=base.plan_code, responsible_body="Ban Quản lý", decision_number="MẬT-1", **window,
    )  # fmt: skip
    draw_zone(draft, (0, 0, 5, 10), "Z-MẬT", function_code="DAT_CayXanhCC")
    draw_plan((0, 0, 20, 10), name="Đồ án đang lập", status="preparing", announced_on=None, **window)
    body = extract(api, parcel)
    [one] = body["consultations"]
    assert one == {
        "plan_code": draft.plan_code, "name": "Điều chỉnh cục bộ ô Z", "theme": "zoning_plan", "level": "phan_khu",
        "level_name": "Quy hoạch phân khu", "adjusts_plan_code": base.plan_code, "responsible_body": "Ban Quản lý",
        "opens_on": window["consultation_from"].isoformat(), "closes_on": window["consultation_to"].isoformat(),
        "area_m2": 50.0, "url": f"/plans/{draft.plan_code}/", "in_force": False,
    }  # fmt: skip
    text = str(body)
    assert "MẬT" not in text
    assert "đang lập" not in text
    [row] = [entry for entry in body["concerned"] if entry["theme"] == "zoning_plan"]
    assert (row["governing_area_m2"], row["under_adjustment"]["consultation"]) == (200.0, draft.plan_code)
    assert extract(api, parcel, as_of="2020-01-01")["consultations"] == []
    draft.consultation_to = today - timedelta(days=1)
    draft.save()
    assert extract(api, parcel)["consultations"] == []


def test_corridors_are_rows_and_net_off_the_ground(api: Client, parcel: Any) -> None:
    draw_zone(draw_plan((-50, -50, 50, 50)), (0, 0, 20, 10), "Z")
    assert extract(api, parcel)["themes_status"]["safety_corridor"] == "no_data"
    draw_corridor((100, 100, 120, 120), kind="power")
    assert extract(api, parcel)["themes_status"]["safety_corridor"] == "not_concerned"
    draw_corridor((-50, -9, 50, 3))
    draw_corridor((19.97, 0, 40, 10), kind="power", name="110 kV")
    body = extract(api, parcel)
    [row] = [one for one in body["concerned"] if one["layer"] == "safety_corridors"]
    assert (row["area_m2"], row["no_building"], row["legal_basis"], row["zone"]["function"]["name"]) == (
        60.0, True, "Luật Đường bộ 35/2024", "Đường bộ",
    )  # fmt: skip
    assert [(one["layer"], one["code"], one["area_m2"]) for one in body["dropped_slivers"]] == [
        ("safety_corridors", "110 kV", 0.3)
    ]
    assert body["buildable"]["net_area_m2"] == 140.0


def test_setback_line_and_corner_cut_are_drawn(api: Client, parcel: Any) -> None:
    plan = draw_plan((-50, -50, 50, 50))
    draw_zone(plan, (0, 0, 20, 10), "Z", setback_raw="3")
    draw_red_line((-30, -14, 50, 1), plan=plan, plan_code=plan.plan_code, chamfer="2x2", street_name="A")
    draw_red_line((-14, -30, 1, 50), street_name="B")
    body = extract(api, parcel, crs="EPSG:9210")
    cut = body["road_reserve"]["corner_chamfer"]
    assert (cut["raw"], cut["area_m2"], cut["status"]) == ("2x2", 2.0, "computed")
    assert sorted(cut["geometry"]["coordinates"][0][:3]) == [
        [603001.0, 1191001.0], [603001.0, 1191003.0], [603003.0, 1191001.0],
    ]  # fmt: skip
    assert body["buildable"]["net_area_m2"] == 200 - 29 - 2
    setback = body["buildable"]["setback"]
    assert (setback["distance_m"], setback["source"], setback["plan_codes"]) == (
        3.0,
        "zone",
        [plan.plan_code],
    )
    assert setback["area_m2"] == 16 * 6
    assert {tuple(at) for at in setback["line"]["coordinates"]} == {
        (603004.0, 1191010.0), (603004.0, 1191004.0), (603020.0, 1191004.0),
    }  # fmt: skip
    draw_building_line([(0, 6), (20, 6)], plan=plan, plan_code=plan.plan_code)
    body = extract(api, parcel)
    [row] = [one for one in body["concerned"] if one["theme"] == "building_line"]
    assert (row["length_m"], row["indicators"]["setback_m"]["min"]) == (20.0, 3.0)
    assert body["buildable"]["setback"]["source"] == "building_line"


def test_hash_and_identity_belong_together(api: Client, parcel: Any) -> None:
    first, again = extract(api, parcel, as_of="2026-06-01"), extract(api, parcel, as_of="2026-06-01")
    assert first["hash"] == again["hash"]
    assert first["hash"].startswith(first["id"].replace("-", ""))
    assert extract(api, parcel, as_of="2026-06-02")["hash"] != first["hash"]


def test_areas_that_differ_from_the_papers_are_flagged(api: Client, db: None) -> None:
    """29.2 m² on the certificate and 29.16 m² on the ground is rounding; 30.0 m² is a difference to look at."""
    draw_ward((-500, -500, 500, 500))
    rounding = draw_parcel((0, 0, 5.4, 5.4), official_area_m2=29.2, parcel_number="1")
    differing = draw_parcel((50, 0, 55.4, 5.4), official_area_m2=30.0, parcel_number="2")
    assert [one["code"] for one in extract(api, rounding)["parcel"]["flags"]] == []
    assert [one["code"] for one in extract(api, differing)["parcel"]["flags"]] == ["area_differs"]


def test_three_cells_with_odd_shares_and_a_reserve_add_up(api: Client, db: None) -> None:
    """14.5 %, 20.0 % and 62.4 % as the city's portal shows them, the reserve, and 0.8 m² dropped and listed."""
    draw_ward((-500, -500, 500, 500))
    plan = draw_plan((-400, -400, 400, 400))
    for code, west, east in (("I", 0, 14.5), ("II", 14.5, 34.5), ("III", 34.5, 96.9), ("IV", 96.9, 96.98)):
        draw_zone(plan, (west, 0, east, 10), code)
    draw_red_line((-10, -10, 110, 2), plan=plan, plan_code=plan.plan_code)
    body = extract(api, draw_parcel((0, 0, 100, 10)))
    [shares] = body["shares"]
    assert [(row["code"], row["share_pct"]) for row in shares["rows"]] == [
        ("III", 62.4),
        ("II", 20.0),
        ("I", 14.5),
    ]
    assert [(one["code"], one["area_m2"]) for one in body["dropped_slivers"]] == [("IV", 0.8)]
    assert {one["kind"]: one["share_pct"] for one in shares["remainder"]} == {
        "slivers": 0.1,
        "unplanned": 3.0,
    }
    assert body["road_reserve"]["area_m2"] == 200.0
    concerned = {
        row["zone"]["code"]: row["share_pct"] for row in body["concerned"] if row["layer"] == "planning_zones"
    }
    assert concerned == {"I": 14.5, "II": 20.0, "III": 62.4}


def test_a_local_adjustment_the_day_before_and_after_and_its_repeal(api: Client, db: None) -> None:
    """A permit filed on a day is checked against the plan of that day: part of a cell is adjusted, then repealed."""
    draw_ward((-500, -500, 500, 500))
    parcel = draw_parcel((0, 0, 20, 10))
    plan = draw_plan((-50, -50, 50, 50))
    draw_zone(plan, (0, 0, 20, 10), "B1")
    in_force, repealed = date(2026, 3, 1), date(2026, 6, 1)
    local = draw_plan(
        (0, 0, 8, 10), adjustment="local", base_plan_code=plan.plan_code, valid_from=in_force, valid_to=repealed,
        status="expired",
    )  # fmt: skip
    draw_zone(local, (0, 0, 8, 10), "B1*", valid_to=repealed, site_coverage_max_pct=40.0)
    seen = {}
    for day in (in_force - timedelta(days=1), in_force, repealed - timedelta(days=1), repealed):
        body = extract(api, parcel, as_of=day.isoformat())
        seen[day] = (
            {row["code"]: row["area_m2"] for row in body["shares"][0]["rows"]},
            body["buildable"]["max_footprint_m2"],
        )
    whole, parted = ({"B1": 200.0}, 120.0), ({"B1*": 80.0, "B1": 120.0}, 80 * 0.4 + 120 * 0.6)
    assert list(seen.values()) == [whole, parted, parted, whole]


def test_a_theme_without_any_plan_in_the_ward_is_no_data(api: Client, parcel: Any) -> None:
    assert extract(api, parcel)["themes_status"]["detailed_plan"] == "no_data"
    draw_ward((1000, 1000, 2000, 2000), code="26743", full_name="Phường Khác")
    draw_plan((1100, 1100, 1200, 1200), level="chi_tiet")
    assert extract(api, parcel)["themes_status"]["detailed_plan"] == "no_data"
    draw_plan((300, 300, 320, 320), level="chi_tiet")
    assert extract(api, parcel)["themes_status"]["detailed_plan"] == "not_concerned"
