"""Hiệu lực và thời gian công khai. How long a permit holds and how long it stays in the open. Pure.

NĐ 217/2026/NĐ-CP Art. 49 (start within 12 months), 63 (two extensions of at most 12 months), 65 and 66 (publication for
at least 12 months from issue or extension; revocations are published too).
"""

from __future__ import annotations

import calendar
from datetime import date

START_WITHIN_MONTHS = 12
MOST_EXTENSIONS, MOST_EXTENSION_MONTHS = 2, 12
PUBLIC_MONTHS = 12


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it has no such day.

    >>> months_after(date(2028, 2, 29), 12)
    datetime.date(2029, 2, 28)
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def expires_on(issued_on: date) -> date:
    """Last day on which the work can be started."""
    return months_after(issued_on, START_WITHIN_MONTHS)


def extended_to(expires: date, months: int = MOST_EXTENSION_MONTHS) -> date:
    """Last day after an extension, counted from the day on which the permit would have expired."""
    return months_after(expires, months)


def public_until(until: date | None, event_on: date) -> date:
    """Last day in the open after issue, extension or revocation: never less than it was.

    Args:
        until: last day so far; None = not published yet.
    """
    least = months_after(event_on, PUBLIC_MONTHS)
    return least if until is None else max(until, least)
