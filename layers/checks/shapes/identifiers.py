"""Mã định danh theo vị trí. Whether identifiers that are places (GeoHash) lie in the shapes that bear them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.domain.crs import CRS84, Crs
from geo.domain.errors import BadGeohash
from geo.domain.geohash import PARCEL_ID_LENGTH, decode
from geo.domain.transform import transform_xy

#: A place this far outside its shape still counts as inside, metres: twelve characters resolve 3.7 cm × 1.9 cm.
TOLERANCE_M = 0.05
#: Farther away than this the distance is that on the globe: a projected zone has no image of the other side.
_FAR_M = 100_000.0
_DEGREE_M = 111_195.0


def metres_outside(codes: Sequence[str], shapes: NDArray[np.object_], crs: Crs) -> NDArray[np.float64]:
    """How far each code's place lies outside its shape, metres; 0 inside, infinite for what is no such code.

    Args:
        codes: GeoHashes of twelve characters (TT 19/2026/TT-BNNMT Art. 11.3).
        shapes: in `crs`, metres; one for each code.
    """
    away = np.full(len(codes), np.inf)
    places = [(at, place) for at, code in enumerate(codes) if (place := _place(code)) is not None]
    if not places:
        return away
    known = np.array([at for at, _ in places])
    lon, lat = np.array([place for _, place in places]).T
    middles = shapely.get_coordinates(shapely.point_on_surface(shapes[known]))
    here_lon, here_lat = transform_xy(middles[:, 0], middles[:, 1], crs, CRS84)
    east = (lon - here_lon) * np.cos(np.radians(here_lat))
    away[known] = np.hypot(east, lat - here_lat) * _DEGREE_M
    near = away[known] < _FAR_M
    if near.any():
        x, y = transform_xy(lon[near], lat[near], CRS84, crs)
        away[known[near]] = shapely.distance(shapely.points(x, y), shapes[known[near]])
    return away


def _place(code: str) -> tuple[float, float] | None:
    try:
        return decode(code) if len(code) == PARCEL_ID_LENGTH else None
    except BadGeohash:
        return None
