"""Hình vẽ trong câu trả lời. Shapes of the storage CRS as GeoJSON in the CRS of the answer. Pure."""

from __future__ import annotations

from typing import Any

import shapely
from shapely import Geometry
from shapely.geometry import mapping

from geo.domain.crs import Crs
from geo.domain.transform import transform_geometry

#: Smaller grids lose nothing that was drawn: 0.1 mm in degrees, 1 mm in metres.
_GRID = {False: 9, True: 3}


def geojson(shape: Geometry, *, source: Crs, target: Crs) -> dict[str, Any] | None:
    """A shape as a GeoJSON geometry; None when there is nothing to draw.

    Args:
        source: CRS of the shape, x = east.
        target: CRS of the answer, in its own axis order (north first for EPSG:4326); CRS84 is longitude first.
    """
    if shape.is_empty:
        return None
    moved = transform_geometry(shape, source, target)
    decimals = _GRID[target.is_projected]
    turned = shapely.transform(moved, lambda xy: (xy[:, ::-1] if target.north_first else xy).round(decimals))
    found: dict[str, Any] = mapping(turned)
    return found
