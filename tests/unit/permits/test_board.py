"""In which column of the board a case stands."""

from __future__ import annotations

from datetime import date

import pytest

from permits.domain.board import column_of
from permits.domain.deadlines import CaseStanding

MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 29)


def standing(due: date | None, *, stopped: bool = False) -> CaseStanding:
    return CaseStanding("running", due, None, stopped, None, False, "authority", None, ())


@pytest.mark.parametrize(
    ("due", "today", "column"),
    [
        (date(2026, 11, 22), MONDAY, "overdue"),
        (MONDAY, MONDAY, "today"),
        (date(2026, 11, 27), MONDAY, "week"),
        (SUNDAY, MONDAY, "week"),
        (date(2026, 11, 30), MONDAY, "later"),
        (date(2026, 11, 30), SUNDAY, "later"),
        (None, MONDAY, "later"),
    ],
)
def test_a_case_stands_in_one_column(due: date | None, today: date, column: str) -> None:
    assert column_of(standing(due), today) == column


def test_a_stopped_clock_waits_for_the_applicant_whatever_the_day() -> None:
    assert column_of(standing(date(2026, 11, 1), stopped=True), MONDAY) == "applicant"
    assert column_of(standing(None, stopped=True), MONDAY) == "applicant"
