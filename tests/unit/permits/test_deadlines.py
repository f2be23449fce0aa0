"""Thời hạn hồ sơ cấp phép: a table made by hand, day by day on a wall calendar, never with the engine.

Days off: Tết 2026 16–20/2; Giỗ Tổ in lieu 27/4, 30/4, 1/5/2026; 31/8–2/9/2026, for which Saturday 22/8 is worked;
24/11/2026 (Ngày Văn hóa Việt Nam); 1/1/2027; Tết 2027 4, 5, 8–10/2.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest

from geo.domain.working_days import WorkingCalendar
from permits.domain.deadlines import Dossier, Happened, Rule, rule_of, standing, worked_days
from permits.domain.kinds import KINDS, WORK_GROUPS, group_fits

_SEED = import_module("permits.migrations.0005_register")
RULES = [
    Rule(kind, group, step, days, "working", basis, _SEED.IN_FORCE)
    for kind, group, step, days, basis in _SEED.RULES
]
LAW = WorkingCalendar()
#: Swap days decided later, as rows of `swap_days`.
BRIDGE = WorkingCalendar({date(2026, 11, 6): False, date(2026, 11, 7): True})
STORM = WorkingCalendar({date(2026, 11, 10): False})
LONGER_TET = WorkingCalendar({date(2027, 2, 11): False, date(2027, 2, 20): True})


def day(text: str) -> date:
    """`6/11` is in 2026, `6/2/27` in 2027."""
    number, month, *year = (int(part) for part in text.split("/"))
    return date(2000 + (year[0] if year else 26), month, number)


def case(kind: str, group: str, accepted: str, *events: Happened) -> Dossier:
    return Dossier(kind, group, day(accepted), (Happened("accept", day(accepted)), *events))


def asked(text: str) -> Happened:
    return Happened("request_supplement", day(text))


def answered(text: str) -> Happened:
    return Happened("supplement", day(text))


@pytest.mark.parametrize(
    ("kind", "group", "accepted", "due", "calendar"),
    [
        # every kind, accepted on Monday 2/11: house 7, other works 10 or 9, extension and reissue 5
        ("nha_o", "house", "2/11", "11/11", LAW),
        ("moi", "house", "2/11", "11/11", LAW),
        ("sua_chua", "house", "2/11", "11/11", LAW),
        ("di_doi", "house", "2/11", "11/11", LAW),
        ("co_thoi_han", "house", "2/11", "11/11", LAW),
        ("dieu_chinh", "house", "2/11", "11/11", LAW),
        ("gia_han", "house", "2/11", "9/11", LAW),
        ("cap_lai", "house", "2/11", "9/11", LAW),
        ("moi", "other", "2/11", "16/11", LAW),
        ("giai_doan", "other", "2/11", "16/11", LAW),
        ("du_an", "other", "2/11", "16/11", LAW),
        ("di_doi", "other", "2/11", "16/11", LAW),
        ("co_thoi_han", "other", "2/11", "16/11", LAW),
        ("dieu_chinh", "other", "2/11", "13/11", LAW),
        ("sua_chua", "other", "2/11", "13/11", LAW),
        ("gia_han", "other", "2/11", "9/11", LAW),
        ("cap_lai", "other", "2/11", "9/11", LAW),
        # a weekend between, acceptance on a Friday and on a Saturday
        ("nha_o", "house", "6/11", "17/11", LAW),
        ("nha_o", "house", "7/11", "17/11", LAW),
        # Tết 2026
        ("nha_o", "house", "4/2", "13/2", LAW),
        ("nha_o", "house", "5/2", "23/2", LAW),
        ("nha_o", "house", "6/2", "24/2", LAW),
        ("nha_o", "house", "13/2", "3/3", LAW),
        ("nha_o", "house", "16/2", "3/3", LAW),
        ("moi", "other", "2/2", "23/2", LAW),
        ("moi", "other", "13/2", "6/3", LAW),
        ("sua_chua", "other", "10/2", "2/3", LAW),
        ("gia_han", "house", "11/2", "25/2", LAW),
        # Tết 2027
        ("nha_o", "house", "25/1/27", "3/2/27", LAW),
        ("nha_o", "house", "26/1/27", "11/2/27", LAW),
        ("nha_o", "house", "29/1/27", "16/2/27", LAW),
        ("nha_o", "house", "3/2/27", "19/2/27", LAW),
        ("moi", "other", "27/1/27", "17/2/27", LAW),
        ("dieu_chinh", "other", "6/2/27", "23/2/27", LAW),
        ("cap_lai", "other", "1/2/27", "15/2/27", LAW),
        # Giỗ Tổ, 30/4 and 1/5; Quốc khánh with the worked Saturday 22/8; New Year
        ("nha_o", "house", "22/4", "6/5", LAW),
        ("gia_han", "other", "24/4", "6/5", LAW),
        ("nha_o", "house", "20/8", "28/8", LAW),
        ("nha_o", "house", "21/8", "3/9", LAW),
        ("moi", "other", "25/8", "11/9", LAW),
        ("nha_o", "house", "23/11", "3/12", LAW),
        ("nha_o", "house", "28/12", "7/1/27", LAW),
        # swap days as data
        ("nha_o", "house", "2/11", "11/11", BRIDGE),
        ("gia_han", "house", "30/10", "7/11", BRIDGE),
        ("nha_o", "house", "2/11", "12/11", STORM),
        ("nha_o", "house", "3/2/27", "20/2/27", LONGER_TET),
    ],
)
def test_the_whole_case(kind: str, group: str, accepted: str, due: str, calendar: WorkingCalendar) -> None:
    found = standing(case(kind, group, accepted), RULES, calendar, day(accepted))
    assert found.due_on == day(due)
    assert (found.state, found.waits_for, found.expected) == ("running", "authority", False)


@pytest.mark.parametrize(
    ("kind", "group", "accepted", "asking", "supplement", "due"),
    [
        ("nha_o", "house", "2/11", "4/11", "6/11", "13/11"),  # 2 of 7 days used
        ("nha_o", "house", "2/11", "2/11", "3/11", "12/11"),  # asked at once: all 7 remain
        ("nha_o", "house", "2/11", "4/11", "7/11", "13/11"),  # answered on a Saturday
        ("nha_o", "house", "2/11", "11/11", "13/11", "13/11"),  # asked on the last day: due when it comes
        ("nha_o", "house", "2/11", "11/11", "14/11", "16/11"),  # the same, it comes on a Saturday
        ("nha_o", "house", "2/11", "12/11", "13/11", "11/11"),  # asked too late: overdue all the same
        ("nha_o", "house", "9/2", "11/2", "13/2", "27/2"),  # Tết 2026 after the supplement
        ("moi", "other", "9/2", "13/2", "24/2", "4/3"),  # Tết 2026 while waiting
        ("nha_o", "house", "1/2/27", "3/2/27", "11/2/27", "18/2/27"),  # Tết 2027 while waiting
        ("gia_han", "house", "2/11", "3/11", "4/11", "10/11"),
        ("moi", "other", "20/8", "21/8", "22/8", "8/9"),  # on the worked Saturday, Quốc khánh after it
    ],
)
def test_the_clock_stands_still_for_the_supplement(
    kind: str, group: str, accepted: str, asking: str, supplement: str, due: str
) -> None:
    filed = case(kind, group, accepted, asked(asking), answered(supplement))
    found = standing(filed, RULES, LAW, day(supplement))
    assert (found.due_on, found.stopped) == (day(due), False)


@pytest.mark.parametrize(
    ("kind", "asking", "today", "supplement_due", "due", "waits_for", "state"),
    [
        ("nha_o", "4/11", "4/11", "6/11", None, "applicant", "running"),
        ("nha_o", "4/11", "6/11", "6/11", None, "applicant", "running"),
        ("nha_o", "4/11", "7/11", "6/11", "9/11", "authority", "running"),
        ("nha_o", "4/11", "9/11", "6/11", "9/11", "authority", "running"),
        ("nha_o", "4/11", "10/11", "6/11", "9/11", "authority", "overdue"),
        ("gia_han", "2/11", "3/11", "3/11", None, "applicant", "running"),
        ("gia_han", "2/11", "4/11", "3/11", "4/11", "authority", "running"),
        ("nha_o", "12/2", "23/2", "23/2", None, "applicant", "running"),  # Tết 2026
        ("nha_o", "12/2", "24/2", "23/2", "24/2", "authority", "running"),
        ("nha_o", "3/2/27", "12/2/27", "12/2/27", None, "applicant", "running"),  # Tết 2027
        ("nha_o", "3/2/27", "13/2/27", "12/2/27", "15/2/27", "authority", "running"),
    ],
)
def test_an_applicant_who_does_not_answer_is_refused_in_a_day(
    kind: str, asking: str, today: str, supplement_due: str, due: str | None, waits_for: str, state: str
) -> None:
    found = standing(case(kind, "house", asking, asked(asking)), RULES, LAW, day(today))
    step = next(one for one in found.steps if one.step == "supplement")
    assert step.due_on == day(supplement_due)
    assert found.due_on == (day(due) if due else None)
    assert (found.waits_for, found.state, found.stopped) == (waits_for, state, due is None)


@pytest.mark.parametrize(
    ("asked_on", "today", "due", "silent"),
    [
        ("4/11", "6/11", "6/11", False),
        ("4/11", "7/11", "6/11", True),
        ("5/11", "9/11", "9/11", False),
        ("5/11", "10/11", "9/11", True),
        ("12/2", "23/2", "23/2", False),  # Tết 2026
        ("12/2", "24/2", "23/2", True),
        ("3/2/27", "12/2/27", "12/2/27", False),  # Tết 2027
        ("3/2/27", "13/2/27", "12/2/27", True),
        ("21/8", "24/8", "24/8", False),  # the worked Saturday counts
        ("21/8", "25/8", "24/8", True),
        ("29/4", "5/5", "5/5", False),  # 30/4 and 1/5
        ("29/4", "6/5", "5/5", True),
    ],
)
def test_two_days_of_silence_are_consent(asked_on: str, today: str, due: str, silent: bool) -> None:
    consult = Happened("consult", day(asked_on), ("Công an PCCC",))
    found = standing(case("moi", "other", asked_on, consult), RULES, LAW, day(today))
    step = next(one for one in found.steps if one.step == "consult")
    assert (step.subject, step.due_on, step.silent) == ("Công an PCCC", day(due), silent)
    assert (step.state, step.ended_on) == (("done", day(due)) if silent else ("running", None))
    assert found.silent_agencies == (("Công an PCCC",) if silent else ())
    assert found.waits_for == ("authority" if silent else "agencies")


def test_each_agency_answers_for_itself() -> None:
    filed = case(
        "moi", "other", "2/11", Happened("consult", day("4/11"), ("PCCC", "Môi trường", "Sở VH")),
        Happened("consulted", day("5/11"), ("PCCC",)), Happened("consulted", day("9/11"), ("Sở VH",)),
    )  # fmt: skip
    found = {one.subject: one for one in standing(filed, RULES, LAW, day("9/11")).steps if one.subject}
    assert {name: (one.state, one.silent) for name, one in found.items()} == {
        "PCCC": ("done", False), "Môi trường": ("done", True), "Sở VH": ("done_late", True),
    }  # fmt: skip


def test_silence_on_file_says_when_it_became_consent() -> None:
    filed = case(
        "moi", "other", "2/11", Happened("consult", day("4/11"), ("PCCC",)),
        Happened("consulted", day("9/11"), ("PCCC",), silent=True),
    )  # fmt: skip
    [step] = [one for one in standing(filed, RULES, LAW, day("10/11")).steps if one.subject]
    assert (step.state, step.ended_on, step.silent) == ("done", day("6/11"), True)


@pytest.mark.parametrize(
    ("kind", "group", "accepted", "due"),
    [
        ("nha_o", "house", "2/11", "5/11"),
        ("moi", "other", "2/11", "9/11"),
        ("nha_o", "house", "12/2", "24/2"),  # Tết 2026
        ("moi", "other", "2/2/27", "16/2/27"),  # Tết 2027
    ],
)
def test_the_appraisal(kind: str, group: str, accepted: str, due: str) -> None:
    [step] = standing(case(kind, group, accepted), RULES, LAW, day(accepted)).steps
    assert (step.step, step.due_on, step.state) == ("appraise", day(due), "running")
    late = standing(
        case(kind, group, accepted, Happened("appraise", day("1/4/27"))), RULES, LAW, day("1/4/27")
    )
    assert late.steps[0].state == "done_late"


def test_the_law_sets_no_days_for_appraising_an_extension() -> None:
    [step] = standing(case("gia_han", "house", "2/11"), RULES, LAW, day("30/11")).steps
    assert (step.due_on, step.state, step.days_left) == (None, "running", None)


@pytest.mark.parametrize(
    ("event", "on", "state"),
    [
        ("grant", "11/11", "done"),
        ("grant", "12/11", "done_late"),
        ("refuse", "10/11", "done"),
        ("withdraw", "3/11", "done"),
    ],
)
def test_a_decided_case(event: str, on: str, state: str) -> None:
    found = standing(case("nha_o", "house", "2/11", Happened(event, day(on))), RULES, LAW, day("30/11"))
    assert (found.state, found.due_on, found.days_left, found.waits_for) == (
        state, day("11/11"), None, "nobody",
    )  # fmt: skip


@pytest.mark.parametrize(("refused", "state"), [("9/11", "done"), ("10/11", "done_late")])
def test_a_refusal_for_want_of_a_supplement(refused: str, state: str) -> None:
    filed = case("nha_o", "house", "2/11", asked("4/11"), Happened("refuse", day(refused)))
    found = standing(filed, RULES, LAW, day("30/11"))
    assert (found.state, found.due_on, found.stopped) == (state, day("9/11"), False)


@pytest.mark.parametrize(
    ("today", "state", "left"),
    [("2/11", "running", 7), ("11/11", "running", 0), ("12/11", "overdue", -1), ("16/11", "overdue", -3)],
)
def test_days_left_are_working_days(today: str, state: str, left: int) -> None:
    found = standing(case("nha_o", "house", "2/11"), RULES, LAW, day(today))
    assert (found.state, found.days_left) == (state, left)


def test_a_stopped_clock_keeps_its_days() -> None:
    found = standing(case("nha_o", "house", "2/11", asked("4/11")), RULES, LAW, day("5/11"))
    assert (found.days_kept, found.days_left, found.due_on) == (5, None, None)


@pytest.mark.parametrize(("today", "state"), [("2/11", "ahead"), ("11/11", "ahead"), ("12/11", "overdue")])
def test_a_case_that_nobody_accepted(today: str, state: str) -> None:
    found = standing(Dossier("nha_o", "house", day("2/11")), RULES, LAW, day(today))
    assert (found.state, found.due_on, found.expected, found.waits_for) == (
        state, day("11/11"), True, "authority",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("revoked", "published", "cancelled"), [("2/11", "9/11", "16/11"), ("1/2/27", "15/2/27", "22/2/27")]
)
def test_after_a_revocation(revoked: str, published: str, cancelled: str) -> None:
    filed = case(
        "nha_o", "house", "1/10", Happened("grant", day("2/10")),
        Happened("revoke", day(revoked), told_on=day(revoked)),
    )  # fmt: skip
    found = standing(filed, RULES, LAW, day(revoked))
    steps = {one.step: one for one in found.steps}
    assert (steps["publish_revocation"].due_on, steps["publish_revocation"].state) == (day(published), "done")
    assert (steps["cancel"].due_on, steps["cancel"].state) == (day(cancelled), "running")
    assert found.waits_for == "authority"


def test_what_happens_later_is_not_known_yet() -> None:
    filed = case("nha_o", "house", "2/11", asked("4/11"), answered("6/11"), Happened("grant", day("13/11")))
    assert standing(filed, RULES, LAW, day("3/11")).due_on == day("11/11")
    assert standing(filed, RULES, LAW, day("5/11")).stopped
    assert standing(filed, RULES, LAW, day("9/11")).due_on == day("13/11")


def test_the_law_of_the_day_on_which_a_step_begins() -> None:
    new = Rule("nha_o", "house", "whole", 4, "working", "luật mới", day("1/1/27"))
    old = Rule("nha_o", "house", "whole", 7, "working", "NĐ 217/2026/NĐ-CP", _SEED.IN_FORCE, day("1/1/27"))
    for accepted, expected in (("31/12", old), ("1/1/27", new)):
        assert rule_of([new, old], "nha_o", "house", "whole", day(accepted)) == expected
    earlier = rule_of([new, old], "nha_o", "house", "whole", day("30/6"))
    assert earlier is not None
    assert (earlier.days, earlier.assumed) == (7, True)
    ended = Rule("nha_o", "house", "whole", 7, "working", "", day("1/1"), day("1/2"))
    assert rule_of([ended], "nha_o", "house", "whole", day("1/2")) is None


def test_every_kind_has_its_deadlines() -> None:
    whole = {(one.kind, one.work_group) for one in RULES if one.step == "whole"}
    assert whole == {
        (kind, group) for kind, *_ in KINDS for group, *_ in WORK_GROUPS if group_fits(kind, group)
    }


@pytest.mark.parametrize(
    ("first", "last", "days"), [("6/11", "9/11", 1), ("9/11", "6/11", -1), ("9/11", "9/11", 0)]
)
def test_worked_days_between(first: str, last: str, days: int) -> None:
    assert worked_days(day(first), day(last), LAW) == days
