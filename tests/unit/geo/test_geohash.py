"""GeoHash: published test vectors and exactness."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.domain import geohash
from geo.domain.errors import BadGeohash, NotOnEarth

# Enough to find an off-by-one, few enough for a suite that runs on every save; no deadline on busy machines.
examples = settings(max_examples=40, deadline=None)


@pytest.mark.parametrize(
    ("lon", "lat", "expected"),
    [
        (10.40744, 57.64911, "u4pruydqqvj8"),
        (106.697992704, 10.772499614, "w3gv7cp477mz"),
        (108.2208, 16.0678, "w6ugqt5cxrj0"),
        (-180, -90, "000000000000"),
        (180, 90, "zzzzzzzzzzzz"),
        (0, 0, "s00000000000"),
    ],
)
def test_vectors(lon: float, lat: float, expected: str) -> None:
    assert geohash.encode(lon, lat) == expected
    assert geohash.encode(lon, lat, 5) == expected[:5]
    assert geohash.bounds(expected).contains(lon, lat)


@examples
@given(st.floats(-180, 180), st.floats(-90, 90), st.integers(1, 12))
def test_the_cell_holds_its_point_and_its_middle_leads_back(lon: float, lat: float, length: int) -> None:
    cell = geohash.encode(lon, lat, length)
    assert len(cell) == length
    assert geohash.bounds(cell).contains(lon, lat)
    assert geohash.encode(*geohash.decode(cell), length) == cell


def test_many_points_at_once() -> None:
    lon, lat = np.array([106.697992704, 108.2208]), np.array([10.772499614, 16.0678])
    assert geohash.encode_many(lon, lat).tolist() == ["w3gv7cp477mz", "w6ugqt5cxrj0"]


def test_twelve_characters_resolve_centimetres() -> None:
    cell = geohash.bounds("w3gv7cp477mz")
    assert cell.width * 111_320 < 0.04
    assert cell.height * 111_320 < 0.02


@pytest.mark.parametrize("given_text", ["", "w3gv7cp477mzz", "a3gv", "w3 v", "W3GV"])
def test_bad_geohashes_are_refused(given_text: str) -> None:
    with pytest.raises(BadGeohash):
        geohash.decode(given_text)


@pytest.mark.parametrize(("lon", "lat"), [(603480.79, 1191454.5), (float("nan"), 10), (181, 0), (0, 91)])
def test_coordinates_must_be_degrees(lon: float, lat: float) -> None:
    with pytest.raises(NotOnEarth):
        geohash.encode(lon, lat)
