"""Đỉnh chung. A cut that ends on the straight edge of a neighbour puts the same vertex there, to the last bit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

import numpy as np
import shapely
from numpy.typing import NDArray

from cadastre.domain.operations.tolerances import TOLERANCE_M
from cadastre.domain.operations.vertices import with_vertices
from cadastre.services.operations.locks import free
from cadastre.services.operations.parents import PARCELS, held_now, shape_in_zone
from cadastre.services.operations.whereabouts import near
from layers.changesets import access
from layers.changesets.operations import Primitive, Requested
from layers.registry import registry


def with_vertices_of(
    asked: Requested, points: NDArray[np.float64], besides: Sequence[UUID]
) -> Iterator[Primitive]:
    """Edits that put points (rows x, y; storage CRS) on the rings of the parcels that they lie on.

    A neighbour is left alone when it is blocked, under review elsewhere, edited in this change set already (but by an
    operation on which this one builds anyway) or outside the officer's reach; the check of shared vertices then warns.

    Args:
        besides: parcels that the operation itself replaces.
    """
    if not len(points):
        return
    around = near(asked, shapely.multipoints(points), TOLERANCE_M, besides)
    if not around:
        return
    spec = registry.get(PARCELS)
    held = held_now(asked, [*free(asked, around, besides)])
    for feature, one in held.items():
        shape = with_vertices(one.geometry, points) if one.geometry.is_valid else None
        if shape is not None and access.within_reach(asked.user, "write", spec, [one.geometry]):
            yield Primitive(PARCELS, "update", feature, one.version, {}, shape_in_zone(shape, one.properties))
