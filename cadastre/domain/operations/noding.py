"""Nút giao. Boundaries and lines brought together so that they meet in common vertices only.

The rank of an owner says who gives way: vertices of rank 0, the parcel that is cut, never move and are never rounded.
Lines and shapes of higher rank bend by up to 1 mm onto vertices and edges of lower rank, so that no hair of ground is
left between them; where two cross, one computed point is put into both. Points are complex numbers, x + iy.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from cadastre.domain.operation_errors import LinesTangled
from cadastre.domain.operations.tolerances import ON_LINE_M, TOLERANCE_M

Points = NDArray[np.complex128]
Indices = NDArray[np.intp]
#: Real boundaries are settled after two or three rounds; more says that they are drawn at the scale of the tolerance.
_ROUNDS = 24


@dataclass(frozen=True, slots=True)
class Edges:
    """Straight edges with the rank of the boundary or line to which each belongs; no edge has length zero."""

    start: Points
    end: Points
    owner: Indices

    @property
    def lines(self) -> NDArray[np.object_]:
        """The edges as an array of LineStrings."""
        return lines_between(self.start, self.end)

    def of(self, owner: int) -> Edges:
        """Edges of one owner."""
        return self.where(self.owner == owner)

    def where(self, chosen: NDArray[np.bool_]) -> Edges:
        """The chosen edges."""
        return Edges(self.start[chosen], self.end[chosen], self.owner[chosen])

    @property
    def points(self) -> Points:
        """Distinct vertices."""
        return np.unique(np.concatenate([self.start, self.end]))


def complex_points(coordinates: NDArray[np.float64]) -> Points:
    """Rows (x, y) as complex numbers."""
    return np.ascontiguousarray(coordinates[:, :2], dtype=np.float64).view(np.complex128).ravel()


def coordinates_of(points: Points) -> NDArray[np.float64]:
    """Complex numbers as rows (x, y)."""
    return np.ascontiguousarray(points).view(np.float64).reshape(-1, 2)


def lines_between(start: Points, end: Points) -> NDArray[np.object_]:
    """LineStrings of two points each."""
    ends = np.stack([start, end], axis=1).view(np.float64).reshape(-1, 2, 2)
    made: NDArray[np.object_] = shapely.linestrings(ends)
    return made


def edges_of(geometry: Geometry, owner: int) -> Edges:
    """Edges of the rings of a polygonal geometry, or of a line."""
    lines = shapely.get_parts(geometry)
    if shapely.get_dimensions(geometry) == 2:
        lines = shapely.get_rings(lines)
    coordinates, line = shapely.get_coordinates(lines, return_index=True)
    points = complex_points(coordinates)
    start, end = points[:-1], points[1:]
    real = (line[:-1] == line[1:]) & (start != end)
    return Edges(start[real], end[real], np.full(int(real.sum()), owner, dtype=np.intp))


def joined(several: list[Edges]) -> Edges:
    """All edges in one."""
    return Edges(
        np.concatenate([one.start for one in several]),
        np.concatenate([one.end for one in several]),
        np.concatenate([one.owner for one in several]),
    )


def noded(edges: Edges, within_m: float = TOLERANCE_M) -> Edges:
    """The same edges, meeting in common vertices only.

    Args:
        edges: of one or more owners; those of rank 0 are left as they are but for vertices put on them.
        within_m: what is nearer than this is brought together.
    Raises:
        LinesTangled: they do not come to rest.
    """
    edges = _settled(edges, within_m)
    for _round in range(_ROUNDS):
        lines = edges.lines
        tree = shapely.STRtree(lines)
        more = _with_near_vertices(edges, tree, within_m)
        if more is None:
            more = _with_crossings(edges, lines, tree, within_m)
            if more is not None:
                more = _settled(more, within_m)
        if more is None:
            return edges
        edges = more
    raise LinesTangled(shapely.multilinestrings(edges.lines[edges.owner > 0]))


def _settled(edges: Edges, within_m: float) -> Edges:
    """Vertices within tolerance of what has a lower rank moved onto it: onto a vertex first, else onto the edge.

    Of two edges that of the lower rank: a vertex left beside an edge of rank 0 would bend that edge.
    """
    start, end = edges.start.copy(), edges.end.copy()
    for owner in range(1, int(edges.owner.max()) + 1):
        own, lower = edges.owner == owner, (edges.owner < owner) & (start != end)
        if not own.any():
            continue
        held, place = np.unique(np.concatenate([start[own], end[own]]), return_inverse=True)
        moved = _moved(held, Edges(start[lower], end[lower], edges.owner[lower]), within_m)
        if moved is not held:
            start[own], end[own] = np.split(moved[place.ravel()], 2)
    real = start != end
    return Edges(start[real], end[real], edges.owner[real])


def _moved(points: Points, onto: Edges, within_m: float) -> Points:
    """`points`, those within tolerance of vertices or edges moved onto them; the same array when none moves."""
    near_point, near_line = shapely.STRtree(onto.lines).query(
        shapely.points(coordinates_of(points)), predicate="dwithin", distance=within_m
    )
    if not len(near_point):
        return points
    moved = points.copy()
    a, b, p = onto.start[near_line], onto.end[near_line], points[near_point]
    ends = np.stack([a, b], axis=1)
    foot = _foot(p, a, b)
    to_end = np.minimum(np.abs(ends - p[:, None]), np.abs(ends - foot[:, None]))
    nearest = np.take_along_axis(ends, to_end.argmin(axis=1)[:, None], axis=1)[:, 0]
    at_end = to_end.min(axis=1)
    off_line = np.abs(p - foot)
    for index in np.unique(near_point):
        rows = np.flatnonzero(near_point == index)
        corner = rows[at_end[rows].argmin()]
        line = rows[np.lexsort((off_line[rows], onto.owner[near_line[rows]]))[0]]
        if at_end[corner] <= within_m:
            moved[index] = nearest[corner]
        elif off_line[line] > ON_LINE_M:
            moved[index] = foot[line]
    return points if (moved == points).all() else moved


def _foot(p: Points, a: Points, b: Points) -> Points:
    """The point of each edge a–b that is nearest to p."""
    along = b - a
    share = ((p - a) * along.conj()).real / np.abs(along) ** 2
    feet: Points = a + np.clip(share, 0, 1) * along
    return feet


def _with_near_vertices(edges: Edges, tree: shapely.STRtree, within_m: float) -> Edges | None:
    """Edges broken at vertices of other owners within tolerance; None when there are none."""
    points, owners = _vertices_by_owner(edges)
    at_point, at_line = tree.query(
        shapely.points(coordinates_of(points)), predicate="dwithin", distance=within_m
    )
    p, a, b = points[at_point], edges.start[at_line], edges.end[at_line]
    wanted = (p != a) & (p != b) & (owners[at_point] != edges.owner[at_line])
    at_point, at_line, p, a, b = (each[wanted] for each in (at_point, at_line, p, a, b))
    if not len(p):
        return None
    # A boundary is not pinched where two of its own edges come close: only exact touches of itself are nodes.
    own = _holds(points, owners, p, edges.owner[at_line])
    at_line, p = (each[~own | (np.abs(p - _foot(p, a, b)) <= ON_LINE_M)] for each in (at_line, p))
    return _broken(edges, at_line, p) if len(p) else None


def _vertices_by_owner(edges: Edges) -> tuple[Points, Indices]:
    """Distinct (vertex, owner)."""
    points = np.concatenate([edges.start, edges.end])
    owners = np.concatenate([edges.owner, edges.owner])
    order = np.lexsort((points.imag, points.real, owners))
    points, owners = points[order], owners[order]
    new = np.ones(len(points), dtype=bool)
    new[1:] = (points[1:] != points[:-1]) | (owners[1:] != owners[:-1])
    return points[new], owners[new]


def _holds(points: Points, owners: Indices, p: Points, owner: Indices) -> NDArray[np.bool_]:
    """Whether each p is a vertex of the owner beside it."""
    found = np.zeros(len(p), dtype=bool)
    for one in np.unique(owner):
        rows = owner == one
        found[rows] = np.isin(p[rows], points[owners == one])
    return found


def _with_crossings(
    edges: Edges, lines: NDArray[np.object_], tree: shapely.STRtree, within_m: float
) -> Edges | None:
    """Edges broken where one of rank above 0 crosses another; None when nothing crosses."""
    free = np.flatnonzero(edges.owner > 0)
    query, other = tree.query(lines[free], predicate="intersects")
    one = free[query]
    distinct = (other != one) & ((edges.owner[other] == 0) | (other > one))
    one, other = one[distinct], other[distinct]
    low, high = np.where(edges.owner[one] <= edges.owner[other], (one, other), (other, one))
    p, q = edges.start[low], edges.start[high]
    p_end, q_end = edges.end[low], edges.end[high]
    touching = (p == q) | (p == q_end) | (p_end == q) | (p_end == q_end)
    r, s = p_end - p, q_end - q
    slant = (r.conj() * s).imag
    crossing = ~touching & (slant != 0)
    low, high, p, r, q, s, slant = (each[crossing] for each in (low, high, p, r, q, s, slant))
    if not len(low):
        return None
    at = p + ((q - p).conj() * s).imag / slant * r
    for ends in (edges.start[high], edges.end[high], edges.start[low], edges.end[low]):
        at = np.where(np.abs(at - ends) <= ON_LINE_M, ends, at)
    return _broken(edges, np.concatenate([low, high]), np.tile(_gathered(at, edges, low, within_m), 2))


def _gathered(at: Points, edges: Edges, low: Indices, within_m: float) -> Points:
    """Crossings within tolerance of one another brought to one, unless that would pull an edge of rank 0 aside."""
    order = np.argsort(edges.owner[low], kind="stable")
    kept: list[complex] = []
    gathered = at.copy()
    for index in order:
        a, b = edges.start[low[index]], edges.end[low[index]]
        for earlier in kept:
            if abs(earlier - at[index]) <= within_m and (
                edges.owner[low[index]] > 0
                or abs(_foot(np.array([earlier]), np.array([a]), np.array([b]))[0] - earlier) <= ON_LINE_M
            ):
                gathered[index] = earlier
                break
        else:
            kept.append(complex(at[index]))
    return gathered


def _broken(edges: Edges, at_edge: Indices, points: Points) -> Edges | None:
    """Edges with the points put into them, in their order along each edge; None when all are ends already."""
    stops: dict[int, set[complex]] = defaultdict(set)
    for edge, point in zip(at_edge.tolist(), points.tolist(), strict=True):
        if point not in (edges.start[edge], edges.end[edge]):
            stops[edge].add(point)
    if not stops:
        return None
    keep = np.ones(len(edges.owner), dtype=bool)
    keep[list(stops)] = False
    start, end, owner = [edges.start[keep]], [edges.end[keep]], [edges.owner[keep]]
    for edge, inside in stops.items():
        a, b = complex(edges.start[edge]), complex(edges.end[edge])
        ordered = sorted(inside, key=lambda point: ((point - a) * (b - a).conjugate()).real)
        chain = np.array([a, *ordered, b])
        start.append(chain[:-1])
        end.append(chain[1:])
        owner.append(np.full(len(chain) - 1, edges.owner[edge], dtype=np.intp))
    return Edges(np.concatenate(start), np.concatenate(end), np.concatenate(owner))
