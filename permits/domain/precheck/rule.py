"""Quy tắc kiểm tra. What a rule of the pre-check is, and what it finds. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from shapely import Geometry

from permits.domain.precheck.facts import Case
from permits.domain.precheck.laws import Both, Citation
from planning.domain.buildable import NOTHING
from planning.domain.records import PlanRecord

Verdict = Literal["pass", "fail", "needs_officer"]
PASS: Verdict = "pass"  # noqa: S105 - a verdict
FAIL: Verdict = "fail"
OFFICER: Verdict = "needs_officer"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A reason: key in `messages.TEXTS`, and what is filled in."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measured:
    """A value of the proposal beside the limit for it.

    Attributes:
        raw: text of the plan that the limit was read from.
        zone, plan: where it is said; None for a limit that no zone sets.
    """

    key: str
    value: float | None
    limit: float | None
    unit: str = ""
    raw: str = ""
    zone: str | None = None
    plan: PlanRecord | None = None
    formula: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a rule found: never a decision.

    Attributes:
        conflict: where; empty when there is no place to show. Storage CRS.
        plans: what the finding rests on.
    """

    verdict: Verdict
    why: tuple[Sentence, ...]
    measured: tuple[Measured, ...] = ()
    conflict: Geometry = NOTHING
    plans: tuple[PlanRecord, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule as data.

    Attributes:
        reads: names of the inputs it looks at (`inputs.INPUTS`).
        limits: parameters with their defaults, units in the names; a city sets others in `[rules.precheck.<id>]`.
        limits_from: where the defaults come from.
    """

    id: str
    title: Both
    law: tuple[Citation, ...]
    reads: tuple[str, ...]
    check: Callable[[Case], Outcome]
    limits: Mapping[str, float] = field(default_factory=dict)
    limits_from: Both = ("", "")


def said(code: str, **values: Any) -> Sentence:
    """A sentence with its values."""
    return Sentence(code, values)


def officer(*why: Sentence, **more: Any) -> Outcome:
    """Left to the officer, and why."""
    return Outcome(OFFICER, why, **more)


def passed(*why: Sentence, **more: Any) -> Outcome:
    """Nothing on file speaks against it."""
    return Outcome(PASS, why, **more)


def failed(*why: Sentence, **more: Any) -> Outcome:
    """Something on file speaks against it."""
    return Outcome(FAIL, why, **more)


def overall(verdicts: Sequence[Verdict]) -> Verdict:
    """One failed rule fails all; one left open leaves all open.

    >>> overall(["pass", "needs_officer"]), overall(["needs_officer", "fail"]), overall(["pass"])
    ('needs_officer', 'fail', 'pass')
    """
    return FAIL if FAIL in verdicts else OFFICER if OFFICER in verdicts or not verdicts else PASS
