"""Hạn mức đĩa. What the caches take of the disk, and which tiles go when that is more than the quota.

Directories that no map uses any more go first, then blocks of tiles: those used longest ago by day, of one day the most
detailed ones. Small scales (up to zoom 12) and what was used within the last ten minutes always stay. Blocks go under
MapProxy's lock, so none is taken while it is being drawn, and a reader that has a tile open reads it to its end.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from mapproxy.cache.tile import Tile, TileCollection

from tiles import file_stamp, mapproxy_config
from tiles.keeping.chosen import shared
from tiles.scales import resolution_of_zoom
from tiles.seeding import caches
from tiles.workspace import Workspace, replace_file

#: After an eviction this part of the quota is in use, so that the next one is some time away.
_LOW_WATER = 0.9
_SPARED_COARSER_THAN_M = resolution_of_zoom(12)
_IN_USE_S = 600
_BLOCK = mapproxy_config.META_SIZE
_DAY_S = 86_400
Block = tuple[str, str, int, int, int]
"""Cache, grid, level, column and row of the block."""


@dataclass
class Usage:
    """What lies in the caches.

    Attributes:
        levels: bytes and tiles by cache, grid and level; level -1 is what is no tile (pictures of one colour).
        unused: bytes of directories that no map uses any more.
        blocks: bytes and time of the last use of each block.
    """

    levels: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    tiles: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    unused: dict[str, int] = field(default_factory=dict)
    blocks: dict[Block, tuple[int, float]] = field(default_factory=dict)

    @property
    def bytes(self) -> int:
        """All of it."""
        return sum(self.levels.values()) + sum(self.unused.values())


@dataclass(frozen=True)
class Evicted:
    """What went: directories without use, blocks of tiles, bytes of both; `left` stays."""

    directories: int
    blocks: int
    bytes: int
    left: int


def usage(place: Workspace) -> Usage:
    """Look at every tile on the disk. Seconds for each million of tiles; nothing is opened."""
    found, used = Usage(), set(mapproxy_config.cache_names(place))
    for directory in _folders(place.cache):
        if directory.name not in used:
            found.unused[directory.name] = sum(_size(one) for one in _files(Path(directory.path)))
            continue
        for grid in _folders(Path(directory.path)):
            _look(found, directory.name, grid)
    replace_file(_figure_file(place), json.dumps({"bytes": found.bytes}) + "\n")
    return found


def room(place: Workspace) -> int | None:
    """Bytes that may still be drawn: up to the quota, and to the last gigabyte of the disk; None without a quota.

    A server of kept tiles makes room by its own rule.
    """
    if shared() is not None:
        return None
    free = shutil.disk_usage(place.root).free - 1_000_000_000
    if not settings.TILES_QUOTA_BYTES:
        return max(0, free)
    try:
        known = int(json.loads(_figure_file(place).read_text(encoding="utf-8"))["bytes"])
    except (FileNotFoundError, ValueError, KeyError):
        known = usage(place).bytes
    return max(0, min(settings.TILES_QUOTA_BYTES - known, free))


def evict(place: Workspace, quota_bytes: int | None = None) -> Evicted | None:
    """Bring the caches within the quota; None when another process is at it.

    Args:
        quota_bytes: None = that of the settings; 0 = there is none.
    """
    quota = settings.TILES_QUOTA_BYTES if quota_bytes is None else quota_bytes
    with _alone(place) as mine:
        if not mine:
            return None
        found = usage(place)
        left = found.bytes
        if not quota or left <= quota:
            return Evicted(0, 0, 0, left)
        before, directories, blocks = left, 0, 0
        for name, size in found.unused.items():
            shutil.rmtree(place.cache / name, ignore_errors=True)
            left, directories = left - size, directories + 1
        if left > quota:
            known = caches.managers(place, {one[0] for one in found.blocks})
            for block in _order(found, known):
                if left <= quota * _LOW_WATER:
                    break
                size, used_at = found.blocks[block]
                if _remove(known[block[0]][block[1]], block, used_at):
                    left, blocks = left - size, blocks + 1
        replace_file(_figure_file(place), json.dumps({"bytes": left}) + "\n")
        return Evicted(directories, blocks, before - left, left)


def _order(found: Usage, known: dict[str, dict[str, Any]]) -> list[Block]:
    """Blocks that may go, those first that go first."""
    now = time.time()

    def may_go(block: Block, used_at: float) -> bool:
        manager = known.get(block[0], {}).get(block[1])
        if manager is None or now - used_at < _IN_USE_S:
            return False
        return bool(manager.grid.resolution(block[2]) < _SPARED_COARSER_THAN_M)

    gone = [block for block, (_size, used_at) in found.blocks.items() if may_go(block, used_at)]
    return sorted(gone, key=lambda one: (found.blocks[one][1] // _DAY_S, -one[2], one))


def _remove(manager: Any, block: Block, used_at: float) -> bool:
    """Remove a block under the lock of its tiles, unless it was used since it was looked at."""
    _name, _grid, level, column, row = block
    square = [
        (column * _BLOCK + right, row * _BLOCK + down, level)
        for right in range(_BLOCK)
        for down in range(_BLOCK)
    ]
    # A metatile has one lock, vector tiles have one each.
    groups = [square] if manager.meta_grid is not None else [[one] for one in square]
    for group in groups:
        with manager.lock(Tile(group[0])):
            if any(_used_at(manager.cache.tile_location(Tile(one))) > used_at for one in group):
                return False
            manager.cache.remove_tiles(TileCollection(group))
    return True


def _look(found: Usage, name: str, grid: os.DirEntry[str]) -> None:
    for level in _folders(Path(grid.path)):
        if not level.name.isdigit():
            found.levels[name, grid.name, -1] += sum(_size(one) for one in _files(Path(level.path)))
            continue
        place = (name, grid.name, int(level.name))
        for column in _folders(Path(level.path)):
            for tile in _files(Path(column.path)):
                try:
                    status = tile.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                size = status.st_blocks * 512
                found.levels[place] += size
                found.tiles[place] += 1
                row = tile.name.split(".")[0]
                if row.isdigit():
                    block = (*place, int(column.name) // _BLOCK, int(row) // _BLOCK)
                    before, used = found.blocks.get(block, (0, 0.0))
                    found.blocks[block] = before + size, max(used, file_stamp.used_at(status))


def _used_at(location: str) -> float:
    try:
        status = os.lstat(location)
    except FileNotFoundError:
        return 0.0
    return file_stamp.used_at(status)


def _folders(path: Path) -> Iterator[os.DirEntry[str]]:
    """Folders in `path`; none when it is gone."""
    with contextlib.suppress(FileNotFoundError), os.scandir(path) as entries:
        yield from (one for one in entries if one.is_dir(follow_symlinks=False))


def _files(path: Path) -> Iterator[os.DirEntry[str]]:
    """Files below `path`; those that go meanwhile are left out."""
    with contextlib.suppress(FileNotFoundError), os.scandir(path) as entries:
        for one in entries:
            with contextlib.suppress(FileNotFoundError):
                if one.is_dir(follow_symlinks=False):
                    yield from _files(Path(one.path))
                else:
                    yield one


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat(follow_symlinks=False).st_blocks * 512
    except FileNotFoundError:
        return 0


def _figure_file(place: Workspace) -> Path:
    return place.root / "usage.json"


@contextlib.contextmanager
def _alone(place: Workspace) -> Iterator[bool]:
    """Whether this process alone evicts."""
    with (place.root / "evict.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
