"""Trích lục as it is told: three lists of themes, the road reserve, what was dropped. Pure; areas in square metres."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planning.domain import themes
from planning.domain.functions import FUNCTIONS, PLAN_LEVELS
from planning.domain.records import BuildingLinePiece, CorridorPiece, PlanRecord, RedLinePiece
from planning.domain.shares import ZoneShare
from planning.domain.statuses import CORRIDOR_KINDS
from planning.domain.theme_shares import ThemeShares
from planning.domain.thresholds import NOISE_M2, Threshold

_FUNCTION_NAMES = {code: (vi, en) for code, vi, en, _colour, _raw in FUNCTIONS}
_CORRIDOR_NAMES = {code: (vi, en) for code, vi, en in CORRIDOR_KINDS}
_LEVEL_NAMES = {code: (vi, en) for code, vi, en in PLAN_LEVELS}

DISCLAIMER = (
    "Kết quả chỉ có giá trị tham khảo, không thay thế chứng chỉ quy hoạch hoặc văn bản cung cấp thông tin quy hoạch "
    "của cơ quan có thẩm quyền.",
    "For reference only; this does not replace a planning certificate or the written information of the competent "
    "authority.",
)


def zone_entry(
    share: ZoneShare, parcel_m2: float, limit: Threshold, lang: str, share_of_theme: float | None = None
) -> dict[str, Any]:
    """One row of `concerned`: a zone, its part of the parcel, indicators, plan and decision.

    Args:
        share_of_theme: share that adds up to 100 % within its theme, where all of the zone's part counts there.
    """
    zone = share.zone
    return _row(
        theme=themes.plan_theme_of(zone.plan.level).key,
        layer="planning_zones",
        feature=zone.id,
        zone={
            "code": zone.zone_code,
            "block": zone.block_code or None,
            "function": function_entry(zone.function_code, zone.function_name, zone.function_raw, lang),
        },
        area_m2=round(share.area_m2, 1),
        share_pct=share_pct(share.area_m2, parcel_m2) if share_of_theme is None else share_of_theme,
        governing_area_m2=round(share.governing_area_m2, 1) if zone.plan.may_govern else 0.0,
        status=share.status if zone.plan.may_govern else "beside",
        indicators=zone.indicators,
        plan=plan_entry(zone.plan, lang, governing=share.governs),
        decision=decision_entry(zone.plan),
        thresholds=limit.as_json(),
    )


def plan_row(plan: PlanRecord, area_m2: float, parcel_m2: float, lang: str) -> dict[str, Any]:
    """One row of `concerned`: a plan that applies beside the others (urban design, infrastructure) as a whole."""
    return _row(
        theme=themes.plan_theme_of(plan.level).key,
        layer="plans",
        feature=plan.id,
        area_m2=round(area_m2, 1),
        share_pct=share_pct(area_m2, parcel_m2),
        status="beside",
        plan=plan_entry(plan, lang, governing=False),
        decision=decision_entry(plan),
    )


def red_line_entry(line: RedLinePiece, parcel_m2: float, limit: Threshold, lang: str) -> dict[str, Any]:
    """One row of `concerned`: a road reserve that takes part of the parcel."""
    return _row(
        theme=themes.ROAD_RESERVE,
        layer="red_lines",
        feature=line.id,
        zone=_named(line.street_name, line.kind, themes.TITLES[themes.ROAD_RESERVE][lang == "en"]),
        area_m2=round(line.area_m2, 1),
        share_pct=share_pct(line.area_m2, parcel_m2),
        governing_area_m2=round(line.area_m2, 1),
        length_m=round(line.length_m, 1),
        indicators={"row_width_m": {"raw": line.row_width_raw or None, "min": None, "max": line.row_width_m}},
        plan=plan_entry(line.plan, lang, governing=True) if line.plan else None,
        decision=own_decision(line),
        thresholds=limit.as_json(),
    )


def building_line_entry(line: BuildingLinePiece, lang: str) -> dict[str, Any]:
    """One row of `concerned`: a building line that crosses the parcel."""
    return _row(
        theme=themes.BUILDING_LINE,
        layer="building_lines",
        feature=line.id,
        zone=_named(line.street_name, "chi_gioi_xay_dung", themes.TITLES[themes.BUILDING_LINE][lang == "en"]),
        length_m=round(float(line.piece.length), 1),
        indicators={"setback_m": {"raw": line.setback_raw or None, "min": line.setback_m, "max": None}},
        plan=plan_entry(line.plan, lang, governing=True) if line.plan else None,
        decision=own_decision(line),
    )


def corridor_entry(
    corridor: CorridorPiece, parcel_m2: float, limit: Threshold, no_building: bool, lang: str
) -> dict[str, Any]:
    """One row of `concerned`: a safety corridor; `no_building` = it is netted off the buildable ground."""
    names = _CORRIDOR_NAMES.get(corridor.kind, (corridor.kind, corridor.kind))
    row = _row(
        theme=themes.SAFETY_CORRIDOR,
        layer="safety_corridors",
        feature=corridor.id,
        zone=_named(corridor.name, corridor.kind, names[lang == "en"]),
        area_m2=round(corridor.area_m2, 1),
        share_pct=share_pct(corridor.area_m2, parcel_m2),
        indicators={
            "corridor_width_m": {"raw": corridor.width_raw or None, "min": None, "max": corridor.width_m}
        },
        plan=plan_entry(corridor.plan, lang, governing=True) if corridor.plan else None,
        decision=own_decision(corridor),
        thresholds=limit.as_json(),
    )
    return row | {
        "no_building": no_building,
        "legal_basis": corridor.legal_basis or None,
        "authority": corridor.authority or None,
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
                "kind": line.kind,
                "row_width": {"raw": line.row_width_raw or None, "m": line.row_width_m},
                "cross_section": line.cross_section or None,
                "chamfer": line.chamfer or None,
                "area_m2": round(line.area_m2, 1),
                "length_m": round(line.length_m, 1),
                "decision": own_decision(line),
            }
            for line in lines
            if line.area_m2 >= NOISE_M2
        ],
    }


def shares_entry(shares: ThemeShares, parcel_m2: float, lang: str) -> dict[str, Any]:
    """How one theme divides the parcel: zones and what no zone takes, together exactly 100 % and all of its area."""
    return {
        "theme": shares.theme,
        "denominator_m2": round(parcel_m2, 1),
        "rows": [
            {
                "feature": part.zone.id,
                "plan_code": part.zone.plan.code,
                "code": part.zone.zone_code,
                "function": function_entry(
                    part.zone.function_code, part.zone.function_name, part.zone.function_raw, lang
                ),
                "area_m2": part.area_m2,
                "share_pct": part.share_pct,
            }
            for part in shares.parts
            if part.zone is not None
        ],
        "remainder": [
            {
                "kind": part.kind,
                "name": themes.REMAINDERS[part.kind][lang == "en"],
                "area_m2": part.area_m2,
                "share_pct": part.share_pct,
            }
            for part in shares.parts
            if part.zone is None
        ],
        "total_pct": 100.0,
        "overlap_m2": round(shares.overlap_m2, 1),
    }


def slivers(
    pieces: Iterable[tuple[str, str, str, float]], parcel_m2: float, limits: Mapping[str, Threshold]
) -> list[dict[str, Any]]:
    """Pieces under the threshold of their layer, listed so that nothing disappears in silence.

    Args:
        pieces: layer, feature, code and area in square metres of every piece.
    """
    return [
        {
            "layer": layer,
            "feature": feature,
            "code": code,
            "area_m2": round(area, 2),
            "share_pct": share_pct(area, parcel_m2),
            "threshold_m2": limits[layer].min_area_m2,
            "threshold_pct": limits[layer].min_share_pct,
        }
        for layer, feature, code, area in pieces
        if area >= NOISE_M2 and limits[layer].leaves_out(area, parcel_m2)
    ]


def function_entry(code: str, name: str, raw: str, lang: str) -> dict[str, Any]:
    """Function of land: code, name in the language asked for, name in the dossier."""
    vi, en = _FUNCTION_NAMES.get(code, (name, name))
    return {"code": code or None, "name": (en if lang == "en" else name or vi) or raw, "raw": raw or None}


def plan_entry(plan: PlanRecord, lang: str, *, governing: bool) -> dict[str, Any]:
    """The plan a row comes from; `governing` = it decides on at least part of the row."""
    names = _LEVEL_NAMES.get(plan.level)
    return {
        "id": plan.id or None,
        "code": plan.code,
        "name": plan.name,
        "level": plan.level or None,
        "level_name": names[lang == "en"] if names else None,
        "infrastructure_theme": plan.infrastructure_theme or None,
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


def own_decision(line: RedLinePiece | BuildingLinePiece | CorridorPiece) -> dict[str, Any] | None:
    """The decision of a line or corridor itself, else of its plan."""
    if line.decision_number:
        return {
            "number": line.decision_number,
            "date": line.decision_date,
            "authority": None,
            "document": None,
            "sha256": None,
        }
    return decision_entry(line.plan) if line.plan else None


def share_pct(area_m2: float, parcel_m2: float) -> float:
    """Share of the parcel's plane area in percent, to 0.1; the same denominator everywhere."""
    return round(100 * area_m2 / parcel_m2, 1)


def _named(code: str, kind: str, name: str) -> dict[str, Any]:
    return {"code": code, "block": None, "function": {"code": kind, "name": name, "raw": None}}


def _row(**given: Any) -> dict[str, Any]:
    """A row of `concerned` with every key of the contract."""
    return {
        "theme": "",
        "layer": "",
        "feature": None,
        "zone": None,
        "area_m2": None,
        "share_pct": None,
        "governing_area_m2": None,
        "length_m": None,
        "status": "in_force",
        "indicators": {},
        "plan": None,
        "decision": None,
        "thresholds": {},
        "under_adjustment": None,
    } | given


def further_entry(theme: str, layer: str, count: int) -> dict[str, Any]:
    """A theme of another app in `concerned`; its entries stand under its own key."""
    return _row(theme=theme, layer=layer) | {"count": count}
