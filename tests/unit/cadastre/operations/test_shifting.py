"""Boundary corrections: neighbours give and take the ground in the same stroke."""

from __future__ import annotations

import pytest
import shapely

from cadastre.domain import operation_errors as errors
from cadastre.domain.operations.shifting import correct_boundary, verify_correction
from tests.unit.cadastre.operations.ground import both, corners_of, plot, rectangle

MAIN, EAST = rectangle(0, 0, 20, 30), rectangle(20, 0, 40, 30)
NORTH = plot((0, 30), (20, 30), (40, 30), (40, 50), (0, 50))
AROUND = {"main": MAIN, "east": EAST, "north": NORTH}


def test_ground_is_gained_and_lost_along_one_boundary():
    after = correct_boundary(AROUND, "main", plot((0, 0), (18, 0), (23, 30), (0, 30)))
    assert corners_of(after["main"]) == {(0, 0), (18, 0), (23, 30), (20, 30), (0, 30)}
    assert corners_of(after["east"]) == {(18, 0), (20, 0), (40, 0), (40, 30), (23, 30)}
    assert after["main"].area == pytest.approx(615, abs=1e-6) and after["east"].area == pytest.approx(
        585, abs=1e-6
    )
    assert (23, 30) in corners_of(after["north"]) and after["north"].area == pytest.approx(
        NORTH.area, abs=1e-6
    )
    assert verify_correction({key: AROUND[key] for key in after}, after).holds
    assert shapely.coverage_is_valid(list(after.values())), "every corner is shared"


def test_only_those_that_change_are_given():
    after = correct_boundary(
        {**AROUND, "south": rectangle(0, -20, 40, 0)},
        "main",
        plot((0, 0), (20, 0), (20, 12), (22, 15), (20, 18), (20, 30), (0, 30)),
    )
    assert set(after) == {"main", "east"} and after["main"].area == pytest.approx(606, abs=1e-6)


def test_ground_lost_goes_to_the_longest_neighbour():
    after = correct_boundary(AROUND, "main", plot((0, 0), (20, 0), (20, 10), (10, 30), (0, 30)))
    assert set(after) == {"main", "east", "north"}
    assert after["east"].area == pytest.approx(700, abs=1e-6), "its side of the corner is longer"
    assert (10, 30) in corners_of(after["north"])


def test_a_corner_moves_over_three_parcels():
    after = correct_boundary(AROUND, "main", plot((0, 0), (20, 0), (21, 33), (0, 30)))
    assert set(after) == {"main", "east", "north"}
    assert sum(shape.area for shape in after.values()) == pytest.approx(600 + 600 + 800, abs=1e-6)
    assert shapely.coverage_is_valid(list(after.values()))


def test_an_island_grows_into_the_parcel_around_it():
    island = rectangle(8, 8, 12, 12)
    ring = plot((0, 0), (20, 0), (20, 20), (0, 20), holes=(((8, 8), (8, 12), (12, 12), (12, 8)),))
    after = correct_boundary({1: island, 2: ring}, 1, rectangle(7, 8, 12, 13))
    assert after[1].area == pytest.approx(25, abs=1e-6) and after[2].area == pytest.approx(375, abs=1e-6)
    assert len(after[2].geoms[0].interiors) == 1


def test_one_polygon_of_two_moves():
    main = both(MAIN, rectangle(100, 0, 110, 10))
    after = correct_boundary(
        {**AROUND, "main": main}, "main", both(rectangle(0, 0, 21, 30), rectangle(100, 0, 110, 10))
    )
    assert len(after["main"].geoms) == 2 and after["main"].area == pytest.approx(730, abs=1e-6)


def test_a_drawn_outline_settles_on_what_is_there():
    """Coordinates rounded on their way through a browser still meet the corners of the neighbours."""
    after = correct_boundary(
        AROUND, "main", plot((0.0004, -0.0003), (18, 0.0002), (23, 29.9996), (-0.0005, 30.0004))
    )
    assert {(0, 0), (0, 30), (20, 30)} <= corners_of(after["main"])
    assert sum(shape.area for shape in after.values()) == pytest.approx(2000, abs=1e-6)


def test_a_hair_between_neighbours_does_not_spread():
    cracked = plot((20.0004, 0), (40, 0), (40, 30), (20.0006, 30))
    after = correct_boundary({**AROUND, "east": cracked}, "main", plot((0, 0), (18, 0), (23, 30), (0, 30)))
    found = verify_correction({key: {**AROUND, "east": cracked}[key] for key in after}, after)
    assert found.fits and all(
        len(shape.geoms) == 1 and not shape.geoms[0].interiors for shape in after.values()
    )


def test_an_overlap_elsewhere_is_left_as_it_is():
    reaching = plot((20, 0), (40, 0), (40, 30), (20, 30), (20, 20), (19.9, 15), (20, 10))
    around = {**AROUND, "east": reaching}
    after = correct_boundary(
        around, "main", plot((0, 0), (20, 0), (20, 5), (21, 7), (20, 9), (20, 30), (0, 30))
    )
    shared = after["main"].intersection(after["east"])
    assert shared.area == pytest.approx(MAIN.intersection(reaching).area, abs=1e-6)
    assert verify_correction({key: around[key] for key in after}, after).fits


@pytest.mark.parametrize(
    ("outline", "reason"),
    [
        (MAIN, errors.BoundaryUnchanged),
        (rectangle(0.0004, 0, 20, 30), errors.BoundaryUnchanged),
        (rectangle(-1, 0, 20, 30), errors.GroundHeldByNobody),
        (rectangle(1, 0, 20, 30), errors.GroundHeldByNobody),
        (rectangle(0, 0, 40, 30), errors.NeighbourVanishes),
        (plot((0, 0), (20, 30), (20, 0), (0, 30)), errors.ParcelShapeInvalid),
    ],
)
def test_outlines_that_are_refused(outline, reason):
    with pytest.raises(reason):
        correct_boundary(AROUND, "main", outline)
