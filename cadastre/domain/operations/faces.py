"""Mảnh. The pieces of ground between noded edges, and ground put together again from such pieces.

Pieces share the doubles of their common vertices, so putting them together cancels edges and computes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from cadastre.domain.operations.ground import Ground, Shapes, as_multi
from cadastre.domain.operations.noding import Edges, Points, complex_points, coordinates_of, lines_between

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Network:
    """Distinct edges, whichever way and by however many owners they are walked.

    Attributes:
        start, end: the lesser and the greater end of each edge (by x, then y).
        walked_by: matrix edge × owner.
        place: for each edge of the noded set its row here.
    """

    start: Points
    end: Points
    walked_by: Flags
    place: NDArray[np.intp]

    @property
    def middles(self) -> NDArray[np.float64]:
        """Rows (x, y) halfway along each edge."""
        return coordinates_of(self.start + (self.end - self.start) / 2)

    @property
    def lengths(self) -> NDArray[np.float64]:
        """Metres."""
        return np.abs(self.end - self.start)

    def lines(self, chosen: Flags) -> Shapes:
        """The chosen edges as LineStrings."""
        return lines_between(self.start[chosen], self.end[chosen])


def network(edges: Edges) -> Network:
    """Distinct edges of a noded set."""
    start, end = _ordered(edges.start, edges.end)
    order = np.lexsort((end.imag, end.real, start.imag, start.real))
    start, end = start[order], end[order]
    new = np.ones(len(start), dtype=bool)
    new[1:] = (start[1:] != start[:-1]) | (end[1:] != end[:-1])
    walked = np.zeros((int(new.sum()), int(edges.owner.max()) + 1), dtype=bool)
    place = np.empty(len(order), dtype=np.intp)
    place[order] = np.cumsum(new) - 1
    walked[place, edges.owner] = True
    return Network(start[new], end[new], walked, place)


def _ordered(start: Points, end: Points) -> tuple[Points, Points]:
    back = (start.real > end.real) | ((start.real == end.real) & (start.imag > end.imag))
    return np.where(back, end, start), np.where(back, start, end)


@dataclass(frozen=True, slots=True)
class Pieces:
    """What edges enclose: faces as Polygons, edges with the same ground on both sides, edges that lead nowhere."""

    faces: Shapes
    bridges: Shapes
    dangles: Shapes


def pieces_between(lines: Shapes) -> Pieces:
    """Faces of noded lines."""
    faces, bridges, dangles, _wrong = shapely.polygonize_full(lines)
    return Pieces(shapely.get_parts(faces), shapely.get_parts(bridges), shapely.get_parts(dangles))


def inside(faces: Shapes, ground: Ground) -> Flags:
    """Which faces lie in the ground; faces are wholly in or wholly out."""
    if not len(faces):
        return np.zeros(0, dtype=bool)
    shapely.prepare(ground)
    within: Flags = shapely.contains(ground, shapely.point_on_surface(faces))
    return within


def shared_lengths(faces: Shapes) -> NDArray[np.float64]:
    """Matrix face × face of the length in metres of the edges that two faces have in common."""
    shared = np.zeros((len(faces), len(faces)))
    one, other, length = meetings(faces)
    np.add.at(shared, (one, other), length)
    np.add.at(shared, (other, one), length)
    return shared


def meetings(faces: Shapes) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """(face, other face, length in metres) for every edge that two faces walk."""
    start, end, face = edges_with_face(faces)
    start, end = _ordered(start, end)
    order = np.lexsort((end.imag, end.real, start.imag, start.real))
    start, end, face = start[order], end[order], face[order]
    twice = np.flatnonzero((start[1:] == start[:-1]) & (end[1:] == end[:-1]))
    return face[twice], face[twice + 1], np.abs(end - start)[twice]


def edges_with_face(faces: Shapes) -> tuple[Points, Points, NDArray[np.intp]]:
    """Edges of the rings of faces as they are walked, and the index of the face of each."""
    rings, of_face = shapely.get_rings(faces, return_index=True)
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    points = complex_points(coordinates)
    real = ring[:-1] == ring[1:]
    return points[:-1][real], points[1:][real], of_face[ring[:-1][real]]


def put_together(faces: Sequence[Ground] | Shapes) -> MultiPolygon:
    """Ground of faces that have common vertices along common edges; inner edges go, all other vertices stay."""
    return as_multi(shapely.coverage_union_all(np.array(faces, dtype=object)) if len(faces) > 1 else faces[0])
