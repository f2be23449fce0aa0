"""Tỷ lệ và mức phóng. Scales and grids of the maps; they are defined in the kernel, where every door finds them."""

from geo.domain.tile_grids import (
    HALF_WORLD_M,
    LEGAL_SCALES,
    MAX_ZOOM,
    NATIONAL_EXTENT,
    PIXEL_M,
    TILE_SIZE,
    WEB_GRID,
    Grid,
    city_grid,
    denominator_of_zoom,
    resolution_of_zoom,
    zoom_of_denominator,
)

__all__ = [
    "HALF_WORLD_M",
    "LEGAL_SCALES",
    "MAX_ZOOM",
    "NATIONAL_EXTENT",
    "PIXEL_M",
    "TILE_SIZE",
    "WEB_GRID",
    "Grid",
    "city_grid",
    "denominator_of_zoom",
    "resolution_of_zoom",
    "zoom_of_denominator",
]
