"""Tìm thửa. Parcels at a place or on a sheet, as other operations of the change set leave them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

import shapely
from django.conf import settings
from shapely import Geometry

from cadastre.services.operations.parents import PARCELS
from cadastre.services.operations.questions import rows
from layers.changesets import standing
from layers.changesets.domain.merging import Version
from layers.changesets.operations import Requested
from layers.registry import registry


def near(asked: Requested, place: Geometry, within_m: float, besides: Collection[UUID]) -> list[UUID]:
    """Parcels within a distance (metres) of a place (storage CRS), other than those named, by id."""
    wkb = shapely.to_wkb(place)
    live = rows(
        "near_shapes", shapes=wkb, srid=settings.STORAGE_SRID, within_m=within_m, besides=list(besides)
    )

    def is_near(one: Version) -> bool:
        return one.geometry is not None and bool(shapely.dwithin(one.geometry, place, within_m))

    return [one for one in _now(asked, [row[0] for row in live], is_near) if one not in besides]


def of_sheet(asked: Requested, ward: str, sheet: str) -> list[UUID]:
    """Parcels of a sheet, by id."""
    live = rows("of_sheet", ward=ward, sheet=sheet)

    def is_on(one: Version) -> bool:
        return _key(one.properties) == (ward, sheet)

    return _now(asked, [row[0] for row in live], is_on)


def _now(asked: Requested, live: Sequence[UUID], fits: Callable[[Version], bool]) -> list[UUID]:
    """Live parcels that fit, without those that the change set ends or moves away, with those that it brings."""
    spec = registry.get(PARCELS)
    drafted = standing.states(spec, standing.heads(asked.change_set, spec, asked.edit).values())
    if not drafted:
        return list(live)
    brought = {one for one, state in drafted.items() if state is not None and fits(state)}
    return sorted({one for one in live if one not in drafted} | brought)


def _key(properties: Mapping[str, Any]) -> tuple[str, str]:
    return properties["ward_code"] or "", properties["sheet_number"] or ""
