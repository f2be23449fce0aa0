"""Đánh số thửa. Numbers of new parcels: after the last of the sheet, from north, zigzag (TT 26/2024)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
import shapely

from cadastre.domain.operations.ground import Ground

#: Parcels whose inner points lie within this many metres from north to south stand in one row.
_ROW_M = 25.0
_LEADING = re.compile(r"\s*([0-9]+)")


def next_numbers(taken: Iterable[str], count: int) -> list[str]:
    """Numbers after the largest of a sheet; numbers once given are never given again.

    Args:
        taken: all numbers the sheet ever held, also of closed parcels; "45A" counts as 45, other text not at all.

    >>> next_numbers(["7", "45A", "?"], 2), next_numbers([], 1)
    (['46', '47'], ['1'])
    """
    found = (_LEADING.match(text) for text in taken)
    last = max((int(match[1]) for match in found if match), default=0)
    return [str(last + step) for step in range(1, count + 1)]


def reading_order(shapes: Sequence[Ground]) -> list[int]:
    """Indices of shapes in the order in which parcels are numbered: rows from north, first eastwards, then back.

    >>> reading_order([shapely.box(0, 0, 1, 1), shapely.box(0, 90, 1, 91), shapely.box(5, 90, 6, 91)])
    [1, 2, 0]
    """
    if not len(shapes):
        return []
    places = shapely.get_coordinates(shapely.point_on_surface(np.array(shapes, dtype=object)))
    row = ((places[:, 1].max() - places[:, 1]) // _ROW_M).astype(int)
    along = np.where(row % 2 == 0, places[:, 0], -places[:, 0])
    return [int(index) for index in np.lexsort((-places[:, 1], along, row))]
