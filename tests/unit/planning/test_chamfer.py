"""Vạt góc: the triangle where two red lines meet at a parcel."""

from __future__ import annotations

import pytest
import shapely
from shapely import affinity

from planning.domain.chamfer import corner_cuts
from planning.domain.lengths import corner_cut_m, least_m
from planning.domain.records import RedLinePiece
from tests.unit.planning.drawing import red_line

PARCEL = shapely.box(0, 0, 20, 20)
SOUTH = shapely.box(-30, -10, 50, 2)
WEST = shapely.box(-10, -30, 1, 50)


def streets(south: str = "4x4", west: str = "", turn: float = 0.0) -> list[RedLinePiece]:
    return [
        red_line(name, affinity.rotate(shape, turn, origin=(0, 0)), chamfer=text)
        for name, shape, text in (("A", SOUTH, south), ("B", WEST, west))
    ]


@pytest.mark.parametrize("turn", [0.0, 33.0, 200.0])
def test_a_triangle_is_cut_at_the_corner_of_two_reserves(turn: float) -> None:
    [cut] = corner_cuts(affinity.rotate(PARCEL, turn, origin=(0, 0)), streets(turn=turn))
    expected = affinity.rotate(shapely.Polygon([(1, 2), (5, 2), (1, 6)]), turn, origin=(0, 0))
    assert cut.shape is not None
    assert cut.shape.symmetric_difference(expected).area < 0.01
    assert (cut.area_m2, cut.raw, cut.streets) == (pytest.approx(8.0, abs=0.01), "4x4", ("A", "B"))


def test_red_lines_on_the_very_edge_of_the_parcel_meet_there_too() -> None:
    lines = [
        red_line("A", shapely.box(-30, -10, 50, 0), chamfer="3x5"),
        red_line("B", shapely.box(-10, -30, 0, 50)),
    ]
    [cut] = corner_cuts(PARCEL, lines)
    assert cut.shape is not None
    assert set(cut.shape.exterior.coords) == {(0, 0), (3, 0), (0, 5)}


def test_a_cut_that_the_plan_draws_is_not_computed_again() -> None:
    drawn = red_line("V", shapely.Polygon([(1, 2), (5, 2), (1, 6)]), kind="vat_goc", chamfer="4x4")
    assert corner_cuts(PARCEL, [*streets(), drawn]) == []


@pytest.mark.parametrize(
    ("south", "west", "why"),
    [("4x4", "5x5", "chamfers_differ"), ("theo bản vẽ", "", "chamfer_unreadable")],
)
def test_what_no_number_says_is_left_to_the_officer(south: str, west: str, why: str) -> None:
    [cut] = corner_cuts(PARCEL, streets(south, west))
    assert (cut.shape, cut.area_m2, cut.why) == (None, None, why)


def test_a_bent_red_line_is_left_to_the_officer() -> None:
    bent = shapely.union(
        shapely.box(-30, -10, 3, 2), affinity.rotate(shapely.box(3, -10, 50, 2), 25, origin=(3, 2))
    )
    [cut] = corner_cuts(PARCEL, [red_line("A", bent, chamfer="4x4"), red_line("B", WEST)])
    assert (cut.shape, cut.why) == (None, "corner_not_straight")


def test_no_corner_no_cut() -> None:
    south, west = streets()
    assert corner_cuts(PARCEL, [south]) == []
    assert corner_cuts(shapely.box(60, 60, 70, 70), [south, west]) == []
    assert corner_cuts(PARCEL, streets(south="")) == []
    assert corner_cuts(shapely.box(0, 0, 1, 2), [south, west]) == []


def test_lengths_as_dossiers_write_them() -> None:
    assert [least_m(text) for text in ("≥3m", "3-6", "2,5 m", "0", "tối thiểu 4", "≤4", "theo QCVN", "")] == [
        3.0, 3.0, 2.5, 0.0, 4.0, None, None, None,
    ]  # fmt: skip
    assert [corner_cut_m(text) for text in ("4x4", "5m", "3 x 4,5 m", "theo bản vẽ")] == [
        (4.0, 4.0), (5.0, 5.0), (3.0, 4.5), None,
    ]  # fmt: skip
