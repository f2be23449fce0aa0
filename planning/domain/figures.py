"""Chỉ tiêu được xây dựng, có công thức. Each figure of the buildable result with value, unit, status, formula, sources.

`computed` stands on numbers of the plan; `needs_officer` says why no number, or none without reserve, is given. Where a
plan refers to the national regulation the rule is named and not applied: its tables depend on facts not on file. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from geo.domain.figures import figure
from planning.domain.buildable import Land, ZoneAllowance
from planning.domain.figure_texts import FALLBACK, sentence
from planning.domain.records import PlanRecord
from planning.domain.thresholds import NOISE_M2


def figures(land: Land, lang: str, decision_of: Callable[[PlanRecord], Any]) -> list[dict[str, Any]]:
    """All figures of the buildable result, in the order in which one follows from the other.

    Args:
        decision_of: how a plan's decision is told.
    """
    return _Figures(land, lang, decision_of).all()


class _Figures:
    """One land in one language."""

    def __init__(self, land: Land, lang: str, decision_of: Callable[[PlanRecord], Any]) -> None:
        self.land, self.lang, self.decision_of = land, lang, decision_of
        self.english = lang == "en"
        self.building = [one for one in land.zones if one.for_building]

    def all(self) -> list[dict[str, Any]]:
        return [
            self.net_area(),
            self.setback(),
            self.behind_setback(),
            self.footprint(),
            self.floor_area(),
            self.one_limit("max_storeys", "storeys", "", lambda one: one.storeys_max),
            self.one_limit("max_height_m", "height", "m", lambda one: one.height_max_m),
        ]

    def net_area(self) -> dict[str, Any]:
        land = self.land
        sources = [
            {
                "layer": "red_lines",
                "feature": line.id,
                "plan_code": line.plan.code if line.plan else None,
                "decision": {"number": line.decision_number, "date": line.decision_date}
                if line.decision_number
                else (self.decision_of(line.plan) if line.plan else None),
            }
            for line in land.red_lines
            if line.area_m2 >= NOISE_M2
        ]
        formula = net_formula(land, self.lang)
        return self._entry("net_area_m2", land.net_m2, "m²", formula, sources, self._open_ground())

    def setback(self) -> dict[str, Any]:
        found = self.land.setback
        why = self._setback_why()
        said = {"building_line": ("chỉ giới xây dựng", "building line"), "zone": ("ô quy hoạch", "zone")}
        formula = ""
        if found.distance_m is not None:
            where = said[found.source][self.english]
            raw = ", ".join(found.raw)
            formula = f"{figure(found.distance_m, self.lang)} m ({where}: “{raw}”)"
        sources = [self._plan_source(plan) for plan in found.plans]
        return self._entry("setback_m", found.distance_m, "m", formula, sources, why, fallback="setback")

    def behind_setback(self) -> dict[str, Any]:
        found = self.land.setback
        computed = bool(found.areas) and not found.why
        value = float(found.area.area) if computed else None
        formula = ""
        if value is not None:
            words = (
                "Phần sau chỉ giới xây dựng, trong diện tích còn lại",
                "Ground behind the setback line, of the net area",
            )
            formula = f"{words[self.english]} = {self._m2(value)}"
        sources = [self._plan_source(plan) for plan in found.plans]
        return self._entry(
            "behind_setback_m2", value, "m²", formula, sources, self._setback_why(), fallback="setback"
        )

    def footprint(self) -> dict[str, Any]:
        zones = self.land.zones
        return self._sum_of_zones(
            "max_footprint_m2",
            [one.footprint_m2 for one in zones],
            [self._footprint_formula(one) for one in zones],
            "coverage_not_numeric",
            "site_coverage_pct",
            fallback="site_coverage",
        )

    def floor_area(self) -> dict[str, Any]:
        zones = self.land.zones
        return self._sum_of_zones(
            "max_floor_area_m2",
            [one.floor_area_m2 for one in zones],
            [self._floor_formula(one) for one in zones],
            "far_not_numeric",
            "far",
            fallback="site_coverage",
        )

    def one_limit(
        self, key: str, indicator: str, unit: str, limit: Callable[[ZoneAllowance], float | None]
    ) -> dict[str, Any]:
        """A limit that holds for the whole parcel only where all its zones say the same."""
        values = {limit(one) for one in self.building}
        value = values.pop() if len(values) == 1 else None
        name = "height_m" if indicator == "height" else "storeys"
        formula = "; ".join(
            f"{_zone_name(one)}: “{one.raw[name]}”" for one in self.building if one.raw.get(name)
        )
        whys: list[str] = []
        if value is None and not self._nothing_to_build(whys):
            differ = len({limit(one) for one in self.building}) > 1
            raw = self._raws(name)
            whys.append(
                sentence("zones_differ" if differ else f"{indicator}_not_numeric", self.lang, raw=raw)
            )
        return self._entry(key, value, unit, formula, self._zone_sources(self.building), whys)

    def _sum_of_zones(
        self,
        key: str,
        values: Sequence[float | None],
        formulas: Sequence[str],
        missing: str,
        indicator: str,
        fallback: str,
    ) -> dict[str, Any]:
        value = (
            sum(known)
            if (known := [one for one in values if one is not None]) and len(known) == len(values)
            else None
        )
        whys: list[str] = []
        if not self._nothing_to_build(whys) and value is None:
            whys.append(sentence(missing, self.lang, raw=self._raws(indicator)))
        if value:
            whys += self._open_ground()
        note = ""
        if value is not None and self.land.unplanned_m2 >= 1.0:
            note = sentence("partly_unplanned", self.lang, area=self._m2(self.land.unplanned_m2))
        zones = self.land.zones
        formula = "; ".join(one for one in formulas if one)
        entry = self._entry(key, value, "m²", formula, self._zone_sources(zones), whys, fallback=fallback)
        return entry | ({"note": note} if note else {})

    def _open_ground(self) -> list[str]:
        """What still has to be taken from the ground; every figure that stands on it is as open."""
        land = self.land
        codes = {
            "reserve_unknown": not land.reserve_known,
            "corner_open": any(one.shape is None for one in land.corners),
            "corridor_open": bool(land.conditional),
        }
        return [sentence(code, self.lang) for code, holds in codes.items() if holds]

    def _nothing_to_build(self, whys: list[str]) -> bool:
        if not self.land.zones:
            whys.append(sentence("no_zone", self.lang))
            return True
        return False

    def _setback_why(self) -> list[str]:
        found = self.land.setback
        if not self.land.zones:
            return [sentence("no_zone", self.lang)]
        if not self.building:
            return [sentence("no_building", self.lang)]
        if not found.why:
            return []
        raw = ", ".join(found.raw)
        return [sentence(found.why, self.lang, raw=f" (“{raw}”)" if raw else "")]

    def _footprint_formula(self, one: ZoneAllowance) -> str:
        if not one.for_building or one.by_coverage_m2 is None:
            return ""
        product = (
            f"{_zone_name(one)}: {self._m2(one.net_area_m2)} × "
            f"{figure(one.site_coverage_max_pct or 0, self.lang, 0)} % = {self._m2(one.by_coverage_m2)}"
        )
        if one.behind_setback_m2 is not None and one.behind_setback_m2 < one.by_coverage_m2:
            words = ("nhưng phần sau khoảng lùi chỉ", "but behind the setback only")
            product += f", {words[self.english]} {self._m2(one.behind_setback_m2)}"
        return product

    def _floor_formula(self, one: ZoneAllowance) -> str:
        if not one.for_building or one.floor_area_m2 is None:
            return ""
        parts = []
        if one.far_max is not None:
            parts.append(
                f"{self._m2(one.net_area_m2)} × {figure(one.far_max, self.lang, 2)} = "
                f"{self._m2(one.net_area_m2 * one.far_max)}"
            )
        if one.footprint_m2 is not None and one.storeys_max is not None:
            storeys = ("tầng", "storeys")[self.english]
            parts.append(
                f"{self._m2(one.footprint_m2)} × {figure(one.storeys_max, self.lang, 0)} {storeys} = "
                f"{self._m2(one.footprint_m2 * one.storeys_max)}"
            )
        least = (" (lấy số nhỏ hơn)", " (the smaller counts)")[self.english] if len(parts) == 2 else ""
        return f"{_zone_name(one)}: {' | '.join(parts)}{least}"

    def _entry(
        self,
        key: str,
        value: float | None,
        unit: str,
        formula: str,
        sources: Iterable[Any],
        whys: Sequence[str],
        fallback: str = "",
    ) -> dict[str, Any]:
        computed = value is not None and not whys
        why = None if computed else " ".join(whys)
        return {
            "key": key,
            "value": None if value is None else round(value, 1),
            "unit": unit or None,
            "status": "computed" if computed else "needs_officer",
            "formula": formula or None,
            "sources": list(sources),
            "why": why,
            "fallback_rule": FALLBACK[fallback][self.english] if fallback and value is None else None,
        }

    def _zone_sources(self, zones: Sequence[ZoneAllowance]) -> list[dict[str, Any]]:
        return [self._plan_source(one.plan) | {"zone_code": one.zone_code} for one in zones]

    def _plan_source(self, plan: PlanRecord) -> dict[str, Any]:
        return {"layer": "planning_zones", "plan_code": plan.code, "decision": self.decision_of(plan)}

    def _raws(self, indicator: str) -> str:
        texts = dict.fromkeys(one.raw[indicator] for one in self.building if one.raw.get(indicator))
        return f" (“{', '.join(texts)}”)" if texts else ""

    def _m2(self, value: float) -> str:
        return f"{figure(value, self.lang)} m²"


def net_formula(land: Land, lang: str) -> str:
    """How the net area comes about: `Diện tích còn lại = 200,0 m² − 40,0 m² (lộ giới) = 160,0 m²`."""
    english = lang == "en"

    def area(value: float) -> str:
        return f"{figure(value, lang)} m²"

    minus = [(float(land.reserve.area), ("lộ giới", "road reserve"))]
    if land.chamfer_m2 >= NOISE_M2:
        minus.append((land.chamfer_m2, ("vạt góc", "corner cut")))
    if land.corridor_m2 >= NOISE_M2:
        minus.append((land.corridor_m2, ("hành lang an toàn", "safety corridor")))
    taken = "".join(f" − {area(value)} ({words[english]})" for value, words in minus)
    return f"{('Diện tích còn lại', 'Net area')[english]} = {area(land.area_m2)}{taken} = {area(land.net_m2)}"


def _zone_name(one: ZoneAllowance) -> str:
    return " ".join(part for part in (one.zone_code, one.function_name) if part)
