"""Tiếp biên. Where the parcels of a map sheet do not meet those of the sheets beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from django.conf import settings

from cadastre.domain.quality import Measured, QualityFound
from cadastre.services.quality_shapes import Ground, shape_findings
from geo.domain.crs import by_srid
from geo.named_sql import load
from geo.reading import rows
from layers.rights import User
from layers.visible_rows import visible_rows

#: Parcels this near to the sheet take part, metres.
NEARBY_M = 1.0
RULES = ("edge-match", "ward-border")


def edges_of_sheet(ward: str, sheet: str, user: User | None) -> list[QualityFound] | None:
    """Gaps and overlaps along the edges of a sheet, by the rules of the quality check; None: there is no such sheet.

    Args:
        user: whose rows take part.
    """
    statement = visible_rows(load("cadastre", "sheets")["sheet"], user)
    found = rows(statement, {"ward": ward, "sheet": sheet, "within_m": NEARBY_M})
    if not found:
        return None
    shapes = shapely.from_wkb(np.array([bytes(row["shape"]) for row in found], dtype=object))
    shapes = np.where(shapely.is_valid(shapes), shapes, shapely.make_valid(shapes))
    parcels = [_measured(row) for row in found if row["ward_code"] == ward]
    ground = Ground(parcels, shapes, None)
    at_edge = [one for one in shape_findings(ground, by_srid(settings.STORAGE_SRID)) if one.rule in RULES]
    own = [place for place, one in enumerate(parcels) if one.sheet == sheet]
    return _of_sheet(at_edge, sheet, shapes[own])


def _of_sheet(found: Sequence[QualityFound], sheet: str, own: Any) -> list[QualityFound]:
    """Those that touch a parcel of the sheet: the others lie between two of its neighbours."""
    whole = shapely.union_all(own).buffer(NEARBY_M / 100)
    return [one for one in found if one.sheet == sheet or (one.geometry and whole.intersects(one.geometry))]


def _measured(row: dict[str, Any]) -> Measured:
    """A parcel of which only the place matters."""
    return Measured(
        id=row["id"], sheet=row["sheet_number"], number=row["parcel_number"], national_id="", official_area_m2=None,
        computed_area_m2=0.0, land_use_codes="", uses_m2=(), papers=frozenset(), blocked=False, in_dispute=False,
        has_dossier=False, accuracy_m=None, map_scale=None, surveyed_on=None,
    )  # fmt: skip
