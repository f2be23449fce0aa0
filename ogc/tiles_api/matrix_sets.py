"""Tile matrix sets (OGC 17-083r4): Web Mercator for all, and the city's own VN-2000 zone at the legal scales."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings

from geo.domain.crs import CRS84, Crs
from geo.domain.tile_grids import PIXEL_M, TILE_SIZE, WEB_GRID, Grid, city_grid
from geo.domain.values import BBox
from layers.labels import Label

WEB_MERCATOR_QUAD = "WebMercatorQuad"
_DEFINITIONS = "http://www.opengis.net/def/tilematrixset/OGC/1.0"


@dataclass(frozen=True)
class MatrixSet:
    """A grid under its name in the standard.

    Attributes:
        id: name in addresses here; `grid.name` is the one in addresses of the tile process.
        uri: of a registered one; "" = only here.
        axes: order and names of the axes in `pointOfOrigin`.
    """

    id: str
    title: Label
    grid: Grid
    axes: tuple[str, str]
    uri: str = ""
    scale_set: str = ""

    @property
    def crs(self) -> Crs:
        """CRS of the grid."""
        return self.grid.crs


@cache
def matrix_sets() -> dict[str, MatrixSet]:
    """Those of this installation by id."""
    city = city_grid(settings.STORAGE_SRID, settings.CITY.extent)
    found = (
        MatrixSet(
            WEB_MERCATOR_QUAD,
            Label("Web Mercator (lưới chung của bản đồ web)", "Web Mercator (the grid of web maps)"),
            WEB_GRID,
            ("X", "Y"),
            f"{_DEFINITIONS}/{WEB_MERCATOR_QUAD}",
            "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
        ),
        MatrixSet(
            f"VN2000-{city.crs.code.partition(':')[2]}",
            Label(
                f"{city.crs.name_vi}, các tỷ lệ bản đồ quy định",
                f"{city.crs.name_en}, at the legal map scales",
            ),
            city,
            ("E", "N"),
        ),
    )
    return {one.id: one for one in found}


def definition(one: MatrixSet, lang: str) -> dict[str, Any]:
    """The set as the standard writes it; scale denominators are of the 0.28 mm pixel."""
    document: dict[str, Any] = {
        "id": one.id,
        "title": one.title.text(lang),
        "crs": one.crs.uri,
        "orderedAxes": list(one.axes),
        "tileMatrices": [_matrix(one.grid, level) for level in range(len(one.grid.resolutions))],
    }
    if one.uri:
        document |= {"uri": one.uri, "wellKnownScaleSet": one.scale_set}
    return document


def limits(
    grid: Grid, levels: range, degrees: tuple[float, float, float, float]
) -> list[dict[str, int | str]]:
    """Which tiles of each level a box in degrees WGS 84 (west, south, east, north) meets."""
    box = BBox.of(degrees, CRS84).to(grid.crs).as_tuple()
    found: list[dict[str, int | str]] = []
    for level in levels:
        first, last, top, bottom = grid.tiles_meeting(level, box)
        found.append(
            {"tileMatrix": str(level), "minTileRow": top, "maxTileRow": bottom, "minTileCol": first, "maxTileCol": last}
        )  # fmt: skip
    return found


def _matrix(grid: Grid, level: int) -> dict[str, Any]:
    resolution = grid.resolutions[level]
    columns, rows = grid.matrix_size(level)
    return {
        "id": str(level),
        "scaleDenominator": round(resolution / PIXEL_M, 6),
        "cellSize": round(resolution, 12),
        "cornerOfOrigin": "topLeft",
        "pointOfOrigin": list(grid.top_left),
        "tileWidth": TILE_SIZE,
        "tileHeight": TILE_SIZE,
        "matrixWidth": columns,
        "matrixHeight": rows,
    }
