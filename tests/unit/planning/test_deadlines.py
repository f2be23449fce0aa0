"""Thời hạn của các bước: the rule of the day on which a step began, and how the step stands."""

from __future__ import annotations

from datetime import date

import pytest

from geo.domain.working_days import WorkingCalendar
from planning.domain.deadlines import Deadline, Step, rule_of, standing
from planning.domain.statuses import PHASES, STAGES

OLD = Deadline("plan", "cong_bo", 30, None, "calendar", "30/2009", date(2010, 1, 1), date(2025, 7, 1))
NEW = Deadline("plan", "cong_bo", 15, None, "calendar", "47/2024", date(2025, 7, 1))
COMMUNITY = Deadline("plan", "lay_y_kien_cong_dong", 30, 20, "calendar", "47/2024", date(2025, 7, 1))
AGENCIES = Deadline("brief", "lay_y_kien_co_quan", 7, None, "working", "47/2024", date(2025, 7, 1))
RULES = (OLD, NEW, COMMUNITY, AGENCIES)
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (date(2009, 12, 31), None),
        (date(2025, 6, 30), OLD),
        (date(2025, 7, 1), NEW),
        (date(2026, 11, 20), NEW),
    ],
)
def test_the_law_of_the_day_on_which_the_step_began(day: date, rule: Deadline | None) -> None:
    assert rule_of(RULES, "plan", "cong_bo", day) == rule


def _one(**fields: object):
    values = {"phase": "plan", "stage": "cong_bo", "started_on": None, "due_on": None, "ended_on": None}
    return standing([Step(**(values | fields))], RULES, WorkingCalendar(), TODAY)[0]


def test_a_step_that_runs_has_its_legal_day() -> None:
    found = _one(started_on=date(2026, 11, 16))
    assert (found.state, found.due_on, found.days_left, found.rule) == ("running", date(2026, 12, 1), 11, NEW)


def test_a_step_past_its_day_is_overdue() -> None:
    found = _one(phase="brief", stage="lay_y_kien_co_quan", started_on=date(2026, 11, 2))
    assert (found.state, found.due_on, found.days_left) == ("overdue", date(2026, 11, 11), -9)


def test_the_community_has_at_least_twenty_days() -> None:
    found = _one(stage="lay_y_kien_cong_dong", started_on=date(2026, 11, 9))
    assert (found.not_before, found.due_on) == (date(2026, 11, 30), date(2026, 12, 9))


def test_the_day_that_the_office_set_prevails() -> None:
    found = _one(started_on=date(2026, 11, 2), due_on=date(2026, 11, 9))
    assert (found.state, found.due_on) == ("overdue", date(2026, 11, 9))


@pytest.mark.parametrize(
    ("ended", "state"), [(date(2026, 11, 17), "done"), (date(2026, 11, 18), "done_late")]
)
def test_a_step_that_ended(ended: date, state: str) -> None:
    found = _one(started_on=date(2026, 11, 2), ended_on=ended)
    assert (found.state, found.days_left) == (state, None)


@pytest.mark.parametrize("started", [None, date(2026, 12, 1)])
def test_a_step_to_come(started: date | None) -> None:
    assert _one(started_on=started).state == "ahead"


def test_a_step_without_a_rule_is_never_overdue() -> None:
    found = _one(stage="lap", started_on=date(2020, 1, 1))
    assert (found.state, found.due_on, found.days_left) == ("running", None, None)


def test_rules_name_steps_that_exist() -> None:
    phases, steps = {code for code, *_ in PHASES}, {code for code, *_ in STAGES}
    assert all(one.phase in phases and one.step in steps for one in RULES)
