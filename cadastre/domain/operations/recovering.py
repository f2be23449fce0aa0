"""Thu hồi một phần. The part of a parcel that the State recovers, and the remainder."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon

from cadastre.domain.operation_errors import NothingRecovered, WholeParcelRecovered
from cadastre.domain.operations.cutting import arrange, require_partition
from cadastre.domain.operations.faces import inside, put_together
from cadastre.domain.operations.ground import Ground, require_valid
from cadastre.domain.operations.noding import Edges, edges_of
from cadastre.domain.operations.tolerances import LEAST_AREA_M2

#: Edges of the recovered ground farther from the parcel than this play no part, metres.
_AROUND_M = 1.0


@dataclass(frozen=True)
class Recovery:
    """A parcel divided by a recovery.

    Attributes:
        remainder, recovered: together exactly the parcel.
        ends: vertices that the line put on the rings of the parcel, rows (x, y); neighbours get the same doubles.
    """

    remainder: MultiPolygon
    recovered: MultiPolygon
    ends: NDArray[np.float64]


def recover(parent: MultiPolygon, along: Ground) -> Recovery:
    """Cut the ground of a decision out of a parcel.

    Args:
        parent: shape in metres.
        along: ground of the decision in the same CRS (the land within a red line); it may reach beyond the parcel.
    Raises:
        NothingRecovered, WholeParcelRecovered: there are no two parts of at least 0.05 m².
    """
    require_valid(parent)
    require_valid(along)
    arranged = arrange(parent, [_near(edges_of(along, 1), parent)])
    taken = inside(arranged.faces, along)
    area = sum(face.area for face in arranged.faces[taken])
    if area < LEAST_AREA_M2:
        raise NothingRecovered(along)
    if parent.area - area < LEAST_AREA_M2:
        raise WholeParcelRecovered(along)
    remainder, recovered = put_together(arranged.faces[~taken]), put_together(arranged.faces[taken])
    require_partition(parent, [remainder, recovered])
    return Recovery(remainder, recovered, arranged.ends)


def _near(edges: Edges, parent: MultiPolygon) -> Edges:
    """Edges whose boxes come near that of the parcel."""
    west, south, east, north = parent.buffer(_AROUND_M).bounds
    a, b = edges.start, edges.end
    return edges.where(
        (np.maximum(a.real, b.real) >= west)
        & (np.minimum(a.real, b.real) <= east)
        & (np.maximum(a.imag, b.imag) >= south)
        & (np.minimum(a.imag, b.imag) <= north)
    )
