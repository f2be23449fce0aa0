"""Shapes of lots as drawn cadastres have them: neighbours share every vertex, none is a box, the median has twelve.

A lot stands in a lattice whose corners and whose points between them are moved. How far, and how many points a side
has, follows from the number of the corner or side alone, so that both lots at a side make the same points.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]

#: Points at most on a side across and on a side along the lot: 4 to 20 vertices.
ACROSS, ALONG = 3, 5
#: How far corners are moved in either direction, and points on a side away from it (m).
_CORNER_M, _SIDE_M = 0.8, 0.3
_EAST, _NORTH, _SIDE_ACROSS, _SIDE_ALONG = range(4)
_POINTS = 8


@dataclass(frozen=True)
class Lattice:
    """How far the corners of lots stand apart, in metres."""

    east: float
    north: float


def lots(origin: Floats, block: Numbers, row: Numbers, column: Numbers, size: Lattice) -> NDArray[np.object_]:
    """Polygons of lots.

    Args:
        origin: south-west corner of the block of each lot (n × 2), metres.
        block: number of the block; lots of different blocks share nothing.
        row, column: place of each lot in its block.
        size: extent of a lot.
    """

    def corner(up: int, right: int) -> Floats:
        at = _number(block, row + up, column + right)
        moved = np.stack([_uniform(at, _EAST), _uniform(at, _NORTH)], axis=1) * _CORNER_M
        return origin + np.stack([(column + right) * size.east, (row + up) * size.north], axis=1) + moved

    south_west, south_east, north_west, north_east = corner(0, 0), corner(0, 1), corner(1, 0), corner(1, 1)
    south = _side(south_west, south_east, _number(block, row, column), _SIDE_ACROSS, ACROSS)
    north = _side(north_west, north_east, _number(block, row + 1, column), _SIDE_ACROSS, ACROSS)
    west = _side(south_west, north_west, _number(block, row, column), _SIDE_ALONG, ALONG)
    east = _side(south_east, north_east, _number(block, row, column + 1), _SIDE_ALONG, ALONG)
    ring = [south_west, south, south_east, east, north_east, north[:, ::-1], north_west, west[:, ::-1]]
    points = np.concatenate([one[:, None] if one.ndim == 2 else one for one in ring], axis=1)
    there = ~np.isnan(points[:, :, 0])
    whose = np.repeat(np.arange(len(points)), there.sum(axis=1))
    made: NDArray[np.object_] = shapely.polygons(shapely.linearrings(points[there], indices=whose))
    return made


def _side(begin: Floats, end: Floats, number: Numbers, kind: int, most: int) -> Floats:
    """Points between two corners (n × most × 2), not a number beyond those that the side has."""
    count = np.floor((_uniform(number, kind) + 1) / 2 * (most + 1))
    along = end - begin
    across = np.stack([-along[:, 1], along[:, 0]], axis=1) / np.hypot(*along.T)[:, None]
    points = np.full((len(begin), most, 2), np.nan)
    for at in range(most):
        has = at < count
        part = ((at + 1) / (count + 1))[:, None]
        away = _uniform(number, kind + _POINTS * (at + 1))[:, None] * _SIDE_M
        points[has, at] = (begin + along * part + across * away)[has]
    return points


def _number(block: Numbers, row: Numbers, column: Numbers) -> Numbers:
    """One number for each corner, and for the two sides that begin there."""
    return (block << 40) + (row << 20) + column


def _uniform(number: Numbers, salt: int) -> Floats:
    """A value from -1 to 1 that follows from the number (the finaliser of SplitMix64)."""
    mixed = number.astype(np.uint64) + np.uint64((salt + 1) * 0x9E3779B97F4A7C15 % (1 << 64))
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (mixed ^ (mixed >> np.uint64(31))).astype(np.float64) / 2.0**63 - 1
