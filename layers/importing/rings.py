"""Vòng của đa giác. Rings of many polygons counted at once, without an object for each."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

Shapes = NDArray[np.object_]


def ring_sizes(parts: Shapes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rings of each polygon and points of each ring; a ring is an object of its own only where there are several."""
    part_rings = np.where(shapely.is_empty(parts), 0, 1 + shapely.get_num_interior_rings(parts)).astype(
        np.int64
    )
    ring_points = np.repeat(shapely.get_num_coordinates(parts), part_rings).astype(np.int64)
    several = part_rings > 1
    if several.any():
        ring_points[np.repeat(several, part_rings)] = shapely.get_num_coordinates(
            shapely.get_rings(parts[several])
        )
    return part_rings, ring_points
