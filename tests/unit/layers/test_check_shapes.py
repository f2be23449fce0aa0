"""The geometry of the rules on small drawn shapes, each named after its trap. Metres."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely import MultiPolygon, Polygon, box

from layers.checks.shapes.gaps import covering, gaps, known_before, uncovered
from layers.checks.shapes.overlaps import shared_ground
from layers.checks.shapes.validity import faults
from layers.checks.shapes.vertices import corners, new_corners, unmatched
from layers.checks.shapes.width import inner_width, narrow_places

COINCIDING_EDGES = Path(__file__).parents[2] / "fixtures" / "coinciding_edges.wkt"
SQUARE = [(0, 0), (10, 0), (10, 10), (0, 10)]
HOUSE = box(0, 0, 10, 20)

BOW_TIE = Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
ZIGZAG_CROSSING_THREE_TIMES = Polygon([(0, 0), (4, 4), (8, 0), (12, 4), (12, 0), (8, 4), (4, 0), (0, 4)])
SPIKE = Polygon([(0, 0), (10, 0), (10, 5), (15, 5), (10, 5), (10, 10), (0, 10)])
HOURGLASS = Polygon([(0, 0), (10, 0), (5, 5), (10, 10), (0, 10), (5, 5)])
HOLE_TOUCHING_THE_RING_IN_A_POINT = Polygon(SQUARE, [[(0, 5), (5, 4), (5, 6)]])
HOLE_ALONG_THE_RING = Polygon(SQUARE, [[(0, 4), (5, 4), (5, 6), (0, 6)]])
HOLE_OUTSIDE = Polygon(SQUARE, [[(20, 4), (25, 4), (25, 6), (20, 6)]])
HOLE_IN_A_HOLE = Polygon(SQUARE, [[(1, 1), (4, 1), (4, 4), (1, 4)], [(2, 2), (3, 2), (3, 3), (2, 3)]])
DUPLICATE_RING = Polygon(SQUARE, [SQUARE])
PARTS_ONE_IN_THE_OTHER = MultiPolygon([box(0, 0, 10, 10), box(2, 2, 3, 3)])
PARTS_OVERLAPPING = MultiPolygon([box(0, 0, 10, 10), box(5, 5, 13, 13)])
PARTS_SHARING_AN_EDGE = MultiPolygon([box(0, 0, 10, 10), box(10, 0, 20, 10)])


@pytest.mark.parametrize(
    ("shape", "name", "places"),
    [
        (BOW_TIE, "self-intersection", [(5, 5)]),
        (ZIGZAG_CROSSING_THREE_TIMES, "self-intersection", [(2, 2), (6, 2), (10, 2)]),
        (SPIKE, "self-intersection", [(10, 5), (15, 5)]),
        (HOURGLASS, "ring-touches-itself", [(5, 5)]),
        (HOLE_ALONG_THE_RING, "hole-along-edge", None),
        (HOLE_OUTSIDE, "hole-outside", [(20, 4)]),
        (HOLE_IN_A_HOLE, "holes-nested", [(2, 2)]),
        (DUPLICATE_RING, "duplicate-rings", [(0, 0)]),
        (PARTS_ONE_IN_THE_OTHER, "parts-overlap", [(2.5, 2.5)]),
        (PARTS_OVERLAPPING, "parts-overlap", [(7.5, 7.5)]),
        (PARTS_SHARING_AN_EDGE, "parts-share-edge", None),
    ],
)
def test_every_fault_is_named_with_its_place(shape, name, places):
    found = faults(shape)
    assert {fault.name for fault in found} == {name}
    if places is not None:
        assert [(fault.place.x, fault.place.y) for fault in found] == places
    assert all(shape.boundary.distance(fault.place) < 5 for fault in found)


def test_faults_of_several_parts_are_all_told():
    both = MultiPolygon([BOW_TIE, shapely.affinity.translate(BOW_TIE, 100, 0)])
    assert sorted(fault.place.x for fault in faults(both)) == [5, 105]


def test_a_hole_that_touches_the_ring_in_one_point_is_valid():
    assert faults(HOLE_TOUCHING_THE_RING_IN_A_POINT) == []


def test_a_shape_without_numbers_has_no_place():
    (fault,) = faults(shapely.from_wkt("LINESTRING (0 0, inf 1)"))
    assert (fault.name, fault.place) == ("not-finite", None)
    assert [one.name for one in faults(Polygon())] == ["empty"]


def slivers(*areas: Polygon, narrower_than_m: float = 0.3, hole_below_m2: float = 2.0):
    """Gaps between areas, looked for beside the last of them."""
    return gaps(areas, areas[-1], narrower_than_m=narrower_than_m, hole_below_m2=hole_below_m2)


def test_a_sliver_of_two_centimetres_is_a_gap():
    (gap,) = slivers(HOUSE, box(10.02, 0, 20, 20))
    assert gap.area_m2 == pytest.approx(0.4, abs=0.01) and gap.width_m == pytest.approx(0.02, abs=0.001)
    assert gap.enclosed > 0.99 and gap.shape.bounds == pytest.approx((10, 0, 10.02, 20), abs=0.001)


def test_a_small_hole_between_neighbours_is_a_gap_however_wide():
    ring = box(0, 0, 30, 30).difference(box(10, 10, 11, 11))
    (gap,) = slivers(ring)
    assert gap.area_m2 == pytest.approx(1.0) and gap.enclosed == pytest.approx(1.0)


@pytest.mark.parametrize(
    "neighbour",
    [
        pytest.param(box(10, 0, 20, 20), id="touching"),
        pytest.param(box(11, 0, 20, 20), id="an_alley"),
        pytest.param(box(10.00005, 0, 20, 20), id="half_a_tenth_of_a_millimetre_off"),
        pytest.param(Polygon([(10, 0), (20, 0), (20, 20), (13, 20)]), id="a_boundary_that_turns_away"),
        pytest.param(box(10.2, 0, 20, 0.1), id="open_on_most_sides"),
    ],
)
def test_ground_that_is_no_sliver(neighbour):
    assert slivers(HOUSE, neighbour) == []


def test_a_large_hole_is_a_courtyard():
    assert slivers(box(0, 0, 30, 30).difference(box(10, 10, 13, 13))) == []


def test_a_gap_known_before_is_told_from_a_new_one():
    old = slivers(HOUSE, box(10.02, 0, 20, 20))
    new = slivers(HOUSE, box(10.02, 0, 20, 10), box(10.02, 10.03, 20, 20))
    known = [known_before(gap, old) for gap in new]
    assert len(new) == 1 and known == [False]
    assert known_before(old[0], old)


def test_ground_left_without_owner_is_measured():
    (piece,) = uncovered([HOUSE], box(0, 0, 9, 20), 0.1)
    assert piece.area == pytest.approx(20)
    assert uncovered([HOUSE], covering([box(0, 0, 9, 20), box(9, 0, 12, 20)]), 0.1) == []


def test_a_vertex_added_on_an_edge_uncovers_nothing():
    """In full floating point the union of these five neighbours loses the first one whole."""
    before, *others = shapely.from_wkt(COINCIDING_EDGES.read_text().splitlines())
    after = shapely.segmentize(before, before.length / 7)
    assert before.difference(shapely.union_all([after, *others])).area > 70
    assert uncovered([before], covering([after, *others]), 0.1) == []
    assert gaps([after, *others], after, narrower_than_m=0.3, hole_below_m2=2.0) == []


def test_an_overlap_has_ground_area_and_width():
    shared = shared_ground(HOUSE, box(9.9, 5, 20, 15))
    assert (shared.area_m2, shared.width_m) == pytest.approx((1.0, 0.099), abs=0.001)
    assert shared.shape.bounds == pytest.approx((9.9, 5, 10, 15))


@pytest.mark.parametrize("west", [10.0, 9.999, 10.5])
def test_rounding_and_touching_are_no_overlap(west):
    assert shared_ground(HOUSE, box(west, 0, 20, 20)) is None


def test_a_tolerated_strip_is_no_overlap():
    assert shared_ground(HOUSE, box(9.9, 0, 20, 20), within_m=0.2) is None


MISSING_VERTEX_ON_A_SHARED_STRAIGHT_EDGE = box(10, 5, 20, 15)


def test_a_neighbour_that_lacks_a_vertex_on_the_shared_edge_is_found():
    places = unmatched(corners(MISSING_VERTEX_ON_A_SHARED_STRAIGHT_EDGE), HOUSE, 0.01)
    assert places.tolist() == [[10, 5], [10, 15]]


def test_a_neighbour_with_the_vertex_is_left_alone():
    noded = Polygon([(0, 0), (10, 0), (10, 5), (10, 15), (10, 20), (0, 20)])
    assert unmatched(corners(MISSING_VERTEX_ON_A_SHARED_STRAIGHT_EDGE), noded, 0.01).tolist() == []


def test_only_vertices_that_the_edit_brings_count():
    denser = Polygon([(0, 0), (10, 0), (10, 7), (10, 20), (0, 20)])
    assert new_corners(denser, HOUSE, 0.01).tolist() == [[10, 7]]
    assert len(new_corners(denser, None, 0.01)) == 5


def test_a_strip_is_too_narrow_as_a_whole():
    (narrow,) = narrow_places(box(0, 0, 0.05, 20), 0.1)
    assert narrow.whole_part and narrow.width_m == pytest.approx(0.05, abs=0.002)


def test_a_tail_is_too_narrow_where_it_is():
    (narrow,) = narrow_places(box(0, 0, 5, 5).union(box(5, 2, 15, 2.05)), 0.1)
    assert not narrow.whole_part and narrow.shape.bounds == pytest.approx((5, 2, 15, 2.05), abs=0.01)


@pytest.mark.parametrize(
    "area", [HOUSE, Polygon([(0, 0), (20, 0), (20, 3)]), box(0, 0, 5, 5).union(box(5, 2, 15, 4))]
)
def test_corners_and_wide_wings_are_not_narrow(area):
    assert narrow_places(area, 0.1) == []


def test_the_inner_width_is_that_of_the_widest_circle():
    assert inner_width(box(0, 0, 4, 30)) == pytest.approx(4.0, abs=0.01)
    assert inner_width(Polygon(SQUARE)) == pytest.approx(10.0, abs=0.01)


def test_overlays_keep_their_figures_far_from_the_origin():
    far = np.array([603_000.0, 1_191_000.0])
    moved = [shapely.transform(one, lambda xy: xy + far) for one in (HOUSE, box(10.02, 0, 20, 20))]
    (gap,) = slivers(*moved)
    assert gap.width_m == pytest.approx(0.02, abs=0.001)
