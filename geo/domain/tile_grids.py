"""Tỷ lệ và mức phóng. Scale denominators of the OGC 0.28 mm pixel, zoom levels and the two grids of the maps.

Everything here is pure arithmetic; CRS and unit stand at each value.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from geo.domain.crs import CRS84, WEB_MERCATOR, Crs, by_srid
from geo.domain.transform import transform_point

PIXEL_M = 0.00028
"""Size of a pixel in metres at the scale of a map (OGC WMTS 1.0, clause 6.1)."""
TILE_SIZE = 256
HALF_WORLD_M = 20037508.342789244
"""Half the side of the web mercator square, metres of EPSG:3857."""
MAX_ZOOM = 20
LEGAL_SCALES = (
    4_000_000, 2_000_000, 1_000_000, 500_000, 250_000, 100_000, 50_000, 25_000, 10_000, 5000, 2000, 1000, 500, 200,
)  # fmt: skip
"""Denominators of the VN-2000 grid: the map series of TT 973/2001 down to the cadastral 1:200; the first three show
the whole country with Hoàng Sa and Trường Sa."""
NATIONAL_EXTENT = (102.0, 6.5, 118.0, 23.5)
"""Viet Nam with its sea and islands, degrees WGS 84: west, south, east, north."""


def resolution_of_zoom(zoom: float) -> float:
    """Metres of EPSG:3857 per pixel."""
    return 2 * HALF_WORLD_M / TILE_SIZE / 2**zoom


def denominator_of_zoom(zoom: float) -> float:
    """Scale denominator of a web mercator zoom level, as WMTS capabilities state it."""
    return resolution_of_zoom(zoom) / PIXEL_M


def zoom_of_denominator(denominator: float) -> float:
    """Zoom level (with fraction) that has this scale denominator."""
    return math.log2(denominator_of_zoom(0) / denominator)


@dataclass(frozen=True)
class Grid:
    """A tile grid; rows are counted from the north-west corner.

    Attributes:
        bbox: (min E, min N, max E, max N) in metres of `crs`.
        resolutions: metres per pixel, coarse first.
    """

    name: str
    crs: Crs
    bbox: tuple[float, float, float, float]
    resolutions: tuple[float, ...]

    @property
    def top_left(self) -> tuple[float, float]:
        """Corner from which tiles are counted: (x, y)."""
        return self.bbox[0], self.bbox[3]

    def matrix_size(self, level: int) -> tuple[int, int]:
        """Columns and rows of a level, as the tile process counts them."""
        min_x, min_y, max_x, max_y = self.bbox
        side = self.resolutions[level]
        columns, rows = ((length // side) / TILE_SIZE for length in (max_x - min_x, max_y - min_y))
        return max(1, math.ceil(columns)), max(1, math.ceil(rows))

    def tiles_meeting(self, level: int, box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
        """First and last column, first and last row of the tiles that a box in the CRS of the grid meets."""
        side = self.resolutions[level] * TILE_SIZE
        columns, rows = self.matrix_size(level)
        left, top = self.top_left

        def within(value: float, count: int) -> int:
            return min(max(math.floor(value), 0), count - 1)

        return (
            within((box[0] - left) / side, columns),
            within((box[2] - left) / side, columns),
            within((top - box[3]) / side, rows),
            within((top - box[1]) / side, rows),
        )

    def as_mapproxy(self) -> dict[str, object]:
        """Entry under `grids:` of MapProxy."""
        return {
            "srs": self.crs.code,
            "bbox": list(self.bbox),
            "origin": "nw",
            "res": list(self.resolutions),
            "tile_size": [TILE_SIZE, TILE_SIZE],
            "stretch_factor": 1.15,
            "max_shrink_factor": 4.0,
        }


WEB_GRID = Grid(
    "webmercator",
    WEB_MERCATOR,
    (-HALF_WORLD_M, -HALF_WORLD_M, HALF_WORLD_M, HALF_WORLD_M),
    tuple(resolution_of_zoom(zoom) for zoom in range(MAX_ZOOM + 1)),
)


def city_grid(storage_srid: int, extent: tuple[float, float, float, float]) -> Grid:
    """Grid of the city's own VN-2000 zone at the legal scales.

    It covers the city and reaches Hoàng Sa and Trường Sa, so that no base map ends before them.

    Args:
        storage_srid: EPSG code of the zone.
        extent: the city, metres in that zone: min E, min N, max E, max N.
    """
    crs = by_srid(storage_srid)
    west, south, east, north = NATIONAL_EXTENT
    corners = [
        transform_point(lon, lat, CRS84, crs)
        for lon in (west, (west + east) / 2, east)
        for lat in (south, (south + north) / 2, north)
    ]
    step = 100_000.0
    eastings = [corner[0] for corner in corners] + [extent[0], extent[2]]
    northings = [corner[1] for corner in corners] + [extent[1], extent[3]]
    bbox = (
        math.floor(min(eastings) / step) * step,
        math.floor(min(northings) / step) * step,
        math.ceil(max(eastings) / step) * step,
        math.ceil(max(northings) / step) * step,
    )
    return Grid("vn2000", crs, bbox, tuple(PIXEL_M * scale for scale in LEGAL_SCALES))
