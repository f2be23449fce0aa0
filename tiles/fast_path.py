"""Đường tắt. Answers from the file of a kept tile without asking MapProxy, which takes ten times as long to find it.

Nothing is remembered: the configuration says in which directory a map's tiles lie, the file system whether one is there
now. A tile that was dropped is missed by the next request, which then goes the long way.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tiles import file_stamp, webp
from tiles.keeping import shared_cache
from tiles.vector import MVT_TYPE

Answer = tuple[int, list[tuple[str, str]], bytes]
#: Levels of WMTS have two digits, those of directories have as many as they need.
_RASTER = re.compile(r"/(?:tiles|wmts)/([a-z0-9_]+)/([a-z0-9_]+)/0?(\d{1,2}/\d{1,8}/\d{1,8}\.[a-z]{3,4})")
_VECTOR = re.compile(r"/mvt/([a-z0-9_]+)/(\d{1,2}/\d{1,8}/\d{1,8}\.mvt)")
_EVERYBODY = ("Access-Control-Allow-Origin", "*")
_HEADERS = {
    "mvt": [("Content-Type", MVT_TYPE), ("Content-Encoding", "gzip")],
    "png": [("Content-Type", "image/png")],
    "jpeg": [("Content-Type", "image/jpeg")],
    "webp": [("Content-Type", "image/webp")],
}


class FastPath:
    """The directories of one state of the configuration."""

    def __init__(self, raster: dict[str, Any], vector: dict[str, Any], grid: str) -> None:
        """Of MapProxy's two configurations; `grid` is that of the vector tiles."""
        self._raster = dict(_directories(raster))
        self._vector = {layer: found for (layer, one), found in _directories(vector) if one == grid}
        directories = [*self._raster.values(), *self._vector.values()]
        self._shared = dict(_prefixes(raster))
        #: Names of the caches that a server of files may serve (tiles.live).
        self.caches = tuple(dict.fromkeys(Path(one).parent.name for one in directories))

    def answer(self, path: str, wished: str) -> Answer | None:
        """Status, headers and bytes for a path of the tile process and an If-None-Match; None when no file is there."""
        if match := _RASTER.fullmatch(path):
            directory, rest = self._raster.get((match[1], match[2])), match[3]
        elif match := _VECTOR.fullmatch(path):
            directory, rest = self._vector.get(match[1]), match[2]
        else:
            return None
        if directory is None:
            return None
        headers = _HEADERS.get(rest.rpartition(".")[2])
        if headers is None:
            return None
        file = f"{directory}/{rest}"
        if rest.endswith(webp.SUFFIX):
            file = _beside(webp.source_of(file))
        return _read(file, headers, wished) if file else None

    def file_of(self, path: str) -> str:
        """File of a raster tile, kept or not; "" for every other path."""
        match = _RASTER.fullmatch(path)
        directory = self._raster.get((match[1], match[2])) if match else None
        return f"{directory}/{match[3]}" if match and directory else ""

    def key_of(self, path: str) -> str:
        """Key of a raster tile on the server that machines share; "" for every other path."""
        match = _RASTER.fullmatch(path)
        prefix = self._shared.get((match[1], match[2])) if match else None
        return f"{prefix}/{match[3]}" if match and prefix else ""


def matches(etag: str, wished: str) -> bool:
    """If-None-Match, weak comparison (RFC 9110, 13.1.2)."""
    offered = [one.strip().removeprefix("W/") for one in wished.split(",")]
    return "*" in offered or etag in offered


def _directories(configuration: dict[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    """Layer and grid, and where its tiles lie: of layers that one cache of files serves as it is."""
    base = Path(configuration["globals"]["cache"]["base_dir"])
    for layer, name, cache in _served(configuration):
        kept = cache.get("cache", {})
        if kept.get("type") != "file" or kept.get("directory_layout") != "tms":
            continue
        for grid in cache["grids"]:
            if "directory" in kept:
                yield (layer, grid), kept["directory"]
            elif kept.get("use_grid_names"):
                yield (layer, grid), str(base / name / grid)


def _prefixes(configuration: dict[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    """Layer and grid, and the first part of its keys: of layers that one shared cache serves as it is."""
    for layer, _name, cache in _served(configuration):
        if cache.get("cache", {}).get("type") == shared_cache.TYPE:
            for grid in cache["grids"]:
                yield (layer, grid), f"{cache['cache']['prefix']}/{grid}"


def _served(configuration: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Layer, name of its cache, the cache: of layers that caches serve as they are."""
    for layer in configuration["layers"]:
        names = layer.get("tile_sources") or layer.get("sources") or ()
        for name in names if layer.get("tile_sources") or len(names) == 1 else ():
            yield layer["name"], name, configuration["caches"].get(name, {})


def _beside(png: str) -> str:
    """File of the WebP that was made of this kept PNG; "" when there is no such PNG."""
    try:
        status = os.stat(png)  # noqa: PTH116 a third of the time of Path
    except OSError:
        return ""
    return webp.place_beside(png, status.st_mtime_ns // 1_000_000_000, status.st_size)


def _read(path: str, headers: list[tuple[str, str]], wished: str) -> Answer | None:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        status = os.fstat(handle)
        stamped = file_stamp.is_stamped(status)
        etag = file_stamp.etag(status.st_mtime_ns // 1_000_000_000, status.st_size) if stamped else ""
        if etag and wished and matches(etag, wished):
            return 304, _validators(etag), b""
        body = os.read(handle, status.st_size)
        if not etag:
            etag = _stamp(handle, body)
            if wished and matches(etag, wished):
                return 304, _validators(etag), b""
    finally:
        os.close(handle)
    if len(body) != status.st_size or not body:
        return None
    return 200, [*headers, *_validators(etag), ("Content-Length", str(len(body)))], body


def _validators(etag: str) -> list[tuple[str, str]]:
    return [("ETag", etag), ("Cache-Control", "no-cache"), _EVERYBODY]


def _stamp(handle: int, body: bytes) -> str:
    """Stamp a file that an earlier release or another program wrote; its ETag."""
    with contextlib.suppress(
        PermissionError
    ):  # somebody else's file: the next reader computes the hash again
        file_stamp.set_stamp(handle, body)
    return file_stamp.etag_of(body)
