"""Số liệu của trích lục. Shapes of a parcel and of those around it, in the VN-2000 zone of its record."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from django.conf import settings
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from cadastre.domain.errors import ParcelUnknown
from cadastre.queries import finding
from geo.domain.crs import Crs, by_srid
from geo.domain.transform import transform_geometries, transform_geometry
from geo.domain.values import BBox
from geo.named_sql import load
from geo.reading import rows
from layers.rights import User
from layers.visible_rows import visible_rows

#: Parcels around that are drawn.
_MOST_AROUND = 1500


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A parcel near the one of an extract.

    Attributes:
        shape: in the zone of the extract.
        beside: it touches the parcel.
    """

    id: uuid.UUID
    sheet: str
    number: str
    shape: BaseGeometry
    beside: bool


@dataclass(frozen=True, slots=True)
class State:
    """A recorded state of a parcel, in force or closed; areas in m².

    Attributes:
        shape: in the zone of the record.
    """

    id: uuid.UUID
    version: int
    ward: str
    sheet: str
    number: str
    area_m2: float
    official_area_m2: float | None
    land_use_codes: str
    shape: MultiPolygon
    zone: Crs


def shape_of(parcel: uuid.UUID, user: User | None) -> tuple[MultiPolygon, Crs]:
    """Boundary of a parcel in the zone of its record; in the storage CRS where the record names no zone.

    Raises:
        ParcelUnknown: there is none that the reader may see.
    """
    found = rows(visible_rows(load("cadastre", "papers")["shape"], user), {"id": parcel})
    if not found:
        raise ParcelUnknown(given=str(parcel))
    return _in_its_zone(found[0])


def states(wanted: Sequence[tuple[uuid.UUID, int]], user: User | None) -> dict[tuple[uuid.UUID, int], State]:
    """Recorded states by (id, version); those that the reader may not see are left out."""
    statement = load("cadastre", "papers")["states"].format(kept=finding.kept_states(user))
    parameters = {"ids": [one for one, _ in wanted], "versions": [version for _, version in wanted]}
    found = {}
    for row in rows(visible_rows(statement, user), parameters):
        shape, zone = _in_its_zone(row)
        found[row["id"], row["version"]] = State(
            row["id"], row["version"], row["ward_name"] or row["ward_code"], row["sheet_number"],
            row["parcel_number"], row["computed_area_m2"], row["official_area_m2"], row["land_use_codes"], shape, zone,
        )  # fmt: skip
    return found


def around(
    shape: BaseGeometry, box: BBox, user: User | None, *, without: Sequence[uuid.UUID]
) -> list[Surroundings]:
    """Parcels that meet a box of a zone, those beside the shape first.

    Args:
        shape: in the CRS of the box.
        without: ids of the parcels that the drawing is about.
    """
    storage = by_srid(settings.STORAGE_SRID)
    within = box.to(storage)
    own = shape if box.crs == storage else transform_geometry(shape, box.crs, storage)
    parameters = {
        "shape": shapely.to_wkb(own),
        "without": list(without),
        "west": within.min_x,
        "south": within.min_y,
        "east": within.max_x,
        "north": within.max_y,
        "srid": settings.STORAGE_SRID,
        "most": _MOST_AROUND,
    }
    found = rows(visible_rows(load("cadastre", "papers")["around"], user), parameters)
    shapes: Sequence[BaseGeometry] = shapely.from_wkb([bytes(row["shape"]) for row in found])
    if box.crs != storage and found:
        shapes = transform_geometries(shapes, storage, box.crs)
    return [
        Surroundings(row["id"], row["sheet_number"], row["parcel_number"], one, row["beside"])
        for row, one in zip(found, shapes, strict=True)
    ]


def _in_its_zone(row: dict[str, Any]) -> tuple[MultiPolygon, Crs]:
    """Shape of a row (`shape` WKB in the storage CRS, `source_srid`) in the zone of its record, and that zone."""
    storage = by_srid(settings.STORAGE_SRID)
    shape = shapely.from_wkb(bytes(row["shape"]))
    zone = by_srid(row["source_srid"]) if row["source_srid"] else storage
    if zone == storage or not zone.is_zone:
        return shape, storage
    return transform_geometry(shape, storage, zone), zone
