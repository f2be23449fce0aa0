"""Phần đất được xây dựng: what remains of a parcel after the road reserve and what its zones allow there. Pure.

Figures are given only where the plan gives numbers; each line of the formula says what was multiplied. Setbacks and
building lines are not deducted (they need the building line layer and the officer), and the answer says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely import Geometry

from geo.domain.figures import figure
from planning.domain.shares import NOISE_M2, ZoneShare

#: Functions on which a private building is not what the plan foresees: they count as nothing to build on.
NOT_FOR_BUILDING = frozenset(
    {"DAT_HTKT_DuongGT", "DAT_BaiDoXe", "DAT_CayXanhCC", "DAT_Ho", "DAT_SongSuoi", "DAT_NghiaTrang"}
)


@dataclass(frozen=True, slots=True)
class ZoneAllowance:
    """What one governing zone allows on its net area; None where the plan gives no number."""

    zone_code: str
    function_name: str
    net_area_m2: float
    site_coverage_max_pct: float | None
    far_max: float | None
    storeys_max: float | None
    for_building: bool

    @property
    def footprint_m2(self) -> float | None:
        """Largest ground area: net area × site coverage."""
        if not self.for_building:
            return 0.0
        return (
            None
            if self.site_coverage_max_pct is None
            else self.net_area_m2 * self.site_coverage_max_pct / 100
        )

    @property
    def floor_area_m2(self) -> float | None:
        """Largest floor area: net area × floor-area ratio, and no more than footprint × storeys."""
        if not self.for_building:
            return 0.0
        by_ratio = None if self.far_max is None else self.net_area_m2 * self.far_max
        by_storeys = (
            None
            if self.footprint_m2 is None or self.storeys_max is None
            else self.footprint_m2 * self.storeys_max
        )
        known = [value for value in (by_ratio, by_storeys) if value is not None]
        return min(known) if known else None


def allowances(shares: Sequence[ZoneShare], reserve: Geometry) -> list[ZoneAllowance]:
    """What each governing zone allows outside the road reserve, largest net area first."""
    result = []
    for share in shares:
        if not share.governs:
            continue
        net = (
            share.governing_piece if reserve.is_empty else shapely.difference(share.governing_piece, reserve)
        )
        if net.area < NOISE_M2:
            continue
        zone = share.zone
        result.append(
            ZoneAllowance(
                zone_code=zone.zone_code,
                function_name=zone.function_name or zone.function_raw,
                net_area_m2=float(net.area),
                site_coverage_max_pct=zone.indicators["site_coverage_pct"]["max"],
                far_max=zone.indicators["far"]["max"],
                storeys_max=zone.indicators["storeys"]["max"],
                for_building=zone.function_code not in NOT_FOR_BUILDING,
            )
        )
    return sorted(result, key=lambda one: -one.net_area_m2)


def buildable(
    parcel_area_m2: float, reserve: Geometry, shares: Sequence[ZoneShare], lang: str
) -> dict[str, Any]:
    """Net area and, where computable, the largest footprint and floor area, with the formula in `vi` or `en`.

    Args:
        parcel_area_m2: plane area of the parcel in the storage CRS.
        reserve: union of the road reserves inside the parcel, same CRS.
    """
    zones = allowances(shares, reserve)
    net_m2 = parcel_area_m2 - float(reserve.area)
    storeys = {one.storeys_max for one in zones if one.for_building}
    return {
        "net_area_m2": round(net_m2, 1),
        "max_footprint_m2": _total([one.footprint_m2 for one in zones]),
        "max_floor_area_m2": _total([one.floor_area_m2 for one in zones]),
        "max_storeys": storeys.pop() if len(storeys) == 1 else None,
        "unplanned_area_m2": round(max(0.0, net_m2 - sum(one.net_area_m2 for one in zones)), 1),
        "zones": [
            {
                "zone_code": one.zone_code,
                "function": one.function_name,
                "net_area_m2": round(one.net_area_m2, 1),
                "for_building": one.for_building,
                "max_footprint_m2": _rounded(one.footprint_m2),
                "max_floor_area_m2": _rounded(one.floor_area_m2),
                "max_storeys": one.storeys_max,
            }
            for one in zones
        ],
        "formula": _formula(parcel_area_m2, float(reserve.area), zones, lang),
    }


def _formula(parcel_m2: float, reserve_m2: float, zones: Sequence[ZoneAllowance], lang: str) -> list[str]:
    english = lang == "en"

    def area(value: float) -> str:
        return f"{figure(value, lang)} m²"

    lines = [
        f"{'Net area' if english else 'Diện tích còn lại'} = {area(parcel_m2)} − {area(reserve_m2)} "
        f"({'road reserve' if english else 'lộ giới'}) = {area(parcel_m2 - reserve_m2)}"
    ]
    for one in zones:
        name = " ".join(part for part in (one.zone_code, one.function_name) if part)
        if not one.for_building:
            lines.append(
                f"{name}: {'not for building, counts 0' if english else 'không để xây dựng, tính bằng 0'}"
            )
        elif one.footprint_m2 is None:
            unknown = (
                "the plan gives no numeric site coverage" if english else "đồ án không cho mật độ bằng số"
            )
            lines.append(f"{name}: {unknown}")
        else:
            lines.append(
                f"{name}: {area(one.net_area_m2)} × {figure(one.site_coverage_max_pct or 0, lang, 0)} % "
                f"= {area(one.footprint_m2)}"
            )
        if one.for_building and one.far_max is not None:
            ratio = "floor-area ratio" if english else "hệ số sử dụng đất"
            lines.append(
                f"{name}: {area(one.net_area_m2)} × {figure(one.far_max, lang, 2)} ({ratio}) "
                f"= {area(one.net_area_m2 * one.far_max)}"
            )
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
