"""Duyệt ô. The blocks of tiles that meet an area, found by MapProxy's own walker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mapproxy.seed.seeder import SeedTask, TileWalker
from mapproxy.srs import SRS
from mapproxy.util.coverage import GeomCoverage
from shapely.geometry.base import BaseGeometry

from tiles.scales import Grid
from tiles.seeding.caches import Cache, Coord


@dataclass(frozen=True)
class _Walked:
    """What the walker asks of a tile manager."""

    grid: Any
    meta_grid: Any

    def cleanup(self) -> None:
        """Nothing was opened."""


class _Collecting:
    """Takes the place of MapProxy's pool of processes: what the walker hands it is listed."""

    def __init__(self, levels: Sequence[int]) -> None:
        self.found: dict[int, dict[Coord, None]] = {level: {} for level in levels}

    def process(self, tiles: list[Coord], _progress: object) -> None:
        for one in tiles:
            self.found[one[2]][one] = None


def blocks(cache: Cache, grid: Grid, levels: Sequence[int], shape: BaseGeometry) -> dict[int, list[Coord]]:
    """Main tile of each block that meets `shape` (CRS of the grid), by level, each once, neighbours together."""
    walked = _Walked(cache.manager.grid, cache.blocks)
    coverage = GeomCoverage(shape, SRS(grid.crs.srid))
    task = SeedTask({"name": cache.name}, walked, list(levels), None, False, coverage)
    listed = _Collecting(levels)
    TileWalker(task, listed, handle_uncached=True, handle_all=True).walk()
    return {level: list(found) for level, found in listed.found.items()}
