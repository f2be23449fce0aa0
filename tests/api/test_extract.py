"""The parcel extract over HTTP, on a drawn city."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from layers.models import ImportRun
from permits.layers import BUILDING_PERMITS
from tests.drawing import draw_parcel, draw_permit, draw_plan, draw_red_line, draw_ward, draw_zone

pytestmark = pytest.mark.django_db


def extract(api: Client, parcel: Any, **query: Any) -> dict[str, Any]:
    answer = api.get(f"/api/v1/parcels/{parcel.id}/extract", query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def zones(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in body["concerned"] if row["layer"] == "planning_zones"]


@pytest.fixture
def corner(db: None) -> Any:
    """A 20 × 10 m parcel over three zones, with 2 m in the road reserve and a sliver of 0.8 m² of a fourth zone."""
    draw_ward((-500, -500, 500, 500))
    plan = draw_plan((-400, -400, 400, 400), document_name="3457.pdf", document_sha256="ab" * 32)
    draw_zone(plan, (0, 0, 8, 10), "A1")
    draw_zone(
        plan, (8, 0, 15, 10), "A2", function_code="DAT_HonHop", function_name="Đất hỗn hợp", far_max=4.0
    )
    draw_zone(
        plan,
        (15, 0, 19.92, 10),
        "A3",
        function_code="DAT_CayXanhCC",
        site_coverage_max_pct=None,
        far_max=None,
    )
    draw_zone(plan, (19.92, 0, 60, 10), "A4")
    draw_red_line((-20, -14, 100, 2), plan_code=plan.plan_code, plan=plan, chamfer="4x4")
    return draw_parcel((0, 0, 20, 10))


def test_three_zones_road_reserve_and_dropped_sliver(api: Client, corner: Any) -> None:
    body = extract(api, corner)
    rows = zones(body)
    assert [(row["zone"]["code"], row["area_m2"], row["share_pct"]) for row in rows] == [
        ("A1", 80.0, 40.0),
        ("A2", 70.0, 35.0),
        ("A3", 49.2, 24.6),
    ]
    [sliver] = body["dropped_slivers"]
    assert (sliver["layer"], sliver["code"], sliver["area_m2"], sliver["threshold_m2"]) == (
        "planning_zones", "A4", 0.8, 1.0,
    )  # fmt: skip
    assert sum(row["area_m2"] for row in rows) + sliver["area_m2"] == pytest.approx(200.0)
    assert rows[0]["indicators"]["site_coverage_pct"] == {"raw": "40-60", "min": 40.0, "max": 60.0}
    assert rows[0]["plan"]["governing"] is True
    assert rows[0]["decision"] == {
        "number": "3457/QĐ-UBND", "date": "2013-06-28", "authority": "UBND Thành phố", "document": "3457.pdf",
        "sha256": "ab" * 32,
    }  # fmt: skip
    assert body["road_reserve"]["area_m2"] == 40.0
    [line] = body["road_reserve"]["lines"]
    assert (line["street"], line["length_m"], line["chamfer"], line["row_width"]) == (
        "Đường Vẽ Thử", 20.0, "4x4", {"raw": "16", "m": 16.0},
    )  # fmt: skip


def test_buildable_nets_off_the_road_and_shows_its_formula(api: Client, corner: Any) -> None:
    figures = extract(api, corner)["buildable"]
    assert figures["net_area_m2"] == 160.0
    assert [(one["zone_code"], one["net_area_m2"], one["max_footprint_m2"]) for one in figures["zones"]] == [
        ("A1", 64.0, 38.4),
        ("A2", 56.0, 33.6),
        ("A3", 39.4, 0.0),
    ]
    assert figures["max_footprint_m2"] == 72.0
    assert figures["max_floor_area_m2"] == pytest.approx(38.4 * 5 + 33.6 * 5)
    assert figures["formula"][0] == "Diện tích còn lại = 200,0 m² − 40,0 m² (lộ giới) = 160,0 m²"
    english = extract(api, corner, lang="en")["buildable"]["formula"]
    assert english[0] == "Net area = 200.0 m² − 40.0 m² (road reserve) = 160.0 m²"


def test_silence_is_told_apart(api: Client, corner: Any) -> None:
    body = extract(api, corner)
    missing = {one["theme"]: one["code"] for one in body["no_data"]}
    assert missing["general_plan"] == "no_plan_here"
    assert missing["detailed_plan"] == "no_plan_in_ward"
    assert missing["permits"] == "layer_empty"
    assert missing["heritage"] == "not_kept"
    draw_plan((100, 100, 120, 120), level="chi_tiet")
    assert "detailed_plan" in extract(api, corner)["not_concerned"]
    bare = draw_parcel((300, 300, 310, 310), parcel_number="77")
    far = extract(api, bare)
    assert {one["theme"]: one["code"] for one in far["no_data"]}["road_reserve"] == "no_red_line_nearby"
    assert "zoning_plan" in far["not_concerned"]
    near = draw_parcel((0, 50, 10, 60), parcel_number="78")
    assert "road_reserve" in extract(api, near)["not_concerned"]
    for answer in (body, far):
        concerned = {row["theme"] for row in answer["concerned"]}
        lists = [concerned, set(answer["not_concerned"]), {one["theme"] for one in answer["no_data"]}]
        assert sum(len(one) for one in lists) == len(set.union(*lists))
        assert set.union(*lists) == set(answer["themes"])


def test_plan_without_zones_is_not_digitised(api: Client) -> None:
    draw_plan((0, 0, 50, 50), level="chi_tiet")
    body = extract(api, draw_parcel((0, 0, 10, 10)))
    assert {one["theme"]: one["code"] for one in body["no_data"]}["detailed_plan"] == "not_digitised"


def test_local_adjustment_replaces_its_polygon_from_its_day(api: Client) -> None:
    plan = draw_plan((0, 0, 100, 100))
    draw_zone(plan, (0, 0, 100, 100), "B1")
    adjustment = draw_plan(
        (0, 0, 6, 100), name="Điều chỉnh cục bộ", adjustment="local", valid_from=date(2026, 3, 1),
        decision_number="99/QĐ-UBND",
    )  # fmt: skip
    draw_zone(adjustment, (0, 0, 6, 100), "B1*", function_code="DAT_CayXanhCC")
    parcel = draw_parcel((0, 0, 10, 10))
    before = zones(extract(api, parcel, as_of="2026-02-28"))
    assert [(row["zone"]["code"], row["area_m2"], row["plan"]["governing"]) for row in before] == [
        ("B1", 100.0, True)
    ]
    after = zones(extract(api, parcel, as_of="2026-03-01"))
    assert [
        (
            row["zone"]["code"],
            row["area_m2"],
            row["governing_area_m2"],
            row["status"],
            row["plan"]["governing"],
        )
        for row in after
    ] == [("B1*", 60.0, 60.0, "in_force", True), ("B1", 100.0, 40.0, "in_force_partly", True)]
    assert sum(row["governing_area_m2"] for row in after) == 100.0
    repealed = date(2026, 6, 1)
    adjustment.valid_to = repealed
    adjustment.save()
    adjustment.zones.update(valid_to=repealed)
    assert [row["zone"]["code"] for row in zones(extract(api, parcel, as_of="2026-06-01"))] == ["B1"]
    assert [row["zone"]["code"] for row in zones(extract(api, parcel, as_of="2026-05-31"))] == ["B1*", "B1"]


def test_detailed_plan_governs_over_zoning_over_general(api: Client) -> None:
    parcel = draw_parcel((0, 0, 10, 10))
    for level, shape, code in (
        ("chung", (0, 0, 50, 50), "G"),
        ("phan_khu", (0, 0, 50, 50), "Z"),
        ("chi_tiet", (0, 0, 4, 50), "D"),
    ):
        draw_zone(draw_plan(shape, level=level), shape, code)
    rows = {row["zone"]["code"]: row for row in zones(extract(api, parcel))}
    assert {code: row["theme"] for code, row in rows.items()} == {
        "D": "detailed_plan", "Z": "zoning_plan", "G": "general_plan",
    }  # fmt: skip
    assert [(rows[code]["governing_area_m2"], rows[code]["status"]) for code in "DZG"] == [
        (40.0, "in_force"),
        (60.0, "in_force_partly"),
        (0.0, "overruled"),
    ]
    assert rows["G"]["plan"]["governing"] is False


def test_permits_come_through_the_hook_without_personal_data(api: Client, corner: Any) -> None:
    draw_permit((1, 3, 8, 9), parcel=corner.id, parcel_version=1)
    draw_permit((1, 3, 8, 9), permit_number="0200/GPXD", issued_on=date(2026, 9, 9), parcel=corner.id)
    draw_permit((1, 3, 8, 9), permit_number="0300/GPXD", parcel=corner.id, published_until=date(2026, 3, 1))
    body = extract(api, corner, as_of="2026-06-01")
    assert [one["permit_number"] for one in body["permits"]] == ["0102/GPXD"]
    assert body["permits"][0]["footprint_area_m2"] == 42.0
    assert "permits" in {row["theme"] for row in body["concerned"]}
    text = str(body)
    assert "Kín" not in text
    assert "Mật" not in text
    personal = {field.name for field in BUILDING_PERMITS.all_fields if not field.is_public}
    assert not personal & set(body["permits"][0])


def test_sources_and_identity(api: Client, corner: Any) -> None:
    now = timezone.now()
    ImportRun.objects.create(
        layer="planning_zones", source="drawn", file_name="zones.gpkg", file_sha256="cd" * 32, started_at=now,
        finished_at=now, outcome="written",
    )  # fmt: skip
    ImportRun.objects.create(
        layer="building_permits", source="drawn", file_name="p.gpkg", file_sha256="ef" * 32, started_at=now,
        finished_at=now, outcome="written",
    )  # fmt: skip
    body, again = extract(api, corner, as_of="2026-06-01"), extract(api, corner, as_of="2026-06-01")
    assert [(one["layer"], one["version"]) for one in body["sources"]] == [
        ("building_permits", "efefefefefef"),
        ("planning_zones", "cdcdcdcdcdcd"),
    ]
    assert "permits" in body["not_concerned"]
    assert body["id"] == again["id"]
    assert body["verify_url"].endswith(f"/api/v1/parcels/{corner.id}/extract?as_of=2026-06-01&lang=vi")
    assert "tham khảo" in body["disclaimer"]
    assert extract(api, corner, as_of="2026-06-01", lang="en")["id"] != body["id"]
    assert extract(api, corner, as_of="2012-01-01")["id"] != body["id"]


def test_before_the_plan_there_is_none(api: Client, corner: Any) -> None:
    body = extract(api, corner, as_of="2013-06-27")
    assert zones(body) == []
    assert {one["theme"] for one in body["no_data"]} >= {"zoning_plan", "road_reserve"}
    assert body["buildable"]["max_footprint_m2"] is None


def test_wrong_day(api: Client, corner: Any) -> None:
    answer = api.get(f"/api/v1/parcels/{corner.id}/extract", {"as_of": "31/12/2026"})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "as_of")


def test_zones_of_a_plan_that_is_not_registered(api: Client) -> None:
    plan = draw_plan((0, 0, 50, 50))
    zone = draw_zone(plan, (0, 0, 50, 50), "N1")
    zone.plan, zone.plan_code = None, "79QCT0010009"
    zone.save()
    plan.delete()
    [row] = zones(extract(api, draw_parcel((0, 0, 10, 10))))
    assert (row["theme"], row["plan"]["code"], row["plan"]["level"], row["decision"]) == (
        "detailed_plan", "79QCT0010009", "chi_tiet", None,
    )  # fmt: skip
