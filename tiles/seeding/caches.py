"""Bộ nhớ đệm của một bản đồ. MapProxy's own tile manager of a map in one grid, of the generation that counts now.

Everything is read and written through it, so a tile is drawn, stored and removed under MapProxy's lock of its metatile:
a purge that comes while the metatile is drawn waits, and removes what was drawn.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from mapproxy.cache.tile import Tile
from mapproxy.config.configuration.proxy import ProxyConfiguration
from mapproxy.grid.meta_grid import MetaGrid
from mapproxy.source import SourceError

from layers.registry import registry
from tiles import generations, mapproxy_config, mapproxy_sources
from tiles.keeping.shared_cache import SharedCache
from tiles.seeding.order import Order
from tiles.workspace import Workspace

Coord = tuple[int, int, int]
"""Column, row (as MapProxy counts it in this grid), level."""


@dataclass(frozen=True)
class Cache:
    """The cache of one map in one grid.

    Attributes:
        name: directory, of `tiles.generations.cache_name`.
        manager: MapProxy's TileManager.
        blocks: squares of tiles that are drawn together: the metatiles of pictures, as many vector tiles.
    """

    name: str
    manager: Any
    blocks: MetaGrid

    def block(self, main: Coord) -> list[Coord]:
        """Tiles of the block of `main`."""
        return [one for one in self.blocks.meta_tile(main).tiles if one is not None]

    def missing(self, main: Coord) -> list[Coord]:
        """Tiles of a block that are not in the cache."""
        tiles = self.block(main)
        return [one for one, there in zip(tiles, self.present(tiles), strict=True) if not there]

    def present(self, tiles: Sequence[Coord]) -> list[bool]:
        """Whether each tile is in the cache."""
        cache = self.manager.cache
        if isinstance(cache, SharedCache):
            return cache.store.exists([cache.key_of(Tile(one)) for one in tiles])
        return [bool(self.manager.is_cached(one)) for one in tiles]

    def draw(self, main: Coord) -> int:
        """Draw what is missing of a block, under MapProxy's lock; bytes of the block in the cache.

        Raises:
            mapproxy.source.SourceError: the renderer or the database did not answer.
            mapproxy.util.lock.LockTimeout: somebody else draws it and does not come to an end.
        """
        missing = self.missing(main)
        with self.manager.session():
            # One tile of a picture brings its whole metatile.
            self.manager.load_tile_coords(missing if self.manager.meta_grid is None else missing[:1])
        if isinstance(self.manager.cache, SharedCache) and not self.manager.cache.store.answers:
            raise SourceError("the server of kept tiles does not answer")
        return self.size_of(main)

    def size_of(self, main: Coord) -> int:
        """Bytes of a block: what it takes of the disk, or the length of its tiles where the cache is no directory."""
        return sum(self._size_of_tile(one) for one in self.block(main))

    def _size_of_tile(self, coord: Coord) -> int:
        cache = self.manager.cache
        if isinstance(cache, SharedCache):
            return len(cache.store.get(cache.key_of(Tile(coord))) or b"")
        if not hasattr(cache, "tile_location"):
            tile = self.manager.load_tile_coord(coord)
            return len(tile.image_result_buffer().read()) if tile.image_result is not None else 0
        try:
            # Tiles of a single colour are links to one file and take no block.
            return os.lstat(cache.tile_location(Tile(coord))).st_blocks * 512
        except FileNotFoundError:
            return 0


def cache_of(order: Order, place: Workspace) -> Cache:
    """The cache that an order fills, at this moment."""
    mapproxy_sources.register()
    numbers = generations.current(place)
    if order.kind == "raster":
        configuration = mapproxy_config.raster_configuration(place, numbers)
    else:
        configuration = mapproxy_config.vector_configuration(place, numbers)
    layer = next(one for one in configuration["layers"] if one["name"] == order.name)
    name = _caches_of(layer)[0]
    manager = _managers(configuration, name)[order.grid]
    size = (mapproxy_config.META_SIZE, mapproxy_config.META_SIZE)
    blocks = manager.meta_grid or MetaGrid(manager.grid, meta_size=size, meta_buffer=0)
    return Cache(name, manager, blocks)


def managers(place: Workspace, names: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Tile managers by cache and grid of those of `names` that are in use, raster and vector."""
    mapproxy_sources.register()
    numbers, wished = generations.current(place), set(names)
    found: dict[str, dict[str, Any]] = {}
    for make in (mapproxy_config.raster_configuration, mapproxy_config.vector_configuration):
        configuration = make(place, numbers)
        for name in sorted(wished & set(configuration["caches"])):
            found[name] = _managers(configuration, name)
    return found


def stamp(place: Workspace) -> object:
    """Changes when `cache_of` may give another cache."""
    return registry.generation, generations.state(place)


def _managers(configuration: dict[str, Any], name: str) -> dict[str, Any]:
    """Tile managers of one cache by grid; the other caches need not be built. MapProxy changes what it is given."""
    kept = {key: configuration[key] for key in ("sources", "grids", "globals")}
    kept["caches"] = {name: configuration["caches"][name]}
    kept["layers"] = [one for one in configuration["layers"] if name in _caches_of(one)]
    proxy = ProxyConfiguration(deepcopy(kept | {"services": {}}))
    return {grid.name: manager for grid, _extent, manager in proxy.caches[name].caches()}


def _caches_of(layer: dict[str, Any]) -> list[str]:
    caches: list[str] = layer.get("sources") or layer["tile_sources"]
    return caches
