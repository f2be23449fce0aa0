"""Ô véc-tơ giữ và làm. Vector tiles of one state of the configuration: the kept ones, others made and kept.

For a small tile MapProxy's services took a fifth of the time of the process. Here are its caches and its locks without
its services: whoever purges, seeds or counts meets the same files under the same locks.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from io import BytesIO
from typing import Any, NamedTuple

from mapproxy.cache.tile import Tile
from mapproxy.config.configuration.proxy import ProxyConfiguration
from mapproxy.image import ImageResult

from tiles import file_stamp
from tiles.file_stamp import StampedFileCache
from tiles.lock_files import LinkedLock
from tiles.vector import TileAddress

logger = logging.getLogger(__name__)


class Packed(NamedTuple):
    """A vector tile as it is sent."""

    body: bytes
    etag: str


@dataclass(frozen=True)
class Taken:
    """A tile that one statement makes, and nobody else meanwhile; `end` must follow."""

    question: tuple[str, dict[str, object]]
    _manager: Any
    _tile: Tile
    _lock: LinkedLock

    def keep(self, body: bytes) -> Packed:
        """The tile, packed already, kept if it can be."""
        return _keep(self._manager, self._tile, body)

    def end(self) -> None:
        """Others may make it again."""
        self._lock.unlock()


class VectorCaches:
    """The caches by layer."""

    def __init__(self, proxy: ProxyConfiguration, layers: list[dict[str, Any]]) -> None:
        """Of MapProxy's configuration of the vector tiles; each of its layers has one cache in one grid."""
        self._managers: dict[str, Any] = {}
        for layer in layers:
            (name,) = layer["tile_sources"]
            ((_grid, _extent, manager),) = proxy.caches[name].caches()
            self._managers[layer["name"]] = manager

    def __contains__(self, layer: str) -> bool:
        return layer in self._managers

    def tile(self, layer: str, address: TileAddress) -> Packed:
        """The tile, waiting for whoever makes it at this moment.

        Raises:
            mapproxy.source.SourceError: the database did not answer.
            mapproxy.util.lock.LockTimeout: who makes the same tile does not end.
        """
        manager = self._managers[layer]
        tile = Tile((address.x, address.y, address.z))
        kept = _kept(manager.cache, tile)
        if kept is not None:
            return kept
        with manager.lock(tile):
            kept = _kept(manager.cache, tile)  # who had the lock before may have made it
            if kept is not None:
                return kept
            body, worth_keeping = manager.sources[0].drawn(address)
            return _keep(manager, tile, body) if worth_keeping else Packed(body, file_stamp.etag_of(body))

    def taken(self, layer: str, address: TileAddress) -> Taken | None:
        """A tile to make without waiting for anybody; None when that cannot be, and `tile` is to be asked."""
        manager = self._managers.get(layer)
        question = manager.sources[0].light_question(address) if manager and address.exists else None
        if manager is None or question is None:
            return None
        tile = Tile((address.x, address.y, address.z))
        lock = manager.lock(tile)
        if not isinstance(lock, LinkedLock) or not lock.at_once():
            return None
        return Taken(question, manager, tile, lock)


def _kept(cache: Any, tile: Tile) -> Packed | None:
    """The kept tile; None when there is none, or it is dropped at this moment."""
    if not cache.load_tile(tile):
        return None
    try:
        with tile.image_result.as_buffer() as file:
            body = bytes(file.read())
    except FileNotFoundError:
        tile.image_result = None
        return None
    return Packed(body, file_stamp.etag_of(body))


def _keep(manager: Any, tile: Tile, body: bytes) -> Packed:
    """Keep a tile under its lock. One that a full disk does not take is sent all the same."""
    try:
        if isinstance(manager.cache, StampedFileCache):
            return Packed(body, manager.cache.keep(tile, body))
        tile.image_result = ImageResult(BytesIO(body), image_opts=manager.image_opts)
        manager.cache.store_tile(tile)
    except OSError:
        logger.exception("%s could not be kept", tile.coord)
    return Packed(body, file_stamp.etag_of(body))
