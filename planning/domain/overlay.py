"""Chồng lớp. All pairs of parcel and zone with the area in common, and how much of it governs. Pure, exact pieces.

Areas in common come from the edges of both shapes (`planning.domain.common_area`); shapes that are not simple are
mended before (`planning.domain.outlines`). That is arithmetic on arrays, which threads only slow down; where shapes
have to be cut, GEOS works in several. Shapes are planar in the storage CRS (metres), areas in square metres.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
import shapely

from planning.domain.box_search import BoxSearch
from planning.domain.common_area import common_areas, strips_of
from planning.domain.functions import PRECEDENCE
from planning.domain.outlines import (
    Bools,
    Floats,
    Ints,
    Outlines,
    Packed,
    Shapes,
    areal,
    outlines_of,
    outlines_of_wkb,
)

THREADS = 2
#: A square millimetre: less is noise between neighbours that share an edge.
LEAST_M2 = 1e-6
#: Parcels whose pairs are looked at together.
_CHUNK = 25_000
#: Rank of a zone whose plan applies beside the others: it neither prevails, nor yields, nor governs.
BESIDE = -1
_LEVELS_BESIDE = frozenset({"thiet_ke_do_thi", "ha_tang_ky_thuat"})


@dataclass(frozen=True, slots=True)
class Pairs:
    """Parcels and zones with ground in common, by parcel then zone.

    Attributes:
        parcel, zone: positions in the arrays that were overlaid.
        area_m2: area of the common ground.
        whole: the zone covers the whole parcel, to a square millimetre.
    """

    parcel: Ints
    zone: Ints
    area_m2: Floats
    whole: Bools

    def __len__(self) -> int:
        return len(self.parcel)

    def only(self, kept: Bools) -> Pairs:
        """The pairs that a mask keeps."""
        return Pairs(self.parcel[kept], self.zone[kept], self.area_m2[kept], self.whole[kept])


class Zoning:
    """Zones prepared once for all tiles of parcels that are laid under them.

    Args:
        zones: polygons or multipolygons of the CRS of the parcels; invalid ones are mended.
        ranks: of each zone (`dense_ranks`); needed for `governing_areas` alone.
    """

    def __init__(self, zones: Shapes, ranks: Ints | None = None) -> None:
        self.given, self.ranks = zones, np.zeros(len(zones), np.int64) if ranks is None else ranks
        self.outlines = outlines_of(zones)
        self.edges = self.outlines.edges(np.arange(len(zones)))
        self.strips = strips_of(self.edges)
        self.boxes = BoxSearch(self.outlines.bounds)

    def __len__(self) -> int:
        return len(self.given)

    def ranked(self, ranks: Ints) -> Zoning:
        """The same zones with other ranks; what is computed of their shapes is shared."""
        other = copy(self)
        other.__dict__.pop("clashing", None)
        other.ranks = ranks
        return other

    @cached_property
    def clashing(self) -> Floats:
        """1 for zones that overlap another of their rank, a fault of the data: their areas must not be added up."""
        # Each pair of neighbours once, and none of different ranks: a general plan lies under everything.
        pairs = _pairs(
            self.outlines, self, lambda one, other: (one < other) & (self.ranks[one] == self.ranks[other])
        )
        found = np.zeros(len(self))
        found[pairs.parcel] = found[pairs.zone] = 1.0
        return found


class Shares(NamedTuple):
    """Pairs of a tile of parcels as columns, by parcel then zone; `share` is of the parcel, 0 to 1."""

    parcel: Ints
    zone: Ints
    area_m2: Floats
    governing_m2: Floats
    share: Floats


def shares_of(wkb: Packed, zoning: Zoning, threads: int = THREADS) -> Shares:
    """What every zone has of every parcel, given as WKB, and what it governs."""
    outlines = outlines_of_wkb(wkb)
    pairs = _pairs(outlines, zoning)
    # Shapes are needed only where one zone may override another.
    shapes: Shapes = np.full(len(wkb), None, dtype=object)
    several = _ranked_apart(pairs, zoning.ranks)
    shapes[several] = wkb.shapes(several)
    governing = governing_areas(pairs, shapes, zoning, threads)
    return Shares(
        pairs.parcel, pairs.zone, pairs.area_m2, governing, pairs.area_m2 / outlines.given_m2[pairs.parcel]
    )


def overlay(parcels: Shapes, zones: Zoning) -> Pairs:
    """Every pair with more than `LEAST_M2` in common.

    Args:
        parcels: polygons or multipolygons; invalid ones are mended before.
    """
    return _pairs(outlines_of(parcels), zones)


def governing_areas(pairs: Pairs, parcels: Shapes, zones: Zoning, threads: int = THREADS) -> Floats:
    """Area that each pair keeps after all zones of a higher rank, as `planning.domain.shares` divides one parcel.
    Zones of one rank do not override each other; `BESIDE` governs nothing. A parcel with zones of one rank alone may be
    None.
    """
    rank = zones.ranks[pairs.zone]
    left = np.where(rank == BESIDE, 0.0, pairs.area_m2)
    if not len(pairs):
        return left
    # By parcel, the strongest first: what overrides a pair stands before the first of its own rank.
    order = np.lexsort((-rank, pairs.parcel))
    by_parcel, by_rank = pairs.parcel[order], rank[order]
    opens_parcel = np.r_[True, by_parcel[1:] != by_parcel[:-1]]
    opens_rank = opens_parcel | np.r_[True, by_rank[1:] != by_rank[:-1]]
    at = np.arange(len(order))
    first, until = np.empty_like(order), np.empty_like(order)
    first[order] = np.maximum.accumulate(np.where(opens_parcel, at, 0))
    until[order] = np.maximum.accumulate(np.where(opens_rank, at, 0))
    overridden = np.flatnonzero((rank != BESIDE) & (until > first))
    if not len(overridden):
        return left
    area: Floats = shapely.area(parcels)
    unclear = np.bincount(pairs.parcel, weights=zones.clashing[pairs.zone], minlength=len(parcels)) > 0
    plain = pairs.whole & ~unclear[pairs.parcel]
    cut = overridden[~plain[overridden]]
    left[cut] = _cut(pairs, parcels, zones.given, order, (cut, first[cut], until[cut]), threads)
    # Where a zone covers the whole parcel, it governs what the stronger ones leave: no shape is needed.
    rest = overridden[plain[overridden]]
    taken = np.zeros(len(parcels))
    for one in np.unique(rank[rest])[::-1]:
        mine = rest[rank[rest] == one]
        stronger = np.flatnonzero(rank > one)
        taken[:] = np.bincount(pairs.parcel[stronger], weights=left[stronger], minlength=len(parcels))
        left[mine] = np.maximum(area[pairs.parcel[mine]] - taken[pairs.parcel[mine]], 0.0)
        left[mine[left[mine] < LEAST_M2]] = 0.0
    return left


def _cut(
    pairs: Pairs, parcels: Shapes, zones: Shapes, order: Ints, given: tuple[Ints, Ints, Ints], threads: int
) -> Floats:
    """What is left of pairs after the ones before them: `given` has the pairs and the spans of `order` that override
    them."""
    pair, first, until = given

    def work(part: slice) -> Floats:
        mine, start, end = pair[part], first[part], until[part]
        remains = common_pieces(parcels[pairs.parcel[mine]], zones[pairs.zone[mine]])
        for step in range(int((end - start).max(initial=0))):
            some = np.flatnonzero(start + step < end)
            other = order[start[some] + step]
            mask = common_pieces(parcels[pairs.parcel[other]], zones[pairs.zone[other]])
            remains[some] = areal(shapely.difference(remains[some], mask))
        area: Floats = shapely.area(remains)
        return area

    parts = [slice(start, start + 2_000) for start in range(0, len(pair), 2_000)]
    with ThreadPoolExecutor(max(threads, 1)) as pool:
        return np.concatenate([np.empty(0), *pool.map(work, parts)])


def shapes_of(wkb: Sequence[bytes]) -> Shapes:
    """Shapes out of WKB."""
    found: Shapes = shapely.from_wkb(np.array(wkb, dtype=object))
    return found


def plan_rank(level: str, adjustment: str, since: date | None) -> tuple[int, int, int] | None:
    """What decides between two plans, greater prevails; None for plans that apply beside the others.

    The same order as `PlanRecord.overrides`: the more detailed, then the local adjustment, then the later one.
    """
    if level in _LEVELS_BESIDE:
        return None
    is_local = adjustment == "local"
    return PRECEDENCE.get(level, 0), int(is_local), (since or date.min).toordinal() if is_local else 0


def dense_ranks(ranks: Sequence[tuple[int, int, int] | None]) -> Ints:
    """Ranks as whole numbers from 0, equal ones alike; `BESIDE` for None."""
    known = {rank: at for at, rank in enumerate(sorted({rank for rank in ranks if rank is not None}))}
    return np.array([BESIDE if rank is None else known[rank] for rank in ranks], dtype=np.int64)


def _pairs(parcels: Outlines, zones: Zoning, asked: Callable[[Ints, Ints], Bools] | None = None) -> Pairs:
    """Pairs as `overlay` finds them; `asked` says which (positions of parcel and zone) are looked at, None = all."""
    there = np.flatnonzero(parcels.bounds[:, 0] <= parcels.bounds[:, 2])
    parts = [
        _chunk(parcels, there[start : start + _CHUNK], zones, asked) for start in range(0, len(there), _CHUNK)
    ]
    if not parts:
        return Pairs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0), np.empty(0, np.bool_))
    return Pairs(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _chunk(
    parcels: Outlines, some: Ints, zones: Zoning, asked: Callable[[Ints, Ints], Bools] | None
) -> tuple[Ints, Ints, Floats, Bools]:
    box, zone = zones.boxes.meeting(parcels.bounds[some])
    parcel = some[box]
    if asked is not None:
        looked_at = asked(parcel, zone)
        parcel, zone = parcel[looked_at], zone[looked_at]
    area = common_areas(parcels, zones.edges, zones.strips, parcel, zone)
    whole = area > parcels.area_m2[parcel] - LEAST_M2
    area = np.where(whole, parcels.area_m2[parcel], area)
    kept = area > LEAST_M2
    return parcel[kept], zone[kept], area[kept], whole[kept]


def _ranked_apart(pairs: Pairs, ranks: Ints) -> Ints:
    """Parcels whose zones are not all of one rank."""
    if not len(pairs):
        return np.empty(0, np.int64)
    opens = np.flatnonzero(np.r_[True, pairs.parcel[1:] != pairs.parcel[:-1]])
    rank = ranks[pairs.zone]
    found: Ints = pairs.parcel[opens[np.minimum.reduceat(rank, opens) != np.maximum.reduceat(rank, opens)]]
    return found


def common_pieces(parcels: Shapes, zones: Shapes) -> Shapes:
    """Polygons in common of pairs; where GEOS refuses because a shape is not simple, the shapes are mended first."""
    try:
        return areal(shapely.intersection(zones, parcels))
    except shapely.GEOSException:
        sound = [
            areal(np.where(shapely.is_valid(side), side, shapely.make_valid(side)))
            for side in (zones, parcels)
        ]
        return areal(shapely.intersection(*sound))
