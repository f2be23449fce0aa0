"""Bộ quy tắc kiểm tra sơ bộ. The rules of the pre-check as data, and their evaluation. Pure.

The checks are those of NĐ 217/2026/NĐ-CP Art. 50 that the city's data can speak to. What a figure rests on stands in
`limits_from`; a city sets its own in `[rules.precheck.<id>]` of its file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from permits.domain.precheck import rules_parcel, rules_place, rules_plan
from permits.domain.precheck.facts import Case
from permits.domain.precheck.laws import (
    CIVIL_CODE,
    LAND,
    PERMITS,
    PLANNING,
    PLANNING_CODE,
    ROADS,
    Both,
    Citation,
)
from permits.domain.precheck.rule import Outcome, Rule, Verdict, overall

#: Key under which a city's file holds its limits.
CITY_KEY = "precheck"
_CHECKS = Citation(PERMITS, "Điều 50")
_DRAWN: Both = (
    "Sai số vẽ và làm tròn; không văn bản nào ấn định, thành phố tự đặt.",
    "Rounding of surveys and drawings; no regulation sets it, a city sets its own.",
)
_TENTH: Both = ("Diện tích ghi đến 0,1 m².", "Areas are written to 0.1 m².")

RULES: tuple[Rule, ...] = (
    Rule(
        "parcel",
        ("Thửa đất", "Parcel"),
        (_CHECKS, Citation(PERMITS, "Điều 55")),
        ("parcels", "area_m2"),
        rules_parcel.parcel_on_file,
    ),
    Rule(
        "no-block-or-dispute",
        ("Ngăn chặn, tranh chấp", "Blocks and disputes"),
        (_CHECKS, Citation(LAND)),
        ("parcels", "flags"),
        rules_parcel.no_obstacle,
        {"block_fails": 1.0, "dispute_fails": 1.0, "restriction_fails": 0.0},
        (
            "1 = không đạt, 0 = cán bộ xem xét; thành phố tự đặt.",
            "1 = fails, 0 = left to the officer; a city sets its own.",
        ),
    ),
    Rule(
        "land-use",
        ("Mục đích sử dụng đất trên giấy tờ", "Land use on paper"),
        (_CHECKS, Citation(LAND, "Điều 9"), Citation(LAND, "Điều 218")),
        ("use", "use_code", "land_uses", "footprint_area_m2"),
        rules_parcel.land_use_on_paper,
        {"tolerance_m2": 0.1},
        _TENTH,
    ),
    Rule(
        "paper-and-plan",
        ("Giấy tờ và quy hoạch", "Papers and plan"),
        (_CHECKS, Citation(PERMITS, "Điều 52")),
        ("land_uses", "zones"),
        rules_parcel.paper_agrees_with_plan,
    ),
    Rule(
        "plan-basis",
        ("Quy hoạch làm căn cứ", "Plan to judge by"),
        (Citation(PERMITS, "Điều 26"), Citation(PLANNING)),
        ("plans", "zones"),
        rules_plan.plan_is_a_basis,
        {"unplanned_m2": 1.0, "general_suffices": 0.0, "zoning_suffices": 0.0, "rural_suffices": 0.0},
        (
            "Cấp quy hoạch làm căn cứ theo Điều 26 Nghị định 217/2026/NĐ-CP; 1 = đủ, 0 = cán bộ xác định.",
            "Levels of plan by Decree 217/2026/NĐ-CP, Art. 26; 1 = suffices, 0 = left to the officer.",
        ),
    ),
    Rule(
        "plan-under-adjustment",
        ("Quy hoạch đang điều chỉnh", "Plan under adjustment"),
        (Citation(PLANNING),),
        ("plans",),
        rules_plan.no_change_under_way,
    ),
    Rule(
        "plan-function",
        ("Chức năng quy hoạch", "Planned function"),
        (_CHECKS, Citation(PERMITS, "Điều 26"), Citation(PERMITS, "Điều 52")),
        ("use", "use_code", "zones"),
        rules_plan.planned_function,
    ),
    Rule(
        "site-coverage",
        ("Mật độ xây dựng", "Site coverage"),
        (_CHECKS, Citation(PERMITS, "Điều 49"), Citation(PLANNING_CODE)),
        ("footprint_area_m2", "area_m2", "zones"),
        rules_plan.site_coverage,
        {"tolerance_m2": 0.1},
        _TENTH,
    ),
    Rule(
        "floor-area-ratio",
        ("Hệ số sử dụng đất", "Floor-area ratio"),
        (_CHECKS, Citation(PERMITS, "Điều 49"), Citation(PLANNING_CODE)),
        ("floor_area_m2", "area_m2", "zones"),
        rules_plan.floor_area_ratio,
        {"tolerance_m2": 0.1},
        _TENTH,
    ),
    Rule(
        "storeys",
        ("Số tầng", "Storeys"),
        (_CHECKS, Citation(PERMITS, "Điều 49")),
        ("storeys", "zones"),
        rules_plan.storeys,
    ),
    Rule(
        "height",
        ("Chiều cao", "Height"),
        (_CHECKS, Citation(PERMITS, "Điều 49")),
        ("height_m", "zones"),
        rules_plan.height,
        {"tolerance_m": 0.01},
        _DRAWN,
    ),
    Rule(
        "inside-plot",
        ("Công trình trong khu đất", "Building within the site"),
        (_CHECKS, Citation(CIVIL_CODE, "Điều 175")),
        ("footprint_area_m2", "parcels"),
        rules_place.inside_the_plot,
        {"tolerance_m": 0.05},
        _DRAWN,
    ),
    Rule(
        "red-line",
        ("Chỉ giới đường đỏ", "Red lines"),
        (_CHECKS, Citation(PERMITS, "Điều 49"), Citation(ROADS)),
        ("footprint_area_m2", "reserve_area_m2"),
        rules_place.off_the_red_lines,
        {"tolerance_m": 0.05},
        _DRAWN,
    ),
    Rule(
        "corner-cut",
        ("Vạt góc", "Corner cuts"),
        (_CHECKS, Citation(PLANNING_CODE)),
        ("footprint_area_m2", "corner_cut_m2"),
        rules_place.off_the_corner_cuts,
        {"tolerance_m": 0.05},
        _DRAWN,
    ),
    Rule(
        "setback",
        ("Chỉ giới xây dựng, khoảng lùi", "Building line, setback"),
        (_CHECKS, Citation(PERMITS, "Điều 49"), Citation(PLANNING_CODE)),
        ("footprint_area_m2", "zones"),
        rules_place.behind_the_setback,
        {"tolerance_m": 0.05},
        _DRAWN,
    ),
    Rule(
        "safety-corridor",
        ("Hành lang an toàn", "Safety corridors"),
        (_CHECKS, Citation(ROADS)),
        ("footprint_area_m2", "corridors"),
        rules_place.off_the_corridors,
        {"tolerance_m": 0.05},
        _DRAWN,
    ),
    Rule(
        "neighbour-distance",
        ("Khoảng cách công trình bên cạnh", "Distance to neighbours"),
        (_CHECKS, Citation(PLANNING_CODE, "Mục 2.6.3"), Citation(CIVIL_CODE, "Điều 174")),
        ("footprint_area_m2", "height_m", "use_code", "neighbours"),
        rules_place.beside_the_neighbours,
        {
            "tolerance_m": 0.05,
            "overlap_m2": 0.5,
            "around_m": 30.0,
            "share_of_height": 1 / 3,
            "least_m": 4.0,
            "high_from_m": 46.0,
            "high_least_m": 15.0,
        },
        (
            "QCVN 01:2021/BXD mục 2.6.3 (đầu hồi); đồ án chi tiết, thiết kế đô thị có thể quy định khác.",
            "QCVN 01:2021/BXD section 2.6.3 (short sides); detailed plans and urban designs may say otherwise.",
        ),
    ),
)


@dataclass(frozen=True)
class Finding:
    """A rule, the limits it was applied with, what it found."""

    rule: Rule
    case: Case
    outcome: Outcome


def limits_of(rule: Rule, city: Mapping[str, Mapping[str, Mapping[str, float]]]) -> dict[str, float]:
    """Limits of a rule, where the city's file does not say otherwise.

    Args:
        city: `rules` of the city's file.
    """
    own = city.get(CITY_KEY, {}).get(rule.id, {})
    return {name: own.get(name, default) for name, default in rule.limits.items()}


def evaluate(case: Case, city: Mapping[str, Mapping[str, Mapping[str, float]]]) -> list[Finding]:
    """Every rule on a case, in the order of the table."""
    found = []
    for rule in RULES:
        with_limits = replace(case, limits=limits_of(rule, city))
        found.append(Finding(rule, with_limits, rule.check(with_limits)))
    return found


def verdict_of(findings: list[Finding]) -> Verdict:
    """The verdict of all rules together."""
    return overall([one.outcome.verdict for one in findings])
