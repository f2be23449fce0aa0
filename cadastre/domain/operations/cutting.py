"""Tách thửa. A parcel cut by lines or into given parts, without a gap, an overlap or a rounded coordinate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon

from cadastre.domain.operation_errors import (
    AreaTooSmall,
    LineCrossesItself,
    LineEndsInside,
    LineMissesParcel,
    PartsLeaveGap,
    PartsOutside,
    PartsOverlap,
    PartsTooFew,
    SidesUnclear,
    UnionChanged,
    WrongVertices,
)
from cadastre.domain.operations.cut_lines import Measure as Measure
from cadastre.domain.operations.cut_lines import line_for_area as line_for_area
from cadastre.domain.operations.cut_lines import line_for_area_along as line_for_area_along
from cadastre.domain.operations.cut_lines import line_of_vertices as line_of_vertices
from cadastre.domain.operations.cut_lines import offset_line as offset_line
from cadastre.domain.operations.faces import (
    edges_with_face,
    inside,
    network,
    pieces_between,
    put_together,
    shared_lengths,
)
from cadastre.domain.operations.ground import (
    Ground,
    Shapes,
    as_multi,
    is_hair,
    overlaps,
    require_valid,
    together,
    widest,
)
from cadastre.domain.operations.noding import Edges, coordinates_of, edges_of, joined, noded
from cadastre.domain.operations.numbering import reading_order
from cadastre.domain.operations.reaching import led_to_boundary
from cadastre.domain.operations.tolerances import CONSERVED_M2, LEAST_AREA_M2, REACH_M, TOLERANCE_M

#: `pieces`: each connected piece becomes a parcel. `sides`: what lies left of the line, and what lies right of it.
Group = Literal["pieces", "sides"]


@dataclass(frozen=True)
class Cut:
    """A parcel divided.

    Attributes:
        children: in the order in which parcels are numbered; of given parts, in the order given.
        ends: vertices that the cut put on the rings of the parent, rows (x, y); neighbours get the same doubles.
    """

    children: tuple[MultiPolygon, ...]
    ends: NDArray[np.float64]


@dataclass(frozen=True)
class Arranged:
    """A parcel and lines brought together.

    Attributes:
        faces: what the parcel falls into.
        inner: edges of the lines within the parcel, as drawn.
        lines: all edges of the lines after they gave way to the parcel.
        ends: new vertices on the rings of the parcel, rows (x, y).
        bridges: inner edges with the same ground on both sides. dangles: inner edges that lead nowhere.
    """

    faces: Shapes
    inner: Edges
    lines: Edges
    ends: NDArray[np.float64]
    bridges: Shapes
    dangles: Shapes


def split_by_lines(parent: MultiPolygon, lines: Sequence[LineString], *, group: Group = "pieces") -> Cut:
    """Cut a parcel by lines that lead from boundary to boundary, or from one cut to another.

    A line within 1 mm of a vertex goes through it; an end within 5 cm of the boundary reaches it. Polygons of the
    parcel that no line cuts stay with the largest child; for the sides of one straight line, on their side of it.

    Args:
        parent: shape in metres, storage CRS.
        lines: in the same CRS; what lies outside the parent is left out.
    Raises:
        OperationError: the line misses, ends inside or crosses itself; a piece would be too small; see the classes.
    """
    require_valid(parent)
    for line in lines:
        _require_simple(line)
    reaching = led_to_boundary(parent, lines)
    arranged = arrange(parent, [edges_of(line, rank + 1) for rank, line in enumerate(reaching)])
    _require_division(parent, lines, arranged)
    left, right = _beside(arranged)
    if group == "sides":
        groups = _sides(arranged, left, right, lines)
    else:
        touched = left | right
        groups = [[int(face)] for face in np.flatnonzero(touched)]
        largest = max(groups, key=lambda group: float(shapely.area(arranged.faces[group[0]])))
        largest.extend(int(face) for face in np.flatnonzero(~touched))
    children = [as_multi(MultiPolygon(list(arranged.faces[group]))) for group in groups]
    children = [children[index] for index in reading_order(children)]
    require_partition(parent, children)
    return Cut(tuple(children), arranged.ends)


def split_by_parts(parent: MultiPolygon, parts: Sequence[Ground]) -> Cut:
    """Cut a parcel into parts that are drawn already; their boundaries are followed exactly, one for two neighbours.

    Raises:
        PartsLeaveGap, PartsOverlap, PartsOutside: by more than 1 mm, with the place.
        PartsTooFew: fewer than two.
        AreaTooSmall: a part is smaller than areas are registered.
    """
    require_valid(parent)
    for part in parts:
        require_valid(part)
    if len(parts) < 2:
        raise PartsTooFew(count=len(parts))
    _require_agreement(parent, parts)
    arranged = arrange(parent, [edges_of(part, rank + 1) for rank, part in enumerate(parts)])
    label = _labels(arranged.faces, parts)
    children = []
    for index in range(len(parts)):
        own = arranged.faces[label == index]
        if not len(own):
            raise AreaTooSmall(parts[index], area_m2=float(parts[index].area))
        children.append(put_together(own))
    require_partition(parent, children)
    return Cut(tuple(children), arranged.ends)


def arrange(parent: MultiPolygon, lines: Sequence[Edges]) -> Arranged:
    """Bring lines (rank 1, 2, …) together with a parcel (rank 0) and find its faces."""
    before = edges_of(parent, 0)
    edges = noded(joined([before, *lines]))
    net = network(edges)
    shapely.prepare(parent)
    fixed = net.walked_by[:, 0]
    middles = net.middles
    inner = ~fixed & shapely.contains_xy(parent, middles[:, 0], middles[:, 1])
    drawn = inner[net.place]
    pieces = pieces_between(net.lines(fixed | inner))
    faces = pieces.faces[inside(pieces.faces, parent)]
    after = edges.of(0).points
    return Arranged(
        faces,
        edges.where(drawn),
        edges.where(edges.owner > 0),
        coordinates_of(after[~np.isin(after, before.points)]),
        pieces.bridges,
        pieces.dangles,
    )


def require_partition(parent: MultiPolygon, children: Sequence[MultiPolygon]) -> None:
    """Refuse children that are too small to register, that are invalid, or that do not add up to the parent.

    Raises:
        AreaTooSmall, UnionChanged: with the place.
    """
    for child in children:
        if child.area < LEAST_AREA_M2:
            raise AreaTooSmall(child, area_m2=child.area)
        require_valid(child)
    changed = abs(float(shapely.area(np.array(children, dtype=object)).sum()) - parent.area)
    if changed > CONSERVED_M2:
        raise UnionChanged(parent, area_m2=changed, width_m=TOLERANCE_M)


def _require_simple(line: LineString) -> None:
    if line.is_empty or not np.isfinite(line.bounds).all() or line.length == 0:
        raise WrongVertices(
            why_vi="có ít hơn hai điểm khác nhau.", why_en="there are fewer than two different points."
        )
    if not line.is_simple:
        raise LineCrossesItself(line)


def _require_division(parent: MultiPolygon, lines: Sequence[LineString], arranged: Arranged) -> None:
    """Refuse lines that end inside (by more than the reach) or that have the same ground on both sides."""
    loose = arranged.dangles
    if len(loose):
        loose = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(loose)))
    long = loose[shapely.length(loose) > REACH_M] if len(loose) else loose
    if len(long):
        boundary = parent.boundary
        ends = shapely.points(shapely.get_coordinates(long))
        distance = float(shapely.distance(ends, boundary).max())
        raise LineEndsInside(shapely.multilinestrings(long), distance_m=distance)
    if len(arranged.bridges):
        raise LineMissesParcel(shapely.multilinestrings(arranged.bridges))
    if len(arranged.faces) < 2 or not len(arranged.inner.owner):
        raise LineMissesParcel(shapely.multilinestrings(list(lines)))


def _beside(arranged: Arranged) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which faces lie left of a line along one of their edges, and which lie right."""
    walked, back, face = edges_with_face(shapely.orient_polygons(arranged.faces))
    drawn = set(zip(arranged.inner.start.tolist(), arranged.inner.end.tolist(), strict=True))
    left, right = np.zeros((2, len(arranged.faces)), dtype=bool)
    for start, end, of_face in zip(walked.tolist(), back.tolist(), face.tolist(), strict=True):
        left[of_face] |= (start, end) in drawn
        right[of_face] |= (end, start) in drawn
    return left, right


