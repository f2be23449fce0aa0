"""Lịch làm việc của thành phố. The law's holidays with the swap days on file."""

from __future__ import annotations

from geo.domain.working_days import WorkingCalendar
from geo.models import SwapDay


def working_calendar() -> WorkingCalendar:
    """The calendar as decided today."""
    return WorkingCalendar(dict(SwapDay.objects.values_list("day", "working")))
