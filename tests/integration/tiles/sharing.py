"""What tests of tiles that machines share have in common: a parcel that is published anew, and its metatile."""

from __future__ import annotations

import uuid
from io import BytesIO

import psycopg
import shapely
from mapproxy.cache.tile import Tile
from mapproxy.image import ImageResult

from layers.registry import registry
from tests.integration.tiles.conftest import owner_conninfo
from tests.integration.tiles.looking import mercator, tile_at
from tiles import generations
from tiles.freshness.caches import CacheLevel, Caches
from tiles.freshness.purge import tiles_of
from tiles.keeping.chosen import shared
from tiles.keeping.store import Store
from tiles.workspace import Workspace

AT = (610, 630)


def shape() -> shapely.Geometry:
    """Where that parcel lies, EPSG:3857."""
    return shapely.box(*mercator(580, 600), *mercator(640, 660))


def renumber(parcel: uuid.UUID) -> None:
    """A publication of another parcel number."""
    with psycopg.connect(owner_conninfo(), autocommit=True) as owner:
        owner.execute("UPDATE parcels SET parcel_number = '4711' WHERE id = %s", (parcel,))


def store_of() -> Store:
    """The store in use."""
    found = shared()
    assert found is not None
    return found


def level_of(place: Workspace, zoom: int = 18) -> tuple[CacheLevel, tuple[int, int]]:
    """A level of the cache of parcels as a machine sees it, and a metatile that shows the parcel."""
    found = Caches(place, generations.current(place))
    level = next(
        one for one in found.showing(registry.get("parcels"))
        if one.key == "cadastre" and one.srs == "EPSG:3857" and one.level == zoom and one.grid.tile_px == 256
    )  # fmt: skip
    column, row = tile_at(zoom, *mercator(*AT))
    return level, (column // 4 * 4, row // 4 * 4)


def key_at(place: Workspace, zoom: int = 18) -> str:
    """Key of the tile of the parcel in the cadastral map."""
    level, _main = level_of(place, zoom)
    return str(level.manager.cache.key_of(Tile((*tile_at(zoom, *mercator(*AT)), zoom))))


def keep_before(level: CacheLevel, coord: tuple[int, int]) -> list[str]:
    """A renderer keeps a metatile; keys of its tiles. Under its lock."""
    tiles = [
        Tile(one, ImageResult(BytesIO(b"before"))) for one in tiles_of(level.manager, (*coord, level.level))
    ]
    level.manager.cache.store_tiles(tiles)
    return [level.manager.cache.key_of(one) for one in tiles]
