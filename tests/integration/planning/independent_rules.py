"""Precedence, corner cuts, setbacks and the largest footprint, computed a second time without the code of the product.

Written from the rules in words: the detailed plan over the zoning plan over the general plan, a local adjustment over
its level; a triangle along two red lines where they meet; ground nearer to the street than the setback is left free.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

import numpy as np
import shapely
from shapely import Geometry, Point

#: What precedes what; a level that is not here never governs.
_RANK = {"chung": 1, "phan_khu": 2, "": 2, "nong_thon_moi": 2, "chi_tiet": 3, "rut_gon": 3}
_NOT_BUILT_ON = {
    "DAT_HTKT_DuongGT", "DAT_BaiDoXe", "DAT_CayXanhCC", "DAT_Ho", "DAT_SongSuoi", "DAT_NghiaTrang",
}  # fmt: skip
NO_BUILDING = {"traffic", "railway", "water", "irrigation"}
_FACING_M, _DIRECTIONS = 1.0, 7200


@dataclass(frozen=True)
class Zone:
    """A zone that meets the parcel; `piece` inside it."""

    id: str
    piece: Geometry
    level: str
    local: bool
    since: date
    function: str
    coverage_pct: float | None
    far: float | None
    storeys: float | None
    setback: str

    def prevails_over(self, other: Zone) -> bool:
        """More detailed; or local where the other is not; or the later of two local ones."""
        mine, theirs = _RANK.get(self.level), _RANK.get(other.level)
        if mine is None or theirs is None:
            return False
        if mine != theirs:
            return mine > theirs
        return self.local and (not other.local or self.since > other.since)


def governed(zones: list[Zone]) -> dict[str, Geometry]:
    """Ground on which each zone decides."""
    found = {}
    for zone in zones:
        if zone.level not in _RANK:
            continue
        piece = zone.piece
        for other in zones:
            if other.prevails_over(zone):
                piece = shapely.difference(piece, other.piece)
        found[zone.id] = piece
    return found


def within_theme(zones: list[Zone]) -> dict[str, Geometry]:
    """What is left of each zone after local adjustments of its own level."""
    found = {}
    for zone in zones:
        piece = zone.piece
        for other in zones:
            if other.level == zone.level and other.prevails_over(zone):
                piece = shapely.difference(piece, other.piece)
        found[zone.id] = piece
    return found


def chamfers(parcel: Geometry, streets: list[tuple[str, str, Geometry]]) -> Geometry:
    """Triangles cut off the parcel outside the reserves.

    Args:
        streets: kind, text of the chamfer, reserve.
    """
    roads = [(text, shape) for kind, text, shape in streets if kind != "vat_goc" and near(shape, parcel)]
    drawn = shapely.union_all([shape for kind, _text, shape in streets if kind == "vat_goc"])
    reserves = shapely.union_all([shape for _text, shape in roads])
    left = shapely.difference(parcel, reserves)
    cuts = []
    for (one, a), (other, b) in combinations(roads, 2):
        texts = {text.strip() for text in (one, other) if text.strip()}
        if len(texts) != 1 or left.is_empty or not shapely.intersects(a, b):
            continue
        length = float(texts.pop().split("x")[0].replace("m", "").replace(",", "."))
        crossings = shapely.intersection(shapely.boundary(a), shapely.boundary(b))
        for x, y in shapely.get_coordinates(crossings):
            corner = Point(x, y)
            if shapely.distance(corner, left) > 0.1 or shapely.distance(corner, drawn) <= 0.1:
                continue
            if (cut := _triangle(corner, length, reserves)) is not None:
                cuts.append(shapely.intersection(shapely.difference(cut, reserves), left))
    return shapely.union_all([cut for cut in cuts if cut.area])


def _triangle(corner: Point, length: float, reserves: Geometry) -> Geometry | None:
    """Between the two directions in which, seen from the corner, free ground begins and ends at that distance."""
    angles = np.arange(_DIRECTIONS) * 2 * np.pi / _DIRECTIONS
    ring = np.column_stack((corner.x + length * np.cos(angles), corner.y + length * np.sin(angles)))
    free = ~shapely.intersects_xy(reserves, ring[:, 0], ring[:, 1])
    if free.all() or not free.any():
        return None
    first = np.flatnonzero(free & ~np.roll(free, 1))
    best = None
    for start in first:
        count = int(np.argmin(np.roll(free, -start))) or _DIRECTIONS
        middle = angles[start] + count * np.pi / _DIRECTIONS
        close = Point(corner.x + 0.3 * np.cos(middle), corner.y + 0.3 * np.sin(middle))
        if count < _DIRECTIONS / 2 and not shapely.intersects(close, reserves):
            best = shapely.Polygon([corner, ring[start], ring[(start + count - 1) % _DIRECTIONS]])
    return best


def behind_setback(
    piece: Geometry, streets: Iterable[Geometry], parcel: Geometry, setback_m: float
) -> Geometry:
    """Ground at least so far from every street that the parcel faces."""
    for street in streets:
        if setback_m > 0 and near(street, parcel):
            piece = shapely.difference(piece, shapely.buffer(street, setback_m, quad_segs=64))
    return piece


def near(street: Geometry, parcel: Geometry) -> bool:
    """Whether a parcel faces a street."""
    return bool(shapely.distance(street, parcel) <= _FACING_M)


def setback_m(text: str) -> float | None:
    """The number in a setback; None where it is words."""
    bare = text.replace("≥", "").replace("m", "").replace(",", ".").strip()
    try:
        return float(bare)
    except ValueError:
        return None


def largest_building(
    zones: list[Zone], pieces: dict[str, Geometry], taken: Geometry, streets: list[Geometry], parcel: Geometry
) -> tuple[float | None, float | None]:
    """Footprint and floor area over all governing zones; None where one of them gives no number."""
    footprint: float | None = 0.0
    floors: float | None = 0.0
    for zone in zones:
        if zone.id not in pieces:
            continue
        net = shapely.difference(pieces[zone.id], taken)
        if zone.function in _NOT_BUILT_ON or net.area < 0.05:
            continue
        mine = None if zone.coverage_pct is None else net.area * zone.coverage_pct / 100
        distance = setback_m(zone.setback)
        if mine is not None and distance is not None and any(near(street, parcel) for street in streets):
            mine = min(mine, float(behind_setback(net, streets, parcel, distance).area))
        options = [] if zone.far is None else [net.area * zone.far]
        if mine is not None and zone.storeys is not None:
            options.append(mine * zone.storeys)
        footprint = None if footprint is None or mine is None else footprint + mine
        floors = None if floors is None or not options else floors + min(options)
    return footprint, floors


def adds_up(answer: dict[str, Any]) -> list[str]:
    """What does not hold though it must for every extract: themes in one list, shares that fill the parcel."""
    problems = []
    lists = [
        {row["theme"] for row in answer["concerned"]},
        set(answer["not_concerned"]),
        {one["theme"] for one in answer["no_data"]},
        {one["theme"] for one in answer["under_adjustment"]},
    ]
    if sum(len(one) for one in lists) != len(set.union(*lists)) or set.union(*lists) != set(answer["themes"]):
        problems.append("a theme is in no list, or in two")
    for shares in answer["shares"]:
        parts = [*shares["rows"], *shares["remainder"]]
        if round(sum(part["share_pct"] for part in parts) * 10) != 1000:
            problems.append(f"shares of {shares['theme']} do not add up to 100 %")
        if round(sum(part["area_m2"] for part in parts) * 10) != round(shares["denominator_m2"] * 10):
            problems.append(f"areas of {shares['theme']} do not add up to the parcel")
    return problems
