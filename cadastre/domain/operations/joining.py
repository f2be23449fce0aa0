"""Hợp thửa. Adjacent parcels become one; hair cracks between them close, true holes stay."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely import MultiPolygon

from cadastre.domain.operation_errors import NotAdjacent, ParentsOverlap, PartsTooFew
from cadastre.domain.operations.faces import Network, network, pieces_between, put_together
from cadastre.domain.operations.ground import (
    Ground,
    Shapes,
    as_multi,
    is_hair,
    overlaps,
    require_valid,
    widest,
)
from cadastre.domain.operations.noding import edges_of, joined, noded
from cadastre.domain.operations.tolerances import LEAST_SHARED_M, ON_LINE_M, TOLERANCE_M


def merge(parents: Sequence[MultiPolygon]) -> MultiPolygon:
    """One parcel of several that hang together by common boundaries.

    Boundaries that run side by side within 1 mm are one; else nothing moves. Vertices stay, also where a
    dissolved boundary ended: the neighbour across has them too.

    Args:
        parents: two or more shapes in metres, one CRS.
    Raises:
        PartsTooFew: fewer than two.
        ParentsOverlap: two overlap, wider than 1 mm.
        NotAdjacent: they do not form one group by common boundaries of 1 cm or more.
    """
    if len(parents) < 2:
        raise PartsTooFew(count=len(parents))
    for parent in parents:
        require_valid(parent)
    require_apart(parents)
    net = _network(parents)
    _require_one_group(parents, net)
    return _union(parents, net)


def joined_ground(pieces: Sequence[Ground]) -> MultiPolygon:
    """Pieces of ground that fit together, as one shape, also where they do not touch; hair cracks close."""
    if len(pieces) == 1:
        return as_multi(pieces[0])
    return _union(pieces, _network(pieces))


def _network(shapes: Sequence[Ground]) -> Network:
    """Distinct edges of shapes that fit together; boundaries move only where they do not fit to the double."""
    edges = joined([edges_of(shape, rank) for rank, shape in enumerate(shapes)])
    exact = network(noded(edges, ON_LINE_M))
    return network(noded(edges)) if _is_cracked(exact) else exact


def _is_cracked(net: Network) -> bool:
    """Whether boundaries of two shapes run side by side within 1 mm instead of being one."""
    single = (net.walked_by.sum(axis=1) == 1) & (net.lengths > LEAST_SHARED_M)
    owner = net.walked_by.argmax(axis=1)[single]
    middle, beside = shapely.STRtree(net.lines(single)).query(
        shapely.points(net.middles[single]), predicate="dwithin", distance=TOLERANCE_M
    )
    return bool((owner[middle] != owner[beside]).any())


def require_apart(shapes: Sequence[Ground]) -> None:
    """Refuse shapes that overlap by more than rounding.

    Raises:
        ParentsOverlap: with the place.
    """
    for shared in overlaps(shapes):
        raise ParentsOverlap(shared, area_m2=float(shared.area), width_m=widest(shared))


def _require_one_group(parents: Sequence[MultiPolygon], net: Network) -> None:
    """Refuse parcels of which one cannot be reached over common boundaries."""
    walked = net.walked_by.astype(np.float64)
    shared = walked.T @ (walked * net.lengths[:, None])
    neighbours = shared >= LEAST_SHARED_M
    reached = {0}
    waiting = [0]
    while waiting:
        for other in np.flatnonzero(neighbours[waiting.pop()]).tolist():
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    if len(reached) < len(parents):
        raise NotAdjacent(next(parent for index, parent in enumerate(parents) if index not in reached))


def _union(parents: Sequence[Ground], net: Network) -> MultiPolygon:
    """Faces that a parent holds, and hairs between them."""
    faces = pieces_between(net.lines(np.ones(len(net.start), dtype=bool))).faces
    held = _held(faces, parents)
    held[~held] = [is_hair(face) for face in faces[~held]]
    union = put_together(faces[held])
    require_valid(union)
    return union


def _held(faces: Shapes, parents: Sequence[Ground]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    points = shapely.point_on_surface(faces)
    held = np.zeros(len(faces), dtype=bool)
    for parent in parents:
        shapely.prepare(parent)
        held |= shapely.contains(parent, points)
    return held
