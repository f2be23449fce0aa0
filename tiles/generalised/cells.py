"""Ô lưới. The squares in which ground is dissolved: tiles of web mercator, three zooms finer than those that show them.

A square is made from what lies in it alone, and its edges stay as they are, so neighbours fit whenever either of them
is made anew. Everything is in metres of EPSG:3857 unless a ground area is named.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely import Geometry

from layers.spec import VectorTiles
from tiles.scales import HALF_WORLD_M

#: A tile shows 8 × 8 squares.
FINER = 3
#: Levels before the first zoom: a tile that is too heavy shows a coarser level.
SPARE = 2
#: A shape may lie so far from where its message tells it: rounding of the datum shift, metres.
_GROWN_M = 1.0
#: More squares than this hold about what they are made of.
_MOST_SHOWN = 5000

_EQUATOR_M = 6_378_137.0
_FLATTENING = 1 / 298.257223563


@dataclass(frozen=True, order=True)
class Cell:
    """A square: a tile of web mercator, row counted from the north."""

    z: int
    x: int
    y: int

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north. Neighbours, and squares of other zooms, have the very same edges."""
        side = 2 * HALF_WORLD_M / 2**self.z
        return (
            self.x * side - HALF_WORLD_M, HALF_WORLD_M - (self.y + 1) * side,
            (self.x + 1) * side - HALF_WORLD_M, HALF_WORLD_M - self.y * side,
        )  # fmt: skip

    @property
    def box(self) -> Geometry:
        """The square as an area."""
        return shapely.box(*self.bounds)

    @property
    def middle(self) -> Geometry:
        """A point that lies in it and in no other square of its zoom."""
        west, south, east, north = self.bounds
        return shapely.Point((west + east) / 2, (south + north) / 2)

    def within(self, z: int) -> list[Cell]:
        """The squares of a finer zoom that lie in it, by row."""
        count = 2 ** (z - self.z)
        return [
            Cell(z, self.x * count + right, self.y * count + down)
            for down in range(count)
            for right in range(count)
        ]

    def at(self, z: int) -> Cell:
        """The square of a coarser zoom in which it lies."""
        return Cell(z, self.x >> (self.z - z), self.y >> (self.z - z))

    @property
    def ground_ratio(self) -> float:
        """Square metres on the ellipsoid WGS 84 for one of the projection, in the middle of the square."""
        _west, south, _east, north = self.bounds
        latitude = math.atan(math.sinh((south + north) / 2 / _EQUATOR_M))
        eccentric = _FLATTENING * (2 - _FLATTENING)
        bent = 1 - eccentric * math.sin(latitude) ** 2
        return (1 - eccentric) / bent**2 * math.cos(latitude) ** 2


@dataclass(frozen=True)
class Levels:
    """The levels of a layer, each named by the zoom of the tiles that show it: `base` from its features, every coarser
    one from the one before.

    Attributes:
        base, coarsest: zooms of tiles.
    """

    base: int
    coarsest: int

    def coarser(self) -> range:
        """The levels after the base, finest first."""
        return range(self.base - 1, self.coarsest - 1, -1)


def levels_of(tiles: VectorTiles) -> Levels:
    """Levels of a layer that is shown by group."""
    assert tiles.generalised is not None
    return Levels(tiles.min_zoom - 1, max(0, tiles.generalised.first_zoom - SPARE))


def zoom_of(level: int) -> int:
    """Zoom of the squares of a level."""
    return level + FINER


def pixel_m(level: int) -> float:
    """Side of a pixel of the tiles of a level on the screen (512 to a tile)."""
    return 2 * HALF_WORLD_M / 2**level / 512


def meeting(shapes: Iterable[Geometry], z: int, most: int) -> set[Cell] | None:
    """Squares of a zoom that shapes meet; None when there may be more than `most`."""
    side = 2 * HALF_WORLD_M / 2**z
    found: set[Cell] = set()
    for part in shapely.get_parts(shapely.get_parts(list(shapes))):
        if part.is_empty:
            continue
        west, south, east, north = part.bounds
        columns = _range(west - _GROWN_M + HALF_WORLD_M, east + _GROWN_M + HALF_WORLD_M, side, 2**z)
        rows = _range(HALF_WORLD_M - north - _GROWN_M, HALF_WORLD_M - south + _GROWN_M, side, 2**z)
        if len(columns) * len(rows) > most:
            return None
        for cell in (Cell(z, x, y) for x in columns for y in rows):
            if len(columns) * len(rows) == 1 or part.distance(cell.box) <= _GROWN_M:
                found.add(cell)
    return found if len(found) <= most else None


def squares_shown(tiles: VectorTiles, zoom: int, shapes: list[Geometry]) -> list[Geometry]:
    """What looks different in the vector tiles of a zoom when shapes change: these, or squares where groups are shown.

    A tile that is too heavy shows coarser squares, so those are told.
    """
    if tiles.generalised is None or zoom >= tiles.min_zoom:
        return shapes
    level = max(zoom - SPARE, levels_of(tiles).coarsest)
    found = meeting(shapes, zoom_of(level), _MOST_SHOWN)
    return shapes if found is None else [cell.box for cell in sorted(found)]


def _range(first: float, last: float, side: float, count: int) -> range:
    return range(max(0, math.floor(first / side)), min(count - 1, math.floor(last / side)) + 1)
