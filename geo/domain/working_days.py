"""Ngày làm việc. Working days of Viet Nam and the end of periods that run in them or in calendar days. Pure.

Holidays: Labour Code 45/2019/QH14 Art. 112 with the lunar calendar, days off in lieu (Art. 111.3). Swap days decided
later by the Prime Minister are handed in by the caller and prevail (table `swap_days`). Counting: Civil Code
91/2015/QH13 Art. 147.2 (the day of the event does not count) and 148.5 (a period that would end on a day off ends on
the next working day).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

import holidays

Counting = Literal["working", "calendar"]
_SATURDAY = 5
_DAY = timedelta(days=1)
#: Longest period that the law sets anywhere near; a longer one is a slip of the caller.
LONGEST_DAYS = 3660


class PeriodInvalid(ValueError):
    """A period has fewer than 0 or more than 3,660 days, or a way of counting that is not known."""


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days offices work.

    Attributes:
        decided: days whose standing was decided beside the law: True = worked, False = off.
    """

    decided: Mapping[date, bool] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        """Whether offices work on this day.

        >>> WorkingCalendar().is_working(date(2026, 4, 27))  # in lieu of Hùng Kings' Day on a Sunday
        False
        """
        if day in self.decided:
            return self.decided[day]
        known = _vietnam(day.year)
        if day in known:
            return False
        return day.weekday() < _SATURDAY or day in known.weekend_workdays

    def holiday(self, day: date) -> str:
        """Vietnamese name of the holiday, "" on any other day."""
        return str(_vietnam(day.year).get(day, ""))

    def next_working(self, day: date) -> date:
        """The day itself if it is worked, else the first worked day after it."""
        while not self.is_working(day):
            day += _DAY
        return day


def due_on(start: date, days: int, counting: Counting, calendar: WorkingCalendar) -> date:
    """Last day of a period.

    Args:
        start: day of the event, which does not count.
        days: length of the period; 0 = the day itself, or the next working day.
        counting: `working` counts working days only; `calendar` every day, the end moved to a working day.
    Raises:
        PeriodInvalid: see there.

    >>> due_on(date(2026, 2, 13), 3, "working", WorkingCalendar())  # over Tết 2026: 16 to 20 February are off
    datetime.date(2026, 2, 25)
    """
    if not 0 <= days <= LONGEST_DAYS:
        raise PeriodInvalid(f"{days} days")
    if counting == "calendar":
        return calendar.next_working(start + days * _DAY)
    if counting != "working":
        raise PeriodInvalid(f"counting {counting!r}")
    day = calendar.next_working(start) if days == 0 else start
    for _ in range(days):
        day = calendar.next_working(day + _DAY)
    return day


@cache
def _vietnam(year: int) -> Any:
    return holidays.country_holidays("VN", years=year, expand=False, language="vi")
