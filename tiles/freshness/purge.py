"""Xóa ô. Metatiles that nobody draws are dropped at once, others under the lock of their renderer.

A renderer makes a lock file, reads the data, draws, writes the tiles, takes the lock file away. What has no lock file
after a commit was therefore drawn before, and lies there to be dropped, or will be drawn from the new data. Where there
is one, the picture of before may still be written: whoever drops the tiles under that lock has dropped it
(docs/adr/0011). Where machines share their tiles, locks of the database stand for the files (docs/adr/0033).
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mapproxy.cache.tile import Tile, TileCollection
from mapproxy.util.lock import LockTimeout

from tiles.freshness.caches import CacheLevel
from tiles.freshness.touched import Coord
from tiles.keeping.locks import SharedLock, SharedLocker
from tiles.keeping.shared_cache import SharedCache
from tiles.keeping.store import Away, Store

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
        wait_s: for renderers, altogether, from now on.
    """
    done, deadline = Purged(), time.monotonic() + wait_s
    drawn_now = _held(touched)  # before anything is looked at
    busy: list[tuple[CacheLevel, Coord]] = []
    free: list[tuple[CacheLevel, list[Coord]]] = []
    for level, coords in touched.items():
        names = {coord: _lock_name(level, coord) for coord in coords}
        busy += [(level, coord) for coord, name in names.items() if name in drawn_now]
        if _is_kept(level):
            free.append((level, [coord for coord, name in names.items() if name not in drawn_now]))
        done.metatiles += len(names)
    done.stuck |= _remove(free)
    while busy := [(level, coord) for level, coord in busy if not _dropped(level, coord)]:
        if time.monotonic() >= deadline:
            break
        time.sleep(_ASKED_AGAIN_S)
    done.stuck |= {level.key for level, _coord in busy}
    return done


def _held(touched: Iterable[CacheLevel]) -> set[str | int]:
    """Names of the locks of metatiles that are drawn, or dropped, at this moment: here, or on any machine that shares
    the cache. Raises psycopg.Error."""
    found: set[str | int] = set()
    lockers = {level.manager.locker for level in touched}
    for everywhere in {one.locks for one in lockers if isinstance(one, SharedLocker)}:
        found.update(everywhere.held())
    for folder in {one.lock_dir for one in lockers if not isinstance(one, SharedLocker)}:
        with contextlib.suppress(FileNotFoundError):
            found.update(entry.path for entry in os.scandir(folder))
    return found


def _lock_name(level: CacheLevel, coord: Coord) -> str | int:
    locker, tile = level.manager.locker, _main_tile(level, coord)
    return locker.name_of(tile) if isinstance(locker, SharedLocker) else str(locker.lock_filename(tile))


def _remove(free: Iterable[tuple[CacheLevel, list[Coord]]]) -> set[str]:
    """Drop metatiles that nobody draws; keys of the caches whose server did not answer.

    What is shared is dropped in one go: each metatile on its own would be a round trip.
    """
    keys: dict[Store, list[str]] = {}
    caches: dict[Store, set[str]] = {}
    for level, coords in free:
        cache = level.manager.cache
        for coord in coords:
            tiles = _tiles(level, coord)
            if not isinstance(cache, SharedCache):
                cache.remove_tiles(tiles)
                continue
            keys.setdefault(cache.store, []).extend(key for tile in tiles for key in cache.keys_of(tile))
            caches.setdefault(cache.store, set()).add(level.key)
    stuck: set[str] = set()
    for store, dropped in keys.items():
        try:
            store.delete(dropped)
        except Away:
            stuck |= caches[store]
    return stuck


def _is_kept(level: CacheLevel) -> bool:
    """False when a cache of files was never written to; asked after the locks."""
    folder = getattr(level.manager.cache, "cache_dir", None)
    return folder is None or Path(folder).exists()


def _dropped(level: CacheLevel, coord: Coord) -> bool:
    """Drop the tiles of one metatile; False when a renderer holds it, whose tiles must be dropped once more, or when
    the server of kept tiles does not answer."""
    try:
        with locked(level, coord, wait_s=0.0):
            level.manager.cache.remove_tiles(_tiles(level, coord))
    except LockTimeout:
        # whoever waits for the same lock then finds no picture of before and draws anew
        with contextlib.suppress(Away):
            level.manager.cache.remove_tiles(_tiles(level, coord))
        return False
    except Away:
        return False
    return True


def _main_tile(level: CacheLevel, coord: Coord) -> Tile:
    """The tile after which MapProxy names the lock of a metatile."""
    meta, place = level.manager.meta_grid, (*coord, level.level)
    return Tile(meta.main_tile(place) if meta is not None else place)


def _tiles(level: CacheLevel, coord: Coord) -> TileCollection:
    return TileCollection(tiles_of(level.manager, (*coord, level.level)))


@contextlib.contextmanager
def locked(level: CacheLevel, coord: Coord, wait_s: float) -> Iterator[None]:
    """Be the only one who draws or drops a metatile (its first tile). Raises LockTimeout after so many seconds."""
    lock = level.manager.lock(Tile((*coord, level.level)))
    lock.timeout = wait_s
    lock.lock()
    try:
        if isinstance(lock, SharedLock) and not lock.is_sure:
            raise LockTimeout("the database gave no lock")
        yield
    finally:
        lock.unlock()
        # MapProxy leaves that to the collection of garbage
        lock.close() if isinstance(lock, SharedLock) else lock._lock.close()


def tiles_of(manager: Any, coord: tuple[int, int, int]) -> list[tuple[int, int, int]]:
    """Tiles of the metatile that a tile (column, row, level) belongs to, those of the grid only."""
    if manager.meta_grid is None:
        return [coord]
    return [one for one in manager.meta_grid.meta_tile(coord).tiles if one is not None]
