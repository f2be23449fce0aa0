"""Tiles to watch: their addresses by protocol, grid and zoom around a place, and what they look like drawn anew."""

from __future__ import annotations

import hashlib
import math
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings

from geo.domain.crs import WEB_MERCATOR, by_srid
from geo.domain.transform import transform_point
from tiles.application import TileServer
from tiles.scales import TILE_SIZE, WEB_GRID, Grid, zoom_of_denominator
from tiles.workspace import Workspace, vn2000_grid

FIRST_ZOOM, LAST_ZOOM = 10, 20


@dataclass(frozen=True)
class Watched:
    """One tile.

    Attributes:
        protocol: WMTS, WMTS VN-2000, TMS or MVT.
        zoom: of web mercator, or the nearest one.
        path: on the public origin.
        inner: of the tile process.
    """

    protocol: str
    zoom: int
    path: str
    inner: str


def around(x: float, y: float, layer: str, maps: Sequence[str], dice: random.Random) -> list[Watched]:
    """Tiles over a place (metres of EPSG:3857): each protocol at a zoom by chance, vector tiles at three."""
    found = [
        _raster(x, y, dice.choice(maps), dice, WEB_GRID, "WMTS"),
        _raster(x, y, dice.choice(maps), dice, WEB_GRID, "TMS"),
    ]
    easting, northing = transform_point(x, y, WEB_MERCATOR, by_srid(settings.STORAGE_SRID))
    found.append(_raster(easting, northing, dice.choice(maps), dice, vn2000_grid(), "WMTS VN-2000"))
    for zoom in dice.sample(range(FIRST_ZOOM, LAST_ZOOM + 1), 3):
        column, row = _tile(WEB_GRID, zoom, x, y)
        place = f"{layer}/{zoom}/{column}/{row}.mvt"
        found.append(Watched("MVT", zoom, f"/tiles/{place}", f"/mvt/{place}"))
    return found


def _raster(x: float, y: float, name: str, dice: random.Random, grid: Grid, protocol: str) -> Watched:
    levels = [
        level for level in range(len(grid.resolutions)) if FIRST_ZOOM <= _zoom(grid, level) <= LAST_ZOOM
    ]
    level = dice.choice(levels)
    column, row = _tile(grid, level, x, y)
    if protocol == "TMS":  # its levels count from the second one of the grid, its rows from the south
        path = f"/tms/1.0.0/{name}/{grid.name}/{level - 1}/{column}/{2**level - 1 - row}.png"
    else:
        path = f"/wmts/{name}/{grid.name}/{level}/{column}/{row}.png"
    return Watched(protocol, _zoom(grid, level), f"/map{path}", path)


def _zoom(grid: Grid, level: int) -> int:
    if grid is WEB_GRID:
        return level
    return round(zoom_of_denominator(grid.resolutions[level] / 0.00028))


def _tile(grid: Grid, level: int, x: float, y: float) -> tuple[int, int]:
    side = grid.resolutions[level] * TILE_SIZE
    left, top = grid.top_left
    return math.floor((x - left) / side), math.floor((top - y) / side)


def hash_of(body: bytes) -> str:
    """Short name of some bytes."""
    return hashlib.blake2b(body, digest_size=8).hexdigest()


class DrawnAnew:
    """Tiles as the renderers and the database make them now: a tile server whose cache is emptied before each use."""

    def __init__(self, folder: Path) -> None:
        self._place = Workspace(folder / "anew")
        self._place.root.mkdir()
        self._server = TileServer(self._place)

    def hash(self, tile: Watched) -> str:
        """Of the tile's bytes. Raises RuntimeError when it cannot be drawn."""
        shutil.rmtree(self._place.cache, ignore_errors=True)
        environ: dict[str, Any] = {"PATH_INFO": tile.inner, "REQUEST_METHOD": "GET"}
        setup_testing_defaults(environ)
        reply = self._server.answer(environ)
        if reply.status != 200:
            raise RuntimeError(f"{tile.inner}: {reply.status}")
        return hash_of(reply.body)
