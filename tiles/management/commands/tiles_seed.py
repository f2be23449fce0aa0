"""`manage.py tiles_seed MAP --zoom 10-14`: fill the cache of a map over an area, through the tile server itself."""

from __future__ import annotations

from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from geo.domain.crs import WEB_MERCATOR, by_srid
from geo.domain.transform import transform_point
from tiles.application import TileServer
from tiles.maps import UnknownMap, get_map
from tiles.scales import HALF_WORLD_M, MAX_ZOOM, TILE_SIZE, WEB_GRID, resolution_of_zoom

_META = 4


class Command(BaseCommand):
    """Vẽ trước các ô bản đồ."""

    help = "Fill the web mercator cache of a map; asks for one tile of each 4 x 4 metatile."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Map, zooms and area."""
        parser.add_argument("map", help="basemap, shared, a group or a layer")
        parser.add_argument("--zoom", default="8-13", help="first and last zoom, for example 8-13")
        parser.add_argument(
            "--extent",
            type=float,
            nargs=4,
            default=None,
            metavar=("MIN_E", "MIN_N", "MAX_E", "MAX_N"),
            help="metres in the city's VN-2000 zone; default: the city",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed zoom by zoom and print a line for each."""
        try:
            get_map(options["map"])
        except UnknownMap:
            raise CommandError(f"there is no map {options['map']}") from None
        first, _, last = options["zoom"].partition("-")
        server = TileServer()
        for zoom in range(int(first), min(int(last or first), MAX_ZOOM) + 1):
            tiles = metatiles(zoom, tuple(options["extent"] or settings.CITY.extent))
            failed = sum(
                not _draw(server, f"/wmts/{options['map']}/{WEB_GRID.name}/{zoom}/{x}/{y}.png")
                for x, y in tiles
            )
            self.stdout.write(f"z{zoom}: {len(tiles)} metatiles, {failed} failed")


def _draw(server: TileServer, path: str) -> bool:
    """Ask for one tile; whether there was one."""
    environ: dict[str, Any] = {"PATH_INFO": path}
    setup_testing_defaults(environ)
    return server.answer(environ).status == 200


def metatiles(zoom: int, extent: tuple[float, ...]) -> list[tuple[int, int]]:
    """Column and row of one tile of each metatile that touches `extent` (metres of the city's zone)."""
    crs = by_srid(settings.STORAGE_SRID)
    corners = [
        transform_point(x, y, crs, WEB_MERCATOR)
        for x in (extent[0], extent[2])
        for y in (extent[1], extent[3])
    ]
    side = resolution_of_zoom(zoom) * TILE_SIZE * _META
    columns = [int((x + HALF_WORLD_M) / side) for x, _y in corners]
    rows = [int((HALF_WORLD_M - y) / side) for _x, y in corners]
    return [
        (column * _META, row * _META)
        for column in range(min(columns), max(columns) + 1)
        for row in range(min(rows), max(rows) + 1)
    ]
