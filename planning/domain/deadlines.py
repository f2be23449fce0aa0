"""Thời hạn của các bước. Which rule holds for a step that began on a day, and when the step is due. Pure.

The rules are rows of `plan_deadlines`; those of Law 47/2024/QH15 (Art. 36, 37, 40) are seeded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from geo.domain.working_days import Counting, WorkingCalendar, due_on

#: (code, Vietnamese, English)
COUNTINGS: tuple[tuple[str, str, str], ...] = (
    ("working", "Ngày làm việc", "Working days"),
    ("calendar", "Ngày", "Calendar days"),
)
State = Literal["ahead", "running", "overdue", "done", "done_late"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """How long a step may take.

    Attributes:
        days, days_least: the step ends after at most, and at least, so many days.
        valid_to: first day on which the rule no longer holds; None = open.
    """

    phase: str
    step: str
    days: int
    days_least: int | None
    counting: Counting
    basis: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a plan as it is on file; `due_on` is what the office wrote down, None = by law."""

    phase: str
    stage: str
    started_on: date | None
    due_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a step stands on a day.

    Attributes:
        due_on: last day; None where neither the office nor a rule sets one.
        not_before: first day on which the step may end (the community has at least 20 days).
        rule: rule behind `due_on` and `not_before`; None = the office's own day, or none.
        days_left: calendar days until `due_on`, negative when overdue; None once done or without a deadline.
    """

    step: Step
    state: State
    due_on: date | None
    not_before: date | None
    rule: Deadline | None
    days_left: int | None


def rule_of(deadlines: Iterable[Deadline], phase: str, step: str, day: date) -> Deadline | None:
    """The rule for a step that begins on a day: the law of that day, also when it changes meanwhile."""
    return next(
        (
            one
            for one in deadlines
            if (one.phase, one.step) == (phase, step)
            and one.valid_from <= day
            and (one.valid_to is None or day < one.valid_to)
        ),
        None,
    )


def standing(
    steps: Sequence[Step], deadlines: Sequence[Deadline], calendar: WorkingCalendar, today: date
) -> list[Standing]:
    """How each step stands on a day, in the given order."""
    return [_standing(one, deadlines, calendar, today) for one in steps]


def _standing(step: Step, deadlines: Sequence[Deadline], calendar: WorkingCalendar, today: date) -> Standing:
    rule = rule_of(deadlines, step.phase, step.stage, step.started_on) if step.started_on else None
    due, earliest = step.due_on, None
    if rule is not None and step.started_on is not None:
        due = due or due_on(step.started_on, rule.days, rule.counting, calendar)
        if rule.days_least is not None:
            earliest = due_on(step.started_on, rule.days_least, rule.counting, calendar)
    if step.ended_on is not None and step.ended_on <= today:
        state: State = "done_late" if due is not None and step.ended_on > due else "done"
        return Standing(step, state, due, earliest, rule, None)
    if step.started_on is None or step.started_on > today:
        return Standing(step, "ahead", due, earliest, rule, None)
    left = (due - today).days if due is not None else None
    return Standing(
        step, "overdue" if left is not None and left < 0 else "running", due, earliest, rule, left
    )
