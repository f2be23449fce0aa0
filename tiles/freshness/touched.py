"""Ô bị chạm. Which metatiles of a grid level a shape touches; pure geometry, metres of the grid's CRS throughout."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Geometry

#: Straight edges are cut to this length before they are brought into another CRS, where they would be bent (m).
LONGEST_EDGE_M = 1000.0
Coord = tuple[int, int]


class TooMany(Exception):
    """More metatiles than may be dropped one by one."""


@dataclass(frozen=True)
class Level:
    """One level of a grid as metatiles; columns and rows are counted from the north-west corner.

    Attributes:
        left, top: the corner, metres.
        resolution: metres per pixel.
        tile_px: side of a tile in pixels.
        columns, rows: number of tiles.
        meta: tiles on each side of a metatile.
        margin_px: how far beyond its tiles a metatile is drawn; shapes there can move its labels.
    """

    left: float
    top: float
    resolution: float
    tile_px: int
    columns: int
    rows: int
    meta: int
    margin_px: int

    @property
    def side(self) -> float:
        """Side of a metatile, metres."""
        return self.resolution * self.tile_px * self.meta


def metatiles(shapes: Iterable[Geometry], level: Level, grown_m: float, most: int) -> set[Coord]:
    """Column and row of the first tile of each metatile whose picture may show something of the shapes.

    Args:
        shapes: in the CRS of the grid; collections hold simple or multiple shapes.
        grown_m: how far the shapes may lie from where they are drawn, metres.
        most: of the metatiles in the boxes of the shapes.
    Raises:
        TooMany: there are more.
    """
    found: set[Coord] = set()
    margin = level.margin_px * level.resolution + grown_m
    looked_at = 0
    for part in _parts(shapes):
        columns, rows = _range(part.bounds, level, margin)
        looked_at += len(columns) * len(rows)
        if looked_at > most:
            raise TooMany(f"more than {most} metatiles")
        if len(columns) * len(rows) == 1:
            found.add((columns[0] * level.meta, rows[0] * level.meta))
            continue
        found.update(_meeting(part, level, margin, columns, rows))
    return found


def _parts(shapes: Iterable[Geometry]) -> Iterator[Geometry]:
    """Single shapes: two that lie far apart have nothing between them."""
    for shape in shapes:
        for part in shapely.get_parts(shapely.get_parts(shape)):  # a collection of multiple shapes
            if not part.is_empty:
                yield part


def _range(box: tuple[float, float, float, float], level: Level, margin: float) -> tuple[range, range]:
    """Columns and rows of metatiles that a box meets after it has grown by `margin`; none outside the grid."""

    def of(first: float, last: float, count: int) -> range:
        metas = math.ceil(count / level.meta)
        return range(
            max(0, math.floor(first / level.side)), min(metas - 1, math.floor(last / level.side)) + 1
        )

    columns = of(box[0] - margin - level.left, box[2] + margin - level.left, level.columns)
    rows = of(level.top - box[3] - margin, level.top - box[1] + margin, level.rows)
    return columns, rows


def _meeting(
    part: Geometry, level: Level, margin: float, columns: range, rows: range
) -> Iterator[Coord]:  # fmt: skip
    column, row = np.meshgrid(np.asarray(columns), np.asarray(rows))
    column, row = column.ravel(), row.ravel()
    west = level.left + column * level.side - margin
    north = level.top - row * level.side + margin
    boxes = shapely.box(west, north - level.side - 2 * margin, west + level.side + 2 * margin, north)
    shapely.prepare(part)
    met = shapely.intersects(part, boxes)
    yield from zip((column[met] * level.meta).tolist(), (row[met] * level.meta).tolist(), strict=True)
