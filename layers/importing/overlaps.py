"""Chồng lấn. Pairs of areas that overlap, found without comparing every neighbour with every other.

Where parcels fit together each edge is walked once in either direction. Such edges cancel; the few that are left bound
all ground that is covered a different number of times, so only areas on ground covered twice are compared in pairs.
"""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.importing.issues import IssueLog
from layers.importing.rings import ring_sizes
from layers.rules import Rule

Shapes = NDArray[np.object_]
Flags = NDArray[np.bool_]
#: Overlaps below this area are the rounding of computed coordinates, not a finding (1 mm²).
ROUNDING_M2 = 1e-6
#: Ground narrower than this may be misjudged by its inner point: areas along it are compared in any case.
_SLIVER_M = 1e-3
#: From this share of edges that no neighbour walks back, comparing all neighbours is cheaper.
_LOOSE = 0.4
_INTERIORS_MEET = "T********"
#: GEOS works outside the interpreter lock. A prepared shape is the left one in one thread only.
THREADS = min(4, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rows (indices, first < second) and what they share: area in m² and a point of it."""

    first: int
    second: int
    area_m2: float
    x: float
    y: float


def find_overlaps(shapes: Shapes, *, within_m: float = 0.0, min_area_m2: float = 0.0) -> list[Overlap]:
    """Pairs of polygons whose interiors meet.

    Args:
        shapes: valid polygons in a metric CRS; None is ignored.
        within_m: strips narrower than this are rounding.
        min_area_m2: overlaps up to this area are not reported.
    """
    places = np.flatnonzero(~shapely.is_missing(shapes) & ~shapely.is_empty(shapes))
    places = places[suspects(shapes[places])]
    areas = shapes[places]
    pairs = _meeting(areas)
    if not len(pairs):
        return []
    shared = shapely.intersection(areas[pairs[:, 0]], areas[pairs[:, 1]])
    size = shapely.area(shared)
    width = np.divide(2 * size, shapely.length(shared), out=np.zeros_like(size), where=size > 0)
    found = np.flatnonzero((size > max(min_area_m2, ROUNDING_M2)) & (width >= within_m))
    points = shapely.get_coordinates(shapely.point_on_surface(shared[found]))
    return [
        Overlap(
            int(places[pairs[place, 0]]), int(places[pairs[place, 1]]), float(size[place]), float(x), float(y)
        )
        for place, (x, y) in zip(found, points, strict=True)
    ]


def suspects(areas: Shapes, loose: float = _LOOSE) -> NDArray[np.int64]:
    """Indices of the polygons that may overlap another; all of them when more than `loose` of the edges are single.

    The number of polygons over a place changes only across edges that are left after cancelling, so it is the same
    all over a face of their arrangement and is counted once a face.
    """
    everything = np.arange(len(areas))
    if len(areas) < 2:
        return everything[:0]
    lines, share = _single_edges(areas)
    if not len(lines):
        return everything[:0]
    if share > loose:
        return everything
    chains = shapely.line_merge(shapely.multilinestrings(lines))
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.unary_union(chains))))
    tree = shapely.STRtree(areas)
    # A point on a cancelled edge is counted for both sides: rather one face too many than one too few.
    face, _area = tree.query(shapely.point_on_surface(faces), predicate="intersects")
    covered = np.bincount(face, minlength=len(faces))
    narrow = 2 * shapely.area(faces) < _SLIVER_M * shapely.length(faces)
    _face, found = tree.query(faces[(covered > 1) | narrow], predicate="intersects")
    return np.unique(found)


def _single_edges(areas: Shapes) -> tuple[Shapes, float]:
    """Edges that are not walked equally often in both directions, and their share of all edges.

    Rings are walked with the ground on one side. Edges are told apart by 64 bits of their coordinates: two of a
    million agree by chance once in 10⁷ files.
    """
    parts = shapely.get_parts(areas)
    rings, sizes = ring_sizes(parts)
    part = np.repeat(np.arange(len(parts)), rings)
    points = shapely.get_coordinates(areas)
    ring = np.repeat(np.arange(len(sizes)), sizes)
    first = np.cumsum(sizes) - sizes
    local = points - points[first][ring]
    within = ring[1:] == ring[:-1]
    cross = np.zeros(len(points))
    cross[:-1] = np.where(within, local[:-1, 0] * local[1:, 1] - local[1:, 0] * local[:-1, 1], 0)
    is_shell = np.r_[True, part[1:] != part[:-1]]
    turn = np.where((np.add.reduceat(cross, first) > 0) == is_shell, 1, -1)
    codes = _codes(points)
    start, end = np.flatnonzero(within), np.flatnonzero(within) + 1
    moved = codes[start] != codes[end]
    start, end = start[moved], end[moved]
    forward = codes[start] < codes[end]
    low = np.where(forward, codes[start], codes[end])
    high = np.where(forward, codes[end], codes[start])
    edge = low * np.uint64(3) + high * np.uint64(0x165667B19E3779F9)
    order = np.argsort(edge)
    ordered = edge[order]
    group = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    net = np.add.reduceat(np.where(forward, turn[ring[start]], -turn[ring[start]])[order], group)
    single = order[group[net != 0]]
    lines = shapely.linestrings(np.stack([points[start[single]], points[end[single]]], axis=1))
    return lines, len(single) / max(1, len(group))


def _codes(points: NDArray[np.float64]) -> NDArray[np.uint64]:
    """64 mixed bits of each position, equal for equal coordinates."""
    bits = np.ascontiguousarray(points + 0.0).view(np.uint64)  # + 0.0: minus zero is zero
    mixed = bits[:, 0] * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    mixed += bits[:, 1] * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed ^= mixed >> np.uint64(32)
    mixed *= np.uint64(0xD6E8FEB86659FD93)
    return mixed ^ (mixed >> np.uint64(32))


def _meeting(areas: Shapes) -> NDArray[np.int64]:
    """Pairs (first < second) whose interiors meet; neighbours that only touch are told apart without an overlay."""
    if len(areas) < 2:
        return np.empty((0, 2), dtype=np.int64)
    first, second = shapely.STRtree(areas).query(areas)
    pairs = np.stack([first, second], axis=1)[first < second]
    pairs = pairs[np.argsort(pairs[:, 0], kind="stable")]
    areas = _apart(areas)
    shapely.prepare(areas)
    cuts = np.searchsorted(pairs[:, 0], np.linspace(0, len(areas), THREADS * 8 + 1))

    def meet(part: tuple[int, int]) -> NDArray[np.bool_]:
        chunk = pairs[part[0] : part[1]]
        found: NDArray[np.bool_] = shapely.relate_pattern(
            areas[chunk[:, 0]], areas[chunk[:, 1]], _INTERIORS_MEET
        )
        return found

    with ThreadPoolExecutor(THREADS) as pool:
        parts = list(pool.map(meet, pairwise(cuts.tolist())))
    return pairs[np.concatenate(parts)]


def _apart(areas: Shapes) -> Shapes:
    """The shapes, one that stands in several rows as several objects: two threads that use one prepared shape crash."""
    _objects, first = np.unique(np.fromiter(map(id, areas), np.uint64, len(areas)), return_index=True)
    if len(first) == len(areas):
        return areas
    again = np.ones(len(areas), dtype=bool)
    again[first] = False
    apart = areas.copy()
    apart[again] = shapely.from_wkb(shapely.to_wkb(areas[again]))
    return apart


def begin_overlaps(shapes: Shapes, rule: Rule) -> Future[list[Overlap]]:
    """Rule `no-overlap`, looked for in a thread: it only warns, so rows may be on their way meanwhile."""
    pool = ThreadPoolExecutor(1, thread_name_prefix="no-overlap")
    found = pool.submit(
        find_overlaps,
        shapes,
        within_m=float(rule.parameter("within_m")),  # type: ignore[arg-type]
        min_area_m2=float(rule.parameter("min_area_m2")),  # type: ignore[arg-type]
    )
    pool.shutdown(wait=False)
    return found


def warn_overlaps(found: list[Overlap], rule: Rule, rows: NDArray[np.int64], log: IssueLog) -> None:
    """Report each pair once, at the later row."""
    for one in found:
        log.add(
            "no-overlap", row=rows[one.second], severity=rule.severity, other=int(rows[one.first]),
            area=f"{one.area_m2:.4f}",
        )  # fmt: skip
