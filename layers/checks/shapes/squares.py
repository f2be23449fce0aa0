"""Tìm khe hở từng ô. Gaps of a whole layer, looked for square by square."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.checks.shapes.gaps import gaps
from layers.checks.shapes.windows import cut

Shapes = NDArray[np.object_]
#: Side of a square, and how far around it neighbours are looked at, metres.
_SIDE_M, _MARGIN_M = 250.0, 5.0


def gap_pieces(
    shapes: Shapes, *, where: Shapes, narrower_than_m: float, hole_below_m2: float
) -> list[shapely.Geometry]:
    """Gaps between areas as they show in each square; one that crosses squares comes in pieces.

    Args:
        shapes: areas in a metric CRS, those of neighbours too.
        where: areas whose squares are looked at.
    """
    tree = shapely.STRtree(shapes)
    pieces: list[shapely.Geometry] = []
    for square in _squares(where):
        frame = square.buffer(_MARGIN_M, join_style="mitre")
        near = cut(list(shapes[tree.query(frame)]), frame)
        found = gaps(near, square, narrower_than_m=narrower_than_m, hole_below_m2=hole_below_m2)
        pieces += [gap.shape for gap in found]
    return pieces


def _squares(shapes: Shapes) -> list[shapely.Polygon]:
    """Squares of the grid that the shapes' boxes meet."""
    if not len(shapes):
        return []
    boxes = np.floor(shapely.bounds(shapes) / _SIDE_M).astype(int)
    cells = {
        (column, row)
        for west, south, east, north in np.unique(boxes, axis=0).tolist()
        for column in range(west, east + 1)
        for row in range(south, north + 1)
    }
    return [
        shapely.box(column * _SIDE_M, row * _SIDE_M, (column + 1) * _SIDE_M, (row + 1) * _SIDE_M)
        for column, row in sorted(cells)
    ]
