"""GeoHash: the twelve-character national parcel id (mã định danh thửa đất, TT 19/2026 Art. 11.3 and Annex I).

Input is WGS 84 through the pinned operation; twelve characters resolve 3.7 cm × 1.9 cm, so the wrong datum
operation changes the last five.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from geo.domain.crs import CRS84
from geo.domain.errors import BadGeohash, NotOnEarth
from geo.domain.values import BBox

PARCEL_ID_LENGTH = 12
_ALPHABET = "0123456789bcdefghjkmnpqrstuvwxyz"
_VALUE = {letter: value for value, letter in enumerate(_ALPHABET)}
_LETTERS = np.array(list(_ALPHABET))


def encode(lon: float, lat: float, length: int = PARCEL_ID_LENGTH) -> str:
    """The GeoHash of one point.

    Args:
        lon: longitude, degrees WGS 84.
        lat: latitude, degrees WGS 84.
        length: number of characters, 1 to 12.
    Raises:
        NotOnEarth: not degrees on the globe.
    """
    return str(encode_many(np.array([lon]), np.array([lat]), length)[0])


def encode_many(
    lon: NDArray[np.float64], lat: NDArray[np.float64], length: int = PARCEL_ID_LENGTH
) -> NDArray[np.str_]:
    """The GeoHashes of arrays of points; see `encode`. Bisects exactly, so no rounding at cell edges."""
    lon, lat = np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)
    off = ~((np.abs(lon) <= 180) & (np.abs(lat) <= 90))
    if off.any():
        first = int(np.flatnonzero(off)[0])
        raise NotOnEarth(lon=lon[first], lat=lat[first])
    low = [np.full(lon.shape, -180.0), np.full(lat.shape, -90.0)]
    high = [np.full(lon.shape, 180.0), np.full(lat.shape, 90.0)]
    characters = np.zeros((lon.size, length), dtype=np.int64)
    for bit in range(5 * length):
        axis = bit % 2
        middle = (low[axis] + high[axis]) / 2
        upper = (lon if axis == 0 else lat) >= middle
        low[axis] = np.where(upper, middle, low[axis])
        high[axis] = np.where(upper, high[axis], middle)
        characters[:, bit // 5] = characters[:, bit // 5] * 2 + upper
    return np.ascontiguousarray(_LETTERS[characters]).view(f"<U{length}").reshape(lon.shape)


def bounds(geohash: str) -> BBox:
    """The cell of a GeoHash as a box in CRS84 (degrees).

    Raises:
        BadGeohash: empty, longer than 12 or with a character outside the alphabet.
    """
    if not 1 <= len(geohash) <= PARCEL_ID_LENGTH or any(letter not in _VALUE for letter in geohash):
        raise BadGeohash(given=geohash)
    low, high = [-180.0, -90.0], [180.0, 90.0]
    axis = 0
    for letter in geohash:
        for shift in (4, 3, 2, 1, 0):
            middle = (low[axis] + high[axis]) / 2
            if _VALUE[letter] >> shift & 1:
                low[axis] = middle
            else:
                high[axis] = middle
            axis = 1 - axis
    return BBox(low[0], low[1], high[0], high[1], CRS84)


def decode(geohash: str) -> tuple[float, float]:
    """(longitude, latitude) of the middle of the cell, degrees WGS 84. Raises like `bounds`."""
    return bounds(geohash).center
