"""Bộ nhớ đệm. Which caches show a layer, on which levels, and MapProxy's managers of their tiles."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from mapproxy.config.configuration.proxy import ProxyConfiguration

from layers.spec import LayerSpec
from tiles import generations, mapproxy_config, mapproxy_sources
from tiles.freshness.touched import Level
from tiles.maps import UnknownMap, get_map
from tiles.scales import resolution_of_zoom
from tiles.style.table import style_of
from tiles.workspace import Workspace

#: A map may be drawn for finer screens, and a scale takes the nearest zoom: so many zooms early (docs/tiles.md).
_EARLY_ZOOMS = 1.5
#: Beyond the margin that a tile is drawn with: half pixels, widths of lines, generalised corners.
_SAFETY_PX = 8
#: Vector tiles reach 1/64 of a tile beyond their edge.
_VECTOR_MARGIN_PX = 4


@dataclass(frozen=True)
class CacheLevel:
    """One level of one cache that shows a layer."""

    key: str
    level: int
    grid: Level
    srs: str
    manager: Any


class Caches:
    """Every cache of one state of the configuration; cheap to ask, seconds to build."""

    def __init__(self, place: Workspace, numbers: Mapping[str, int]) -> None:
        """Of the generations `numbers`."""
        mapproxy_sources.register()
        self.numbers = dict(numbers)
        self._found: dict[str, list[tuple[str, frozenset[str], Any]]] = {"raster": [], "vector": []}
        for kind, configuration in (
            ("raster", mapproxy_config.raster_configuration(place, self.numbers)),
            ("vector", mapproxy_config.vector_configuration(place, self.numbers)),
        ):
            proxy = ProxyConfiguration(deepcopy(configuration))
            for name, cache in configuration["caches"].items():
                layers = _drawn(cache, configuration["sources"])
                managers = (
                    [manager for _grid, _extent, manager in proxy.caches[name].caches()] if layers else []
                )
                key = generations.key_of(name).removesuffix(mapproxy_config.FINE_SUFFIX)
                self._found[kind] += [(key, layers, manager) for manager in managers]

    def showing(self, spec: LayerSpec) -> Iterator[CacheLevel]:
        """Levels of all caches on which a layer is drawn, finest first: those are looked at most."""
        yield from self._levels("vector", spec, _first_vector_zoom(spec))
        yield from self._levels("raster", spec, _first_drawn_zoom(spec))

    def _levels(self, kind: str, spec: LayerSpec, first_zoom: float) -> Iterator[CacheLevel]:
        for key, layers, manager in self._found[kind]:
            if spec.name not in layers:
                continue
            for level in reversed(range(manager.grid.levels)):
                resolution = manager.grid.resolution(level)
                if math.log2(resolution_of_zoom(0) / resolution) >= first_zoom - _EARLY_ZOOMS:
                    yield CacheLevel(
                        key, level, _grid_level(manager, level), manager.grid.srs.srs_code, manager
                    )


def _drawn(cache: Mapping[str, Any], sources: Mapping[str, Any]) -> frozenset[str]:
    """Names of the layers of a cache; none for one that shows no layer of the registry (an orthophoto)."""
    found: set[str] = set()
    for name in cache["sources"]:
        told = sources.get(name, {})
        if "layer" in told:
            found.add(told["layer"])
        elif "map" in told:
            try:
                found.update(spec.name for spec in get_map(told["map"]).specs)
            except UnknownMap:
                continue
    return frozenset(found)


def _grid_level(manager: Any, level: int) -> Level:
    grid, meta = manager.grid, manager.meta_grid
    columns, rows = grid.grid_sizes[level]
    return Level(
        left=grid.bbox[0],
        top=grid.bbox[3],
        resolution=grid.resolution(level),
        tile_px=grid.tile_size[0],
        columns=columns,
        rows=rows,
        meta=meta.meta_size[0] if meta else 1,
        margin_px=(meta.meta_buffer if meta else _VECTOR_MARGIN_PX) + _SAFETY_PX,
    )


def _first_drawn_zoom(spec: LayerSpec) -> int:
    style = style_of(spec)
    return min([style.min_zoom, *(label.min_zoom for label in style.labels)])


def _first_vector_zoom(spec: LayerSpec) -> float:
    return float(spec.tiles.first_zoom) if spec.tiles is not None else math.inf
