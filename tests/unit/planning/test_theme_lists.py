"""Every theme is in exactly one list, and silence is told apart."""

from __future__ import annotations

from typing import Any

import pytest

from planning.domain import themes
from planning.domain.theme_lists import Coverage, ThemeLists, changes_of, theme_lists
from tests.unit.planning.drawing import plan

KNOWN = Coverage(
    frozenset({"chi_tiet", "nong_thon_moi", "thiet_ke_do_thi", "ha_tang_ky_thuat"}), True, True, True, False
)
NOTHING = Coverage(frozenset(), False, False, False, None)


def lists(concerned: list[str], plans: list[Any], coverage: Coverage, **more: Any) -> ThemeLists:
    return theme_lists(
        concerned=[{"theme": theme} for theme in concerned],
        plans=plans,
        changes=more.get("changes", {}),
        coverage=coverage,
        lang="vi",
    )


@pytest.mark.parametrize("coverage", [KNOWN, NOTHING])
@pytest.mark.parametrize("concerned", [[], ["zoning_plan", "road_reserve"]])
def test_every_theme_once(coverage: Coverage, concerned: list[str]) -> None:
    found = lists(concerned, [plan("phan_khu")], coverage)
    named = [*concerned, *found.not_concerned, *(one["theme"] for one in found.no_data)]
    assert sorted(named) == sorted(themes.TITLES)
    assert set(found.status([{"theme": one} for one in concerned])) == set(themes.TITLES)


def test_where_data_cover_the_place_it_is_not_concerned() -> None:
    found = lists([], [plan("chung"), plan("phan_khu")], KNOWN)
    assert {one["theme"] for one in found.no_data} == {"land_use_plan", "heritage"}
    missing = {one["theme"]: one["code"] for one in lists([], [], NOTHING).no_data}
    assert missing == {
        "general_plan": "no_plan_here", "zoning_plan": "no_plan_here", "detailed_plan": "no_plan_in_ward",
        "rural": "no_plan_in_ward", "urban_design": "no_plan_in_ward", "infrastructure_plan": "no_plan_in_ward",
        "road_reserve": "no_red_line_nearby", "building_line": "no_building_line_nearby",
        "safety_corridor": "no_corridor_in_ward", "land_use_plan": "not_kept", "heritage": "not_kept",
    }  # fmt: skip


def test_a_ward_has_no_rural_plan() -> None:
    ward = Coverage(frozenset(), True, True, True, True)
    assert "rural" in lists([], [], ward).not_concerned


def test_a_plan_under_adjustment_without_rows_in_force_is_neither_silent_nor_concerned() -> None:
    review = plan(
        "chi_tiet", code="79QCT1", being_changed={"stage": "dieu_chinh", "since": "2026-10-01", "body": ""}
    )
    changes = changes_of([review], [], "vi")
    [entry] = lists([], [review], KNOWN, changes=changes).under_adjustment
    assert (entry["theme"], entry["plan"]["code"], entry["stage_name"], entry["since"]) == (
        "detailed_plan", "79QCT1", "Điều chỉnh", "2026-10-01",
    )  # fmt: skip
    in_force = lists(["detailed_plan"], [review], KNOWN, changes=changes)
    assert in_force.under_adjustment == []
    assert in_force.status([{"theme": "detailed_plan"}])["detailed_plan"] == "concerned"


def test_a_consultation_marks_the_plan_that_it_adjusts_and_no_other() -> None:
    draft = {
        "plan_code": "79QPK9", "base_plan_code": "79QPK0010001", "opens_on": "2026-11-01", "responsible_body": "Ban",
    }  # fmt: skip
    assert changes_of([plan()], [draft], "en")["79QPK0010001"]["consultation"] == "79QPK9"
    assert changes_of([plan()], [draft | {"base_plan_code": ""}], "en") == {}
