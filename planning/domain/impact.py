"""Tác động. What edits of zones and red lines change in the answer for each parcel. Pure; square metres, storage CRS.

Before and after are compared by plan and function, as they govern (`planning.domain.overlay`): a zone that another plan
overrides anyway changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from planning.domain.outlines import Bools, Floats, Ints, Shapes
from planning.domain.overlay import Zoning, governing_areas, overlay
from planning.domain.reserve_areas import reserve_areas
from planning.domain.thresholds import Threshold

#: Function and plan of ground that no zone governs.
UNPLANNED = ""
#: Function of a zone whose raw name bears no code yet.
UNMAPPED = "?"


@dataclass(frozen=True, slots=True)
class ZoneStates:
    """Zones before and after side by side as columns; a zone that is reshaped is there twice.

    Attributes:
        rank_before, rank_after: `dense_ranks`; without meaning where it is not `in_before`, `in_after`.
        indicators: its indicators change.
    """

    shapes: Shapes
    plan_codes: Sequence[str]
    functions: Sequence[str]
    in_before: Bools
    in_after: Bools
    rank_before: Ints
    rank_after: Ints
    indicators: Bools


@dataclass(frozen=True, slots=True)
class Entries:
    """Area by parcel and key (function, or plan), one row for each pair that there is before or after.

    Attributes:
        parcel, key: positions among the parcels and in `names`.
    """

    names: Sequence[str]
    parcel: Ints
    key: Ints
    before_m2: Floats
    after_m2: Floats

    @property
    def change_m2(self) -> Floats:
        """What is gained, negative what is lost."""
        return self.after_m2 - self.before_m2


@dataclass(frozen=True, slots=True)
class Impact:
    """What changes, parcel by parcel.

    Attributes:
        functions, plans: governing areas by function and by plan.
        reserve_before_m2, reserve_after_m2: area inside road reserves by parcel.
        by_function, by_plan, by_indicators, by_reserve: parcels whose answer changes in this.
        moved_m2: area of each parcel whose function changes.
    """

    functions: Entries
    plans: Entries
    reserve_before_m2: Floats
    reserve_after_m2: Floats
    by_function: Bools
    by_plan: Bools
    by_indicators: Bools
    by_reserve: Bools
    moved_m2: Floats

    @property
    def changed(self) -> Bools:
        """Parcels whose answer changes in anything."""
        return self.by_function | self.by_plan | self.by_indicators | self.by_reserve


def impact(
    parcels: Shapes, zones: ZoneStates, reserves: tuple[Shapes, Shapes], limits: tuple[Threshold, Threshold]
) -> Impact:
    """Compare what governs each parcel before and after.

    Args:
        reserves: red lines before and after.
        limits: what is too small to count for zones and for red lines.
    """
    zoning = Zoning(zones.shapes)
    pairs = overlay(parcels, zoning)
    area: Floats = shapely.area(parcels)
    there: list[tuple[Ints, Ints, Floats]] = []
    for inside, ranks in ((zones.in_before, zones.rank_before), (zones.in_after, zones.rank_after)):
        mine = pairs.only(inside[pairs.zone])
        there.append((mine.parcel, mine.zone, governing_areas(mine, parcels, zoning.ranked(ranks))))
    functions = _entries(zones.functions, there, area)
    plans = _entries(zones.plan_codes, there, area)
    least = limits[0].min_area_m2
    parcel, zone, governing = there[1]
    retold = zones.indicators[zone] & (governing >= least)
    before = reserve_areas(parcels, reserves[0])
    after = before if _alike(*reserves) else reserve_areas(parcels, reserves[1])
    moved = np.bincount(
        functions.parcel, weights=np.maximum(functions.change_m2, 0), minlength=len(parcels)
    ).astype(np.float64)
    return Impact(
        functions=functions,
        plans=plans,
        reserve_before_m2=before,
        reserve_after_m2=after,
        by_function=_any(functions, least, len(parcels)),
        by_plan=_any(plans, least, len(parcels)),
        by_indicators=np.bincount(parcel[retold], minlength=len(parcels)).astype(bool),
        by_reserve=np.abs(after - before) >= limits[1].min_area_m2,
        moved_m2=moved,
    )


def _any(entries: Entries, least_m2: float, count: int) -> Bools:
    found = np.zeros(count, dtype=bool)
    found[entries.parcel[np.abs(entries.change_m2) >= least_m2]] = True
    return found


def _entries(of_zone: Sequence[str], there: Sequence[tuple[Ints, Ints, Floats]], area: Floats) -> Entries:
    names = sorted({UNPLANNED, *of_zone})
    place = {name: at for at, name in enumerate(names)}
    keys = np.array([place[name] for name in of_zone], dtype=np.int64)
    columns = []
    for parcel, zone, governing in there:
        free = area - np.bincount(parcel, weights=governing, minlength=len(area))
        code = np.r_[parcel * len(names) + keys[zone], np.arange(len(area)) * len(names) + place[UNPLANNED]]
        columns.append((code, np.r_[governing, np.maximum(free, 0.0)]))
    code, at = np.unique(np.concatenate([code for code, _ in columns]), return_inverse=True)
    split = len(columns[0][0])
    before = np.bincount(at[:split], weights=columns[0][1], minlength=len(code)).astype(np.float64)
    after = np.bincount(at[split:], weights=columns[1][1], minlength=len(code)).astype(np.float64)
    return Entries(names, code // len(names), code % len(names), before, after)


def _alike(some: Shapes, others: Shapes) -> bool:
    return len(some) == len(others) and bool(shapely.equals_exact(some, others, 0.0).all())
