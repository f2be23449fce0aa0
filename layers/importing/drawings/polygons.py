"""Vùng từ đường ranh. Areas that the lines of a drawing bound. Pure; metres of the drawing.

A line that ends on the middle of another meets it only to the resolution of the file: a DGN holds millimetres, and no
number lies exactly on a slanting line. So lines are cut at every vertex that lies on them, and a loose end that stops
just short of a line (or runs just past it) is brought to it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

Shapes = NDArray[np.object_]
Floats = NDArray[np.float64]
Indices = NDArray[np.int64]

#: Points nearer than this are one, and lie on a line: both ends of a line and the point were rounded to the millimetre,
#: each by up to 0.71 mm.
RESOLUTION_M = 0.0015
#: A loose end this near to a line means it; below the position tolerance of every map scale (5 cm at 1:200).
REACH_M = 0.02


@dataclass(frozen=True, slots=True)
class Areas:
    """What the lines bound.

    Attributes:
        polygons: without overlap; an area inside another is a hole of it and a polygon of its own.
        loose: line strings that end nowhere and bound nothing.
        joined: loose ends that were brought to a line; the farthest by `farthest_m`.
    """

    polygons: Shapes
    loose: Shapes
    joined: int
    farthest_m: float


def areas(lines: Shapes) -> Areas:
    """Areas bounded by line strings, wherever these meet or cross.

    Args:
        lines: flat, in metres.
    """
    points, pieces = _graph(lines)
    points, pieces, moved = _with_loose_ends_joined(points, pieces)
    drawn = shapely.linestrings(points[pieces])
    noded = shapely.get_parts(shapely.union_all(drawn)) if len(drawn) else np.empty(0, dtype=object)
    found, _cuts, dangles, _invalid = shapely.polygonize_full(noded)
    loose = shapely.get_parts(dangles)
    if len(loose):
        loose = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(loose)))
    return Areas(shapely.get_parts(found), loose, len(moved), float(moved.max(initial=0.0)))


def _graph(lines: Shapes) -> tuple[Floats, Indices]:
    """Distinct points, and pieces as pairs of them, cut wherever a point lies on a piece."""
    coordinates, owner = shapely.get_coordinates(lines, return_index=True)
    points, number = np.unique(coordinates, axis=0, return_inverse=True)
    number = number.reshape(-1)
    same = owner[1:] == owner[:-1]
    pieces = np.column_stack([number[:-1][same], number[1:][same]])
    pieces = _distinct(_one_of_close(points)[pieces])
    used = np.unique(pieces)
    if not len(pieces):
        return points, pieces
    segments = shapely.STRtree(shapely.linestrings(points[pieces]))
    hit, piece = segments.query(shapely.points(points[used]), predicate="dwithin", distance=RESOLUTION_M)
    return points, _cut(points, pieces, used[hit], piece)


def _one_of_close(points: Floats) -> Indices:
    """For each point the one that stands for all within the resolution."""
    stands = np.arange(len(points))
    places = shapely.points(points)
    one, other = shapely.STRtree(places).query(places, predicate="dwithin", distance=RESOLUTION_M)
    for first, second in zip(*_sorted_pairs(one[one < other], other[one < other]), strict=True):
        stands[second] = min(stands[second], stands[first])
    return stands


def _sorted_pairs(one: NDArray[np.intp], other: NDArray[np.intp]) -> tuple[Indices, Indices]:
    order = np.lexsort((other, one))
    return one[order], other[order]


def _cut(points: Floats, pieces: Indices, at: NDArray[np.int64], piece: NDArray[np.intp]) -> Indices:
    """Pieces cut at points that lie on them; a point that ends its piece cuts nothing."""
    inner = (pieces[piece, 0] != at) & (pieces[piece, 1] != at)
    at, piece = at[inner], piece[inner]
    start = points[pieces[piece, 0]]
    along = ((points[at] - start) * (points[pieces[piece, 1]] - start)).sum(axis=1)
    count = np.arange(len(pieces))
    owner = np.concatenate([count, piece, count])
    order = np.concatenate([np.full(len(pieces), -np.inf), along, np.full(len(pieces), np.inf)])
    number = np.concatenate([pieces[:, 0], at, pieces[:, 1]])
    sort = np.lexsort((order, owner))
    owner, number = owner[sort], number[sort]
    same = owner[1:] == owner[:-1]
    return _distinct(np.column_stack([number[:-1][same], number[1:][same]]))


def _distinct(pieces: Indices) -> Indices:
    """Every piece once, whichever way it was drawn, none of no length."""
    ordered = np.sort(pieces, axis=1)
    ordered = ordered[ordered[:, 0] != ordered[:, 1]]
    return np.unique(ordered, axis=0).reshape(-1, 2)


def _with_loose_ends_joined(points: Floats, pieces: Indices) -> tuple[Floats, Indices, Floats]:
    """Loose ends within reach of a point or a piece are moved to it; the third value is how far each moved."""
    ends, degree = np.unique(pieces, return_counts=True)
    loose = ends[degree == 1]
    if not len(loose):
        return points, pieces, np.empty(0)
    places = shapely.points(points)
    target = np.arange(len(points))
    to_point = _nearest_points(ends, loose, places, pieces)
    for end, point in to_point.items():
        target[end] = point
    feet, at, cut = _feet(
        sorted(set(loose.tolist()) - to_point.keys() - set(to_point.values())), places, pieces
    )
    target[at] = len(points) + np.arange(len(feet))
    stretched = np.vstack([points, feet])
    moved = np.linalg.norm(stretched[target[: len(points)]] - points, axis=1)
    target = np.concatenate([target, np.arange(len(points), len(stretched))])
    return stretched, _cut(stretched, target[pieces], target[at], cut), moved[moved > 0]


def _feet(loose: list[int], places: Shapes, pieces: Indices) -> tuple[Floats, Indices, NDArray[np.intp]]:
    """For each loose end with a piece within reach: the nearest point of that piece, the end, the piece."""
    segments = shapely.linestrings(shapely.get_coordinates(places)[pieces])
    at = np.array(loose, dtype=np.int64)
    end, piece = shapely.STRtree(segments).query(places[at], predicate="dwithin", distance=REACH_M)
    other = (pieces[piece] != at[end][:, None]).all(axis=1)
    end, piece = end[other], piece[other]
    order = np.lexsort((shapely.distance(segments[piece], places[at[end]]), end))
    first = np.unique(end[order], return_index=True)[1]
    end, piece = end[order][first], piece[order][first]
    along = shapely.line_locate_point(segments[piece], places[at[end]])
    feet = shapely.get_coordinates(shapely.line_interpolate_point(segments[piece], along))
    return feet.reshape(-1, 2), at[end], piece


def _nearest_points(ends: Indices, loose: Indices, places: Shapes, pieces: Indices) -> dict[int, int]:
    """For each loose end the nearest end of a piece within reach; of two that mean each other one stays."""
    of_loose = pieces[np.isin(pieces, loose).any(axis=1)]
    partner = dict([*of_loose.tolist(), *of_loose[:, ::-1].tolist()])
    one, other = shapely.STRtree(places[ends]).query(places[loose], predicate="dwithin", distance=REACH_M)
    distance = shapely.distance(places[loose[one]], places[ends[other]])
    found: dict[int, int] = {}
    for index in np.argsort(distance, kind="stable"):
        end, point = int(loose[one[index]]), int(ends[other[index]])
        if point in (end, partner[end]) or end in found or end in found.values() or point in found:
            continue
        found[end] = point
    return found
