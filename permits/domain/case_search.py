"""Tra cứu hồ sơ. What cases are looked for by, and the place in a list from which it goes on. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from permits.domain.statuses import OPEN

Order = Literal["filed", "due"]
#: Instead of a status: every case that is not decided.
ANY_OPEN = "open"


@dataclass(frozen=True, slots=True)
class CaseFilters:
    """What is looked for; empty = anything.

    Attributes:
        statuses: codes of statuses, or ANY_OPEN.
        kinds: codes of kinds of cases.
        ward: code of a commune.
        parcel: identity of a parcel that the case relies on.
        permit: identity of the permit that the case began or changes.
        bbox: west, south, east, north in degrees WGS 84, which the site meets.
        q: part of number, reference, permit number, address or name of the work, folded.
        due: `overdue` = open and past its day; `today` = due today; `week` = due within seven days.
        order: the newest first, or the most urgent first (cases without a day stand last).
    """

    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    ward: str = ""
    parcel: UUID | None = None
    permit: UUID | None = None
    bbox: tuple[float, float, float, float] | None = None
    q: str = ""
    due: Literal["", "overdue", "today", "week"] = ""
    order: Order = "filed"

    @property
    def status_codes(self) -> list[str]:
        """Statuses with ANY_OPEN spelled out; cases that are due are open ones."""
        named = {one for one in self.statuses if one != ANY_OPEN}
        if ANY_OPEN in self.statuses or (self.due and not named):
            named |= OPEN
        return sorted(named)


@dataclass(frozen=True, slots=True)
class CaseMark:
    """A place in a list: the day it is sorted by (None stands last) and the id of a case.

    >>> CaseMark.read("2026-11-03~3ebd2980-1ca2-5ebf-be8b-eecbfbcee69f").text()
    '2026-11-03~3ebd2980-1ca2-5ebf-be8b-eecbfbcee69f'
    >>> CaseMark.read("x") is None
    True
    """

    day: date | None
    case: UUID

    @classmethod
    def read(cls, text: str) -> CaseMark | None:
        """The place that a cursor names; None when it names none."""
        day, _, case = text.partition("~")
        try:
            return cls(None if day == "none" else date.fromisoformat(day), UUID(case))
        except ValueError:
            return None

    def text(self) -> str:
        """As it stands in an address."""
        return f"{self.day or 'none'}~{self.case}"
