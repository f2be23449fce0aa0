"""Giữ nguyên đỉnh. A vertex that a client sends back as it got it is the stored one, to the last digit.

Degrees are written with 8 decimals (0.5 mm to either side) and QGIS sends new features with 6 (5 cm): brought back to
metres such a vertex would not lie where its neighbour's lies, and each saving would tear the boundary a little.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import orjson
import shapely
from shapely import Geometry

from geo.domain.crs import Crs
from geo.domain.errors import DomainError
from geo.domain.transform import transform_geometry
from geo.http.problems import FieldError, Problem
from layers.changesets.reading_shapes import parsed, storage
from ogc import shapes

#: Fewer decimals than these say too little to know a vertex again: 0.11 m in degrees, a centimetre in metres.
_LEAST_DEGREES, _LEAST_METRES = 6, 2


def in_storage(given: object, crs: Crs, held: Geometry | None, place: str) -> tuple[Any, str]:
    """A GeoJSON geometry with the CRS to read it in: as it came in a VN-2000 zone, otherwise in the storage CRS with
    the stored coordinates where a vertex is that of `held`.

    Args:
        given: GeoJSON geometry, coordinates in `crs` in its axis order.
        held: the shape that the client was shown, storage CRS; None for a new feature.
    Raises:
        Problem: 400 with the field `geometry`.
    """
    if crs.is_zone:
        return given, crs.code
    shape = parsed(given, f"{place}geometry")
    if crs.north_first:
        shape = _flipped(shape)
    try:
        moved = transform_geometry(shape, crs, storage())
        if held is not None and not held.is_empty:
            moved = _restored(shape, moved, held, crs)
    except DomainError as error:
        words = (error.message("vi"), error.message("en"))
        remedy = (
            "Kiểm tra thứ tự trục và tiêu đề Content-Crs.",
            "Check the order of the axes and the header Content-Crs.",
        )
        errors = [FieldError(f"{place}geometry", error.code(), *words, *remedy)]
        raise Problem("invalid-request", *words, errors=errors) from error
    return orjson.Fragment(shapely.to_geojson(moved)), storage().code


def shown_in(shape: Geometry, crs: Crs) -> Geometry:
    """A shape of the storage CRS as the items show it: coordinates rounded, axes in the order of `crs`."""
    moved = transform_geometry(shape, storage(), crs)
    rounded = shapely.transform(moved, lambda xy: np.round(xy, _decimals(crs)))
    return _flipped(rounded) if crs.north_first else rounded


def is_coarse(given: object, crs: Crs, place: str) -> bool:
    """Whether the coordinates are in degrees with so few decimals that a boundary stone is not told from its neighbour:
    6 or fewer, 0.11 m."""
    if crs.is_projected or given is None:
        return False
    return _digits(shapely.get_coordinates(parsed(given, f"{place}geometry")), crs) <= _LEAST_DEGREES


def _restored(shape: Geometry, moved: Geometry, held: Geometry, crs: Crs) -> Geometry:
    sent = shapely.get_coordinates(shape)
    digits = _digits(sent, crs)
    if digits < (_LEAST_METRES if crs.is_projected else _LEAST_DEGREES):
        return moved
    stored = shapely.get_coordinates(held)
    told = np.round(shapely.get_coordinates(transform_geometry(held, storage(), crs)), _decimals(crs))
    known: dict[tuple[float, float], list[int]] = {}
    for nth, (x, y) in enumerate(np.round(told, digits).tolist()):
        known.setdefault((x, y), []).append(nth)
    found = shapely.get_coordinates(moved)
    for nth, (x, y) in enumerate(np.round(sent, digits).tolist()):
        if places := known.get((x, y)):
            # two stored vertices may look alike in few digits; they come back in their order
            found[nth] = stored[places.pop(0) if len(places) > 1 else places[0]]
    return shapely.set_coordinates(shapely.transform(moved, lambda xy: xy), found)


def _digits(xy: np.ndarray, crs: Crs) -> int:
    """How many decimals the coordinates have, at most those that items are shown with."""
    most = _decimals(crs)
    return next((digits for digits in range(most) if np.array_equal(np.round(xy, digits), xy)), most)


def _decimals(crs: Crs) -> int:
    return shapes.DECIMALS_METRES if crs.is_projected else shapes.DECIMALS_DEGREES


def _flipped(shape: Geometry) -> Geometry:
    return shapely.transform(shape, lambda xy: xy[:, ::-1])
