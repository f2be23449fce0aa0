"""Bộ nhớ đệm chung. MapProxy's cache over a server that several machines share.

MapProxy's own classes for Redis and S3 ask without a limit of time, refuse to start while the server is away, and keep
a picture whatever was published while it was drawn; this one stands in their place.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from mapproxy.cache.base import TileCacheBase, tile_buffer
from mapproxy.cache.tile import Tile, TileCollection
from mapproxy.config.configuration import proxy
from mapproxy.config.configuration.cache import CacheConfiguration
from mapproxy.image import ImageResult
from mapproxy.util.py import memoize

from tiles.keeping.chosen import root, shared
from tiles.keeping.locks import SharedLocker, locks
from tiles.keeping.numbers import Remembered, remembered
from tiles.keeping.store import Away, Store
from tiles.workspace import Workspace

#: Type of such a cache in MapProxy's configuration: both know a prefix, and no other setting is read.
TYPE = "redis"
_PLAIN = CacheConfiguration
_MARK_BYTES = 16


class SharedCache(TileCacheBase):  # type: ignore[misc]
    """Tiles of one cache in one grid under `<root><cache>/<grid>/<z>/<x>/<y>.<ext>`.

    It is empty, and keeps nothing, while nobody can tell which generation counts.
    """

    def __init__(self, store: Store, generations: Remembered, prefix: str, ext: str, image_opts: Any) -> None:
        super().__init__()
        self.store, self._prefix, self._ext, self._image_opts = store, prefix, ext, image_opts
        self._generations = generations
        self.lock_cache_id = f"shared-{hashlib.blake2b(prefix.encode(), digest_size=8).hexdigest()}"
        self._drawing = threading.local()

    def key_of(self, tile: Tile) -> str:
        """Its key."""
        column, row, level = tile.coord
        return f"{self._prefix}/{level}/{column}/{row}.{self._ext}"

    def keys_of(self, tile: Tile) -> list[str]:
        """Everything that is dropped with a tile: itself, and what was made of it."""
        key = self.key_of(tile)
        return [key, beside(key)] if self._ext == "png" else [key]

    def is_cached(self, tile: Tile, dimensions: Any = None) -> bool:
        """Whether it is there; not while the server is away."""
        if not tile.is_missing():
            return True
        return self._generations.are_trusted() and self.store.exists([self.key_of(tile)])[0]

    def load_tile(self, tile: Tile, with_metadata: bool = False, dimensions: Any = None) -> bool:
        """Fill in the picture, if it is there."""
        return self.load_tiles([tile])

    def load_tiles(self, tiles: Iterable[Tile], with_metadata: bool = False, dimensions: Any = None) -> bool:
        """Fill in the pictures that are there; whether all are."""
        missing = [one for one in tiles if one.is_missing()]
        if not self._generations.are_trusted():
            return not missing
        bodies = self.store.get_all([self.key_of(one) for one in missing])
        for tile, body in zip(missing, bodies, strict=True):
            if body:
                tile.image_result = ImageResult(BytesIO(body), image_opts=self._image_opts)
                tile.size = len(body)
        return all(bodies)

    def load_tile_metadata(self, tile: Tile, dimensions: Any = None) -> None:
        """When a tile was kept is not known here; nobody asks."""
        tile.timestamp = tile.size = 0

    def store_tile(self, tile: Tile, dimensions: Any = None) -> bool:
        """Keep a tile."""
        return self.store_tiles([tile])

    def store_tiles(self, tiles: Iterable[Tile], dimensions: Any = None) -> bool:
        """Keep tiles, if this thread has their lock; otherwise they are only sent."""
        if not getattr(self._drawing, "may_keep", False) or not self._generations.are_trusted():
            return False
        values = {}
        for tile in tiles:
            if tile.coord is not None and not tile.stored:
                with tile_buffer(tile) as buffer:
                    values[self.key_of(tile)] = buffer.read()
        try:
            self.store.put(values)
        except Away as error:
            self._drawing.is_doubtful |= error.was_sent
            return False
        self._drawing.stored += values
        return True

    def remove_tile(self, tile: Tile, dimensions: Any = None) -> None:
        """Drop a tile. Raises Away."""
        self.store.delete(self.keys_of(tile))

    def remove_tiles(self, tiles: TileCollection, dimensions: Any = None) -> None:
        """Drop tiles. Raises Away."""
        self.store.delete(key for tile in tiles if tile.coord is not None for key in self.keys_of(tile))

    def begin(self, may_keep: bool) -> None:
        """This thread draws a metatile from now on; `may_keep`: it has the lock for certain."""
        self._drawing.may_keep, self._drawing.is_doubtful, self._drawing.stored = may_keep, False, []

    def end(self) -> tuple[list[str], bool]:
        """Keys that it kept, and whether something may still be on its way to the server."""
        self._drawing.may_keep = False
        return self._drawing.stored, self._drawing.is_doubtful

    def forget(self, keys: list[str]) -> None:
        """Drop what was just kept; where that fails too, the next purge finds it."""
        try:
            self.store.delete(keys)
        except Away:
            return


def cache_setting(prefix: str) -> dict[str, Any]:
    """MapProxy's `cache:` of a shared cache; `prefix` is the name that new generations change."""
    return {"type": TYPE, "prefix": f"{root()}{prefix}"}


def beside(key: str) -> str:
    """Key of the WebP that was made of a kept PNG."""
    return f"{key.removesuffix('.png')}.webp"


def made_of(store: Store, key: str, source: bytes) -> bytes | None:
    """The WebP of a kept PNG (its key, its bytes); None when it was made of other bytes, or never."""
    found = store.get(beside(key))
    return found[_MARK_BYTES:] if found and found[:_MARK_BYTES] == _mark(source) else None


def keep_beside(store: Store, key: str, source: bytes, body: bytes) -> None:
    """Keep what was made of a PNG, if that is kept. It holds the mark of those bytes, so it cannot outlive them."""
    if store.exists([key])[0]:
        try:
            store.put({beside(key): _mark(source) + body})
        except Away:
            return


def _mark(source: bytes) -> bytes:
    return hashlib.blake2b(source, digest_size=_MARK_BYTES).digest()


class _Caches(_PLAIN):  # type: ignore[misc, valid-type]
    """MapProxy's reading of one `cache:`, which knows shared ones."""

    def _tile_cache(self, grid_conf: Any, image_opts: Any) -> Any:
        told, store = self.conf.get("cache", {}), shared()
        if told.get("type") != TYPE or store is None or self.conf.get("disable_storage"):
            return super()._tile_cache(grid_conf, image_opts)
        prefix = f"{told['prefix']}/{grid_conf.tile_grid().name}"
        known = remembered(Workspace(Path(self.lock_dir()).parent))
        return SharedCache(store, known, prefix, image_opts.format.ext, image_opts)

    @memoize  # type: ignore[untyped-decorator]
    def caches(self) -> Any:
        found = super().caches()
        for _grid, _extent, manager in found:
            if isinstance(manager.cache, SharedCache):
                place = Workspace(Path(self.lock_dir()).parent)
                manager.locker = SharedLocker(manager.locker, manager.cache, locks(place))
        return found


def use_shared_caches() -> None:
    """Let MapProxy know shared caches from its next configuration on."""
    proxy.CacheConfiguration = _Caches
