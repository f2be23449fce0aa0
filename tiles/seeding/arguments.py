"""Tham số dòng lệnh. The order that the options of `tiles_seed` and `tiles_forecast` describe."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from tiles.scales import WEB_GRID
from tiles.seeding.order import Order, OrderInvalid, parse_levels


def add_order(parser: CommandParser) -> None:
    """Options that say what is to be drawn."""
    parser.add_argument("map", nargs="?", help="map (basemap, shared, a group, a layer); --vector: a layer")
    parser.add_argument("--vector", action="store_true", help="vector tiles of the layer instead of pictures")
    parser.add_argument("--grid", default=WEB_GRID.name, help="webmercator (default) or vn2000")
    parser.add_argument("--zoom", default="8-13", help="first and last level of the grid, for example 8-13")
    parser.add_argument(
        "--area",
        action="append",
        default=[],
        metavar="LAYER:CODE",
        help="wards:26734, plans:CODE, LAYER:FIELD=VALUE, LAYER:* for all; may be repeated. Default: the city",
    )
    parser.add_argument(
        "--extent",
        type=float,
        nargs=4,
        default=None,
        metavar=("MIN_E", "MIN_N", "MAX_E", "MAX_N"),
        help="a box instead, metres in the city's VN-2000 zone",
    )


def order_of(options: dict[str, Any]) -> Order:
    """The order. Raises CommandError."""
    if not options["map"]:
        raise CommandError("thiếu tên bản đồ · name a map")
    try:
        first, last = parse_levels(options["zoom"])
        return Order(
            name=options["map"], kind="vector" if options["vector"] else "raster", grid=options["grid"],
            first=first, last=last, areas=tuple(options["area"]),
            box=tuple(options["extent"]) if options["extent"] else None,
        ).checked()  # fmt: skip
    except OrderInvalid as error:
        raise CommandError(f"{error.vi} · {error.en}") from None
