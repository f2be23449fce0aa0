"""Kiểm tra sơ bộ: plot, red lines, corner cuts, setback, corridors, neighbours."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import shapely
from shapely import Geometry

from permits.domain.precheck.facts import Neighbour
from tests.unit.permits.precheck_drawing import PLOT, STREET, case, housing, outcome, site, words
from tests.unit.planning.drawing import corridor, red_line

#: A second street along the east side takes 2 m too; the two meet at the south-east corner of the plot.
EASTERN = shapely.box(18, -30, 34, 40)


def at_a_corner(chamfer: str = "4x4", **more: Any) -> Any:
    lines = [red_line("Đường A", STREET, PLOT, chamfer), red_line("Đường B", EASTERN, PLOT, chamfer)]
    return site(lines=lines, **more)


def beside(shape: Geometry, accuracy_m: float | None = None) -> Any:
    return site(neighbours=[Neighbour("n1", "basemap_buildings", "Nhà bên", shape, accuracy_m)])


def test_nothing_may_lie_outside_the_plot() -> None:
    out = outcome("inside-plot", case(footprint=shapely.box(10, 5, 21, 10)))
    assert (out.verdict, out.conflict.bounds) == ("fail", (20, 5, 21, 10))
    assert outcome("inside-plot", case(footprint=shapely.box(10, 5, 20.04, 10))).verdict == "pass"
    assert outcome("inside-plot", case(footprint=None)).verdict == "needs_officer"


def test_a_reserve_is_left_free_beyond_the_plot_too() -> None:
    found = outcome("red-line", case(footprint=shapely.box(4, -1, 16, 8)))
    assert (found.verdict, found.conflict.bounds) == ("fail", (4, -1, 16, 2))
    assert "Đường A" in words(found)
    along = outcome("red-line", case(footprint=shapely.box(4, 2, 16, 8)))
    assert (along.verdict, along.measured[0].value) == ("pass", 0.0)
    assert outcome("red-line", case(site(reserve_known=False))).verdict == "needs_officer"


def test_a_reserve_and_a_corridor_without_a_name_say_so() -> None:
    nameless = site(lines=[red_line("", STREET, PLOT)])
    assert "lộ giới đường chưa có tên trong dữ liệu." in words(
        outcome("red-line", case(nameless, footprint=shapely.box(4, -1, 16, 8)))
    )
    powerline = site(corridors=[replace(corridor("energy", shapely.box(0, 0, 20, 4)), name="")])
    into = outcome("safety-corridor", case(powerline, footprint=shapely.box(4, 3, 16, 8)))
    assert "chưa có tên trong dữ liệu." in words(into)


def test_without_a_footprint_a_reserve_on_the_plot_is_for_the_officer() -> None:
    taken = outcome("red-line", case(footprint=None))
    assert (taken.verdict, taken.conflict.area) == ("needs_officer", 40.0)
    assert outcome("red-line", case(site(lines=[]), footprint=None)).verdict == "pass"


def test_a_corner_cut_is_left_free() -> None:
    """Both red lines meet at (18, 2): the cut is the triangle (18, 2) (14, 2) (18, 6)."""
    into = outcome("corner-cut", case(at_a_corner(), footprint=shapely.box(4, 2, 18, 8)))
    assert (into.verdict, round(into.conflict.area, 1)) == ("fail", 8.0)
    clear = outcome("corner-cut", case(at_a_corner(), footprint=shapely.box(4, 5, 14, 10)))
    assert clear.verdict == "pass"
    assert outcome("corner-cut", case(at_a_corner("theo bản vẽ"))).verdict == "needs_officer"
    assert outcome("corner-cut", case(at_a_corner(), footprint=None)).verdict == "needs_officer"
    assert outcome("corner-cut", case()).verdict == "pass"


def test_a_corner_cut_drawn_by_the_plan_counts() -> None:
    drawn = red_line("Vạt góc", shapely.Polygon([(18, 2), (14, 2), (18, 6)]), PLOT, kind="vat_goc")
    found = outcome("corner-cut", case(site(lines=[red_line("Đường A", STREET, PLOT), drawn]),
                                       footprint=shapely.box(4, 2, 18, 8)))  # fmt: skip
    assert (found.verdict, round(found.conflict.area, 1)) == ("fail", 8.0)


def test_the_setback_is_measured_from_the_red_line() -> None:
    """3 m behind the red line at y = 2."""
    before = outcome("setback", case(footprint=shapely.box(4, 4, 16, 10)))
    assert (before.verdict, before.conflict.bounds) == ("fail", (4, 4, 16, 5))
    assert (before.measured[0].value, before.measured[0].limit) == (2.0, 3.0)
    assert outcome("setback", case()).verdict == "pass"
    assert outcome("setback", case(footprint=None)).verdict == "needs_officer"


@pytest.mark.parametrize("raw", ["theo TKĐT", None])
def test_a_setback_that_is_no_number_is_for_the_officer(raw: str | None) -> None:
    found = outcome("setback", case(site([housing(setback=raw, setback_min=None)])))
    assert found.verdict == "needs_officer"
    assert raw is None or raw in words(found)


def test_a_setback_of_nothing_needs_no_footprint() -> None:
    zero = site([housing(setback="0", setback_min=0.0)])
    assert outcome("setback", case(zero, footprint=None)).verdict == "pass"


def test_without_a_street_the_setback_is_for_the_officer() -> None:
    assert outcome("setback", case(site(lines=[]))).verdict == "needs_officer"


@pytest.mark.parametrize(("kind", "verdict"), [("water", "fail"), ("power", "needs_officer")])
def test_corridors(kind: str, verdict: str) -> None:
    strip = corridor(kind, shapely.box(0, 8, 20, 10))
    found = outcome("safety-corridor", case(site(corridors=[strip])))
    assert (found.verdict, found.conflict.bounds) == (verdict, (4, 8, 16, 10))
    clear = outcome("safety-corridor", case(site(corridors=[strip]), footprint=shapely.box(4, 5, 16, 8)))
    assert clear.verdict == "pass"
    assert (
        outcome("safety-corridor", case(site(corridors=[strip]), footprint=None)).verdict == "needs_officer"
    )


def test_no_corridor_on_file_is_no_pass() -> None:
    assert outcome("safety-corridor", case(site(corridors_known=False))).verdict == "needs_officer"


def test_houses_may_adjoin() -> None:
    found = outcome("neighbour-distance", case(beside(shapely.box(20, 0, 30, 10))))
    assert (found.verdict, found.measured[0].value) == ("pass", 4.0)


@pytest.mark.parametrize(
    ("height", "verdict", "limit"),
    [
        (11.0, "pass", 4.0),
        (18.0, "needs_officer", 6.0),
        (50.0, "needs_officer", 15.0),
        (None, "needs_officer", None),
    ],
)
def test_larger_works_keep_a_distance_by_their_height(
    height: float | None, verdict: str, limit: float | None
) -> None:
    asked = case(beside(shapely.box(20, 0, 30, 10)), use="van_phong", height_m=height)
    found = outcome("neighbour-distance", asked)
    assert (found.verdict, found.measured[0].limit) == (verdict, limit)
    if verdict == "needs_officer" and limit:
        assert found.conflict.length == pytest.approx(4.0)


def test_a_building_on_a_neighbour_is_for_the_officer() -> None:
    over = outcome("neighbour-distance", case(beside(shapely.box(14, 0, 30, 10))))
    assert (over.verdict, round(over.conflict.area)) == ("needs_officer", 10)
    vague = outcome("neighbour-distance", case(beside(shapely.box(14, 0, 30, 10), accuracy_m=5.0)))
    assert vague.verdict == "pass"  # the outline is not known better than that


def test_unknown_neighbours_are_no_pass() -> None:
    assert outcome("neighbour-distance", case(site(neighbours_known=False))).verdict == "needs_officer"
    assert outcome("neighbour-distance", case()).verdict == "pass"
