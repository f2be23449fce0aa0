"""Chủ đề trích lục. Concerned, not concerned or no data: silence must never read as "no restriction". Pure.

The three lists follow the Swiss extract of public-law restrictions.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

#: Red lines of a street farther away say nothing about whether the streets at the parcel have any.
NEARBY_M = 200.0


@dataclass(frozen=True, slots=True)
class PlanTheme:
    """One level of plan as a theme.

    Attributes:
        levels: plan levels that belong to it.
        continuous: true where every place should have such a plan, so that none at the parcel means missing data; a
            detailed plan exists for some places only, so a ward with some and none here is an answer.
    """

    key: str
    title_vi: str
    title_en: str
    levels: frozenset[str]
    continuous: bool


PLAN_THEMES: tuple[PlanTheme, ...] = (
    PlanTheme("general_plan", "Quy hoạch chung", "General plan", frozenset({"chung"}), True),
    PlanTheme("zoning_plan", "Quy hoạch phân khu", "Zoning plan", frozenset({"phan_khu", ""}), True),
    PlanTheme(
        "detailed_plan", "Quy hoạch chi tiết", "Detailed plan", frozenset({"chi_tiet", "rut_gon"}), False
    ),
)
ROAD_RESERVE = "road_reserve"
#: Themes that this installation does not keep, said so that nobody takes their absence for an all-clear.
NOT_KEPT: tuple[tuple[str, str, str], ...] = (
    ("land_use_plan", "Quy hoạch, kế hoạch sử dụng đất (Luật Đất đai)", "Land-use plan (Land Law)"),
    ("safety_corridor", "Hành lang an toàn", "Safety corridors"),
    ("heritage", "Di sản, kiến trúc bảo tồn", "Heritage"),
)
TITLES: dict[str, tuple[str, str]] = {
    **{theme.key: (theme.title_vi, theme.title_en) for theme in PLAN_THEMES},
    ROAD_RESERVE: ("Chỉ giới đường đỏ, lộ giới", "Road reserve (red lines)"),
    **{key: (vi, en) for key, vi, en in NOT_KEPT},
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
    "layer_empty": ("Lớp dữ liệu chưa được nạp.", "The layer has not been loaded."),
    "not_kept": ("Hệ thống chưa có lớp dữ liệu này.", "This installation does not keep this theme yet."),
}


def why(code: str, lang: str) -> dict[str, str]:
    """Reason of missing data: code and sentence."""
    return {"code": code, "why": _WHY[code][1 if lang == "en" else 0]}


def plan_theme_of(level: str) -> PlanTheme:
    """The theme of a plan level; a level that is not known counts as a zoning plan."""
    return next((theme for theme in PLAN_THEMES if level in theme.levels), PLAN_THEMES[1])


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
