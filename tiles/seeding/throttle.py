"""Nhịp vẽ. How much of the time may be spent on seeding: less while offices work. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time

from geo.domain.working_days import WorkingCalendar

_HOURS = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")


class HoursInvalid(ValueError):
    """NEN_SEED_OFFICE_HOURS is not like 07:30-11:30,13:00-17:00."""


def parse_hours(text: str) -> tuple[tuple[time, time], ...]:
    """Office hours of `07:30-11:30,13:00-17:00`; none of "". Raises HoursInvalid.

    >>> parse_hours("07:30-11:30")
    ((datetime.time(7, 30), datetime.time(11, 30)),)
    """
    parts = [one.strip() for one in text.split(",") if one.strip()]
    hours = []
    for part in parts:
        match = _HOURS.fullmatch(part)
        try:
            figures = [int(one) for one in match.groups()] if match else []
            first, last = time(*figures[:2]), time(*figures[2:])
        except (ValueError, TypeError):
            raise HoursInvalid(part) from None
        if not first < last:
            raise HoursInvalid(part)
        hours.append((first, last))
    return tuple(hours)


@dataclass(frozen=True)
class Throttle:
    """Attributes:
    hours: office hours of a working day, the city's own time.
    share: part of one drawer's time that may be spent within them, 0 to 1; 0 = nothing is drawn.
    """

    hours: tuple[tuple[time, time], ...]
    share: float
    calendar: WorkingCalendar

    def share_at(self, moment: datetime) -> float:
        """Part of the time that may be spent now; 1 outside office hours.

        Args:
            moment: in the city's own time zone.
        """
        clock = moment.time()
        if any(first <= clock < last for first, last in self.hours) and self.calendar.is_working(
            moment.date()
        ):
            return min(1.0, max(0.0, self.share))
        return 1.0


def rest_s(worked_s: float, share: float) -> float:
    """Seconds to rest after `worked_s` of work so that work has its share of the time (above 0).

    >>> rest_s(0.2, 0.25)
    0.6
    """
    return round(worked_s * (1 / share - 1), 6)
