"""Bảng chắp mảnh bản đồ. Index of the map sheets that cover an area, for both grids, as GeoJSON features.

The frames are computed; a layer of delivered sheets, which may overlap them, is data of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import shapely

from geo.domain.crs import CRS84, VN2000
from geo.domain.sheets import (
    CadastralSheet,
    TopographicSheet,
    cadastral_sheets,
    topographic_sheets,
)
from geo.domain.transform import transform_geometries
from geo.domain.values import BBox

Sheet = CadastralSheet | TopographicSheet
_BATCH = 2000


def _topographic(extent: BBox, scale: int) -> Iterator[Sheet]:
    return topographic_sheets(extent.to(VN2000), scale)


GRIDS: dict[str, Callable[[BBox, int], Iterator[Sheet]]] = {
    "cadastral": cadastral_sheets,
    "topographic": _topographic,
}
"""The kilometre grid of cadastral maps and the degree grid of base maps."""


def features(grid: str, scale: int, extent: BBox) -> Iterator[dict[str, Any]]:
    """GeoJSON features (CRS84, degrees to 1 mm) of the sheets that meet `extent`, from the north-west.

    Args:
        grid: `cadastral` or `topographic`.
        scale: denominator of the map scale.
        extent: a box in a VN-2000 TM 3° zone, whose kilometre grid is meant (metres).
    Raises:
        UnknownMapScale: the grid has no sheets at this scale.
    """
    sheets = GRIDS[grid](extent, scale)
    while batch := list(islice(sheets, _BATCH)):
        shapes = transform_geometries([sheet.polygon for sheet in batch], batch[0].bounds.crs, CRS84)
        for sheet, shape in zip(batch, shapely.set_precision(shapes, 1e-8), strict=True):
            yield {
                "type": "Feature",
                "properties": {"name": sheet.name, "grid": grid, "scale": sheet.scale},
                "geometry": shapely.geometry.mapping(shape),
            }
