"""MapProxy's configuration as a Python dict, from the registry: no YAML, no restart to add a layer."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings

from geo.domain.crs import vn2000_zones
from layers.labels import Label
from layers.registry import registry
from tiles import vector
from tiles.generations import VECTOR_PREFIX, cache_name, current
from tiles.keeping.chosen import shared
from tiles.keeping.shared_cache import cache_setting
from tiles.maps import BASEMAP, MapDefinition, drawn_maps, public_layers
from tiles.mapserver.mapfile import EDGE_BUFFER_PX, render
from tiles.raster.catalogue import ORTHOPHOTO
from tiles.scales import TILE_SIZE, WEB_GRID
from tiles.style.looks import DARK, HYBRID, LIGHT, raster_name
from tiles.workspace import Workspace, drawing, vn2000_grid

META_SIZE = 4
#: Of the caches for fine screens: they begin new generations with the plain ones.
FINE_SUFFIX = "_2x"
FINE_GRID = f"{WEB_GRID.name}{FINE_SUFFIX}"
HYBRID_MAP = "hybrid"
MAX_OUTPUT_PIXELS = 2048
#: Tiles for one WMS picture of that size, at the widest step between two scales (1:5000 to 1:2000).
MAX_TILES = 400
_WMS_SRS = ("EPSG:3857", "EPSG:4326", "CRS:84", "EPSG:4756")
_ATTRIBUTION = "© Nền · © OpenStreetMap contributors (ODbL)"


def raster_configuration(place: Workspace, generations: dict[str, int]) -> dict[str, Any]:
    """WMTS, WMS and TMS of every map in web mercator and the city's VN-2000 grid."""
    maps = drawn_maps()
    grid = vn2000_grid()
    names = {one.name: _raster_cache(one, place, generations) for one in maps}
    caches = {names[one.name]: _cache(one, names[one.name]) for one in maps}
    sources = {f"{one.name}_source": {"type": "nen_mapserver", "map": one.name} for one in maps}
    layers = [_layer(one, names[one.name]) for one in maps]
    for one in maps:
        if _is_fine(one):
            caches[fine_cache(names[one.name])] = _fine_cache(one, place.cache, names[one.name])
            sources[f"{one.name}_2x_source"] = {"type": "nen_mapserver", "map": one.name, "scale": 2}
    if ORTHOPHOTO in names:
        layers.append(_hybrid_layer())
        caches[f"{HYBRID_MAP}_tiles"] = _hybrid_cache(names)
    return {
        "services": _services(grid.crs.code),
        "layers": layers,
        "caches": caches,
        "sources": sources,
        "grids": {
            WEB_GRID.name: WEB_GRID.as_mapproxy(),
            grid.name: grid.as_mapproxy(),
            FINE_GRID: fine_grid(),
        },
        "globals": _globals(place),
    }


def vector_configuration(place: Workspace, generations: dict[str, int]) -> dict[str, Any]:
    """The caches of the vector tiles; no service of MapProxy serves them (tiles.vector_caches)."""
    specs = [spec for spec in public_layers() if spec.tiles is not None]
    names = {
        spec.name: cache_name(
            f"{VECTOR_PREFIX}{spec.name}",
            vector.fingerprint(spec),
            generations.get(f"{VECTOR_PREFIX}{spec.name}", 0),
        )
        for spec in specs
    }
    return {
        "services": {"tms": None},  # MapProxy reads no configuration without one
        "layers": [
            {"name": spec.name, "title": spec.title.vi, "tile_sources": [names[spec.name]]} for spec in specs
        ],
        "caches": {
            names[spec.name]: {
                "grids": [WEB_GRID.name],
                "sources": [f"{spec.name}_source"],
                "format": "image/mvt",
                "request_format": "image/mvt",
                "meta_size": [1, 1],
                "meta_buffer": 0,
                "cache": _kept(names[spec.name]),
            }
            for spec in specs
        },
        "sources": {f"{spec.name}_source": {"type": "nen_vector", "layer": spec.name} for spec in specs},
        "grids": {WEB_GRID.name: WEB_GRID.as_mapproxy()},
        "globals": _globals(place),
    }


def cache_names(place: Workspace) -> list[str]:
    """Directories of every cache in use, raster and vector."""
    numbers = current(place)
    raster, tiles = raster_configuration(place, numbers), vector_configuration(place, numbers)
    return [*raster["caches"], *tiles["caches"]]


def map_fingerprint(one: MapDefinition, place: Workspace) -> str:
    """Changes when the pictures of a map would look different though no feature changed.

    Computed once a process and state of the registry: the looks are code, and a new generation must not wait for it.
    """
    key = (registry.generation, one.name, place.root)
    if key not in _fingerprints:
        _fingerprints[key] = _fingerprint_of(one, place)
    return _fingerprints[key]


_fingerprints: dict[tuple[int, str, Path], str] = {}


def _fingerprint_of(one: MapDefinition, place: Workspace) -> str:
    texts = [render(drawing(one, srid, place)) for srid in (WEB_GRID.crs.srid, settings.STORAGE_SRID)]
    for here in (place.root, settings.DEMO_DIR):  # machines that share kept tiles may have them elsewhere
        texts = [text.replace(str(here), "") for text in texts]
    return hashlib.sha256("".join(texts).encode()).hexdigest()


