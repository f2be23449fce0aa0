"""Reading of pictures and capabilities in the tests of the tiles."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from werkzeug.test import Client, TestResponse

from geo.domain.crs import WEB_MERCATOR, by_srid
from geo.domain.transform import transform_point
from tests.integration.tiles.conftest import EAST, NORTH, SRID
from tiles.scales import HALF_WORLD_M, TILE_SIZE, resolution_of_zoom


def mercator(x: float, y: float) -> tuple[float, float]:
    """EPSG:3857 of a point given in metres from the corner of the drawn city."""
    return transform_point(EAST + x, NORTH + y, by_srid(SRID), WEB_MERCATOR)


def tile_at(zoom: int, x: float, y: float) -> tuple[int, int]:
    """Column and row of the web mercator tile with a point of EPSG:3857."""
    side = resolution_of_zoom(zoom) * TILE_SIZE
    return int((x + HALF_WORLD_M) // side), int((HALF_WORLD_M - y) // side)


def wmts(client: Client, layer: str, zoom: int, x: float, y: float, **headers: str) -> TestResponse:
    """The raster tile of a point of EPSG:3857."""
    column, row = tile_at(zoom, x, y)
    return client.get(f"/wmts/{layer}/webmercator/{zoom}/{column}/{row}.png", headers=headers)


def mvt(client: Client, layer: str, zoom: int, x: float, y: float, **headers: str) -> TestResponse:
    """The vector tile of a point of EPSG:3857."""
    column, row = tile_at(zoom, x, y)
    return client.get(f"/mvt/{layer}/{zoom}/{column}/{row}.mvt", headers=headers)


def get_map(client: Client, layer: str, crs: str, bbox: tuple[float, ...], size: int) -> TestResponse:
    """A WMS 1.3.0 picture, `size` pixels wide and high; bbox in x, y order."""
    return client.get(
        "/service?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&STYLES=&FORMAT=image/png&TRANSPARENT=TRUE"
        f"&LAYERS={layer}&CRS={crs}&BBOX={','.join(map(repr, bbox))}&WIDTH={size}&HEIGHT={size}"
    )


def pixels(response: TestResponse) -> NDArray[np.int16]:
    """Rows of RGBA values."""
    assert response.status_code == 200, response.data[:500]
    return np.asarray(Image.open(BytesIO(response.data)).convert("RGBA")).astype(np.int16)


def near(picture: NDArray[np.int16], colour: str, tolerance: int = 40) -> NDArray[np.bool_]:
    """Pixels whose red, green and blue each lie within `tolerance` of `#rrggbb`, and are not transparent."""
    wanted = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)])
    return (np.abs(picture[..., :3] - wanted).max(axis=-1) <= tolerance) & (picture[..., 3] > 100)
