"""Corners, edges, scale and drawing of a parcel extract."""

from __future__ import annotations

import re

import pytest
from shapely import MultiPolygon, Polygon, box

from cadastre.domain.plan_drawing import Figure, Neighbour, Plan, svg, window
from cadastre.domain.plan_outline import Paper, ScaleTooLarge, outline, scale_for

PAPER = Paper(170.0, 100.0)
#: 30 m east, 20 m north, in EPSG:9210.
HOUSE = MultiPolygon([box(603_000, 1_191_000, 603_030, 1_191_020)])


def plan(shape: MultiPolygon, scale: int, lang: str = "vi", neighbours: tuple[Neighbour, ...] = ()) -> Plan:
    figure = Figure(shape, ("ODT", "12", "600,0"), outline(shape))
    return Plan(shape.bounds, [figure], neighbours, scale, PAPER, lang)


def under(drawing: str) -> tuple[float, ...]:
    """Left, top, width and height of the ground under the scale bar, millimetres."""
    [found] = re.findall(
        r'class="under" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', drawing
    )
    return tuple(map(float, found))


class TestOutline:
    def test_clockwise_from_the_north_west_with_x_north(self) -> None:
        course = outline(HOUSE)
        assert [(one.no, one.x_north, one.y_east) for one in course.corners] == [
            (1, 1_191_020, 603_000), (2, 1_191_020, 603_030), (3, 1_191_000, 603_030), (4, 1_191_000, 603_000),
        ]  # fmt: skip
        assert [(one.start, one.end, one.length_m) for one in course.edges] == [
            (1, 2, 30.0), (2, 3, 20.0), (3, 4, 30.0), (4, 1, 20.0),
        ]  # fmt: skip

    @pytest.mark.parametrize("turned", [False, True])
    def test_whichever_way_it_was_drawn(self, turned: bool) -> None:
        ring = list(HOUSE.geoms[0].exterior.coords)
        assert outline(MultiPolygon([Polygon(ring[::-1] if turned else ring)])) == outline(HOUSE)

    def test_holes_follow_their_shell_and_parts_come_from_the_north(self) -> None:
        with_hole = Polygon(box(0, 0, 50, 50).exterior, [box(10, 10, 20, 20).exterior])
        north = box(0, 100, 10, 110)
        course = outline(MultiPolygon([with_hole, north]))
        assert course.rings == ((1, 2, 3, 4), (5, 6, 7, 8), (9, 10, 11, 12))
        hole = [(course.corners[no - 1].y_east, course.corners[no - 1].x_north) for no in course.rings[2]]
        assert hole == [(10, 20), (20, 20), (20, 10), (10, 10)]
        assert [one.end for one in course.edges if one.start == 12] == [9]

    def test_area_by_the_corners_is_the_area(self) -> None:
        odd = MultiPolygon([Polygon([(0, 0), (40, 5), (33, 41), (12, 30), (-8, 22)])])
        corners = [(one.y_east, one.x_north) for one in outline(odd).corners]
        assert Polygon(corners).area == pytest.approx(odd.area, abs=1e-9)


class TestScale:
    def test_the_largest_that_fits(self) -> None:
        assert scale_for(HOUSE.bounds, PAPER) == 250
        assert scale_for((0, 0, 300, 20), PAPER) == 2000
        assert scale_for((0, 0, 90_000, 20), PAPER) == 590_000

    def test_one_asked_for_is_kept_or_refused_with_one_that_fits(self) -> None:
        assert scale_for(HOUSE.bounds, PAPER, 1000) == 1000
        with pytest.raises(ScaleTooLarge) as refused:
            scale_for(HOUSE.bounds, PAPER, 100)
        assert "1:250" in refused.value.message("vi")


