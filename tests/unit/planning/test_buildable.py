"""Phần đất được xây dựng: what is netted off, the setback line, figures with formula, source and reason."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from shapely import Geometry

from planning.domain.answer import decision_entry
from planning.domain.buildable import Land
from planning.domain.buildable_answer import buildable, corner_chamfer
from planning.domain.chamfer import corner_cuts
from planning.domain.corridors import forbidden_ground, left_to_the_officer, with_city_rules
from planning.domain.shares import union_of, zone_shares
from tests.unit.planning.drawing import building_line, corridor, plan, red_line, zone

PARCEL = shapely.box(0, 0, 20, 10)
#: The street runs along the south side and takes 2 m of the parcel.
STREET = shapely.box(-30, -14, 50, 2)
HOUSING = {"coverage": "40-60", "coverage_max": 60.0, "storeys": "≤5", "storeys_max": 5.0, "far": "3,0",
           "far_max": 3.0, "height": "≤22m", "height_max": 22.0}  # fmt: skip


def land(zones: list[Any], lines: list[Any] | None = None, **more: Any) -> Land:
    lines = [red_line("A", STREET, PARCEL)] if lines is None else lines
    return Land(
        parcel=PARCEL,
        area_m2=PARCEL.area,
        shares=zone_shares(zones, PARCEL.area),
        red_lines=lines,
        reserve=union_of(line.piece for line in lines),
        corners=corner_cuts(PARCEL, lines),
        **more,
    )


def told(ground: Land, lang: str = "vi") -> dict[str, Any]:
    return buildable(ground, lang, shapely.to_wkt, decision_entry)


def figures(answer: dict[str, Any]) -> dict[str, Any]:
    return {one["key"]: one for one in answer["figures"]}


def shape(text: str) -> Geometry:
    return shapely.from_wkt(text)


def test_every_figure_has_formula_source_and_status() -> None:
    answer = told(land([zone("A1", PARCEL, setback="≥3m", setback_min=3.0, **HOUSING)]))
    found = figures(answer)
    assert {key: (one["value"], one["status"]) for key, one in found.items()} == {
        "net_area_m2": (160.0, "computed"),
        "setback_m": (3.0, "computed"),
        "behind_setback_m2": (100.0, "computed"),
        "max_footprint_m2": (96.0, "computed"),
        "max_floor_area_m2": (480.0, "computed"),
        "max_storeys": (5.0, "computed"),
        "max_height_m": (22.0, "computed"),
    }
    assert all(one["formula"] and one["why"] is None for one in found.values())
    assert found["max_footprint_m2"]["formula"] == "A1 Đất nhóm nhà ở: 160,0 m² × 60 % = 96,0 m²"
    assert found["max_footprint_m2"]["sources"] == [
        {
            "layer": "planning_zones",
            "plan_code": "79QPK0010001",
            "zone_code": "A1",
            "decision": decision_entry(plan()),
        }
    ]
    assert (answer["max_footprint_m2"], answer["max_floor_area_m2"]) == (96.0, 480.0)


def test_the_setback_line_is_drawn_and_limits_the_footprint() -> None:
    answer = told(land([zone("A1", PARCEL, setback="5", setback_min=5.0, **HOUSING)]))
    setback = answer["setback"]
    assert shape(setback["line"]).equals(shapely.LineString([(0, 7), (20, 7)]))
    assert shape(setback["area"]).equals(shapely.box(0, 7, 20, 10))
    assert (setback["distance_m"], setback["source"], setback["area_m2"]) == (5.0, "zone", 60.0)
    assert answer["max_footprint_m2"] == 60.0
    assert answer["max_floor_area_m2"] == 300.0
    assert "nhưng phần sau khoảng lùi chỉ 60,0 m²" in figures(answer)["max_footprint_m2"]["formula"]


def test_a_building_line_that_crosses_the_parcel_is_taken_as_drawn() -> None:
    line = shapely.LineString([(0, 6), (20, 8)])
    answer = told(land([zone("A1", PARCEL, setback="1", setback_min=1.0, **HOUSING)],
                       building_lines=[building_line(line, "≥4m", 4.0)]))  # fmt: skip
    assert (answer["setback"]["source"], answer["setback"]["raw"]) == ("building_line", "≥4m")
    assert shape(answer["setback"]["line"]).equals(line)
    assert answer["setback"]["area_m2"] == 60.0


def test_a_building_line_that_ends_inside_gives_its_distance() -> None:
    answer = told(land([zone("A1", PARCEL, **HOUSING)],
                       building_lines=[building_line(shapely.LineString([(0, 6), (9, 6)]), "4", 4.0)]))  # fmt: skip
    assert (answer["setback"]["distance_m"], answer["setback"]["area_m2"]) == (4.0, 80.0)


@pytest.mark.parametrize(
    ("setback", "lines", "reason"),
    [
        ("theo QCVN", None, "không phải là số (“theo QCVN”)"),
        (None, None, "không ghi khoảng lùi"),
        ("3", [], "không có lộ giới nào sát thửa"),
    ],
)
def test_a_setback_without_number_or_street_is_left_to_the_officer(
    setback: str | None, lines: list[Any] | None, reason: str
) -> None:
    limits = {"setback": setback, "setback_min": 3.0 if setback == "3" else None}
    answer = told(land([zone("A1", PARCEL, **limits, **HOUSING)], lines))
    entry = figures(answer)["setback_m"]
    assert (entry["value"], entry["status"]) == (None, "needs_officer")
    assert reason in entry["why"]
    assert "Bảng 2.7" in entry["fallback_rule"]
    assert answer["setback"]["line"] == shapely.to_wkt(shapely.LineString())
    assert answer["formula"][-1] == "Chưa trừ khoảng lùi và chỉ giới xây dựng."


def test_coverage_that_refers_to_the_regulation_names_it_and_computes_nothing() -> None:
    found = figures(
        told(land([zone("A1", PARCEL, coverage="theo QCVN", storeys="4", storeys_max=4.0)]), "en")
    )
    assert found["max_footprint_m2"]["value"] is None
    assert "(“theo QCVN”)" in found["max_footprint_m2"]["why"]
    assert "Table 2.8" in found["max_footprint_m2"]["fallback_rule"]
    assert found["max_storeys"]["value"] == 4.0


def test_zones_with_different_limits_are_not_lumped_together() -> None:
    answer = told(
        land([
            zone("A1", shapely.box(0, 0, 10, 10), **HOUSING),
            zone("A2", shapely.box(10, 0, 20, 10), **(HOUSING | {"storeys": "8", "storeys_max": 8.0, "far_max": 9.0})),
        ])
    )  # fmt: skip
    found = figures(answer)
    assert found["max_storeys"]["value"] is None
    assert "khác nhau" in found["max_storeys"]["why"]
    assert answer["max_footprint_m2"] == 96.0
    assert answer["max_floor_area_m2"] == 48.0 * 5 + 48.0 * 8


def test_corner_cut_and_corridor_are_netted_off_once() -> None:
    west = red_line("B", shapely.box(-10, -30, 1, 50), PARCEL)
    lines = [red_line("A", STREET, PARCEL, chamfer="4x4"), west]
    rule = with_city_rules({})
    corridors = [corridor("traffic", shapely.box(0, 0, 20, 3)), corridor("power", shapely.box(18, 0, 20, 10))]
    ground = land(
        [zone("A1", PARCEL, **HOUSING)],
        lines,
        forbidden=forbidden_ground(corridors, rule),
        conditional=left_to_the_officer(corridors, rule),
    )
    cut = corner_chamfer(ground, "vi", shapely.to_wkt)
    assert cut is not None
    assert (cut["area_m2"], cut["status"], cut["raw"]) == (8.0, "computed", "4x4")
    assert "4,0 m × 4,0 m = 8,0 m²" in cut["corners"][0]["formula"]
    reserve = 20 * 2 + 8 * 1
    band = 19 * 1 - 3.5
    assert told(ground)["net_area_m2"] == pytest.approx(200 - reserve - 8 - band)
    entry = figures(told(ground))["net_area_m2"]
    assert entry["formula"] == (
        "Diện tích còn lại = 200,0 m² − 48,0 m² (lộ giới) − 8,0 m² (vạt góc) − 15,5 m² (hành lang an toàn) = 128,5 m²"
    )
    for key in ("net_area_m2", "max_footprint_m2", "max_floor_area_m2"):
        entry = figures(told(ground))[key]
        assert (entry["status"], "có điều kiện" in entry["why"]) == ("needs_officer", True)


def test_a_city_says_which_corridors_forbid_building() -> None:
    rule = with_city_rules({"safety_corridors": {"extract-no-building": {"power": 1, "traffic": 0}}})
    assert (rule["power"], rule["traffic"], rule["railway"]) == (True, False, True)


def test_an_open_corner_is_said_and_not_deducted() -> None:
    lines = [
        red_line("A", STREET, PARCEL, chamfer="4x4"),
        red_line("B", shapely.box(-10, -30, 1, 50), PARCEL, chamfer="5x5"),
    ]
    ground = land([zone("A1", PARCEL, **HOUSING)], lines)
    cut = corner_chamfer(ground, "en", shapely.to_wkt)
    assert cut is not None
    assert (cut["status"], cut["area_m2"]) == ("needs_officer", 0.0)
    assert "different corner cuts (4x4 / 5x5)" in cut["why"]
    assert figures(told(ground))["net_area_m2"]["status"] == "needs_officer"


def test_what_no_zone_governs_is_noted_beside_the_footprint() -> None:
    answer = told(land([zone("A1", shapely.box(0, 0, 10, 10), **HOUSING)], []))
    assert answer["unplanned_area_m2"] == 100.0
    assert figures(answer)["max_footprint_m2"]["note"] == "Không gồm 100,0 m² chưa có quy hoạch."


def test_unknown_red_lines_leave_the_net_area_to_the_officer() -> None:
    entry = figures(told(land([zone("A1", PARCEL, **HOUSING)], [], reserve_known=False)))["net_area_m2"]
    assert (entry["value"], entry["status"]) == (200.0, "needs_officer")
    assert "chỉ giới đường đỏ" in entry["why"]


def test_nothing_is_left_of_a_parcel_that_the_reserve_takes_whole() -> None:
    """Rounding in the middle of the arithmetic once left -0.0 m²."""
    parcel = shapely.box(0.1, 0.1, 20.3, 10.7)
    pieces = [
        red_line("A", shapely.box(-1, -1, 7.7, 12), parcel),
        red_line("B", shapely.box(7.7, -1, 21, 12), parcel),
    ]
    ground = Land(
        parcel=parcel,
        area_m2=parcel.area - 1e-9,
        shares=[],
        red_lines=pieces,
        reserve=union_of(line.piece for line in pieces),
        corners=corner_cuts(parcel, pieces),
    )
    assert str(told(ground)["net_area_m2"]) == "0.0"
