"""Nhãn của vùng. Which text stands in which area. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.importing.drawings.elements import Label, Levels

Shapes = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Attached:
    """Labels by area.

    Attributes:
        texts: for each area, field -> the different texts that stand in it, in reading order.
        outside: labels that stand in no area.
    """

    texts: tuple[dict[str, list[str]], ...]
    outside: tuple[Label, ...]


def attach(polygons: Shapes, labels: Sequence[Label], table: Levels) -> Attached:
    """Give each label to the area around its insertion point; a point on a boundary belongs to none."""
    texts: tuple[dict[str, list[str]], ...] = tuple({} for _one in polygons)
    if not len(labels):
        return Attached(texts, ())
    order = sorted(labels, key=lambda one: (-one.y, one.x))
    points = shapely.points([(one.x, one.y) for one in order])
    label, area = shapely.STRtree(polygons).query(points, predicate="within")
    fields = {one.level: one.field for one in table.labels}
    for place, of in zip(label.tolist(), area.tolist(), strict=True):
        if (name := fields.get(order[place].level)) is None:
            continue
        held = texts[of].setdefault(name, [])
        if order[place].text not in held:
            held.append(order[place].text)
    inside = set(label.tolist())
    return Attached(texts, tuple(one for place, one in enumerate(order) if place not in inside))
