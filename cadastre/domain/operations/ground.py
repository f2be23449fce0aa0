"""Mảnh đất. Shapes of parcels as the operations take and give them: polygons in metres of the storage CRS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry, MultiPolygon, Polygon

from cadastre.domain.operation_errors import ParcelShapeInvalid
from cadastre.domain.operations.tolerances import TOLERANCE_M

Ground: TypeAlias = Polygon | MultiPolygon
Coordinates = NDArray[np.float64]
Shapes = NDArray[np.object_]


def as_multi(shape: Geometry | None) -> MultiPolygon:
    """The polygons of a shape as one MultiPolygon, exteriors counter-clockwise; lines and points in it are left out.

    >>> as_multi(shapely.box(0, 0, 1, 1)).geom_type, as_multi(None).is_empty
    ('MultiPolygon', True)
    """
    parts = shapely.get_parts(shape) if shape is not None else np.array([], dtype=object)
    if shape is not None and shape.geom_type == "GeometryCollection":
        parts = shapely.get_parts(parts)
    areal = [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]
    joined: MultiPolygon = shapely.orient_polygons(MultiPolygon(areal))
    return joined


def require_valid(shape: Ground) -> None:
    """Refuse a shape that is empty or breaks the rules of simple features.

    Raises:
        ParcelShapeInvalid: with the reason of GEOS and, where it names one, the place.
    """
    if shape.is_empty or not shape.is_valid or not np.isfinite(shape.bounds).all():
        reason = "Empty" if shape.is_empty else shapely.is_valid_reason(shape)
        raise ParcelShapeInvalid(None if shape.is_empty else shape, reason=reason)


def is_hair(ground: Geometry) -> bool:
    """Whether no polygon of a geometry is wider than 1 mm: rounding, not ground.

    >>> is_hair(shapely.box(0, 0, 8, 0.0009)), is_hair(shapely.box(0, 0, 8, 0.02)), is_hair(shapely.Point(0, 0))
    (True, False, True)
    """
    return all(_is_hair(part) for part in as_multi(ground).geoms)


def _is_hair(part: Polygon) -> bool:
    if 2 * float(np.sqrt(part.area / np.pi)) <= TOLERANCE_M:
        return True
    return bool(part.buffer(-TOLERANCE_M / 2, quad_segs=2).is_empty)


def widest(ground: Geometry) -> float:
    """Diameter in metres of the widest circle inside a geometry, to 2 %; where it is a hair, at most 1 mm.

    >>> round(widest(shapely.box(0, 0, 8, 0.02)), 3), widest(shapely.Point(0, 0)), widest(MultiPolygon())
    (0.02, 0.0, 0.0)
    """
    return max((_width(part) for part in as_multi(ground).geoms), default=0.0)


def _width(part: Polygon) -> float:
    if _is_hair(part):
        return min(2 * float(np.sqrt(part.area / np.pi)), TOLERANCE_M)
    precision = max(1e-4, part.area / part.length / 50)
    return 2 * float(shapely.maximum_inscribed_circle(part, tolerance=precision).length)


def overlaps(shapes: Sequence[Ground]) -> Iterator[Geometry]:
    """What each two of the shapes share, where that is more than a hair."""
    array = np.array(shapes, dtype=object)
    first, second = shapely.STRtree(array).query(array, predicate="intersects")
    pairs = first < second
    shared = shapely.intersection(array[first[pairs]], array[second[pairs]])
    return (one for one in shared if not is_hair(one))


def together(shapes: Sequence[Ground]) -> MultiPolygon:
    """Union of shapes by overlay, for judging; results of operations are never made this way."""
    return as_multi(shapely.union_all(np.array(shapes, dtype=object)))
