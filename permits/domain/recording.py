"""Ghi diễn biến. Whether an event fits a case: the first thing that speaks against it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Literal

from permits.domain.statuses import EventKind

Objection = Literal["wrong_status", "once", "not_first", "future", "too_early"]


def objection(
    kind: EventKind,
    status: str,
    happened: Collection[str],
    on: date,
    *,
    is_first: bool,
    last_on: date,
    today: date,
) -> Objection | None:
    """What speaks against recording an event, None = nothing.

    Args:
        status: of the case now; `happened` are the codes of its events.
        is_first: the case began its permit.
        last_on: day of the last event on file.
    """
    if kind.of_permit and not is_first:
        return "not_first"
    if kind.once and kind.code in happened:
        return "once"
    if status not in kind.sources:
        return "wrong_status"
    if on > today:
        return "future"
    return "too_early" if on < last_on else None


def missing_fields(kind: EventKind, given: Mapping[str, object], *, changes_permit: bool) -> list[str]:
    """Fields that the event needs and that are empty; a case that changes a permit keeps its number."""
    needs = [one for one in kind.needs if not (changes_permit and one == "permit_number")]
    return [one for one in needs if not given.get(one)]
