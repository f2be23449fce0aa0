"""Which zone governs which part of a parcel."""

from __future__ import annotations

from typing import Any

import pytest
import shapely

from planning.domain.answer import decision_entry
from planning.domain.buildable import Land
from planning.domain.buildable_answer import buildable as told
from planning.domain.records import PlanRecord, ZonePiece, unregistered_plan
from planning.domain.shares import union_of, zone_shares
from planning.domain.themes import PLAN_THEMES, missing_plan_data, plan_theme_of


def plan(level: str, *, local: bool = False, since: str = "2013-06-28") -> PlanRecord:
    return PlanRecord(
        id=f"{level}{local}{since}", code="79QPK0010001", name="", level=level, version=1, scale=None,
        adjustment="local" if local else "none", status="announced", decision_number="", decision_date=None,
        authority="",
        announced_on=None, document_name="", document_sha256="", valid_from=since, valid_to=None, digitised=True,
    )  # fmt: skip


def zone(owner: PlanRecord, west: float, east: float, **limits: Any) -> ZonePiece:
    """A strip of a 10 m deep parcel, from `west` to `east` metres."""
    known = {
        "coverage": None,
        "far": None,
        "storeys": None,
        "function": "DAT_O_Nhomnhao",
        "setback": None,
    } | limits
    return ZonePiece(
        id=f"{owner.id}{west}", plan=owner, zone_code=f"{west:g}", block_code="", function_code=known["function"],
        function_name="", function_raw="",
        indicators={
            "site_coverage_pct": {"max": known["coverage"], "raw": None},
            "far": {"max": known["far"], "raw": None},
            "storeys": {"max": known["storeys"], "raw": None},
            "height_m": {"max": None, "raw": None},
            "setback_m": {"min": known["setback"], "raw": None},
        },
        piece=shapely.box(west, 0, east, 10),
    )  # fmt: skip


def buildable(area_m2: float, reserve: shapely.Geometry, shares: list[Any], lang: str) -> dict[str, Any]:
    land = Land(parcel=shapely.box(0, 0, 20, 10), area_m2=area_m2, reserve=reserve, shares=shares)
    return told(land, lang, shapely.to_wkt, decision_entry)


def summary(zones: list[ZonePiece]) -> list[tuple[str, float, float, str]]:
    return [
        (one.zone.plan.level, one.area_m2, one.governing_area_m2, one.status) for one in zone_shares(zones)
    ]


def test_more_detailed_plan_governs_where_both_lie() -> None:
    assert summary(
        [zone(plan("chung"), 0, 20), zone(plan("phan_khu"), 0, 20), zone(plan("rut_gon"), 0, 5)]
    ) == [
        ("rut_gon", 50.0, 50.0, "in_force"),
        ("phan_khu", 200.0, 150.0, "in_force_partly"),
        ("chung", 200.0, 0.0, "overruled"),
    ]


def test_local_adjustment_replaces_its_polygon_only_and_the_later_one_the_earlier() -> None:
    base, first, second = (
        plan("phan_khu"),
        plan("phan_khu", local=True),
        plan("phan_khu", local=True, since="2020-01-01"),
    )
    assert sorted(
        summary([zone(base, 0, 20), zone(first, 0, 8), zone(second, 0, 4)]), key=lambda row: row[1]
    ) == [
        ("phan_khu", 40.0, 40.0, "in_force"),
        ("phan_khu", 80.0, 40.0, "in_force_partly"),
        ("phan_khu", 200.0, 120.0, "in_force_partly"),
    ]
    assert summary([zone(base, 0, 8), zone(first, 0, 8)])[1][3] == "replaced"


def test_an_adjustment_elsewhere_in_the_parcel_replaces_nothing_here():
    """The zone beside it yields to an abridged detailed plan, and is told so."""
    base, local, site = plan("phan_khu"), plan("phan_khu", local=True, since="2026-09-22"), plan("rut_gon")
    shares = zone_shares([zone(base, 0, 8), zone(base, 8, 20), zone(local, 0, 8), zone(site, 8, 20)])
    assert [(one.zone.plan.level, one.zone.plan.is_local, one.status) for one in shares] == [
        ("rut_gon", False, "in_force"),
        ("phan_khu", True, "in_force"),
        ("phan_khu", False, "overruled"),
        ("phan_khu", False, "replaced"),
    ]


def test_local_adjustment_of_a_zoning_plan_does_not_touch_a_detailed_plan() -> None:
    assert not plan("phan_khu", local=True).overrides(plan("chi_tiet"))
    assert not plan("phan_khu").overrides(plan("phan_khu", since="2020-01-01"))


def test_no_zones_no_shares() -> None:
    assert zone_shares([]) == []
    assert union_of([]).is_empty


def test_level_of_a_plan_known_only_by_its_code() -> None:
    assert unregistered_plan("79QCT0010001").level == "chi_tiet"
    assert unregistered_plan("KHU-A").level == ""
    assert plan_theme_of("").key == "zoning_plan"


def test_figures_only_where_the_plan_gives_numbers() -> None:
    shares = zone_shares(
        [zone(plan("phan_khu"), 0, 10, coverage=60.0, far=3.0, storeys=4.0), zone(plan("phan_khu"), 10, 20)]
    )
    figures = buildable(200.0, shapely.box(0, 0, 20, 1), shares, "en")
    assert figures["net_area_m2"] == 180.0
    assert figures["max_footprint_m2"] is None
    assert figures["zones"][0] | {"function": ""} == {
        "zone_code": "0", "plan_code": "79QPK0010001", "function": "", "net_area_m2": 90.0, "for_building": True,
        "behind_setback_m2": None, "max_footprint_m2": 54.0, "max_floor_area_m2": 216.0, "max_storeys": 4.0,
        "max_height_m": None,
    }  # fmt: skip
    assert "the plan gives no numeric site coverage" in " ".join(figures["formula"])


def test_a_road_zone_counts_nothing_and_says_so() -> None:
    shares = zone_shares(
        [
            zone(plan("phan_khu"), 0, 10, coverage=50.0),
            zone(plan("phan_khu"), 10, 20, function="DAT_HTKT_DuongGT"),
        ]
    )
    figures = buildable(200.0, shapely.Polygon(), shares, "vi")
    assert figures["max_footprint_m2"] == 50.0
    assert any("không để xây dựng" in line for line in figures["formula"])


def test_nothing_planned_nothing_computed() -> None:
    figures = buildable(100.0, shapely.Polygon(), [], "vi")
    assert (figures["net_area_m2"], figures["unplanned_area_m2"], figures["max_footprint_m2"]) == (
        100.0,
        100.0,
        None,
    )


@pytest.mark.parametrize(
    ("theme", "here", "digitised", "ward", "reason"),
    [
        (0, set(), set(), set(), "no_plan_here"),
        (1, {"phan_khu"}, {"phan_khu"}, set(), ""),
        (1, {"phan_khu"}, set(), set(), "not_digitised"),
        (2, set(), set(), set(), "no_plan_in_ward"),
        (2, set(), set(), {"chi_tiet"}, ""),
        (2, {"rut_gon"}, set(), {"rut_gon"}, "not_digitised"),
    ],
)
def test_silence(theme: int, here: set[str], digitised: set[str], ward: set[str], reason: str) -> None:
    found = missing_plan_data(
        PLAN_THEMES[theme], levels_at_parcel=here, digitised_levels=digitised, levels_in_ward=ward
    )
    assert found == reason