def _sides(
    arranged: Arranged, left: NDArray[np.bool_], right: NDArray[np.bool_], lines: Sequence[LineString]
) -> list[list[int]]:
    """Faces in two groups: those left of the lines as drawn, and those right of them."""
    if (left & right).any():
        raise SidesUnclear(shapely.multilinestrings(list(lines)))
    apart = np.flatnonzero(~left & ~right)
    if len(apart):
        areas = shapely.area(arranged.faces)
        left_is_larger = areas[left].sum() >= areas[right].sum()
        straight = _left_of(arranged.faces, lines)
        left[apart] = straight[apart] if straight is not None else left_is_larger
    return [np.flatnonzero(left).tolist(), np.flatnonzero(~left).tolist()]


def _left_of(faces: Shapes, lines: Sequence[LineString]) -> NDArray[np.bool_] | None:
    """Which faces lie left of one straight line; None for other lines."""
    if len(lines) != 1 or len(lines[0].coords) != 2:
        return None
    (ax, ay), (bx, by) = lines[0].coords
    points = shapely.get_coordinates(shapely.point_on_surface(faces))
    left: NDArray[np.bool_] = (bx - ax) * (points[:, 1] - ay) - (by - ay) * (points[:, 0] - ax) > 0
    return left


def _require_agreement(parent: MultiPolygon, parts: Sequence[Ground]) -> None:
    """Refuse parts that overlap, leave ground uncovered or leave the parcel by more than rounding."""
    for shared in overlaps(parts):
        raise PartsOverlap(shared, area_m2=float(shared.area), width_m=widest(shared))
    union = together(parts)
    gap, beyond = parent.difference(union), union.difference(parent)
    if not is_hair(gap):
        raise PartsLeaveGap(gap, area_m2=gap.area, width_m=widest(gap))
    if not is_hair(beyond):
        raise PartsOutside(beyond, area_m2=beyond.area, width_m=widest(beyond))


def _labels(faces: Shapes, parts: Sequence[Ground]) -> NDArray[np.intp]:
    """The part to which each face belongs: the one that covers most of it; hairs go with their longest neighbour."""
    shapes = np.array(parts, dtype=object)
    covered = shapely.area(shapely.intersection(faces[:, None], shapes[None, :]))
    label = np.where(covered.max(axis=1) * 2 > shapely.area(faces), covered.argmax(axis=1), -1)
    shared = shared_lengths(faces)
    while (label < 0).any() and (label >= 0).any():
        known = np.flatnonzero(label >= 0)
        open_faces = np.flatnonzero(label < 0)
        reach = shared[np.ix_(open_faces, known)]
        if not reach.max() > 0:
            break
        face, neighbour = np.unravel_index(int(reach.argmax()), reach.shape)
        label[open_faces[face]] = label[known[neighbour]]
    return label
