"""Ngày làm việc: weekends, Tết, days in lieu, swap days; where a period ends."""

from __future__ import annotations

from datetime import date

import pytest

from geo.domain.working_days import PeriodInvalid, WorkingCalendar, due_on

LAW = WorkingCalendar()


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 11, 20), True),  # a Friday
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 2, 16), False),  # the last day of the year Ất Tỵ
        (date(2026, 2, 20), False),
        (date(2026, 2, 23), True),
        (date(2026, 4, 27), False),  # Hùng Kings' Day fell on a Sunday
        (date(2026, 8, 31), False),  # swapped
        (date(2026, 8, 22), True),  # a Saturday, worked for it
        (date(2025, 5, 2), False),
        (date(2025, 4, 26), True),
    ],
)
def test_the_calendar_of_the_law(day: date, working: bool) -> None:
    assert LAW.is_working(day) is working


def test_a_decision_prevails_over_the_calendar() -> None:
    calendar = WorkingCalendar({date(2027, 9, 4): True, date(2027, 8, 31): False})
    assert calendar.is_working(date(2027, 9, 4)) and not LAW.is_working(date(2027, 9, 4))
    assert not calendar.is_working(date(2027, 8, 31)) and LAW.is_working(date(2027, 8, 31))
    assert due_on(date(2027, 8, 30), 1, "working", calendar) == date(2027, 9, 1)


def test_holidays_have_their_names() -> None:
    assert "Quốc khánh" in LAW.holiday(date(2026, 9, 2))
    assert LAW.holiday(date(2026, 9, 3)) == ""


@pytest.mark.parametrize(
    ("start", "days", "counting", "due"),
    [
        (
            date(2026, 11, 16),
            7,
            "working",
            date(2026, 11, 26),
        ),  # a weekend and Culture Day, 24 November, between
        (date(2026, 2, 13), 7, "working", date(2026, 3, 3)),  # over Tết
        (date(2026, 11, 14), 1, "working", date(2026, 11, 16)),  # handed in on a Saturday
        (date(2026, 11, 14), 0, "working", date(2026, 11, 16)),
        (date(2026, 11, 16), 0, "working", date(2026, 11, 16)),
        (date(2026, 11, 2), 15, "calendar", date(2026, 11, 17)),
        (date(2026, 11, 6), 15, "calendar", date(2026, 11, 23)),  # the 21st is a Saturday
        (date(2026, 2, 2), 15, "calendar", date(2026, 2, 23)),  # would end on the first day of the new year
        (date(2026, 12, 18), 30, "calendar", date(2027, 1, 18)),  # over the end of a year, onto a Sunday
    ],
)
def test_where_a_period_ends(start: date, days: int, counting: str, due: date) -> None:
    assert due_on(start, days, counting, LAW) == due  # type: ignore[arg-type]


@pytest.mark.parametrize(("days", "counting"), [(-1, "working"), (3661, "calendar"), (5, "lunar")])
def test_what_is_no_period(days: int, counting: str) -> None:
    with pytest.raises(PeriodInvalid):
        due_on(date(2026, 1, 5), days, counting, LAW)  # type: ignore[arg-type]
