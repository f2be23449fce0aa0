"""Xóa ô. Metatiles are dropped under the lock that their renderer holds, or a picture of before would come back.

A renderer reads the data, draws, and writes the tiles, all under the lock of the metatile. So whoever gets the lock
after a commit and drops the tiles then has dropped everything that shows the state of before (docs/adr/0011).
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from mapproxy.cache.tile import Tile, TileCollection
from mapproxy.util.lock import LockTimeout

from tiles.freshness.caches import CacheLevel
from tiles.freshness.touched import Coord

_ASKED_AGAIN_S = 0.01


@dataclass
class Purged:
    """What a purge did: number of metatiles dropped, and keys of the caches where a renderer kept its lock too long."""

    metatiles: int = 0
    stuck: set[str] = field(default_factory=set)


def purge(touched: Mapping[CacheLevel, Iterable[Coord]], wait_s: float) -> Purged:
    """Drop metatiles, those without a renderer first.

    Args:
        touched: first tile of each metatile by level of a cache.
        wait_s: for renderers, altogether.
    """
    done = Purged()
    busy = []
    for level, coords in touched.items():
        for coord in coords:
            if _dropped(level, coord):
                done.metatiles += 1
            else:
                busy.append((level, coord))
    deadline = time.monotonic() + wait_s
    while busy and time.monotonic() < deadline:
        time.sleep(_ASKED_AGAIN_S)
        held = [(level, coord) for level, coord in busy if not _dropped(level, coord)]
        done.metatiles += len(busy) - len(held)
        busy = held
    done.stuck = {level.key for level, _coord in busy}
    return done


def _dropped(level: CacheLevel, coord: Coord) -> bool:
    """Drop the tiles of one metatile; False when a renderer holds it, whose tiles must be dropped once more."""
    tiles = tiles_of(level.manager, (*coord, level.level))
    try:
        with locked(level, coord, wait_s=0.0):
            level.manager.cache.remove_tiles(TileCollection(tiles))
    except LockTimeout:
        # whoever waits for the same lock then finds no picture of before and draws anew
        level.manager.cache.remove_tiles(TileCollection(tiles))
        return False
    return True


@contextlib.contextmanager
def locked(level: CacheLevel, coord: Coord, wait_s: float) -> Iterator[None]:
    """Be the only one who draws or drops a metatile (its first tile). Raises LockTimeout after so many seconds."""
    lock = level.manager.lock(Tile((*coord, level.level)))
    lock.timeout = wait_s
    lock.lock()
    try:
        yield
    finally:
        lock.unlock()
        lock._lock.close()  # MapProxy leaves that to the collection of garbage


def tiles_of(manager: Any, coord: tuple[int, int, int]) -> list[tuple[int, int, int]]:
    """Tiles of the metatile that a tile (column, row, level) belongs to, those of the grid only."""
    if manager.meta_grid is None:
        return [coord]
    return [one for one in manager.meta_grid.meta_tile(coord).tiles if one is not None]
