"""Chồng lấn. What two areas share, without what is only rounding."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.checks.shapes import GRID_M, ROUNDING_M
from layers.checks.shapes.width import mean_width


@dataclass(frozen=True, slots=True)
class Shared:
    """Ground that two areas share: shape, m², mean width in metres."""

    shape: shapely.Geometry
    area_m2: float
    width_m: float


def shared_ground(one: shapely.Geometry, other: shapely.Geometry, within_m: float = 0.0) -> Shared | None:
    """What two valid areas share; None when they only touch.

    Args:
        within_m: strips narrower than this are tolerated; those of rounding always are.
    """
    return _shared(shapely.intersection(one, other, grid_size=GRID_M), within_m)


def shared_with_each(
    one: shapely.Geometry, others: NDArray[np.object_], within_m: float = 0.0
) -> list[Shared | None]:
    """The same with many at once; None also where there is no other."""
    common = shapely.intersection(one, others, grid_size=GRID_M)
    return [
        _shared(ground, within_m) if area > 0 else None
        for ground, area in zip(common, shapely.area(common), strict=True)
    ]


def _shared(common: shapely.Geometry, within_m: float) -> Shared | None:
    pieces = [
        piece
        for piece in shapely.get_parts(common)
        if piece.area > 0 and mean_width(piece) > max(within_m, ROUNDING_M)
    ]
    if not pieces:
        return None
    ground = shapely.union_all(pieces)
    return Shared(ground, float(ground.area), max(mean_width(piece) for piece in pieces))
