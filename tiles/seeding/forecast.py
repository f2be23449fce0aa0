"""Dự báo. How many tiles an order has, how much room and time they take, from a sample of them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

from mapproxy.source import SourceError
from mapproxy.util.lock import LockTimeout

from tiles.seeding import areas, walking
from tiles.seeding.caches import Cache, Coord, cache_of
from tiles.seeding.order import Order
from tiles.workspace import Workspace

#: Blocks looked at on each level; those that are missing are drawn, which is part of the work anyway.
SAMPLE = 3


@dataclass(frozen=True)
class LevelForecast:
    """One level.

    Attributes:
        blocks, tiles: that meet the area; `present` of the blocks are in the cache already.
        block_bytes: mean size of a block on the disk; None when no sample could be had.
        block_s: mean seconds in which one drawer draws a block; None when every sample was there already.
    """

    level: int
    blocks: int
    tiles: int
    present: int
    block_bytes: float | None
    block_s: float | None

    @property
    def missing(self) -> int:
        """Blocks that would be drawn."""
        return self.blocks - self.present


@dataclass(frozen=True)
class Forecast:
    """The levels, coarse first."""

    levels: tuple[LevelForecast, ...]

    @property
    def tiles(self) -> int:
        """Tiles of the order."""
        return sum(one.tiles for one in self.levels)

    @property
    def bytes(self) -> float | None:
        """Room that all of them take; None without samples."""
        return self._total([one.blocks for one in self.levels], [one.block_bytes for one in self.levels])

    @property
    def new_bytes(self) -> float | None:
        """Room that those take that are not there yet."""
        return self._total([one.missing for one in self.levels], [one.block_bytes for one in self.levels])

    def seconds(self, drawers: int) -> float | None:
        """Time that the missing ones take, without throttle; None when nothing was timed."""
        alone = self._total([one.missing for one in self.levels], [one.block_s for one in self.levels])
        return None if alone is None else alone / drawers

    def _total(self, counts: Sequence[int], means: Sequence[float | None]) -> float | None:
        """Sum over the levels; a level without a mean takes that of its nearest neighbour."""
        known = [place for place, mean in enumerate(means) if mean is not None]
        if not known:
            return 0.0 if not any(counts) else None
        nearest = [min(known, key=lambda one, place=place: abs(one - place)) for place in range(len(means))]  # type: ignore[misc]
        return sum(count * (means[near] or 0.0) for count, near in zip(counts, nearest, strict=True))


def forecast(order: Order, place: Workspace) -> Forecast:
    """What an order comes to. A renderer that does not answer leaves sizes and times unknown, not the counts.

    Raises:
        tiles.seeding.areas.AreaUnknown: the area.
    """
    cache, grid = cache_of(order, place), order.tile_grid()
    shape = areas.shape_of(order.areas, order.box, grid)
    found = walking.blocks(cache, grid, order.levels, shape)
    return Forecast(tuple(_level(cache, level, mains) for level, mains in found.items()))


def _level(cache: Cache, level: int, mains: list[Coord]) -> LevelForecast:
    sizes, times = [], []
    present = sum(cache.present(mains))
    for main in spread(mains, SAMPLE):
        missing, started = bool(cache.missing(main)), time.perf_counter()
        try:
            sizes.append(cache.draw(main) if missing else cache.size_of(main))
        except (SourceError, LockTimeout, OSError):
            continue
        if missing:
            times.append(time.perf_counter() - started)
    return LevelForecast(
        level,
        len(mains),
        sum(len(cache.block(one)) for one in mains),
        present,
        statistics.fmean(sizes) if sizes else None,
        statistics.fmean(times) if times else None,
    )


def spread(mains: Sequence[Coord], count: int) -> list[Coord]:
    """At most `count` of the blocks, evenly over the walk, hence over the area.

    >>> spread([(0, 0, 9), (4, 0, 9), (8, 0, 9), (12, 0, 9), (16, 0, 9)], 2)
    [(4, 0, 9), (12, 0, 9)]
    """
    if len(mains) <= count:
        return list(mains)
    return [mains[(2 * place + 1) * len(mains) // (2 * count)] for place in range(count)]
