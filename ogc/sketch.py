"""A map without scripts: the shapes as SVG over one picture of our own base map (WMS), both in Web Mercator.

Drawing only; nothing is measured here. Where scripts run, `ogc/static/ogc/map.js` moves it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from geo.domain.crs import WEB_MERCATOR
from geo.domain.values import BBox

WIDTH, HEIGHT = 960, 540
"""Pixels of the picture."""
MARGIN = 1.25
MIN_WIDTH_M = 120.0
"""Metres of Web Mercator: a single small parcel is shown with its surroundings."""
_RADIUS = 6378137.0

Position = tuple[float, float]


@dataclass(frozen=True)
class Sketch:
    """A map picture. `paths` are SVG path data, `points` centres, all in pixels of the picture.

    Attributes:
        extent: what is shown, metres of Web Mercator.
        base_url: address of the base map picture.
    """

    paths: tuple[str, ...]
    points: tuple[Position, ...]
    extent: BBox
    base_url: str
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def extent_text(self) -> str:
        """`left,bottom,right,top`, for the script that moves the map."""
        return _numbers(self.extent)


def of_features(features: Iterable[dict[str, Any]]) -> Sketch | None:
    """Map of GeoJSON features in CRS84; None when none has a shape."""
    shapes = [feature["geometry"] for feature in features if feature.get("geometry")]
    return _draw(shapes) if shapes else None


def of_box(box: tuple[float, float, float, float]) -> Sketch:
    """Map with a box (west, south, east, north in degrees) drawn on it."""
    west, south, east, north = box
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return _draw([{"type": "Polygon", "coordinates": [ring]}])


def _draw(shapes: list[dict[str, Any]]) -> Sketch:
    rings = [[_mercator(position) for position in line] for shape in shapes for line in _lines(shape)]
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    width = max((max(xs) - min(xs)) * MARGIN, (max(ys) - min(ys)) * MARGIN * WIDTH / HEIGHT, MIN_WIDTH_M)
    left, top = middle_x - width / 2, middle_y + width * HEIGHT / WIDTH / 2
    scale = WIDTH / width

    def pixel(position: Position) -> Position:
        return round((position[0] - left) * scale, 1), round((top - position[1]) * scale, 1)

    drawn = [[pixel(position) for position in ring] for ring in rings]
    extent = BBox(left, top - width * HEIGHT / WIDTH, left + width, top, WEB_MERCATOR)
    return Sketch(
        paths=tuple("M" + "L".join(f"{x} {y}" for x, y in ring) for ring in drawn if len(ring) > 1),
        points=tuple(ring[0] for ring in drawn if len(ring) == 1),
        extent=extent,
        base_url=_base_map(extent),
    )


def _base_map(extent: BBox) -> str:
    parameters = {
        "SERVICE": "WMS",
        "VERSION": "1.3.0",
        "REQUEST": "GetMap",
        "LAYERS": "basemap",
        "STYLES": "",
        "CRS": WEB_MERCATOR.code,
        "BBOX": _numbers(extent),
        "WIDTH": WIDTH,
        "HEIGHT": HEIGHT,
        "FORMAT": "image/png",
    }
    return f"/map/service?{urlencode(parameters)}"


def _numbers(extent: BBox) -> str:
    return ",".join(f"{value:.2f}" for value in extent.as_tuple())


def _mercator(position: Position) -> Position:
    latitude = max(-85.0, min(85.0, position[1]))
    return (
        math.radians(position[0]) * _RADIUS,
        math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)) * _RADIUS,
    )


def _lines(shape: dict[str, Any]) -> Iterator[list[Position]]:
    """Every ring, line and point of a geometry, as lists of positions."""
    if shape["type"] == "GeometryCollection":
        for part in shape["geometries"]:
            yield from _lines(part)
    else:
        yield from _nested(shape["coordinates"])


def _nested(coordinates: Any) -> Iterator[list[Position]]:
    if coordinates and isinstance(coordinates[0], int | float):
        yield [(coordinates[0], coordinates[1])]
    elif coordinates and isinstance(coordinates[0][0], int | float):
        yield [(x, y) for x, y, *_ in coordinates]
    else:
        for part in coordinates:
            yield from _nested(part)
