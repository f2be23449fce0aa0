"""Quanh thửa đất. What the drawing of a planning extract shows: the parcel, its neighbours, zones and road reserves."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import shapely
from django.conf import settings
from shapely import Geometry

from geo.domain.crs import CRS84, Crs, by_srid
from geo.domain.transform import transform_geometries, transform_geometry
from geo.domain.values import BBox
from geo.named_sql import load
from geo.reading import rows
from layers.rights import User
from layers.visible_rows import moment_of, visible_rows

#: Features of a layer that a drawing shows.
_MOST = 1500
#: A parcel that shares less with drawn ground only touches it.
_LEAST_M2 = 1.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A feature of the drawing: its columns, and its shape in the zone of the parcel's record."""

    row: dict[str, Any]
    shape: Geometry


def subject(parcel: uuid.UUID, day: date, user: User | None) -> tuple[Geometry, Crs] | None:
    """Shape of a parcel on a day in the VN-2000 zone of its record, and that zone; None when there was none."""
    statement = visible_rows(load("planning", "paper")["subject"], user, moment=moment_of(day))
    found = rows(statement, {"parcel": parcel, "as_of": day})
    if not found:
        return None
    storage = by_srid(settings.STORAGE_SRID)
    zone = by_srid(found[0]["source_srid"]) if found[0]["source_srid"] else storage
    shape = shapely.from_wkb(found[0]["shape"])
    if zone == storage or not zone.is_zone:
        return shape, storage
    return transform_geometry(shape, storage, zone), zone


def around(kind: str, parcel: uuid.UUID, window: BBox, day: date, user: User | None = None) -> list[Drawn]:
    """Features of a kind (`zones`, `reserves`, `parcels`) that a window shows.

    Args:
        window: metres in the zone of the drawing, in which the shapes come too.
        user: decides which parcels may be seen; zones and reserves are those of the public.
    """
    storage = by_srid(settings.STORAGE_SRID)
    within, degrees = window.to(storage), window.to(CRS84)
    parameters: dict[str, object] = {
        "parcel": parcel,
        "as_of": day,
        "srid": settings.STORAGE_SRID,
        "most": _MOST,
        **dict(zip(("west", "south", "east", "north"), within.as_tuple(), strict=True)),
        **dict(zip(("west_deg", "south_deg", "east_deg", "north_deg"), degrees.as_tuple(), strict=True)),
    }
    statement = load("planning", "paper")[f"{kind}_around"]
    found = rows(visible_rows(statement, user, moment=moment_of(day)), parameters)
    shapes: Sequence[Geometry] = shapely.from_wkb([row.pop("shape") for row in found])
    if found and window.crs != storage:
        shapes = transform_geometries(shapes, storage, window.crs)
    return [Drawn(row, shape) for row, shape in zip(found, shapes, strict=True) if not shape.is_empty]


def parcels_in(shape: Geometry, day: date, user: User | None, *, most: int) -> list[uuid.UUID]:
    """Parcels of a day that share at least a square metre with ground, in the order of ward, sheet and number.

    Args:
        shape: area in the storage CRS.
        most: no more than so many.
    """
    storage = by_srid(settings.STORAGE_SRID)
    parameters = {
        "shape": shapely.to_wkb(shape),
        "shape_degrees": shapely.to_wkb(transform_geometry(shape, storage, CRS84)),
        "srid": settings.STORAGE_SRID,
        "least_m2": _LEAST_M2,
        "as_of": day,
        "most": most,
    }
    statement = load("planning", "paper")["parcels_in"]
    return [row["id"] for row in rows(visible_rows(statement, user, moment=moment_of(day)), parameters)]
