"""Chồng lớp. All pairs of parcel and zone with the area in common, and how much of it governs. Pure, exact pieces.

Most parcels lie inside one zone: what a zone covers counts whole, and only the rest is cut. Shapes are planar in the
storage CRS (metres), areas in square metres. Threads share the zones out among them: a prepared shape belongs to one
thread, GEOS builds its index at the first question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from planning.domain.functions import PRECEDENCE

Shapes = NDArray[np.object_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

THREADS = 2
#: A square millimetre: less is noise between neighbours that share an edge.
LEAST_M2 = 1e-6
#: Zones that one thread takes at a time.
_CHUNK = 128
#: Rank of a zone whose plan applies beside the others: it neither prevails, nor yields, nor governs.
BESIDE = -1
_COLLECTION, _POLYGON, _MULTIPOLYGON = 7, 3, 6
_LEVELS_BESIDE = frozenset({"thiet_ke_do_thi", "ha_tang_ky_thuat"})


@dataclass(frozen=True, slots=True)
class Pairs:
    """Parcels and zones with ground in common, by parcel then zone.

    Attributes:
        parcel, zone: positions in the arrays that were overlaid.
        area_m2: area of the common ground.
        whole: the zone covers the whole parcel.
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


def overlay(parcels: Shapes, zones: Shapes, threads: int = THREADS) -> Pairs:
    """Every pair with more than `LEAST_M2` in common.

    Args:
        parcels, zones: polygons or multipolygons of one CRS; invalid ones are mended before they are cut.
    """
    tree = shapely.STRtree(parcels)
    shapely.prepare(zones)
    starts = range(0, len(zones), _CHUNK)
    with ThreadPoolExecutor(max(threads, 1)) as pool:
        parts = list(pool.map(lambda start: _chunk(tree, parcels, zones, start), starts))
    if not parts:
        return Pairs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0), np.empty(0, np.bool_))
    parcel, zone, area, whole = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((zone, parcel))
    return Pairs(parcel[order], zone[order], area[order], whole[order])


def governing_areas(
    pairs: Pairs, parcels: Shapes, zones: Shapes, ranks: Ints, threads: int = THREADS
) -> Floats:
    """Area that each pair keeps after all zones of a higher rank, as `planning.domain.shares` divides one parcel.

    Args:
        ranks: of each zone (`dense_ranks`); zones of one rank do not override each other, `BESIDE` governs nothing.
    """
    rank = ranks[pairs.zone]
    left = np.where(rank == BESIDE, 0.0, pairs.area_m2)
    if not len(pairs):
        return left
    covered = np.full(len(parcels), BESIDE, dtype=np.int64)
    np.maximum.at(covered, pairs.parcel[pairs.whole], rank[pairs.whole])
    highest = np.full(len(parcels), BESIDE, dtype=np.int64)
    np.maximum.at(highest, pairs.parcel, rank)
    left[rank < covered[pairs.parcel]] = 0.0
    cut = np.flatnonzero((left > 0) & (rank < highest[pairs.parcel]))
    if not len(cut):
        return left
    # By parcel, the strongest first: what overrides a pair stands before the first of its own rank.
    order = np.lexsort((-rank, pairs.parcel))
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    by_parcel, by_rank = pairs.parcel[order], rank[order]
    opens_parcel = np.r_[True, by_parcel[1:] != by_parcel[:-1]]
    opens_rank = opens_parcel | np.r_[True, by_rank[1:] != by_rank[:-1]]
    at = np.arange(len(order))
    first = np.maximum.accumulate(np.where(opens_parcel, at, 0))[place[cut]]
    until = np.maximum.accumulate(np.where(opens_rank, at, 0))[place[cut]]

    def work(part: slice) -> Floats:
        mine, start, end = cut[part], first[part], until[part]
        remains = _pieces(parcels[pairs.parcel[mine]], zones[pairs.zone[mine]])
        for step in range(int((end - start).max(initial=0))):
            some = np.flatnonzero(start + step < end)
            other = order[start[some] + step]
            mask = _pieces(parcels[pairs.parcel[other]], zones[pairs.zone[other]])
            remains[some] = _areal(shapely.difference(remains[some], mask))
        area: Floats = shapely.area(remains)
        return area

    parts = [slice(start, start + 2_000) for start in range(0, len(cut), 2_000)]
    with ThreadPoolExecutor(max(threads, 1)) as pool:
        left[cut] = np.concatenate(list(pool.map(work, parts)))
    return left


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


def _chunk(
    tree: shapely.STRtree, parcels: Shapes, zones: Shapes, start: int
) -> tuple[Ints, Ints, Floats, Bools]:
    zone, parcel = tree.query(zones[start : start + _CHUNK])
    zone = zone + start
    whole = shapely.covers(zones[zone], parcels[parcel])
    cut = np.flatnonzero(~whole)
    cut = cut[shapely.intersects(zones[zone[cut]], parcels[parcel[cut]])]
    area = np.zeros(len(zone))
    area[whole] = shapely.area(parcels[parcel[whole]])
    area[cut] = _mended(shapely.intersection, zones[zone[cut]], parcels[parcel[cut]], shapely.area)
    kept = area > LEAST_M2
    return parcel[kept], zone[kept], area[kept], whole[kept]


def _pieces(parcels: Shapes, zones: Shapes) -> Shapes:
    return _areal(_mended(shapely.intersection, zones, parcels))


def _mended(
    cut: Callable[[Shapes, Shapes], Any],
    left: Shapes,
    right: Shapes,
    then: Callable[[Any], Any] = lambda found: found,
) -> Any:
    """What `cut` gives; where GEOS refuses because a shape is not simple, the shapes are mended first."""
    try:
        return then(cut(left, right))
    except shapely.GEOSException:
        sound = [np.where(shapely.is_valid(side), side, shapely.make_valid(side)) for side in (left, right)]
        return then(cut(*(_areal(side) for side in sound)))


def _areal(shapes: Shapes) -> Shapes:
    """The polygons of each shape: what touches along a line leaves lines and points beside them."""
    kinds = shapely.get_type_id(shapes)
    odd = np.flatnonzero((kinds != _POLYGON) & (kinds != _MULTIPOLYGON))
    if len(odd):
        shapes = shapes.copy()
        shapes[odd] = [_polygons(shapes[at]) if kinds[at] == _COLLECTION else shapely.Polygon() for at in odd]
    return shapes


def _polygons(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[np.isin(shapely.get_type_id(parts), (_POLYGON, _MULTIPOLYGON))])
