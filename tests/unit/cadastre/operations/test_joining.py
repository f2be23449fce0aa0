"""Parcels merged: adjacent ones only, cracks of rounding closed, courtyards kept."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from cadastre.domain import operation_errors as errors
from cadastre.domain.operations.balance import balance
from cadastre.domain.operations.cutting import split_by_lines
from cadastre.domain.operations.joining import merge
from tests.unit.cadastre.operations.ground import both, corners_of, line, plot, rectangle

LEFT, RIGHT = rectangle(0, 0, 10, 10), rectangle(10, 0, 20, 10)


def test_two_neighbours_become_one_and_keep_the_corners_that_others_share():
    merged = merge([LEFT, RIGHT])
    assert merged.area == pytest.approx(200, abs=1e-6) and balance([LEFT, RIGHT], [merged]).holds
    assert corners_of(merged) == {(0, 0), (10, 0), (20, 0), (20, 10), (10, 10), (0, 10)}


def test_what_was_split_is_whole_again():
    chance = np.random.default_rng(3)
    parent, done = rectangle(0, 0, 20, 30), 0
    for _turn in range(20):
        start, end = (tuple(point) for point in chance.uniform(-40, 60, (2, 2)))
        if line(start, end).intersection(parent.boundary).geom_type != "MultiPoint":
            continue
        cut = split_by_lines(parent, [line(start, end)])
        merged = merge(list(cut.children))
        assert merged.area == pytest.approx(600, abs=1e-6)
        assert shapely.get_num_coordinates(merged) == 5 + len(cut.ends)
        done += 1
    assert done >= 5


def test_a_t_vertex_that_the_neighbour_lacks_is_no_obstacle():
    lower = rectangle(10, 0, 20, 4.1234)
    upper = rectangle(10, 4.1234, 20, 10)
    merged = merge([LEFT, lower, upper])
    assert merged.area == pytest.approx(200, abs=1e-6) and len(merged.geoms[0].interiors) == 0
    assert merged.is_valid and (10, 4.1234) not in corners_of(merged)


def test_a_crack_of_rounding_closes_and_a_real_gap_does_not():
    cracked = plot((10.0007, 0), (20, 0), (20, 10), (10.0004, 10))
    merged = merge([LEFT, cracked])
    assert len(merged.geoms) == 1 and balance([LEFT, cracked], [merged]).fits
    assert corners_of(merged) == {(0, 0), (10, 0), (20, 0), (20, 10), (10, 10), (0, 10)}
    with pytest.raises(errors.NotAdjacent):
        merge([LEFT, rectangle(10.02, 0, 20, 10)])


def test_a_crack_inside_a_common_boundary_closes_and_a_shaft_stays():
    hair = plot((10, 0), (20, 0), (20, 10), (10, 10), (10, 8), (10.0008, 5), (10, 2))
    assert len(merge([LEFT, hair]).geoms[0].interiors) == 0
    shaft = plot((10, 0), (20, 0), (20, 10), (10, 10), (10, 8), (10.05, 5), (10, 2))
    kept = merge([LEFT, shaft])
    assert len(kept.geoms[0].interiors) == 1 and kept.area == pytest.approx(LEFT.area + shaft.area, abs=1e-6)


def test_a_ring_of_parcels_keeps_its_courtyard():
    ring = [
        rectangle(0, 0, 10, 30),
        rectangle(20, 0, 30, 30),
        rectangle(10, 0, 20, 10),
        rectangle(10, 20, 20, 30),
    ]
    merged = merge(ring)
    assert merged.area == pytest.approx(800, abs=1e-6) and len(merged.geoms[0].interiors) == 1
    filled = merge([merged, rectangle(10, 10, 20, 20)])
    assert filled.area == pytest.approx(900, abs=1e-6) and len(filled.geoms[0].interiors) == 0


def test_a_parcel_of_two_polygons_takes_its_neighbour_in():
    merged = merge([both(LEFT, rectangle(40, 0, 50, 10)), RIGHT])
    assert len(merged.geoms) == 2 and merged.area == pytest.approx(300, abs=1e-6)
    joined = merge([both(LEFT, rectangle(20, 0, 30, 10)), RIGHT])
    assert len(joined.geoms) == 1, "the neighbour fills the gap between the two"


@pytest.mark.parametrize(
    ("parcels", "reason"),
    [
        ([LEFT, rectangle(10, 10, 20, 20)], errors.NotAdjacent),
        ([LEFT, rectangle(10, 9.995, 20, 20)], errors.NotAdjacent),
        ([LEFT, RIGHT, rectangle(40, 0, 50, 10)], errors.NotAdjacent),
        ([LEFT, rectangle(9.9, 0, 20, 10)], errors.ParentsOverlap),
        ([LEFT], errors.PartsTooFew),
        ([LEFT, plot((0, 0), (1, 1), (1, 0), (0, 1))], errors.ParcelShapeInvalid),
    ],
)
def test_parcels_that_cannot_be_merged(parcels, reason):
    with pytest.raises(reason):
        merge(parcels)
