"""Diễn biến chất lượng: the drawing of how many errors and warnings there were day by day."""

from __future__ import annotations

from datetime import date

from web.views.quality import BOTTOM, HEIGHT, LEFT, TOP, WIDTH, trend_of


def _day(number: int, **counts: int) -> dict[str, object]:
    return {"date": date(2026, 3, number), "parcels": 10, "counts": counts}


def test_errors_and_warnings_are_lines_of_their_own_on_one_scale() -> None:
    trend = trend_of(
        [_day(1, overlap=4, dangle=8), _day(11, overlap=0), _day(21, overlap=2, gap=2, dangle=4)]
    )
    assert trend is not None
    assert (trend.most, trend.first, trend.last) == (8, date(2026, 3, 1), date(2026, 3, 21))
    assert [dot.count for dot in trend.lines["error"]] == [4, 0, 4]
    assert [dot.count for dot in trend.lines["warning"]] == [8, 0, 4]
    highest, lowest, half = trend.lines["warning"]
    assert (highest.x, highest.y) == (LEFT, TOP)
    assert lowest.y == HEIGHT - BOTTOM
    assert half.y == (TOP + HEIGHT - BOTTOM) / 2
    assert LEFT < lowest.x < half.x < WIDTH


def test_a_single_day_is_a_dot_in_the_middle_and_none_is_no_drawing() -> None:
    trend = trend_of([_day(5)])
    assert trend is not None and trend.most == 1
    ((_severity, _points, (dot,)), _warnings) = trend.paths()
    assert LEFT < dot.x < WIDTH and dot.count == 0
    assert trend_of([]) is None
