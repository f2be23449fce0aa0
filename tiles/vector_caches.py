"""Ô véc-tơ giữ và làm. Vector tiles of one state of the configuration: the kept ones, others made and kept.

For a small tile MapProxy's services took a fifth of the time of the process. Here are its caches and its locks without
its services: whoever purges, seeds or counts meets the same files under the same locks.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from mapproxy.cache.tile import Tile
from mapproxy.config.configuration.proxy import ProxyConfiguration
from mapproxy.image import ImageResult

from tiles.vector import TileAddress


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

    def tile(self, layer: str, address: TileAddress) -> bytes:
        """The tile, packed.

        Raises:
            mapproxy.source.SourceError: the database did not answer.
            mapproxy.util.lock.LockTimeout: who makes the same tile does not end.
        """
        manager = self._managers[layer]
        coord = (address.x, address.y, address.z)
        kept = _kept(manager.cache, coord)
        if kept is not None:
            return kept
        tile = Tile(coord)
        with manager.lock(tile):
            kept = _kept(manager.cache, coord)  # who had the lock before may have made it
            if kept is not None:
                return kept
            body, worth_keeping = manager.sources[0].drawn(address)
            if worth_keeping:
                tile.image_result = ImageResult(BytesIO(body), image_opts=manager.image_opts)
                manager.cache.store_tile(tile)
        return bytes(body)


def _kept(cache: Any, coord: tuple[int, int, int]) -> bytes | None:
    """The kept tile; None when there is none, or it is dropped at this moment."""
    tile = Tile(coord)
    if not cache.load_tile(tile):
        return None
    try:
        with tile.image_result.as_buffer() as file:
            return bytes(file.read())
    except FileNotFoundError:
        return None
