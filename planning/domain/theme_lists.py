"""Bốn danh sách chủ đề. Concerned, not concerned, no data, under adjustment: every theme is in exactly one. Pure.

What is in force stays `concerned` though its plan is being adjusted (the row says so); where nothing is in force but a
plan is being adjusted, neither "not concerned" nor "no data" would be honest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planning.domain import themes
from planning.domain.answer import plan_entry
from planning.domain.records import PlanRecord
from planning.domain.statuses import STAGES

_STAGE_NAMES = {code: (vi, en) for code, vi, en in STAGES}
_CONSULTED = ("Đang lấy ý kiến về đồ án điều chỉnh", "The public is asked about its adjustment")


@dataclass
class ThemeLists:
    """Where each theme stands; `concerned` holds rows, the others name themes."""

    not_concerned: list[str] = field(default_factory=list)
    no_data: list[dict[str, str]] = field(default_factory=list)
    under_adjustment: list[dict[str, Any]] = field(default_factory=list)

    def status(self, concerned: Iterable[Mapping[str, Any]]) -> dict[str, str]:
        """State of every theme by its key."""
        return (
            {row["theme"]: "concerned" for row in concerned}
            | dict.fromkeys(self.not_concerned, "not_concerned")
            | {one["theme"]: "no_data" for one in self.no_data}
            | {one["theme"]: "under_adjustment" for one in self.under_adjustment}
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is on file around the ground, by which silence is told apart.

    Attributes:
        urban: True in a ward (phường), where there are no rural plans; None where the unit is not known.
    """

    levels_in_ward: frozenset[str]
    red_lines_nearby: bool
    building_lines_nearby: bool
    corridors_in_ward: bool
    urban: bool | None


def changes_of(
    plans: Sequence[PlanRecord], consultations: Iterable[Mapping[str, Any]], lang: str
) -> dict[str, dict[str, Any]]:
    """Plans in force that are under review or adjustment, by their code: what is public of it."""
    found = {}
    for plan in plans:
        if plan.being_changed:
            names = _STAGE_NAMES.get(plan.being_changed["stage"], ("", ""))
            found[plan.code] = {
                "stage": plan.being_changed["stage"],
                "stage_name": names[lang == "en"],
                "since": plan.being_changed["since"],
                "body": plan.being_changed["body"] or None,
                "consultation": None,
            }
    codes = {plan.code for plan in plans}
    for one in consultations:
        if one["base_plan_code"] in codes:
            found[one["base_plan_code"]] = {
                "stage": "lay_y_kien_cong_dong",
                "stage_name": _CONSULTED[lang == "en"],
                "since": one["opens_on"],
                "body": one["responsible_body"] or None,
                "consultation": one["plan_code"],
            }
    return found


def theme_lists(
    *,
    concerned: Iterable[Mapping[str, Any]],
    plans: Sequence[PlanRecord],
    changes: Mapping[str, Mapping[str, Any]],
    coverage: Coverage,
    lang: str,
) -> ThemeLists:
    """The themes of planning that have no row in `concerned`."""
    present = {entry["theme"] for entry in concerned}
    lists = ThemeLists()
    levels = {plan.level for plan in plans}
    digitised = {plan.level for plan in plans if plan.digitised}
    for theme in themes.PLAN_THEMES:
        if theme.key in present:
            continue
        changed = next((plan for plan in plans if plan.level in theme.levels and plan.code in changes), None)
        if changed is not None:
            lists.under_adjustment.append(
                {
                    "theme": theme.key,
                    "plan": plan_entry(changed, lang, governing=False),
                    **changes[changed.code],
                }
            )
            continue
        reason = (
            ""
            if theme is themes.RURAL_PLAN and coverage.urban
            else themes.missing_plan_data(
                theme,
                levels_at_parcel=levels,
                digitised_levels=digitised,
                levels_in_ward=coverage.levels_in_ward,
            )
        )
        _put(lists, theme.key, reason, lang)
    for key, known, reason in (
        (themes.ROAD_RESERVE, coverage.red_lines_nearby, "no_red_line_nearby"),
        (themes.BUILDING_LINE, coverage.building_lines_nearby, "no_building_line_nearby"),
        (themes.SAFETY_CORRIDOR, coverage.corridors_in_ward, "no_corridor_in_ward"),
    ):
        if key not in present:
            _put(lists, key, "" if known else reason, lang)
    for key, _vi, _en in themes.NOT_KEPT:
        _put(lists, key, "not_kept", lang)
    return lists


def _put(lists: ThemeLists, theme: str, reason: str, lang: str) -> None:
    if reason:
        lists.no_data.append({"theme": theme, **themes.why(reason, lang)})
    else:
        lists.not_concerned.append(theme)