def _is_fine(one: MapDefinition) -> bool:
    """Groups in the looks of screens: paper has no device pixels, and each cache more is one more to keep fresh."""
    return one.is_group and not one.imagery and one.look in (LIGHT, DARK)


def fine_grid() -> dict[str, object]:
    """Web mercator for screens of two pixels to one: the same tiles, 512 pixels wide."""
    halved = [resolution / 2 for resolution in WEB_GRID.resolutions]
    return {**WEB_GRID.as_mapproxy(), "res": halved, "tile_size": [2 * TILE_SIZE, 2 * TILE_SIZE]}


def fine_cache(name: str) -> str:
    """Name of the cache of a map for fine screens; it lies in the directory of the plain one and goes with it."""
    key, fingerprint, generation = name.rsplit("-", 2)
    return f"{key}{FINE_SUFFIX}-{fingerprint}-{generation}"


def _fine_cache(one: MapDefinition, base: Path, name: str) -> dict[str, Any]:
    kept = {"type": "file", "directory_layout": "tms", "directory": str(base / name / FINE_GRID)}
    if shared() is not None:
        kept = _kept(name)
    changed = {"grids": [FINE_GRID], "sources": [f"{one.name}_2x_source"], "meta_size": [2, 2], "cache": kept}
    return _cache(one, name) | changed


def _hybrid_layer() -> dict[str, Any]:
    title = Label("Ảnh và bản đồ", "Imagery and map")
    return {
        "name": HYBRID_MAP,
        "title": f"{title.vi} · {title.en}",
        "sources": [f"{HYBRID_MAP}_tiles"],
        "md": {"abstract": title.en},
    }


def _hybrid_cache(names: dict[str, str]) -> dict[str, Any]:
    """The base map over the orthophoto, laid together for each request: both are kept, so neither can be stale."""
    return {
        "grids": [WEB_GRID.name, vn2000_grid().name],
        "sources": [names[ORTHOPHOTO], names[raster_name(BASEMAP, HYBRID)]],
        "format": "image/jpeg",
        "disable_storage": True,
        "meta_size": [1, 1],
        "meta_buffer": 0,
    }


def _raster_cache(one: MapDefinition, place: Workspace, generations: dict[str, int]) -> str:
    return cache_name(one.name, map_fingerprint(one, place), generations.get(one.name, 0))


def _services(city_crs: str) -> dict[str, Any]:
    city = settings.CITY
    metadata = {
        "title": f"Nền – Bản đồ số dùng chung {city.name_vi}",
        "abstract": f"Bản đồ nền, địa chính, quy hoạch, giao thông. Shared digital map of {city.name_en}.",
        "fees": "none",
        "access_constraints": _ATTRIBUTION,
    }
    return {
        "wms": {
            "versions": ["1.1.1", "1.3.0"],
            "srs": [*_WMS_SRS, city_crs],
            "image_formats": ["image/png", "image/jpeg"],
            "max_output_pixels": [MAX_OUTPUT_PIXELS, MAX_OUTPUT_PIXELS],
            "featureinfo_types": ["json", "text"],
            "on_source_errors": "raise",
            "md": metadata,
        },
        "wmts": {
            "kvp": True,
            "restful": True,
            "md": metadata,
            "featureinfo_formats": [
                {"mimetype": "application/json", "suffix": "json"},
                {"mimetype": "text/plain", "suffix": "txt"},
            ],
        },
        "tms": {"use_grid_names": True, "origin": "nw"},
    }


def _layer(one: MapDefinition, cache: str) -> dict[str, Any]:
    told = {
        "name": one.name,
        "title": f"{one.title.vi} · {one.title.en}",
        "sources": [cache],
        "md": {"abstract": one.title.en},
    }
    return told | {"tile_sources": [cache, fine_cache(cache)]} if _is_fine(one) else told


def _cache(one: MapDefinition, name: str) -> dict[str, Any]:
    picture = (
        {"format": "image/jpeg"}
        if one.imagery
        else {"format": "image/png", "image": {"colors": 256, "transparent": not one.opaque}}
    )
    return {
        "grids": [WEB_GRID.name, vn2000_grid().name],
        "sources": [f"{one.name}_source"],
        **picture,
        "request_format": "image/png",
        "meta_size": [META_SIZE, META_SIZE],
        "meta_buffer": EDGE_BUFFER_PX,
        "link_single_color_images": True,
        "cache": _kept(name),
    }


def _kept(name: str) -> dict[str, Any]:
    """Where the tiles of a cache lie."""
    if shared() is not None:
        return cache_setting(name)
    return {"type": "file", "directory_layout": "tms", "use_grid_names": True}


def _globals(place: Workspace) -> dict[str, Any]:
    return {
        "cache": {
            "base_dir": str(place.cache),
            "lock_dir": str(place.locks),
            "tile_lock_dir": str(place.locks),
            "max_tile_limit": MAX_TILES,
            # One client's picture keeps one renderer busy, and is drawn in the thread of its ticket (tiles.tickets).
            "concurrent_tile_creators": 1,
        },
        "http": {"access_control_allow_origin": "*"},
        "image": {"paletted": True, "resampling_method": "bicubic"},
        "tiles": {"expires_hours": 0},
        # x = east first: so EPSG defines the TM 3° zones of VN-2000, whatever WMS 1.3.0 readers expect of others.
        "srs": {"axis_order_en": [crs.code for crs in vn2000_zones()]},
    }
