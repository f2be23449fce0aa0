"""The office that edits parcels: the officers of the change-set tests, who also split, merge and correct."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from shapely import MultiPolygon, from_wkb
from shapely.geometry import mapping

from cadastre.models import Parcel
from layers.changesets import drafting
from layers.changesets.models import ChangeSet, Edit
from layers.changesets.preparing import EditInput
from tests.drawing import ORIGIN_EAST, ORIGIN_NORTH
from tests.integration.changesets.conftest import CRS, Office


class Cadastre(Office):
    """Officers who carry out operations on parcels."""

    def operate(
        self, draft: ChangeSet, operation: str, parcel: Parcel | None, shape: Any = None, **params: Any
    ) -> Edit:
        """Add an operation; coordinates of its parameters in the storage CRS."""
        given = operation_on(operation, parcel, shape, **params)
        return drafting.add(draft.author, draft.pk, given)

    def carry_out(self, operation: str, parcel: Parcel | None, shape: Any = None, **params: Any) -> Edit:
        """Draft, submit, approve, publish."""
        draft = self.begin(legal_document="45/HS-TT")
        leader = self.operate(draft, operation, parcel, shape, **params)
        self.publish(draft)
        return leader


def operation_on(operation: str, parcel: Parcel | None, shape: Any = None, **params: Any) -> EditInput:
    """The request for an operation."""
    return EditInput(
        "parcels", operation, parcel.pk if parcel else None, parcel.version if parcel else None,
        mapping(shape) if shape is not None else None, CRS, params={"crs": CRS, **params},
    )  # fmt: skip


def line(*corners: tuple[float, float]) -> dict[str, Any]:
    """A line through corners in metres from the origin, as GeoJSON in the storage CRS."""
    return {"type": "LineString", "coordinates": at(*corners)}


def at(*corners: tuple[float, float]) -> list[list[float]]:
    """Corners in metres from the origin, in the storage CRS."""
    return [[ORIGIN_EAST + x, ORIGIN_NORTH + y] for x, y in corners]


def born(leader: Edit) -> list[Parcel]:
    """The published parcels that an operation made, in the order of its result."""
    rows = Edit.objects.filter(expanded_from=leader, layer="parcels", operation="create").order_by("seq")
    return [Parcel.objects.get(pk=row.feature) for row in rows]


def ground(parcel: Parcel | UUID) -> MultiPolygon:
    """The stored shape of a parcel, to the last bit."""
    held = parcel if isinstance(parcel, Parcel) else Parcel.objects.get(pk=parcel)
    return from_wkb(bytes(held.geom.wkb))


@pytest.fixture
def office(transactional_db: None) -> Cadastre:
    """The people."""
    return Cadastre()
