"""Kiểm tra lại. Which findings of a large change set still hold, so that a publication looks again only where it must.

What rules say of an edit depends on the edit and on what lies around it. Publications become visible in the order of
their numbers, so a check that saw number n saw all before it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from django.db import connection
from numpy.typing import NDArray

from geo.named_sql import load
from layers.changesets.models import ChangeSet
from layers.checks.situation import MARGIN_M

Numbers = NDArray[np.float64]


def around(change_set: ChangeSet, layer: str, ids: list[int]) -> list[int]:
    """Other edits of the change set on this layer next to these."""
    return [
        row[0] for row in _rows("around", change_set=change_set.pk, layer=layer, ids=ids, margin=MARGIN_M)
    ]


def unsure(change_set: ChangeSet, layer: str) -> list[int]:
    """Edits that were never checked, that an import came after, or next to which something was published or edited
    since."""
    rows = _rows("checked", change_set=change_set.pk, layer=layer)
    if not rows:
        return []
    table = np.array([row[1:] for row in rows], dtype=np.float64)
    publication, checked_at, changed_at, boxes = table[:, 0], table[:, 1], table[:, 2], table[:, 3:]
    doubtful = (publication < 0) | (checked_at < _rows("last_import", layer=layer)[0][0])
    sure = ~doubtful
    if sure.any():
        tree = shapely.STRtree(_drawn(boxes))
        later = _rows("published_after", publication=int(publication[sure].min()), layer=layer)
        if later:
            told = np.array(later, dtype=np.float64)
            doubtful[_outdated(tree, told[:, 1:], told[:, 0], publication)] = True
        changed = changed_at > checked_at[sure].min()
        if changed.any():
            doubtful[_outdated(tree, boxes[changed], changed_at[changed], checked_at)] = True
    return [row[0] for row, again in zip(rows, doubtful.tolist(), strict=True) if again]


def _outdated(tree: shapely.STRtree, boxes: Numbers, moments: Numbers, seen: Numbers) -> NDArray[np.int64]:
    """Places of the edits next to a box whose moment is later than what their check had seen."""
    changed, edits = tree.query(_drawn(boxes, MARGIN_M))
    found: NDArray[np.int64] = edits[moments[changed] > seen[edits]]
    return found


def _drawn(boxes: Numbers, margin: float = 0.0) -> NDArray[np.object_]:
    """Boxes as shapes; without place, none."""
    west, south, east, north = boxes.T
    found: NDArray[np.object_] = shapely.box(west - margin, south - margin, east + margin, north + margin)
    found[~np.isfinite(boxes).all(axis=1)] = None
    return found


def _rows(key: str, **values: object) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(load("layers.changesets", "findings")[key], values)
        return list(cursor.fetchall())
