"""Area of parcels inside road reserves: cut into pieces, and yet counted once."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely.geometry import Polygon, box

from planning.domain.reserve_areas import reserve_areas, small_pieces

STREET, CROSSING = box(0, 0, 1000, 10), box(100, -500, 104, 500)


def test_overlaps_of_reserves_count_once() -> None:
    parcels = np.array([box(90, 5, 110, 25), box(500, 5, 520, 25), box(500, 50, 520, 70)])
    found = reserve_areas(parcels, np.array([STREET, CROSSING]))
    assert found.tolist() == [20 * 5 + 4 * 15, 100.0, 0.0]


def test_a_long_reserve_in_pieces_gives_what_the_whole_gives() -> None:
    line = shapely.LineString([(x, 40 * np.sin(x / 60)) for x in np.arange(0, 4000, 2.0)])
    street = line.buffer(8)
    parcels = np.array([box(x, y, x + 18, y + 18) for x in range(0, 4000, 40) for y in range(-60, 60, 20)])
    found = reserve_areas(parcels, np.array([street]))
    assert found == pytest.approx(shapely.area(shapely.intersection(parcels, street)), abs=1e-6)
    pieces = small_pieces(np.array([street]), box(0, -100, 4000, 100))
    assert shapely.get_num_coordinates(pieces).max() <= 128


def test_a_bow_tie_and_nothing_at_all() -> None:
    bow_tie = Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    parcel = np.array([box(0, 0, 20, 20)])
    assert reserve_areas(parcel, np.array([bow_tie])) == pytest.approx(50.0)
    none = np.array([], dtype=object)
    assert reserve_areas(parcel, none).tolist() == [0.0]
    assert reserve_areas(none, np.array([STREET])).tolist() == []
