"""A parcel cut by lines and into parts: nothing lost, nothing twice, corners shared with the neighbours."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely import LineString, MultiPolygon

from cadastre.domain import operation_errors as errors
from cadastre.domain.operations import cutting
from cadastre.domain.operations.apportioning import share_out
from cadastre.domain.operations.balance import balance
from cadastre.domain.operations.vertices import with_vertices
from tests.unit.cadastre.operations.ground import ORIGIN, areas, both, corners_of, line, plot, rectangle

PLOT = rectangle(0, 0, 20, 30)
L_SHAPED = plot((0, 0), (30, 0), (30, 20), (20, 20), (20, 5), (10, 5), (10, 20), (0, 20))
WITH_COURT = plot((0, 0), (20, 0), (20, 20), (0, 20), holes=(((8, 8), (8, 12), (12, 12), (12, 8)),))


def checked(parent: MultiPolygon, cut: cutting.Cut) -> list[float]:
    """Areas of the children, after what must always hold was checked."""
    found = balance([parent], cut.children)
    assert found.holds and max(found.gap_width_m, found.overlap_width_m) < 1e-4
    assert all(child.is_valid for child in cut.children)
    kept = set(map(tuple, shapely.get_coordinates(parent).tolist()))
    have = {point for child in cut.children for point in map(tuple, shapely.get_coordinates(child).tolist())}
    assert kept <= have, "corners of the parent stay as they are, to the double"
    return areas(cut.children)


def test_an_oblique_line_gives_two_children_that_fit_to_the_double():
    cut = cutting.split_by_lines(PLOT, [line((-1, 7.3), (21, 11.7))])
    assert checked(PLOT, cut) == [410.0, 190.0]
    assert corners_of(shapely.MultiPoint(cut.ends)) == {(0, 7.5), (20, 11.5)}
    upper, lower = (set(map(tuple, shapely.get_coordinates(child).tolist())) for child in cut.children)
    assert set(map(tuple, cut.ends.tolist())) == upper & lower


def test_cut_ends_are_not_rounded_and_go_into_the_neighbour():
    cut = cutting.split_by_lines(PLOT, [line((5, -1), (7.1, 31.7))])
    neighbour = rectangle(0, 30, 40, 50)
    given = with_vertices(neighbour, cut.ends)
    north_end = cut.ends[cut.ends[:, 1].argmax()]
    assert round(north_end[0], 6) != north_end[0]
    assert given is not None and tuple(north_end) in map(tuple, shapely.get_coordinates(given).tolist())
    assert given.area == pytest.approx(neighbour.area, abs=1e-6)
    assert with_vertices(given, cut.ends) is None, "there already"
    assert with_vertices(rectangle(0, 60, 40, 70), cut.ends) is None, "nowhere near"


@pytest.mark.parametrize("miss_m", [0.0, 0.0004, -0.0009])
def test_a_line_that_grazes_a_corner_goes_through_it(miss_m):
    cut = cutting.split_by_lines(PLOT, [line((-1, -1.5 + miss_m), (21, 31.5 + miss_m))])
    assert checked(PLOT, cut) == [300.0, 300.0] and len(cut.ends) == 0


def test_a_line_along_an_edge_cuts_only_where_it_leaves_it():
    cut = cutting.split_by_lines(PLOT, [line((0, 0), (0.0003, 12), (20, 12))])
    assert checked(PLOT, cut) == [360.0, 240.0]
    with pytest.raises(errors.LineMissesParcel):
        cutting.split_by_lines(PLOT, [line((-5, 0), (25, 0))])


def test_a_nearly_parallel_line_leaves_a_wedge_and_no_sliver_of_rounding():
    cut = cutting.split_by_lines(PLOT, [line((0, 0), (0.02, 30.5))])
    small = min(areas(cut.children))
    assert checked(PLOT, cut) and small == pytest.approx(0.02 * 30 / 30.5 * 30 / 2, abs=1e-3)
    with pytest.raises(errors.AreaTooSmall) as refused:
        cutting.split_by_lines(PLOT, [line((0, 0), (0.003, 30.5))])
    assert refused.value.geometry is not None and refused.value.geometry.area < 0.05


def test_pieces_or_sides_of_a_line_across_two_arms():
    low = line((-1, 10), (31, 10))
    assert sorted(checked(L_SHAPED, cutting.split_by_lines(L_SHAPED, [low]))) == [100.0, 100.0, 250.0]
    sides = cutting.split_by_lines(L_SHAPED, [low], group="sides")
    assert sorted(checked(L_SHAPED, sides)) == [200.0, 250.0]


def test_lines_that_meet_within_five_centimetres_cut_together():
    cut = cutting.split_by_lines(PLOT, [line((0.03, 5), (19.96, 5)), line((10, 5.04), (10, 29.97))])
    assert sorted(checked(PLOT, cut)) == [100.0, 250.0, 250.0]
    crossed = cutting.split_by_lines(PLOT, [line((-1, 15), (21, 15)), line((10, -1), (10, 31))])
    assert checked(PLOT, crossed) == [150.0] * 4


def test_lines_that_meet_beside_the_boundary_do_not_bend_it():
    meeting = (0.00034, 12.0)
    through = line((10, -1), (2 * meeting[0] - 10, 25))
    cut = cutting.split_by_lines(PLOT, [through, line(meeting, (-5, 5))])
    assert sum(checked(PLOT, cut)) == 600.0


def test_an_end_near_a_corner_goes_to_the_corner():
    cut = cutting.split_by_lines(PLOT, [line((0.03, 0.02), (19.98, 29.99))])
    assert checked(PLOT, cut) == [300.0, 300.0] and len(cut.ends) == 0


def test_an_island_can_be_cut_out():
    cut = cutting.split_by_lines(PLOT, [line((5, 5), (10, 5), (10, 10), (5, 5))])
    assert sorted(checked(PLOT, cut)) == [12.5, 587.5] and len(cut.ends) == 0


def test_a_line_over_a_courtyard_needs_both_crossings():
    cut = cutting.split_by_lines(WITH_COURT, [line((-1, 10), (21, 10))])
    assert checked(WITH_COURT, cut) == [192.0, 192.0] and len(cut.ends) == 4
    with pytest.raises(errors.LineMissesParcel) as refused:
        cutting.split_by_lines(WITH_COURT, [line((-1, 10), (9, 10))])
    assert refused.value.geometry is not None


def test_polygons_that_are_not_cut_stay_with_the_largest_child_or_on_their_side():
    parent = both(rectangle(0, 0, 20, 10), rectangle(0, 50, 10, 60))
    assert sorted(areas(cutting.split_by_lines(parent, [line((5, -1), (5, 11))]).children)) == [50.0, 250.0]
    sides = cutting.split_by_lines(parent, [line((-9, 5), (29, 5))], group="sides")
    assert sorted(checked(parent, sides)) == [100.0, 200.0], "the far polygon lies north of the line"


def test_a_t_vertex_on_the_edge_is_taken_as_the_end():
    parent = plot((0, 0), (10, 0), (20, 0), (20, 30), (0, 30))
    cut = cutting.split_by_lines(parent, [line((10.0006, -1), (10.0006, 31))])
    assert len(cut.ends) == 1 and checked(parent, cut)


def test_many_corners_on_a_crooked_boundary():
    chance = np.random.default_rng(7)
    angles = np.sort(chance.uniform(0, 2 * np.pi, 4000))
    radius = 200 + chance.normal(0, 0.05, 4000)
    parent = plot(*zip(radius * np.cos(angles), radius * np.sin(angles), strict=True))
    cut = cutting.split_by_lines(parent, [line((-300, -3), (300, 5)), line((1, -300), (4, 300))])
    assert len(checked(parent, cut)) == 4


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([line((1, 1), (5, 5))], errors.LineEndsInside),
        ([line((-1, 1), (5, 5))], errors.LineEndsInside),
        ([line((-5, -5), (-1, 50))], errors.LineMissesParcel),
        ([line((-1, 5), (21, 5), (21, 9), (10, 9), (10, 1))], errors.LineCrossesItself),
        ([LineString([(0, 0), (0, float("inf"))])], errors.WrongVertices),
    ],
)
def test_lines_that_divide_nothing_are_refused(lines, reason):
    with pytest.raises(reason) as refused:
        cutting.split_by_lines(PLOT, lines)
    assert refused.value.message("vi") != refused.value.message("en")


def test_an_invalid_parcel_is_not_repaired_unseen():
    bow_tie = plot((0, 0), (10, 10), (10, 0), (0, 10))
    with pytest.raises(errors.ParcelShapeInvalid, match="Self-intersection"):
        cutting.split_by_lines(bow_tie, [line((-1, 3), (21, 3))])


def test_sides_of_two_lines_that_contradict_each_other_are_refused():
    with pytest.raises(errors.SidesUnclear):
        cutting.split_by_lines(PLOT, [line((-1, 10), (21, 10)), line((-1, 20), (21, 20))], group="sides")


def test_typed_vertices_in_the_order_of_survey_papers():
    east, north = ORIGIN
    typed = cutting.line_of_vertices([(north + 10, east - 1), (north + 10, east + 21)], north_first=True)
    assert areas(cutting.split_by_lines(PLOT, [typed]).children) == [400.0, 200.0]
    with pytest.raises(errors.WrongVertices):
        cutting.line_of_vertices([(1, 1), (1, 1)])
    with pytest.raises(errors.WrongVertices, match="not a number"):
        cutting.line_of_vertices([(1, 1), (float("nan"), 1)])


@pytest.mark.parametrize(
    ("bearing", "corner"), [(0, (0, 30)), (90, (20, 0)), (180, (0, 0)), (270, (0, 0)), (37, (20, 30))]
)
@pytest.mark.parametrize("parent", [PLOT, both(PLOT, rectangle(30, 40, 50, 50)), WITH_COURT])
def test_an_area_is_cut_off_towards_a_bearing(parent, bearing, corner):
    found = cutting.line_for_area(parent, 100.0, bearing_deg=bearing)
    cut = cutting.split_by_lines(parent, [found], group="sides")
    assert 100.0 in [round(area, 3) for area in checked(parent, cut)]
    if parent is PLOT:
        taken = next(child for child in cut.children if round(child.area, 3) == 100)
        assert corner in corners_of(taken)


def test_an_area_is_cut_off_along_an_edge_and_measured_on_paper():
    found = cutting.line_for_area_along(PLOT, 100.0, line((0, 0), (20, 0)))
    lower = cutting.split_by_lines(PLOT, [found], group="sides").children[1]
    assert corners_of(lower) == {(0, 0), (20, 0), (20, 5), (0, 5)}
    wider = cutting.line_for_area_along(
        PLOT, 100.0, line((0, 0), (20, 0)), measure=lambda shape: shape.area * 1.000162
    )
    lower = cutting.split_by_lines(PLOT, [wider], group="sides").children[1]
    assert lower.area == pytest.approx(100 / 1.000162, abs=1e-5)


def test_areas_that_cannot_be_cut_off():
    for area in (0.0, -1.0, float("nan"), 0.04):
        with pytest.raises(errors.AreaTooSmall):
            cutting.line_for_area(PLOT, area, bearing_deg=0)
    with pytest.raises(errors.AreaTooLarge) as refused:
        cutting.line_for_area(PLOT, 600.0, bearing_deg=0)
    assert "600,0 m²" in refused.value.message("vi") and "600.0 m²" in refused.value.message("en")


def test_a_parallel_bounds_the_strip_along_its_edge_only():
    west = cutting.offset_line(L_SHAPED, line((0, 20), (0, 0)), 4)
    assert areas(cutting.split_by_lines(L_SHAPED, [west]).children) == [80.0, 370.0]
    top = cutting.offset_line(L_SHAPED, line((0, 20), (10, 20)), 4)
    assert areas(cutting.split_by_lines(L_SHAPED, [top]).children) == [40.0, 410.0], (
        "the other arm is left alone"
    )
    court = cutting.offset_line(WITH_COURT, line((12, 8), (12, 12)), 3)
    assert sorted(areas(cutting.split_by_lines(WITH_COURT, [court]).children)) == [100.0, 284.0]


@pytest.mark.parametrize(
    ("edge", "distance_m"),
    [
        (line((0, 0), (20, 0)), 40.0),
        (line((0, 0), (20, 0)), 0.0),
        (line((0, 3), (20, 3)), 1.0),
        (line((0, 0), (0.01, 0)), 1.0),
    ],
)
def test_parallels_that_miss(edge, distance_m):
    with pytest.raises(errors.OffsetMisses):
        cutting.offset_line(PLOT, edge, distance_m)


def test_a_hundred_square_metres_into_three_parts():
    """33.3 + 33.3 + 33.4 = 100.0 on paper, and the drawn parts cover the parcel."""
    parent = rectangle(0, 0, 10, 10)
    parts = [rectangle(0, 0, 3.33, 10), rectangle(3.33, 0, 6.66, 10), rectangle(6.66, 0, 10, 10)]
    cut = cutting.split_by_parts(parent, parts)
    assert checked(parent, cut) == [33.3, 33.3, 33.4]
    assert share_out(100.0, [child.area for child in cut.children]) == [33.3, 33.3, 33.4]
    assert share_out(100.0, [1, 1, 1]) == [33.3, 33.3, 33.4]


def test_a_gap_of_two_centimetres_is_refused_and_one_of_rounding_closed():
    parent = rectangle(0, 0, 20, 30)
    with pytest.raises(errors.PartsLeaveGap) as refused:
        cutting.split_by_parts(parent, [rectangle(0, 0, 20, 10), rectangle(0, 10.02, 20, 30)])
    assert refused.value.geometry is not None and refused.value.geometry.area == pytest.approx(0.4, abs=1e-6)
    assert "0.0200 m wide" in str(refused.value)
    cut = cutting.split_by_parts(parent, [rectangle(0, 0, 20, 10), rectangle(0, 10.0006, 20, 30.0005)])
    assert sum(checked(parent, cut)) == 600.0


def test_parts_that_overlap_reach_out_or_are_alone():
    with pytest.raises(errors.PartsOverlap):
        cutting.split_by_parts(PLOT, [rectangle(0, 0, 20, 10.02), rectangle(0, 10, 20, 30)])
    with pytest.raises(errors.PartsOutside):
        cutting.split_by_parts(PLOT, [rectangle(0, 0, 20.02, 10), rectangle(0, 10, 20, 30)])
    with pytest.raises(errors.PartsTooFew):
        cutting.split_by_parts(PLOT, [PLOT])


def test_parts_with_islands_and_several_polygons():
    court = rectangle(8, 8, 12, 12)
    ring = plot((0, 0), (20, 0), (20, 20), (0, 20), holes=(((8, 8), (8, 12), (12, 12), (12, 8)),))
    whole = rectangle(0, 0, 20, 20)
    assert checked(whole, cutting.split_by_parts(whole, [court, ring])) == [16.0, 384.0]
    ends = both(rectangle(0, 0, 5, 20), rectangle(15, 0, 20, 20))
    assert checked(whole, cutting.split_by_parts(whole, [ends, rectangle(5, 0, 15, 20)])) == [200.0, 200.0]