class TestDrawing:
    @pytest.mark.parametrize("scale", [250, 500, 1000])
    def test_a_metre_is_a_thousand_millimetres_over_the_scale(self, scale: int) -> None:
        drawing = svg(plan(HOUSE, scale))
        assert 'width="170.0mm" height="100.0mm" viewBox="0 0 170.0 100.0"' in drawing
        [path] = re.findall(r'class="own" d="([^"]+)"', drawing)
        points = [tuple(map(float, one.split())) for one in re.findall(r"[\d.]+ [\d.]+", path)]
        xs, ys = [x for x, _y in points], [y for _x, y in points]
        assert max(xs) - min(xs) == pytest.approx(30_000 / scale, abs=0.001)
        assert max(ys) - min(ys) == pytest.approx(20_000 / scale, abs=0.001)
        assert (min(xs) + max(xs)) / 2 == pytest.approx(85.0)

    def test_north_is_up(self) -> None:
        west, south, east, north = window(HOUSE.bounds, 500, PAPER)
        assert (east - west, north - south) == (85.0, 50.0)
        drawing = svg(plan(HOUSE, 500))
        first = re.search(r'class="middle" x="([\d.]+)" y="([\d.]+)">1<', drawing)
        third = re.search(r'class="middle" x="([\d.]+)" y="([\d.]+)">3<', drawing)
        assert first
        assert third
        assert float(first[1]) < float(third[1])
        assert float(first[2]) < float(third[2])

    def test_lengths_numbers_and_label_in_the_language(self) -> None:
        drawing = svg(plan(HOUSE, 250))
        assert drawing.count(">30,00<") == drawing.count(">20,00<") == 2
        assert all(f">{text}<" in drawing for text in ("1", "2", "3", "4", "12", "600,0", "ODT", "B"))
        assert ">30.00<" in svg(plan(HOUSE, 250, "en"))

    def test_neighbours_are_cut_at_the_frame_and_their_labels_are_safe(self) -> None:
        beside = Neighbour("<b>&1", "<b>&1", box(603_030, 1_190_000, 603_060, 1_192_000))
        drawing = svg(plan(HOUSE, 500, neighbours=(beside,)))
        assert "&lt;b&gt;&amp;1" in drawing
        assert "<b>" not in drawing
        heights = [float(y) for _x, y in re.findall(r"([-\d.]+) ([-\d.]+)", "".join(
            re.findall(r'class="next" d="([^"]+)"', drawing)))]  # fmt: skip
        assert heights
        assert min(heights) >= 0
        assert max(heights) <= 100

    def test_texts_do_not_lie_over_each_other(self) -> None:
        """A road with hundreds of corners: some are numbered, not all."""
        wave = [(at * 0.5, 2.0 * (at % 2)) for at in range(400)]
        road = MultiPolygon([Polygon([*wave, (200, -5), (0, -5)])])
        drawing = svg(plan(road, 1500))
        assert 20 < drawing.count('class="dot"') < 200

    @pytest.mark.parametrize("paper", [PAPER, Paper(82.0, 60.0)])
    def test_the_scale_bar_lies_beside_a_parcel_that_has_its_margin(self, paper: Paper) -> None:
        scale = scale_for(HOUSE.bounds, paper)
        drawing = svg(Plan(HOUSE.bounds, [Figure(HOUSE, ("", "7", "1"))], (), scale, paper, "vi"))
        x, y, wide, high = under(drawing)
        assert x > 0 and y > 0 and x + wide < paper.width_mm and y + high < paper.height_mm
        [path] = re.findall(r'class="own" d="([^"]+)"', drawing)
        points = [tuple(map(float, one.split())) for one in re.findall(r"[\d.]+ [\d.]+", path)]
        assert not Polygon(points).intersects(box(x, y, x + wide, y + high))

    def test_without_a_margin_it_goes_where_no_parcel_is_and_hides_none(self) -> None:
        north_west = MultiPolygon([Polygon([(0, 0), (0, 20), (30, 20)])])
        for shape, right in ((north_west, True), (HOUSE, False)):
            drawing = svg(Plan(shape.bounds, [Figure(shape, ("", "7", "1"))], (), 210, PAPER, "vi"))
            assert (under(drawing)[0] > 85) is right
            assert drawing.index('class="under"') < drawing.index('class="own"')

    def test_figures_without_outline_have_a_label_only(self) -> None:
        drawing = svg(Plan(HOUSE.bounds, [Figure(HOUSE, ("", "7", "1"))], (), 500, PAPER, "vi"))
        assert ">7<" in drawing
        assert 'class="dot"' not in drawing
