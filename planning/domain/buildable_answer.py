"""Kết quả được xây dựng as it is told: totals, zones, figures with their sources, the setback line to draw. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from shapely import Geometry

from geo.domain.figures import figure
from planning.domain.buildable import Land, ZoneAllowance
from planning.domain.figure_texts import sentence
from planning.domain.figures import figures, net_formula
from planning.domain.records import PlanRecord

Draw = Callable[[Geometry], Any]
DecisionOf = Callable[[PlanRecord], Any]


def buildable(land: Land, lang: str, draw: Draw, decision_of: DecisionOf) -> dict[str, Any]:
    """Net area and, where computable, the largest footprint and floor area, in `vi` or `en`.

    Args:
        draw: a shape of the storage CRS as GeoJSON of the answer; None when empty.
        decision_of: how a plan's decision is told.
    """
    zones = land.zones
    storeys = {one.storeys_max for one in zones if one.for_building}
    return {
        "net_area_m2": round(land.net_m2, 1),
        "max_footprint_m2": _total([one.footprint_m2 for one in zones]),
        "max_floor_area_m2": _total([one.floor_area_m2 for one in zones]),
        "max_storeys": storeys.pop() if len(storeys) == 1 else None,
        "unplanned_area_m2": round(land.unplanned_m2, 1),
        "zones": [_zone(one) for one in zones],
        "formula": _formula(land, lang),
        "figures": figures(land, lang, decision_of),
        "setback": _setback(land, lang, draw),
    }


def nothing_to_build(lang: str) -> dict[str, Any]:
    """The same keys for a point, which has no ground to build on."""
    why = sentence("point", lang)
    return {
        "net_area_m2": None,
        "max_footprint_m2": None,
        "max_floor_area_m2": None,
        "max_storeys": None,
        "unplanned_area_m2": 0.0,
        "zones": [],
        "formula": [why],
        "figures": [],
        "setback": None,
    }


def corner_chamfer(land: Land, lang: str, draw: Draw) -> dict[str, Any] | None:
    """Corners cut off where two reserves meet at the parcel; None where no such corner is known."""
    if not land.corners:
        return None
    open_corners = [one for one in land.corners if one.shape is None]
    return {
        "raw": ", ".join(dict.fromkeys(one.raw for one in land.corners)),
        "area_m2": round(land.chamfer_m2, 1),
        "geometry": draw(land.chamfer),
        "status": "needs_officer" if open_corners else "computed",
        "why": " ".join(dict.fromkeys(sentence(one.why, lang, raw=one.raw) for one in open_corners)) or None,
        "corners": [
            {
                "streets": list(one.streets),
                "raw": one.raw,
                "area_m2": None if one.area_m2 is None else round(one.area_m2, 1),
                "status": "needs_officer" if one.shape is None else "computed",
                "formula": _corner_formula(one.lengths_m, one.area_m2, lang),
            }
            for one in land.corners
        ],
    }


def _corner_formula(lengths: tuple[float, float] | None, area_m2: float | None, lang: str) -> str | None:
    if lengths is None or area_m2 is None:
        return None
    sides = " × ".join(f"{figure(one, lang)} m" for one in lengths)
    words = ("tam giác cắt dọc hai chỉ giới đường đỏ", "triangle cut along the two red lines")
    return f"{words[lang == 'en']} {sides} = {figure(area_m2, lang)} m²"


def _zone(one: ZoneAllowance) -> dict[str, Any]:
    return {
        "zone_code": one.zone_code,
        "plan_code": one.plan.code,
        "function": one.function_name,
        "net_area_m2": round(one.net_area_m2, 1),
        "for_building": one.for_building,
        "behind_setback_m2": _rounded(one.behind_setback_m2),
        "max_footprint_m2": _rounded(one.footprint_m2),
        "max_floor_area_m2": _rounded(one.floor_area_m2),
        "max_storeys": one.storeys_max,
        "max_height_m": one.height_max_m,
    }


def _setback(land: Land, lang: str, draw: Draw) -> dict[str, Any] | None:
    if not any(one.for_building for one in land.zones):
        return None
    found = land.setback
    raw = ", ".join(found.raw)
    return {
        "distance_m": found.distance_m,
        "raw": raw or None,
        "line": draw(found.line),
        "area": draw(found.area),
        "area_m2": round(float(found.area.area), 1) if found.source else None,
        "source": found.source or None,
        "plan_codes": [plan.code for plan in found.plans],
        "status": "needs_officer" if found.why else "computed",
        "why": sentence(found.why, lang, raw=f" (“{raw}”)" if raw else "") if found.why else None,
    }


def _formula(land: Land, lang: str) -> list[str]:
    english = lang == "en"

    def area(value: float) -> str:
        return f"{figure(value, lang)} m²"

    lines = [net_formula(land, lang)]
    for one in land.zones:
        name = " ".join(part for part in (one.zone_code, one.function_name) if part)
        if not one.for_building:
            lines.append(
                f"{name}: {'not for building, counts 0' if english else 'không để xây dựng, tính bằng 0'}"
            )
            continue
        if one.by_coverage_m2 is None:
            unknown = (
                "the plan gives no numeric site coverage" if english else "đồ án không cho mật độ bằng số"
            )
            lines.append(f"{name}: {unknown}")
        else:
            lines.append(
                f"{name}: {area(one.net_area_m2)} × {figure(one.site_coverage_max_pct or 0, lang, 0)} % "
                f"= {area(one.by_coverage_m2)}"
            )
        if one.behind_setback_m2 is not None:
            words = "behind the setback line" if english else "phần sau khoảng lùi"
            lines.append(f"{name}: {words} {area(one.behind_setback_m2)}")
        if one.far_max is not None:
            ratio = "floor-area ratio" if english else "hệ số sử dụng đất"
            lines.append(
                f"{name}: {area(one.net_area_m2)} × {figure(one.far_max, lang, 2)} ({ratio}) "
                f"= {area(one.net_area_m2 * one.far_max)}"
            )
    if land.setback.why:
        lines.append(
            "Setbacks and building lines are not deducted."
            if english
            else "Chưa trừ khoảng lùi và chỉ giới xây dựng."
        )
    return lines


def _total(values: Sequence[float | None]) -> float | None:
    """Sum, or None when a part is unknown or there is none: a figure that lacks a part would mislead."""
    known = [value for value in values if value is not None]
    return round(sum(known), 1) if known and len(known) == len(values) else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
