"""Tìm theo khung. Which boxes of one side meet which of the other, by a grid over the first.

A tree of shapes wants a shape for every box that is asked for, which takes longer than the search.
"""

from __future__ import annotations

import math
from types import ModuleType

import numpy as np

from planning.domain.outlines import Floats, Ints

#: Cells that a box lies in, on average, before the grid is made coarser: one plan over the whole city lies in all.
_CELLS_OF_A_BOX = 16
#: Cells along one side of the grid at most, and their least size.
_MOST_CELLS, _LEAST_SIDE_M = 4_096, 1e-3


class BoxSearch:
    """A grid over boxes: west, south, east, north, one row each; an empty one reaches from +inf to -inf."""

    def __init__(self, bounds: Floats) -> None:
        self.bounds = np.ascontiguousarray(bounds)
        there = bounds[bounds[:, 0] <= bounds[:, 2]]
        self._grid = _grid_over(there) if len(there) else (0.0, 0.0, 1.0, 1, 1)
        self._cells: tuple[Ints, Ints] = _kernels().cells_of(self.bounds, *self._grid)

    def meeting(self, asked: Floats) -> tuple[Ints, Ints]:
        """Positions of the boxes asked for and of those they meet, by the first, then the second."""
        given = np.ascontiguousarray(asked), self.bounds, *self._cells, *self._grid
        found: tuple[Ints, Ints] = _kernels().meeting(*given)
        return found


def _grid_over(bounds: Floats) -> tuple[float, float, float, int, int]:
    """West and south of the grid, the side of a cell, columns and rows."""
    west, south = float(bounds[:, 0].min()), float(bounds[:, 1].min())
    width, height = float(bounds[:, 2].max()) - west, float(bounds[:, 3].max()) - south
    side = max(
        math.sqrt(width * height / len(bounds)), width / _MOST_CELLS, height / _MOST_CELLS, _LEAST_SIDE_M
    )
    extent = bounds[:, 2:] - bounds[:, :2]
    while (np.floor(extent / side) + 2).prod(axis=1).sum() > _CELLS_OF_A_BOX * len(bounds):
        side *= 2
    return west, south, side, int(width // side) + 1, int(height // side) + 1


def _kernels() -> ModuleType:
    from planning.domain import kernels  # half a second, which only overlays pay

    return kernels
