"""Đo đạc lại. Parcels of a new survey matched with those they replace, by the ground they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from cadastre.domain.operations.ground import Ground, Shapes, is_hair, together


@dataclass(frozen=True)
class Link:
    """An old parcel and a new one on common ground: indices, m², and what share of each that is (0 to 1)."""

    old: int
    new: int
    area_m2: float
    share_of_old: float
    share_of_new: float


@dataclass(frozen=True)
class Cover:
    """A whole sheet before and after.

    Attributes:
        lost: ground of old parcels that no new one covers. gained: the reverse.
        overlapping: pairs of new parcels (indices, m²) that overlap, wider than 1 mm.
    """

    lost: Geometry
    gained: Geometry
    overlapping: tuple[tuple[int, int, float], ...]


def match(old: Sequence[Ground], new: Sequence[Ground], *, least_share: float = 0.01) -> list[Link]:
    """Which old parcels each new one stands on.

    Args:
        old, new: valid shapes in metres, one CRS.
        least_share: of the old or the new parcel; less is the difference between two surveys of one boundary.
    Returns:
        links in order of the new parcels, largest ground first.
    """
    olds, news = np.array(old, dtype=object), np.array(new, dtype=object)
    second, first = _pairs(news, olds)
    areas = shapely.area(shapely.intersection(olds[first], news[second]))
    links = [
        Link(int(i), int(j), float(area), float(area / olds[i].area), float(area / news[j].area))
        for i, j, area in zip(first, second, areas, strict=True)
    ]
    real = [link for link in links if max(link.share_of_old, link.share_of_new) >= least_share]
    return sorted(real, key=lambda link: (link.new, -link.area_m2, link.old))


def cover(old: Sequence[Ground], new: Sequence[Ground]) -> Cover:
    """What a new survey of a sheet loses, gains and covers twice."""
    before, after = together(old), together(new)
    news = np.array(new, dtype=object)
    first, second = _pairs(news, news)
    once = first < second
    first, second = first[once], second[once]
    shared = shapely.intersection(news[first], news[second])
    wide = [not is_hair(ground) for ground in shared]
    return Cover(
        before.difference(after),
        after.difference(before),
        tuple(
            (int(i), int(j), float(ground.area))
            for i, j, ground, is_wide in zip(first, second, shared, wide, strict=True)
            if is_wide
        ),
    )


def _pairs(one: Shapes, other: Shapes) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Indices of shapes of `one` and of `other` that intersect."""
    if not len(one) or not len(other):
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    found = shapely.STRtree(other).query(one, predicate="intersects")
    return found[0], found[1]
