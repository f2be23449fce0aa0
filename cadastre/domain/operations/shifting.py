"""Chỉnh lý ranh giới. A parcel gets a new outline, and its neighbours give or take the ground in the same stroke."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import numpy as np
import shapely
from shapely import Geometry, MultiPolygon

from cadastre.domain.operation_errors import (
    BoundaryUnchanged,
    GroundHeldByNobody,
    NeighbourVanishes,
    PartsOverlap,
    UnionChanged,
)
from cadastre.domain.operations.balance import Balance, balance
from cadastre.domain.operations.cutting import Arranged, arrange
from cadastre.domain.operations.faces import edges_with_face, inside
from cadastre.domain.operations.ground import Ground, Shapes, is_hair, require_valid, together, widest
from cadastre.domain.operations.joining import joined_ground
from cadastre.domain.operations.noding import Edges, Points, complex_points, coordinates_of, edges_of
from cadastre.domain.operations.tolerances import LEAST_AREA_M2, LEAST_SHARED_M, SAME_LINE_M, TOLERANCE_M
from cadastre.domain.operations.vertices import with_vertices, without_vertices

K = TypeVar("K", bound=Hashable)


def correct_boundary(around: Mapping[K, MultiPolygon], main: K, new: MultiPolygon) -> dict[K, MultiPolygon]:
    """Give a parcel a new outline.

    Ground that it gains leaves its holder; each piece that it loses goes to the neighbour with the longest common
    boundary. The new outline bends by up to 1 mm onto vertices and edges that are there. New corners on parcels that
    `around` does not name are put in by `with_vertices`.

    Args:
        around: the parcel and all its neighbours, shapes in metres, one CRS.
        main: key of the parcel.
        new: its new outline.
    Returns:
        new shapes of those that change, also by a vertex only.
    Raises:
        BoundaryUnchanged: the outline stays within 1 mm.
        GroundHeldByNobody: ground would come from or go to no parcel.
        NeighbourVanishes: a neighbour would lose all its ground.
    """
    for shape in (*around.values(), new):
        require_valid(shape)
    old = around[main]
    if is_hair(old.symmetric_difference(new)):
        raise BoundaryUnchanged(new)
    _require_held(around, new)
    pieces = _rearranged(around, main, new)
    if sum(piece.area for piece in pieces[main]) < LEAST_AREA_M2:
        raise NeighbourVanishes(old)
    after = {key: joined_ground(pieces[key]) for key in around if key in pieces}
    traces = _traces(around, new, after)
    if len(traces):
        after = {key: without_vertices(shape, traces) for key, shape in after.items()}
    found = verify_correction({key: around[key] for key in after}, after)
    if found.overlap_width_m > TOLERANCE_M:
        raise PartsOverlap(found.overlap, area_m2=found.overlap.area, width_m=found.overlap_width_m)
    if found.gap_width_m > TOLERANCE_M:
        raise UnionChanged(found.gap, area_m2=found.gap.area, width_m=found.gap_width_m)
    return after


def verify_correction(before: Mapping[K, MultiPolygon], after: Mapping[K, MultiPolygon]) -> Balance:
    """Parcels before and after a correction; overlaps that were there before do not count.

    Args:
        before, after: shapes of the same parcels in metres, one CRS.
    """
    found = balance(list(before.values()), list(after.values()))
    if not found.overlap_width_m:
        return found
    new = found.overlap.difference(balance([], list(before.values())).overlap)
    return Balance(found.before_m2, found.after_m2, found.gap, new, found.gap_width_m, widest(new))


def _rearranged(around: Mapping[K, MultiPolygon], main: K, new: MultiPolygon) -> dict[K, list[Ground]]:
    """The pieces of ground of which each parcel consists afterwards, for those that change."""
    arranged = arrange(around[main], [edges_of(new, 1)])
    kept = inside(arranged.faces, new)
    pieces: dict[K, list[Ground]] = {main: list(arranged.faces[kept])}
    outline = arranged.lines
    beside = [key for key in around if key != main and shapely.dwithin(around[key], new, TOLERANCE_M)]
    giving = [key for key in beside if not is_hair(around[key].intersection(new))]
    for key in giving:
        divided, given = _divided(around[key], outline, around[main], new)
        outline = divided.lines.of(1)
        if given.all():
            raise NeighbourVanishes(around[key])
        pieces[main].extend(divided.faces[given])
        if given.any():
            pieces[key] = list(divided.faces[~given])
    corners = outline.points
    corners = corners[~np.isin(corners, complex_points(shapely.get_coordinates(around[main])))]
    for key in beside:
        if key not in pieces and (changed := with_vertices(around[key], coordinates_of(corners))) is not None:
            pieces[key] = [changed]
    for piece in arranged.faces[~kept]:
        receiver = _longest_neighbour(piece, around, main)
        pieces.setdefault(receiver, [around[receiver]]).append(piece)
    return pieces


def _traces(around: Mapping[K, MultiPolygon], new: MultiPolygon, after: Mapping[K, MultiPolygon]) -> Points:
    """Places where the new outline crossed the old one and no boundary is left but the new one: no corners."""
    shapes: Shapes = np.array(list(after.values()), dtype=object)
    start, end, _polygon = edges_with_face(shapely.get_parts(shapes))
    corners = np.unique(start)
    drawn = shapely.MultiPoint(shapely.get_coordinates(new))
    before = complex_points(shapely.get_coordinates(list(around.values())))
    corners = corners[~np.isin(corners, before)]
    corners = corners[~shapely.dwithin(drawn, shapely.points(coordinates_of(corners)), 2 * TOLERANCE_M)]
    return np.array([at for at in corners if _is_straight(at, start, end)], dtype=np.complex128)


def _is_straight(at: complex, start: Points, end: Points) -> bool:
    """Whether all boundaries at a place run straight through it, to the same two corners."""
    leads = np.unique(np.concatenate([end[start == at], start[end == at]]))
    if len(leads) != 2:
        return False
    before, after = at - leads[0], leads[1] - at
    aside = abs((before.conjugate() * after).imag) / abs(leads[1] - leads[0])
    return bool(aside <= SAME_LINE_M and (before.conjugate() * after).real > 0)


def _require_held(around: Mapping[K, MultiPolygon], new: MultiPolygon) -> None:
    """Refuse an outline that reaches over ground of no parcel."""
    free: Geometry = new.difference(together(list(around.values())))
    if not is_hair(free):
        raise GroundHeldByNobody(free, area_m2=free.area)


def _divided(
    shape: MultiPolygon, outline: Edges, old: MultiPolygon, new: MultiPolygon
) -> tuple[Arranged, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """A neighbour divided by the new outline, and which of its faces it gives up.

    Where it overlapped the parcel already, nothing changes; the old outline tells that ground from what is gained.
    """
    overlapped = not is_hair(shape.intersection(old))
    lines: Sequence[Edges] = [outline, edges_of(old, 2)] if overlapped else [outline]
    divided = arrange(shape, lines)
    given = inside(divided.faces, new)
    if overlapped:
        given &= ~inside(divided.faces, old)
    return divided, given


def _longest_neighbour(piece: Geometry, around: Mapping[K, MultiPolygon], main: K) -> K:
    """The neighbour with most of the old boundary of a piece that the parcel loses, unless most of it is nobody's."""
    keys = list(around)
    shapes: Shapes = np.array([around[key] for key in keys], dtype=object)
    near = shapely.dwithin(shapes, piece, TOLERANCE_M)
    own = keys.index(main)
    shapes[own], near[own] = around[main].boundary, True
    lengths = np.zeros(len(keys))
    wide = shapely.buffer(shapes[near], 2 * TOLERANCE_M, join_style="mitre")
    lengths[near] = shapely.length(shapely.intersection(wide, piece.boundary))
    old, lengths[own] = lengths[own], 0.0
    nobodys = old - lengths.sum()
    if lengths.max() < max(LEAST_SHARED_M, nobodys):
        raise GroundHeldByNobody(piece, area_m2=float(piece.area))
    return keys[int(lengths.argmax())]
