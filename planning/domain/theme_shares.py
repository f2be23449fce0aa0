"""Một mẫu số. The parcel divided among the zones of one theme, so that areas and shares add up exactly. Pure.

Within a theme (general, zoning, rural or detailed plan) a place has one function: each zone's part is what prevails
there, the rest is named. Shares are rounded by largest remainders, so they add up to 100.0 %, areas to the parcel's.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely import Geometry

from planning.domain.records import ZonePiece
from planning.domain.shares import strongest_first
from planning.domain.thresholds import NOISE_M2


@dataclass(frozen=True, slots=True)
class Part:
    """A zone's part of the parcel within its theme; `zone` None for what no zone of the theme takes."""

    kind: str
    zone: ZonePiece | None
    area_m2: float
    share_pct: float


@dataclass(frozen=True, slots=True)
class ThemeShares:
    """How one theme divides the parcel.

    Attributes:
        parts: zones, then `slivers` (below the threshold) and `unplanned` where there are any; all add up.
        overlap_m2: claimed by two zones of which neither overrides the other: a fault of the data, told and not hidden.
    """

    theme: str
    parts: tuple[Part, ...]
    overlap_m2: float


def divide(
    theme: str, zones: Sequence[ZonePiece], parcel_m2: float, leaves_out: Callable[[float], bool]
) -> ThemeShares:
    """Divide a parcel among the zones of one theme.

    Args:
        zones: pieces inside the parcel, storage CRS (metres).
        parcel_m2: plane area of the parcel, the one denominator.
        leaves_out: tells a sliver by its area in square metres.
    """
    taken: Geometry = shapely.Polygon()
    parts: list[tuple[ZonePiece, float]] = []
    overlap = 0.0
    for zone, piece in effective_pieces(zones):
        free = piece
        if not taken.is_empty and shapely.intersects(taken, piece):
            free = shapely.difference(piece, taken)
            overlap += float(piece.area - free.area)
        if free.area > 0:
            parts.append((zone, float(free.area)))
            taken = piece if taken.is_empty else shapely.union(taken, piece)
    kept = [(zone, area) for zone, area in parts if not leaves_out(area)]
    slivers = sum((area for _zone, area in parts if leaves_out(area)), start=0.0)
    rest = parcel_m2 - sum(area for _zone, area in parts)
    named: list[tuple[str, ZonePiece | None, float]] = [("zone", zone, area) for zone, area in kept]
    if slivers >= NOISE_M2:
        named.append(("slivers", None, slivers))
    if rest >= NOISE_M2 or not named:
        named.append(("unplanned", None, max(rest, 0.0)))
    areas = [area for _kind, _zone, area in named]
    tenths = whole_units([area * 10 for area in areas], round(parcel_m2 * 10))
    shares = largest_remainders(areas, 1000)
    return ThemeShares(
        theme,
        tuple(
            Part(kind, zone, tenth / 10, share / 10)
            for (kind, zone, _area), tenth, share in zip(named, tenths, shares, strict=True)
        ),
        overlap if overlap >= NOISE_M2 else 0.0,
    )


def effective_pieces(zones: Sequence[ZonePiece]) -> list[tuple[ZonePiece, Geometry]]:
    """What is left of each zone after those of the same theme that override it, strongest first."""
    ordered = strongest_first(zones)
    found = []
    for zone in ordered:
        masks = [
            other.piece
            for other in ordered
            if other.plan.overrides(zone.plan) and shapely.intersects(other.piece, zone.piece)
        ]
        piece = shapely.difference(zone.piece, shapely.union_all(masks)) if masks else zone.piece
        found.append((zone, piece))
    return found


def largest_remainders(values: Sequence[float], units: int) -> list[int]:
    """`units` whole units divided in proportion to the values: nobody is off by a whole unit, and the sum is exact.

    >>> largest_remainders([1, 1, 1], 1000), largest_remainders([145, 200, 655.2], 1000)
    ([334, 333, 333], [145, 200, 655])
    """
    total = sum(values)
    if total <= 0:
        return [units] + [0] * (len(values) - 1) if values else []
    return whole_units([value * units / total for value in values], units)


def whole_units(exact: Sequence[float], units: int) -> list[int]:
    """Numbers rounded so that their sum is `units`, from which it differs by no more than rounding and noise.

    >>> whole_units([1.4, 2.4, 3.1], 7), whole_units([2.01, 3.02], 4)
    ([2, 2, 3], [1, 3])
    """
    whole = [math.floor(one) for one in exact]
    missing = units - sum(whole)
    order = sorted(range(len(exact)), key=lambda at: (whole[at] - exact[at], at), reverse=missing < 0)
    for at in order[: abs(missing)]:
        whole[at] += 1 if missing > 0 else -1
    return whole


def shares_of_features(shares: Sequence[ThemeShares]) -> Mapping[tuple[str, str], float]:
    """Share of the parcel by theme and zone, of the zones that are rows of their own."""
    return {
        (one.theme, part.zone.id): part.share_pct
        for one in shares
        for part in one.parts
        if part.zone is not None
    }
