"""Thời hạn của hồ sơ cấp phép. When a case and its inner steps are due, who must act, what silence says. Pure.

NĐ 217/2026/NĐ-CP Art. 54: the rules are rows of `permit_deadlines`; this module counts. The clock of the authority runs
from the day of acceptance, stands still while the applicant owes the one supplement, and runs on through
consultations. A day on which something happens does not count (Civil Code 91/2015/QH13 Art. 147.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from geo.domain.working_days import Counting, WorkingCalendar, due_on
from permits.domain.statuses import DECISIONS

State = Literal["ahead", "running", "overdue", "done", "done_late"]
Turn = Literal["authority", "applicant", "agencies", "nobody"]
#: (code, Vietnamese, English)
STEPS: tuple[tuple[str, str, str], ...] = (
    ("whole", "Giải quyết hồ sơ", "Whole case"),
    ("appraise", "Thẩm định hồ sơ, kiểm tra thực địa", "Appraisal"),
    ("supplement", "Người nộp bổ sung hồ sơ", "Supplement by the applicant"),
    ("refusal_notice", "Thông báo từ chối", "Notice of refusal"),
    ("consult", "Cơ quan được lấy ý kiến trả lời", "Answer of a consulted agency"),
    ("publish_revocation", "Công bố việc thu hồi", "Publication of the revocation"),
    ("cancel", "Hủy giấy phép đã thu hồi", "Cancellation of the revoked permit"),
)
STATES: tuple[tuple[str, str, str], ...] = (
    ("ahead", "Chưa tính hạn", "Not begun"),
    ("running", "Trong hạn", "In time"),
    ("overdue", "Quá hạn", "Overdue"),
    ("done", "Xong đúng hạn", "Done in time"),
    ("done_late", "Xong trễ hạn", "Done late"),
)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rule:
    """How long a step may take; `valid_to` = first day on which the rule no longer holds.

    Attributes:
        assumed: no rule is on file for the day; this is the first one after it.
    """

    kind: str
    work_group: str
    step: str
    days: int
    counting: Counting
    basis: str
    valid_from: date
    valid_to: date | None = None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of a case.

    Attributes:
        agencies: who was asked (`consult`), or the one that answered (`consulted`).
        silent: a `consulted` that only records that the agency let its days pass.
        told_on: day on which the register made it public; the day itself when None.
    """

    event: str
    on: date
    agencies: tuple[str, ...] = ()
    silent: bool = False
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the deadlines of a case depend on; events in the order in which they happened."""

    kind: str
    work_group: str
    filed_on: date
    events: tuple[Happened, ...] = ()

    def first(self, *events: str) -> Happened | None:
        """The first of these events."""
        return next((one for one in self.events if one.event in events), None)

    def until(self, day: date) -> Dossier:
        """The case as it was at the end of a day."""
        return replace(self, events=tuple(one for one in self.events if one.on <= day))


@dataclass(frozen=True, slots=True)
class StepStanding:
    """How a step stands on a day.

    Attributes:
        who: whose turn the step is.
        subject: the agency that is asked; "" otherwise.
        days_left: working days after today up to the due day, negative when overdue; None when over or without limit.
        silent: the agency let its days pass, which is consent.
    """

    step: str
    who: Turn
    state: State
    started_on: date
    due_on: date | None
    ended_on: date | None
    days_left: int | None
    rule: Rule | None
    subject: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """How a case stands on a day.

    Attributes:
        due_on: last day for the decision; None while the clock stands still, or without a rule.
        days_left: working days after today up to `due_on`, negative when overdue; None when decided or stopped.
        stopped: the clock stands still until the supplement comes.
        days_kept: working days that remain once it runs again; None when it is not stopped.
        expected: the case is not accepted yet; `due_on` supposes acceptance on the day of filing.
    """

    state: State
    due_on: date | None
    days_left: int | None
    stopped: bool
    days_kept: int | None
    expected: bool
    waits_for: Turn
    rule: Rule | None
    steps: tuple[StepStanding, ...]

    @property
    def silent_agencies(self) -> tuple[str, ...]:
        """Agencies whose silence is consent."""
        return tuple(one.subject for one in self.steps if one.silent)


def rule_of(rules: Iterable[Rule], kind: str, work_group: str, step: str, day: date) -> Rule | None:
    """The rule for a step that begins on a day: the law of that day. Where none is on file for so early a day, the
    first one that follows, marked as assumed."""
    fitting = [one for one in rules if (one.kind, one.work_group, one.step) == (kind, work_group, step)]
    for one in fitting:
        if one.valid_from <= day and (one.valid_to is None or day < one.valid_to):
            return one
    if any(one.valid_from <= day for one in fitting):
        return None
    later = min(fitting, key=lambda one: one.valid_from, default=None)
    return replace(later, assumed=True) if later else None


def worked_days(start: date, end: date, calendar: WorkingCalendar) -> int:
    """Working days after `start` up to `end`; negative, counted the other way round, when `end` comes first."""
    if end < start:
        return -worked_days(end, start, calendar)
    return sum(calendar.is_working(start + n * _DAY) for n in range(1, (end - start).days + 1))


def standing(dossier: Dossier, rules: Sequence[Rule], calendar: WorkingCalendar, today: date) -> CaseStanding:
    """How a case stands at the end of a day; what happened later is left out."""
    count = _Count(dossier.until(today), rules, calendar, today)
    return count.case()


class _Count:
    """One case, one day."""

    def __init__(
        self, dossier: Dossier, rules: Sequence[Rule], calendar: WorkingCalendar, today: date
    ) -> None:
        self.dossier, self.rules, self.calendar, self.today = dossier, rules, calendar, today
        self.accepted = dossier.first("accept")
        self.decided = dossier.first(*DECISIONS)
        self.asked = dossier.first("request_supplement")
        self.answered = dossier.first("supplement") if self.asked else None

    def rule(self, step: str, day: date) -> Rule | None:
        return rule_of(self.rules, self.dossier.kind, self.dossier.work_group, step, day)

    def due(self, start: date, rule: Rule | None, used: int = 0) -> date | None:
        if rule is None:
            return None
        return due_on(start, max(rule.days - used, 0), rule.counting, self.calendar)

    def left(self, due: date | None) -> int | None:
        return None if due is None else worked_days(self.today, due, self.calendar)

    def step(
        self, name: str, who: Turn, start: date, ended: date | None, *, subject: str = "", silent: bool = False,
    ) -> StepStanding:  # fmt: skip
        rule = self.rule(name, start)
        due = self.due(start, rule)
        state = _state(due, ended, self.today)
        left = None if ended else self.left(due)
        return StepStanding(name, who, state, start, due, ended, left, rule, subject, silent)

    def case(self) -> CaseStanding:
        start = self.accepted.on if self.accepted else self.dossier.filed_on
        rule = self.rule("whole", start)
        supplement, notice = self.supplement()
        due, kept = self.due(start, rule), None
        if rule is not None and due is not None and self.asked and self.asked.on <= due:
            used = worked_days(start, self.asked.on, self.calendar)
            if self.answered:
                due = self.due(self.answered.on, rule, used)
            elif notice:
                due = notice.due_on
            else:
                due, kept = None, max(rule.days - used, 0)
        stopped = kept is not None and self.decided is None
        steps = (*self.appraisal(), *supplement, *((notice,) if notice else ()), *self.consultations())
        ended = self.decided.on if self.decided else None
        state: State = _state(due, ended, self.today)
        if state == "running" and not self.accepted:
            state = "ahead"
        return CaseStanding(
            state=state,
            due_on=due,
            days_left=None if ended or stopped else self.left(due),
            stopped=stopped,
            days_kept=kept if stopped else None,
            expected=not self.accepted and not ended,
            waits_for=self.turn(stopped, steps),
            rule=rule,
            steps=(*steps, *self.revocation()),
        )

    def appraisal(self) -> tuple[StepStanding, ...]:
        if self.accepted is None:
            return ()
        end = self.dossier.first("appraise", "request_supplement", *DECISIONS)
        return (self.step("appraise", "authority", self.accepted.on, end.on if end else None),)

    def supplement(self) -> tuple[tuple[StepStanding, ...], StepStanding | None]:
        """The applicant's step, and the notice of refusal that is due when he lets it pass."""
        if self.asked is None:
            return (), None
        over = self.answered or self.decided
        own = self.step("supplement", "applicant", self.asked.on, over.on if over else None)
        if self.answered or own.due_on is None:
            return (own,), None
        if (self.decided.on if self.decided else self.today) <= own.due_on:
            return (own,), None
        ended = self.decided.on if self.decided else None
        return (own,), self.step("refusal_notice", "authority", own.due_on, ended)

    def consultations(self) -> tuple[StepStanding, ...]:
        """One step for each agency that was asked; after its days it has consented by silence."""
        steps = []
        for at, asked in enumerate(self.dossier.events):
            if asked.event != "consult":
                continue
            later = self.dossier.events[at + 1 :]
            steps += [self.consultation(agency, asked.on, later) for agency in asked.agencies]
        return tuple(steps)

    def consultation(self, agency: str, asked_on: date, later: Sequence[Happened]) -> StepStanding:
        answer = next((one for one in later if one.event == "consulted" and agency in one.agencies), None)
        one = self.step("consult", "agencies", asked_on, answer.on if answer else None, subject=agency)
        last = self.decided.on if self.decided else self.today
        if answer.silent if answer else one.due_on is not None and last > one.due_on:
            return replace(one, state="done", ended_on=one.due_on, days_left=None, silent=True)
        if answer is not None:
            return replace(one, silent=one.state == "done_late")
        if self.decided:
            return replace(one, state="done", ended_on=self.decided.on, days_left=None)
        return one

    def revocation(self) -> tuple[StepStanding, ...]:
        revoked = self.dossier.first("revoke")
        if revoked is None:
            return ()
        cancelled = self.dossier.first("cancel")
        return (
            self.step("publish_revocation", "authority", revoked.on, revoked.told_on or revoked.on),
            self.step("cancel", "authority", revoked.on, cancelled.on if cancelled else None),
        )

    def turn(self, stopped: bool, steps: Sequence[StepStanding]) -> Turn:
        if self.decided:
            return "authority" if any(one.ended_on is None for one in self.revocation()) else "nobody"
        if stopped:
            return "applicant"
        if any(one.step == "consult" and one.ended_on is None for one in steps):
            return "agencies"
        return "authority"


def _state(due: date | None, ended: date | None, today: date) -> State:
    if ended is not None:
        return "done_late" if due is not None and ended > due else "done"
    return "overdue" if due is not None and today > due else "running"
