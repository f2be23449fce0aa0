"""Kiểm tra sơ bộ: plan to judge by, planned function, coverage, floor-area ratio, storeys, height, adjustment."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import shapely

from permits.domain.precheck.facts import Change
from tests.unit.permits.precheck_drawing import (
    DETAILED,
    PLOT,
    case,
    housing,
    outcome,
    site,
    verdicts,
    words,
)
from tests.unit.planning.drawing import corridor, plan

WEST, EAST = shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)


def test_coverage_counts_on_what_the_street_leaves() -> None:
    """200 m² − 40 m² of road reserve = 160 m², 60 % of it is 96 m²."""
    within = outcome("site-coverage", case(footprint=shapely.box(2, 4, 18, 10)))
    assert (within.verdict, within.measured[0].limit, within.measured[0].value) == ("pass", 96.0, 96.0)
    over = outcome("site-coverage", case(footprint=shapely.box(2, 3.9, 18, 10)))
    assert (over.verdict, over.measured[0].raw) == ("fail", "40-60")
    assert over.conflict.area == pytest.approx(97.6)
    assert "97,6" in words(over)


def test_coverage_is_asked_zone_by_zone() -> None:
    zones = [housing(WEST, "W"), housing(EAST, "E", coverage="30", coverage_max=30.0)]
    found = outcome("site-coverage", case(site(zones), footprint=shapely.box(6, 4, 16, 10)))
    assert {one.zone: (one.value, one.limit) for one in found.measured} == {
        "W": (24.0, 48.0),
        "E": (36.0, 24.0),
    }
    assert found.verdict == "fail"
    assert found.conflict.bounds == (10, 4, 16, 10)


@pytest.mark.parametrize(
    ("rule", "limits"),
    [
        ("site-coverage", {"coverage": "theo QCVN", "coverage_max": None}),
        ("floor-area-ratio", {"far": "theo QCVN", "far_max": None}),
        ("storeys", {"storeys": "theo TKĐT", "storeys_max": None}),
        ("height", {"height": None, "height_max": None}),
    ],
)
def test_a_text_that_is_no_number_is_for_the_officer(rule: str, limits: dict[str, Any]) -> None:
    found = outcome(rule, case(site([housing(**limits)])))
    assert found.verdict == "needs_officer"
    assert next(iter(limits.values())) is None or "theo" in words(found)


@pytest.mark.parametrize(
    ("rule", "given", "field"),
    [
        ("storeys", {5: "pass", 6: "fail", 1: "needs_officer", None: "needs_officer"}, "storeys"),
        ("height", {22.0: "pass", 22.005: "pass", 22.5: "fail", None: "needs_officer"}, "height_m"),
        ("floor-area-ratio", {480.0: "pass", 480.5: "fail", None: "needs_officer"}, "floor_area_m2"),
    ],
)
def test_bounds_of_the_plan(rule: str, given: dict[Any, str], field: str) -> None:
    assert {value: outcome(rule, case(**{field: value})).verdict for value in given} == given


def test_storeys_are_those_of_the_zones_under_the_building() -> None:
    zones = [housing(WEST, "W"), housing(EAST, "E", storeys="≤2", storeys_min=None, storeys_max=2.0)]
    west = outcome("storeys", case(site(zones), footprint=shapely.box(1, 4, 9, 10)))
    both = outcome("storeys", case(site(zones), footprint=shapely.box(6, 4, 16, 10)))
    assert (west.verdict, both.verdict) == ("pass", "fail")
    assert both.conflict.bounds == (10, 4, 16, 10)
    assert outcome("storeys", case(site(zones), footprint=None)).verdict == "fail"


def test_floor_area_adds_up_over_the_zones() -> None:
    zones = [housing(WEST, "W"), housing(EAST, "E", far="1,5", far_max=1.5)]
    found = outcome("floor-area-ratio", case(site(zones), floor_area_m2=361.0))
    assert (found.verdict, found.measured[0].limit) == ("fail", 360.0)


def test_ground_that_may_shrink_leaves_a_figure_open() -> None:
    unknown = site(reserve_known=False)
    assert outcome("site-coverage", case(unknown)).verdict == "needs_officer"
    assert outcome("site-coverage", case(unknown, footprint=PLOT)).verdict == "fail"
    power = site(corridors=[corridor("power", shapely.box(0, 8, 20, 10))])
    assert outcome("floor-area-ratio", case(power)).verdict == "needs_officer"


def test_the_planned_function_allows_the_use_or_not() -> None:
    assert outcome("plan-function", case()).verdict == "pass"
    park = outcome("plan-function", case(site([housing(function="DAT_CayXanhCC")])))
    assert park.verdict == "fail"
    assert "có thời hạn" in words(park)
    assert outcome("plan-function", case(use="thuong_mai")).verdict == "needs_officer"
    assert outcome("plan-function", case(use="cong_nghiep")).verdict == "fail"
    assert outcome("plan-function", case(use="")).verdict == "needs_officer"
    assert (
        outcome("plan-function", case(site([housing(function="DAT_HTKT_DuongGT")]), use="")).verdict == "fail"
    )
    assert outcome("plan-function", case(site([housing(function="")]))).verdict == "needs_officer"
    assert outcome("plan-function", case(site([]))).verdict == "needs_officer"


def test_only_the_part_on_the_wrong_zone_is_in_conflict() -> None:
    zones = [housing(WEST, "W"), housing(EAST, "E", function="DAT_CayXanhCC")]
    found = outcome("plan-function", case(site(zones), footprint=shapely.box(6, 4, 16, 10)))
    assert found.conflict.bounds == (10, 4, 16, 10)


def test_a_zoning_plan_alone_is_no_basis_unless_the_city_says_so() -> None:
    zoning = site([housing(owner=plan("phan_khu"))])
    assert outcome("plan-basis", case(zoning)).verdict == "needs_officer"
    assert outcome("plan-basis", case(zoning), zoning_suffices=1.0).verdict == "pass"
    design = plan("thiet_ke_do_thi", code="TKDT")
    beside = site([housing(owner=plan("phan_khu"))], plans=(plan("phan_khu"), design))
    assert outcome("plan-basis", case(beside)).verdict == "pass"


def test_ground_without_a_plan_is_no_pass() -> None:
    none = verdicts(case(site([])))
    of_plan = (
        "plan-basis",
        "plan-function",
        "site-coverage",
        "floor-area-ratio",
        "storeys",
        "height",
        "setback",
    )
    assert {none[rule] for rule in of_plan} == {"needs_officer"}
    half = outcome("plan-basis", case(site([housing(WEST)]), footprint=shapely.box(6, 4, 16, 10)))
    assert (half.verdict, half.conflict.bounds) == ("needs_officer", (10, 4, 16, 10))


def test_a_local_adjustment_replaces_its_polygon() -> None:
    local = plan("chi_tiet", code="CB", adjustment="local", valid_from="2026-06-01")
    zones = [housing(), housing(EAST, "CB1", owner=local, storeys_max=2.0)]
    assert outcome("storeys", case(site(zones), footprint=shapely.box(1, 4, 9, 10))).verdict == "pass"
    found = outcome("storeys", case(site(zones)))
    assert (found.verdict, [one.zone for one in found.measured]) == ("fail", ["CB1", "A1"])


def test_a_plan_under_adjustment_is_for_the_officer() -> None:
    change = Change(DETAILED.code, "Điều chỉnh quy hoạch", date(2026, 7, 20))
    found = outcome("plan-under-adjustment", case(site(changes=(change,))))
    assert (found.verdict, found.plans) == ("needs_officer", (DETAILED,))
    assert "20/07/2026" in words(found)
    assert outcome("plan-under-adjustment", case()).verdict == "pass"
