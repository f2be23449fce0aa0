"""Chủ đề trích lục. Concerned, not concerned, no data or under adjustment: silence must never read as "no restriction".

The lists follow the Swiss extract of public-law restrictions. Pure.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

#: Red lines of a street farther away say nothing about whether the streets at the parcel have any.
NEARBY_M = 200.0
#: How far around the parcel road reserves are looked at: corner cuts and setbacks are measured from them.
AROUND_M = 30.0


@dataclass(frozen=True, slots=True)
class PlanTheme:
    """One level of plan as a theme.

    Attributes:
        levels: plan levels that belong to it.
        continuous: true where every place should have such a plan, so that none at the parcel means missing data; a
            detailed plan exists for some places only, so a ward with some and none here is an answer.
        exclusive: true where a place has one function, so that the shares of its zones add up to the parcel.
    """

    key: str
    title_vi: str
    title_en: str
    levels: frozenset[str]
    continuous: bool
    exclusive: bool = True


GENERAL_PLAN = PlanTheme("general_plan", "Quy hoạch chung", "General plan", frozenset({"chung"}), True)
ZONING_PLAN = PlanTheme("zoning_plan", "Quy hoạch phân khu", "Zoning plan", frozenset({"phan_khu", ""}), True)
DETAILED_PLAN = PlanTheme(
    "detailed_plan", "Quy hoạch chi tiết", "Detailed plan", frozenset({"chi_tiet", "rut_gon"}), False
)
RURAL_PLAN = PlanTheme(
    "rural", "Quy hoạch nông thôn mới", "New rural commune plan", frozenset({"nong_thon_moi"}), False
)
URBAN_DESIGN = PlanTheme(
    "urban_design", "Thiết kế đô thị riêng", "Urban design plan", frozenset({"thiet_ke_do_thi"}), False, False
)
INFRASTRUCTURE = PlanTheme(
    "infrastructure_plan",
    "Quy hoạch hạ tầng kỹ thuật",
    "Technical infrastructure plan",
    frozenset({"ha_tang_ky_thuat"}),
    False,
    False,
)
PLAN_THEMES: tuple[PlanTheme, ...] = (
    GENERAL_PLAN,
    ZONING_PLAN,
    DETAILED_PLAN,
    RURAL_PLAN,
    URBAN_DESIGN,
    INFRASTRUCTURE,
)
ROAD_RESERVE = "road_reserve"
BUILDING_LINE = "building_line"
SAFETY_CORRIDOR = "safety_corridor"
#: Themes that this installation does not keep, said so that nobody takes their absence for an all-clear.
NOT_KEPT: tuple[tuple[str, str, str], ...] = (
    ("land_use_plan", "Quy hoạch, kế hoạch sử dụng đất (Luật Đất đai)", "Land-use plan (Land Law)"),
    ("heritage", "Di sản, kiến trúc bảo tồn", "Heritage"),
)
TITLES: dict[str, tuple[str, str]] = {
    **{theme.key: (theme.title_vi, theme.title_en) for theme in PLAN_THEMES},
    ROAD_RESERVE: ("Chỉ giới đường đỏ, lộ giới", "Road reserve (red lines)"),
    BUILDING_LINE: ("Chỉ giới xây dựng", "Building lines"),
    SAFETY_CORRIDOR: ("Hành lang an toàn", "Safety corridors"),
    **{key: (vi, en) for key, vi, en in NOT_KEPT},
}

#: What no zone of a theme takes, by its names.
REMAINDERS: dict[str, tuple[str, str]] = {
    "slivers": ("mảnh vụn dưới ngưỡng", "slivers below the threshold"),
    "unplanned": ("chưa có quy hoạch", "unplanned"),
}

_WHY: dict[str, tuple[str, str]] = {
    "no_plan_here": (
        "Không có đồ án cấp này tại thửa đất trong dữ liệu; không có nghĩa là không có quy hoạch.",
        "No plan of this level is on file at the parcel; that does not mean that there is none.",
    ),
    "no_plan_in_ward": (
        "Dữ liệu chưa có đồ án cấp này nào trong phường, xã.",
        "No plan of this level is on file in the ward.",
    ),
    "not_digitised": (
        "Có đồ án tại thửa đất nhưng ô quy hoạch chưa được số hóa.",
        "There is a plan at the parcel, but its zones are not digitised.",
    ),
    "no_red_line_nearby": (
        "Dữ liệu chưa có chỉ giới đường đỏ của các đường quanh thửa đất (200 m).",
        "No red lines of the streets around the parcel (200 m) are on file.",
    ),
    "no_building_line_nearby": (
        "Dữ liệu chưa có chỉ giới xây dựng của các đường quanh thửa đất (200 m).",
        "No building lines of the streets around the parcel (200 m) are on file.",
    ),
    "no_corridor_in_ward": (
        "Dữ liệu chưa có hành lang an toàn nào trong phường, xã.",
        "No safety corridor is on file in the ward.",
    ),
    "layer_empty": ("Lớp dữ liệu chưa được nạp.", "The layer has not been loaded."),
    "not_kept": ("Hệ thống chưa có lớp dữ liệu này.", "This installation does not keep this theme yet."),
}


def why(code: str, lang: str) -> dict[str, str]:
    """Reason of missing data: code and sentence."""
    return {"code": code, "why": _WHY[code][1 if lang == "en" else 0]}


def plan_theme_of(level: str) -> PlanTheme:
    """The theme of a plan level; a level that is not known counts as a zoning plan."""
    return next((theme for theme in PLAN_THEMES if level in theme.levels), ZONING_PLAN)


def missing_plan_data(
    theme: PlanTheme,
    *,
    levels_at_parcel: Collection[str],
    digitised_levels: Collection[str],
    levels_in_ward: Collection[str],
) -> str:
    """Why a theme without zones at the parcel has no data; "" when the honest answer is "not concerned".

    Args:
        levels_at_parcel: levels of plans whose boundary meets the parcel.
        digitised_levels: those among them whose zones are on file anywhere.
        levels_in_ward: levels of plans that meet the parcel's ward.
    """
    here = theme.levels & set(levels_at_parcel)
    if here and not here & set(digitised_levels):
        return "not_digitised"
    if theme.continuous:
        return "" if here else "no_plan_here"
    return "" if here or theme.levels & set(levels_in_ward) else "no_plan_in_ward"
