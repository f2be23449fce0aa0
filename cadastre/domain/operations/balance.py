"""Đối chiếu. Ground before against ground after: what is missing, what is covered twice, and how wide that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Geometry, GeometryCollection

from cadastre.domain.operation_errors import PartsOverlap, UnionChanged
from cadastre.domain.operations.ground import Ground, together, widest
from cadastre.domain.operations.tolerances import CONSERVED_M2, TOLERANCE_M


@dataclass(frozen=True)
class Balance:
    """Parcels before an operation against parcels after it.

    Attributes:
        before_m2: area of the union of the parents; ground that two of them held counts once.
        after_m2: sum of the areas of the children.
        gap: ground that only one side covers. gap_width_m: its widest place.
        overlap: ground that two children cover. overlap_width_m: its widest place.
    """

    before_m2: float
    after_m2: float
    gap: Geometry
    overlap: Geometry
    gap_width_m: float
    overlap_width_m: float

    @property
    def fits(self) -> bool:
        """Gaps and overlaps are no wider than 1 mm."""
        return max(self.gap_width_m, self.overlap_width_m) <= TOLERANCE_M

    @property
    def holds(self) -> bool:
        """It fits, and the areas agree to 1e-6 m²; parcels with hair cracks between them fit only."""
        return self.fits and abs(self.after_m2 - self.before_m2) <= CONSERVED_M2


def balance(parents: Sequence[Ground], children: Sequence[Ground]) -> Balance:
    """Compare the union of parents with that of children (SOLA: target and new union the same, no overlap).

    Args:
        parents, children: valid shapes in metres, one CRS.
    """
    before, after = together(parents), together(children)
    gap = before.symmetric_difference(after)
    shapes = np.array(children, dtype=object)
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = first < second
    shared = shapely.intersection(shapes[first[pairs]], shapes[second[pairs]])
    shared = shared[shapely.area(shared) > 0] if len(shared) else shared
    overlap: Geometry = shapely.union_all(shared) if len(shared) else GeometryCollection()
    return Balance(before.area, float(shapely.area(shapes).sum()), gap, overlap, widest(gap), widest(overlap))


def require(parents: Sequence[Ground], children: Sequence[Ground]) -> Balance:
    """The balance of an operation, if it fits.

    Raises:
        UnionChanged: ground is lost or gained, wider than 1 mm.
        PartsOverlap: two children overlap, wider than 1 mm.
    """
    found = balance(parents, children)
    if found.overlap_width_m > TOLERANCE_M:
        raise PartsOverlap(found.overlap, area_m2=found.overlap.area, width_m=found.overlap_width_m)
    if found.gap_width_m > TOLERANCE_M:
        raise UnionChanged(found.gap, area_m2=found.gap.area, width_m=found.gap_width_m)
    return found
