"""Kiểm tra sơ bộ: reads. Shapes of the parcels relied on, and the buildings beside a footprint."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

import shapely
from django.conf import settings
from shapely import Geometry

from geo.named_sql import load
from geo.reading import prepared_rows, rows
from layers.registry import registry
from layers.rights import User, may
from layers.visible_rows import moment_of, visible_rows
from permits.domain.precheck.facts import Neighbour
from planning.domain.themes import NEARBY_M
from planning.queries.extract import Ground

#: Neighbouring buildings that are looked at.
_MOST = 200
_LAYERS = ("building_permits", "basemap_buildings")
_NAMES = {
    "building_permits": ("giấy phép {}", "permit {}"),
    "basemap_buildings": ("nhà trên bản đồ nền {}", "building of the base map {}"),
}


def plot(ids: Sequence[uuid.UUID], day: date, user: User | None) -> list[Geometry]:
    """Shapes of parcels as they held on a day, storage CRS; those the reader may not see are left out."""
    statement = visible_rows(load("permits", "precheck")["plot"], user, moment=moment_of(day))
    found = rows(statement, {"ids": list(ids), "as_of": day})
    return [shapely.from_wkb(row["shape"]) for row in found]


def neighbours(
    footprint: Ground, plot_shape: Geometry, day: date, around_m: float, lang: str
) -> list[Neighbour]:
    """Buildings beside a footprint and not on its plot, the nearest first; what any citizen may see."""
    if not _public():
        return []
    statement = visible_rows(load("permits", "precheck")["neighbours"], moment=moment_of(day))
    parameters = {
        "footprint": shapely.to_wkb(footprint.shape),
        "footprint_4326": shapely.to_wkb(footprint.shape_4326),
        "plot": shapely.to_wkb(plot_shape),
        "srid": settings.STORAGE_SRID,
        "around_m": around_m,
        "as_of": day,
        "most": _MOST,
    }
    return [
        Neighbour(
            id=str(row["id"]),
            layer=row["layer"],
            label=_NAMES[row["layer"]][lang == "en"].format(row["label"] or "").strip(),
            shape=shapely.from_wkb(row["shape"]),
            accuracy_m=row["accuracy_m"],
        )
        for row in prepared_rows(statement, parameters)  # planning it takes as long as answering it
    ]


def buildings_known(ground: Ground, day: date) -> bool:
    """Whether any building is on file around, so that none beside the footprint means something."""
    if not _public():
        return False
    statement = visible_rows(load("permits", "precheck")["buildings_known"], moment=moment_of(day))
    centre = ground.shape_4326.centroid
    parameters = {"lon": centre.x, "lat": centre.y, "nearby_m": NEARBY_M, "as_of": day}
    return bool(prepared_rows(statement, parameters)[0]["known"])


def _public() -> bool:
    return all(may(None, "read", registry.get(layer)) for layer in _LAYERS)
