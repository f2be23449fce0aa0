"""Phạm vi địa bàn. Where a right holds: in the whole city or inside communes, and what lies inside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely
from django.db import connection

from geo.named_sql import load
from layers.spec import LayerSpec

#: Boundaries of neighbours are drawn apart by less than this, metres; a shape may cross by as much.
BOUNDARY_TOLERANCE_M = 0.05
#: Around a stray piece, the part of the unit that can be within the tolerance of it, metres.
_NEARBY_M = 1.0
_UNIT_CODE = re.compile(r"[0-9]{2,5}")


@dataclass(frozen=True)
class Reach:
    """Where an action is allowed.

    Attributes:
        everywhere: in the whole city.
        units: codes of the units it is limited to, when not everywhere.
    """

    everywhere: bool
    units: frozenset[str]

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.units)


def reach_of(unit_codes: Iterable[str]) -> Reach:
    """The reach of several roles together; "" is the whole city."""
    codes = frozenset(unit_codes)
    return Reach(True, frozenset()) if "" in codes else Reach(False, codes)


def within(reach: Reach, geometries: Iterable[shapely.Geometry]) -> bool:
    """Whether every shape (storage CRS) lies in the reach, but for the boundary tolerance."""
    if not reach or reach.everywhere:
        return bool(reach)
    shapes = list(geometries)
    if not shapes or any(shape is None or shape.is_empty for shape in shapes):
        return False
    area = _area(sorted(reach.units))
    if area is None:
        return False
    shapely.prepare(area)
    return all(area.covers(shape) or _barely_outside(area, shape) for shape in shapes)


def inside_each(reach: Reach, geometries: Sequence[shapely.Geometry | None]) -> list[bool]:
    """For each shape (storage CRS) whether it lies in the reach; nothing lies where nobody knows."""
    if reach.everywhere or not reach:
        return [bool(reach)] * len(geometries)
    area = _area(sorted(reach.units))
    if area is None:
        return [False] * len(geometries)
    shapely.prepare(area)
    return [
        shape is not None and not shape.is_empty and (area.covers(shape) or _barely_outside(area, shape))
        for shape in geometries
    ]


def inside_units_sql(layer: LayerSpec, unit_codes: Sequence[str]) -> str:
    """SQL over the layer's columns: the row lies inside these units. Rows of a layer without shape lie where the
    feature that they describe lies; others nowhere."""
    codes = ", ".join(f"'{code}'" for code in unit_codes if _UNIT_CODE.fullmatch(code))
    if not codes:
        return "false"
    inside = _condition("inside_units", codes=codes, tolerance=BOUNDARY_TOLERANCE_M)
    if layer.is_spatial:
        return inside
    if layer.described is None:
        return "false"
    table, link = layer.described
    return _condition("described_inside", link=layer.column(link), table=table, inside=inside)


def _condition(name: str, **parts: object) -> str:
    """A named condition; the file writes it as a SELECT, so that it is a whole statement there."""
    return load("layers", "rights")[name].removeprefix("SELECT ").format(**parts)


def _barely_outside(area: shapely.Geometry, shape: shapely.Geometry) -> bool:
    """Whether what sticks out of the area stays within the tolerance of it."""
    if not area.intersects(shape):
        return False
    stray = shape.difference(area)
    west, south, east, north = stray.bounds
    near = shapely.clip_by_rect(
        area, west - _NEARBY_M, south - _NEARBY_M, east + _NEARBY_M, north + _NEARBY_M
    )
    return bool(near.buffer(BOUNDARY_TOLERANCE_M).covers(stray))


def _area(unit_codes: list[str]) -> shapely.Geometry | None:
    """Present area of the units, storage CRS; None when none of them exists."""
    with connection.cursor() as cursor:
        cursor.execute(load("layers", "rights")["units_area"], {"codes": unit_codes})
        found = cursor.fetchone()[0]
    return None if found is None else shapely.from_wkb(bytes(found))
