"""Bảng thời hạn. In which column of the board an open case stands on a day. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from permits.domain.deadlines import CaseStanding

#: (code, Vietnamese, English), in the order of the columns.
COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("overdue", "Quá hạn", "Overdue"),
    ("today", "Đến hạn hôm nay", "Due today"),
    ("week", "Trong tuần này", "This week"),
    ("later", "Sau tuần này", "Later"),
    ("applicant", "Chờ người nộp bổ sung", "Waiting for the applicant"),
)


def column_of(standing: CaseStanding, today: date) -> str:
    """The column of a case: one, whatever its state. The week ends on Sunday; a case without a day stands in the last
    column of days."""
    if standing.stopped:
        return "applicant"
    if standing.due_on is None:
        return "later"
    if standing.due_on < today:
        return "overdue"
    if standing.due_on == today:
        return "today"
    return "week" if standing.due_on <= today + timedelta(6 - today.weekday()) else "later"
