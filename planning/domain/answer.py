"""Trích lục as it is told: three lists of themes, the road reserve, what was dropped. Pure; areas in square metres."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planning.domain import themes
from planning.domain.functions import FUNCTIONS, PLAN_LEVELS
from planning.domain.records import PlanRecord, RedLinePiece
from planning.domain.shares import MIN_AREA_M2, NOISE_M2, ZoneShare

_FUNCTION_NAMES = {code: (vi, en) for code, vi, en, _aci, _raw in FUNCTIONS}
_LEVEL_NAMES = {code: (vi, en) for code, vi, en in PLAN_LEVELS}

DISCLAIMER = (
    "Kết quả chỉ có giá trị tham khảo, không thay thế chứng chỉ quy hoạch hoặc văn bản cung cấp thông tin quy hoạch "
    "của cơ quan có thẩm quyền.",
    "For reference only; this does not replace a planning certificate or the written information of the competent "
    "authority.",
)


def zone_entry(share: ZoneShare, parcel_m2: float, lang: str) -> dict[str, Any]:
    """One row of `concerned`: a zone, its part of the parcel, indicators, plan and decision."""
    zone = share.zone
    vi, en = _FUNCTION_NAMES.get(zone.function_code, (zone.function_name, zone.function_name))
    return {
        "theme": themes.plan_theme_of(zone.plan.level).key,
        "layer": "planning_zones",
        "feature": zone.id,
        "zone": {
            "code": zone.zone_code,
            "block": zone.block_code or None,
            "function": {
                "code": zone.function_code or None,
                "name": (en if lang == "en" else zone.function_name or vi) or zone.function_raw,
                "raw": zone.function_raw or None,
            },
        },
        "area_m2": round(share.area_m2, 1),
        "share_pct": share_pct(share.area_m2, parcel_m2),
        "governing_area_m2": round(share.governing_area_m2, 1),
        "length_m": None,
        "status": share.status,
        "indicators": zone.indicators,
        "plan": plan_entry(zone.plan, lang, governing=share.governs),
        "decision": decision_entry(zone.plan),
        "thresholds": {"min_area_m2": MIN_AREA_M2["planning_zones"]},
    }


def red_line_entry(line: RedLinePiece, parcel_m2: float, lang: str) -> dict[str, Any]:
    """One row of `concerned`: a road reserve that takes part of the parcel."""
    return {
        "theme": themes.ROAD_RESERVE,
        "layer": "red_lines",
        "feature": line.id,
        "zone": {
            "code": line.street_name,
            "block": None,
            "function": {
                "code": line.kind,
                "name": themes.TITLES[themes.ROAD_RESERVE][lang == "en"],
                "raw": None,
            },
        },
        "area_m2": round(line.area_m2, 1),
        "share_pct": share_pct(line.area_m2, parcel_m2),
        "governing_area_m2": round(line.area_m2, 1),
        "length_m": round(line.length_m, 1),
        "status": "in_force",
        "indicators": {
            "row_width_m": {"raw": line.row_width_raw or None, "min": None, "max": line.row_width_m}
        },
        "plan": plan_entry(line.plan, lang, governing=True) if line.plan else None,
        "decision": _line_decision(line),
        "thresholds": {"min_area_m2": MIN_AREA_M2["red_lines"]},
    }


def road_reserve(lines: Sequence[RedLinePiece], reserve_m2: float, parcel_m2: float) -> dict[str, Any]:
    """Land of the parcel inside road reserves; overlapping reserves are counted once in the total."""
    return {
        "area_m2": round(reserve_m2, 1),
        "share_pct": share_pct(reserve_m2, parcel_m2),
        "lines": [
            {
                "feature": line.id,
                "street": line.street_name,
                "row_width": {"raw": line.row_width_raw or None, "m": line.row_width_m},
                "cross_section": line.cross_section or None,
                "chamfer": line.chamfer or None,
                "area_m2": round(line.area_m2, 1),
                "length_m": round(line.length_m, 1),
                "decision": _line_decision(line),
            }
            for line in lines
            if line.area_m2 >= NOISE_M2
        ],
    }


def slivers(
    shares: Iterable[ZoneShare], lines: Iterable[RedLinePiece], parcel_m2: float
) -> list[dict[str, Any]]:
    """Pieces under the threshold of their layer, listed so that nothing disappears in silence."""
    found = [("planning_zones", share.zone.id, share.zone.zone_code, share.area_m2) for share in shares] + [
        ("red_lines", line.id, line.street_name, line.area_m2) for line in lines
    ]
    return [
        {
            "layer": layer,
            "feature": feature,
            "code": code,
            "area_m2": round(area, 2),
            "share_pct": share_pct(area, parcel_m2),
            "threshold_m2": MIN_AREA_M2[layer],
        }
        for layer, feature, code, area in found
        if NOISE_M2 <= area < MIN_AREA_M2[layer]
    ]


def plan_entry(plan: PlanRecord, lang: str, *, governing: bool) -> dict[str, Any]:
    """The plan a row comes from; `governing` = it decides on at least part of the row."""
    names = _LEVEL_NAMES.get(plan.level)
    return {
        "id": plan.id or None,
        "code": plan.code,
        "name": plan.name,
        "level": plan.level or None,
        "level_name": names[lang == "en"] if names else None,
        "scale": plan.scale,
        "adjustment": plan.adjustment or None,
        "status": plan.status or None,
        "version": plan.version,
        "valid_from": plan.valid_from,
        "valid_to": plan.valid_to,
        "governing": governing,
    }


def decision_entry(plan: PlanRecord) -> dict[str, Any] | None:
    """The decision that approved a plan; None when none is on file."""
    if not plan.decision_number:
        return None
    return {
        "number": plan.decision_number,
        "date": plan.decision_date,
        "authority": plan.authority or None,
        "document": plan.document_name or None,
        "sha256": plan.document_sha256 or None,
    }


def theme_lists(
    *,
    concerned: Iterable[Mapping[str, Any]],
    plans: Sequence[PlanRecord],
    levels_in_ward: frozenset[str],
    red_lines_nearby: bool,
    lang: str,
) -> tuple[list[str], list[dict[str, str]]]:
    """`not_concerned` and `no_data`: each theme of planning is in exactly one of the three lists."""
    present = {entry["theme"] for entry in concerned}
    not_concerned: list[str] = []
    no_data: list[dict[str, str]] = []
    levels = {plan.level for plan in plans}
    digitised = {plan.level for plan in plans if plan.digitised}
    for theme in themes.PLAN_THEMES:
        if theme.key in present:
            continue
        reason = themes.missing_plan_data(
            theme, levels_at_parcel=levels, digitised_levels=digitised, levels_in_ward=levels_in_ward
        )
        if reason:
            no_data.append({"theme": theme.key, **themes.why(reason, lang)})
        else:
            not_concerned.append(theme.key)
    if themes.ROAD_RESERVE not in present:
        if red_lines_nearby:
            not_concerned.append(themes.ROAD_RESERVE)
        else:
            no_data.append({"theme": themes.ROAD_RESERVE, **themes.why("no_red_line_nearby", lang)})
    no_data += [{"theme": key, **themes.why("not_kept", lang)} for key, _vi, _en in themes.NOT_KEPT]
    return not_concerned, no_data


def share_pct(area_m2: float, parcel_m2: float) -> float:
    """Share of the parcel's plane area in percent, to 0.1; the same denominator everywhere."""
    return round(100 * area_m2 / parcel_m2, 1)


def _line_decision(line: RedLinePiece) -> dict[str, Any] | None:
    if line.decision_number:
        return {
            "number": line.decision_number,
            "date": line.decision_date,
            "authority": None,
            "document": None,
            "sha256": None,
        }
    return decision_entry(line.plan) if line.plan else None
