"""Hình trên trích lục. What the map of a planning extract shows, kept with it: shapes in the zone of the record."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

import shapely
from shapely import Geometry
from shapely.geometry import mapping
from shapely.geometry import shape as shape_of

from cadastre.domain.errors import ParcelUnknown
from cadastre.domain.plan_drawing import window
from cadastre.domain.plan_outline import Paper, scale_for
from geo.domain.crs import CRS84, Crs
from geo.domain.transform import transform_geometry
from geo.domain.values import BBox
from layers.rights import User
from planning.domain.answer import function_entry
from planning.queries import surroundings

#: Size of the map on the paper, millimetres.
MAP = Paper(170.0, 105.0)
#: Shapes are kept to the millimetre.
_DECIMALS = 3


def drawing(
    body: Mapping[str, Any], parcel: uuid.UUID, as_of: date, lang: str, user: User | None
) -> dict[str, Any]:
    """The parcel, what lies around it, and what its extract computed, as GeoJSON in metres (x = east).

    Args:
        body: the extract, whose own geometries are in OGC:CRS84.
    Returns:
        `crs`, `scale`, `parcel`, `zones` and `reserves` cut by the frame, `parcels` around, `setback`, `chamfer`.
    Raises:
        ParcelUnknown: there was no such parcel on the day.
    """
    found = surroundings.subject(parcel, as_of, user)
    if found is None:
        raise ParcelUnknown(given=str(parcel))
    shape, zone = found
    scale = scale_for(shape.bounds, MAP)
    frame = BBox(*window(shape.bounds, scale, MAP), zone)
    return {
        "crs": zone.code,
        "crs_name": zone.name_en if lang == "en" else zone.name_vi,
        "scale": scale,
        "parcel": _kept(shape),
        "zones": [
            {
                "code": one.row["zone_code"],
                "function": function_entry(
                    one.row["function_code"], one.row["function_name"], one.row["function_raw"], lang
                ),
                "geometry": _kept(one.shape),
            }
            for one in surroundings.around("zones", parcel, frame, as_of)
        ],
        "reserves": [
            {"street": one.row["street_name"], "geometry": _kept(one.shape)}
            for one in surroundings.around("reserves", parcel, frame, as_of)
        ],
        "parcels": [
            {
                "sheet": one.row["sheet_number"],
                "number": one.row["parcel_number"],
                "geometry": _kept(one.shape),
            }
            for one in surroundings.around("parcels", parcel, frame, as_of, user)
        ],
        "setback": _moved((body["buildable"]["setback"] or {}).get("line"), zone),
        "chamfer": _moved((body["road_reserve"]["corner_chamfer"] or {}).get("geometry"), zone),
    }


def _kept(shape: Geometry) -> dict[str, Any]:
    rounded: dict[str, Any] = mapping(shapely.transform(shape, lambda xy: xy.round(_DECIMALS)))
    return rounded


def _moved(geometry: Mapping[str, Any] | None, zone: Crs) -> dict[str, Any] | None:
    return _kept(transform_geometry(shape_of(geometry), CRS84, zone)) if geometry else None
