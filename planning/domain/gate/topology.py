"""Quan hệ hình học. Plots against the plan boundary and each other; every place is named, nothing is mended.

Shapes are valid areas or lines in a metric CRS (x = east, y = north, metres); None and empty ones are left out by the
caller. Overlays snap to the grid of stored coordinates, as the checks of change sets do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.checks.shapes import GRID_M, ROUNDING_M
from layers.checks.shapes.overlaps import shared_ground
from layers.checks.shapes.vertices import corners, unmatched
from layers.checks.shapes.width import mean_width, without_hairs

Shapes = NDArray[np.object_]
#: Strips narrower than this along a boundary, or between plots, are the rounding of drawing programs, metres.
TOLERANCE_M = 0.01
#: Pieces smaller than this are not told, m².
LEAST_M2 = 0.01
#: A corner this close to a neighbour's edge was meant to lie on it, metres.
NEAR_M = 0.01
#: Lines may leave the plan by this much before it is told, metres.
LEAST_LENGTH_M = 0.5
#: Side of the squares in which gaps are looked for, metres.
_SIDE_M = 1000.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A place that is wrong.

    Attributes:
        index: which shape, -1 where none is to blame.
        other: the second shape, -1 where there is none.
        area_m2: area of the place; its length in metres for lines.
    """

    index: int
    other: int
    shape: shapely.Geometry
    area_m2: float
    width_m: float


def outside(shapes: Shapes, boundary: shapely.Geometry) -> Iterator[Piece]:
    """Parts of areas that lie outside the boundary."""
    shapely.prepare(boundary)
    for index in np.flatnonzero(~shapely.covered_by(shapes, boundary)):
        rest = shapely.difference(shapes[index], boundary, grid_size=GRID_M)
        pieces = _wide(rest)
        if pieces:
            ground = shapely.union_all(pieces)
            yield Piece(int(index), -1, ground, float(ground.area), max(map(mean_width, pieces)))


def lines_outside(shapes: Shapes, boundary: shapely.Geometry) -> Iterator[Piece]:
    """Parts of lines that lie more than the tolerance outside the boundary."""
    grown = boundary.buffer(TOLERANCE_M)
    shapely.prepare(grown)
    for index in np.flatnonzero(~shapely.covered_by(shapes, grown)):
        rest = shapely.difference(shapes[index], grown)
        if rest.length >= LEAST_LENGTH_M:
            yield Piece(int(index), -1, rest, float(rest.length), 0.0)


def overlaps(shapes: Shapes) -> Iterator[Piece]:
    """Pairs of areas that overlap, with the ground they share."""
    tree = shapely.STRtree(shapes)
    first, second = tree.query(shapes, predicate="intersects")
    ahead = first < second
    for one, other in zip(first[ahead], second[ahead], strict=True):
        shared = shared_ground(shapes[one], shapes[other], within_m=TOLERANCE_M)
        if shared is not None and shared.area_m2 >= LEAST_M2:
            yield Piece(int(one), int(other), shared.shape, shared.area_m2, shared.width_m)


def gaps(shapes: Shapes, boundary: shapely.Geometry) -> Iterator[Piece]:
    """Ground inside the boundary that no area covers, each connected place once.

    Args:
        shapes: everything that covers ground of the plan.
    """
    tree = shapely.STRtree(shapes)
    free: list[shapely.Geometry] = []
    for square in _squares(boundary):
        part = shapely.intersection(boundary, square, grid_size=GRID_M)
        if part.is_empty:
            continue
        near = shapes[tree.query(square, predicate="intersects")]
        covered = shapely.union_all(near, grid_size=GRID_M)
        rest = shapely.difference(part, covered, grid_size=GRID_M)
        free += [piece for piece in shapely.get_parts(rest) if piece.area > 0]
    if not free:
        return
    for piece in _wide(shapely.union_all(np.array(free, dtype=object), grid_size=GRID_M)):
        yield Piece(-1, -1, piece, float(piece.area), mean_width(piece))


def missing_vertices(shapes: Shapes) -> Iterator[Piece]:
    """Corners of one area on an edge of another that has no vertex there; each place once a pair."""
    tree = shapely.STRtree(shapes)
    first, second = tree.query(shapes, predicate="dwithin", distance=NEAR_M)
    order = np.argsort(first, kind="stable")
    points: dict[int, NDArray[np.float64]] = {}
    for one, other in zip(first[order].tolist(), second[order].tolist(), strict=True):
        if one == other:
            continue
        if one not in points:
            points = {one: corners(shapes[one])}
        for x, y in unmatched(points[one], shapes[other], NEAR_M):
            yield Piece(one, other, shapely.Point(x, y), 0.0, 0.0)


def closed_ground(lines: Shapes, centre_lines: Shapes) -> tuple[list[shapely.Polygon], int]:
    """Land between red lines: faces that they close around a centre line, or closed lines where there is none.

    Returns:
        the faces, and how many lines border none of them.
    """
    parts = shapely.get_parts(lines)
    if not len(parts):
        return [], 0
    faces = list(shapely.get_parts(shapely.polygonize([shapely.node(shapely.multilinestrings(list(parts)))])))
    if len(centre_lines):
        tree = shapely.STRtree(centre_lines)
        faces = [face for face in faces if len(tree.query(face.buffer(-ROUNDING_M), predicate="intersects"))]
    if not faces:
        return [], len(parts)
    edges = shapely.union_all([face.boundary for face in faces]).buffer(ROUNDING_M)
    shapely.prepare(edges)
    return faces, int((~shapely.covered_by(parts, edges)).sum())


def _wide(ground: shapely.Geometry) -> list[shapely.Geometry]:
    """Connected pieces wider than the tolerance; hairs along edges fall away first, so that they join nothing."""
    return [
        piece
        for piece in shapely.get_parts(without_hairs(ground))
        if piece.area >= LEAST_M2 and mean_width(piece) > TOLERANCE_M
    ]


def _squares(boundary: shapely.Geometry) -> Iterator[shapely.Polygon]:
    """Squares that cover the boundary's box; one that holds all of it when it is small."""
    west, south, east, north = boundary.bounds
    for x in np.arange(west - 1.0, east + 1.0, _SIDE_M):
        for y in np.arange(south - 1.0, north + 1.0, _SIDE_M):
            yield shapely.box(x, y, x + _SIDE_M, y + _SIDE_M)
