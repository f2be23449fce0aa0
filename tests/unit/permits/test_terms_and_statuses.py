"""Terms of a permit, and the way of a case as data."""

from __future__ import annotations

from datetime import date

import pytest

from permits.domain.recording import missing_fields, objection
from permits.domain.statuses import BY_CODE, DECISIONS, EVENT_KINDS, OF_PERMIT, OPEN, STATUSES, possible
from permits.domain.terms import expires_on, extended_to, months_after, public_until

CODES = {code for code, *_ in STATUSES}
DAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 2), 12, date(2027, 11, 2)),
        (date(2027, 3, 1), 12, date(2028, 3, 1)),  # 366 days
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_months_after(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


def test_two_extensions_end_three_years_after_issue() -> None:
    assert extended_to(extended_to(expires_on(DAY))) == date(2029, 11, 2)


@pytest.mark.parametrize(
    ("until", "event_on", "expected"),
    [
        (None, DAY, date(2027, 11, 2)),
        (date(2027, 11, 2), date(2027, 5, 1), date(2028, 5, 1)),
        (date(2030, 1, 1), DAY, date(2030, 1, 1)),  # never less than it was
    ],
)
def test_time_in_the_open(until: date | None, event_on: date, expected: date) -> None:
    assert public_until(until, event_on) == expected


def test_every_status_is_reached_and_every_open_one_is_left() -> None:
    reached = {one.target for one in EVENT_KINDS if one.target}
    assert reached == CODES
    assert all(one.sources <= CODES for one in EVENT_KINDS)
    assert all("withdraw" in possible(status) and "refuse" in possible(status) for status in OPEN)
    assert set(OF_PERMIT) <= CODES
    assert {BY_CODE[code].target for code in DECISIONS}.isdisjoint(OPEN)


@pytest.mark.parametrize("status", ["tu_choi", "rut", "hoan_thanh", "het_hieu_luc", "huy"])
def test_what_is_over_stays_over(status: str) -> None:
    assert possible(status) == ()


@pytest.mark.parametrize(
    ("event", "status", "change", "expected"),
    [
        ("accept", "nop", {}, None),
        ("accept", "cap", {}, "wrong_status"),
        ("accept", "nop", {"on": date(2026, 11, 3)}, "future"),
        ("accept", "nop", {"on": date(2026, 11, 1)}, "too_early"),
        ("request_supplement", "tham_dinh", {"happened": {"request_supplement"}}, "once"),
        ("start", "cap", {"is_first": False}, "not_first"),
    ],
)
def test_what_speaks_against_an_event(event: str, status: str, change: dict, expected: str | None) -> None:
    asked = {"happened": set(), "on": DAY, "is_first": True, "last_on": DAY, "today": DAY} | change
    assert objection(BY_CODE[event], status, **asked) == expected


def test_a_case_that_changes_a_permit_needs_no_number() -> None:
    grant = BY_CODE["grant"]
    assert missing_fields(grant, {}, changes_permit=False) == ["permit_number"]
    assert missing_fields(grant, {}, changes_permit=True) == []
