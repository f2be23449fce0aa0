"""Tra cứu giấy phép. What permits are looked for by: words, ward, kind, state, year. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from planning.domain.catalogue import LONGEST_TEXT, patterns

#: (code, Vietnamese, English). In force = issued or extended and not past its last day, or under construction.
STATES: tuple[tuple[str, str, str], ...] = (
    ("in_force", "Đang có hiệu lực", "In force"),
    ("finished", "Đã hoàn thành", "Completed"),
    ("ended", "Hết hiệu lực, thu hồi", "Expired or revoked"),
)
ANY_STATE = "all"
FIRST_YEAR, LAST_YEAR = 1900, 2999
_STATE_CODES = frozenset(code for code, _, _ in STATES) | {ANY_STATE}


@dataclass(frozen=True, slots=True)
class PermitSearch:
    """What is looked for; "" and None = anything.

    Attributes:
        q: words of number, address or name of the work, with or without diacritics.
        ward: code of a commune-level unit in which the work stands.
        kind: code of a kind of permit.
        state: one of STATES, or ANY_STATE; permits in force unless asked otherwise.
        year: in which the permit was issued.
    """

    q: str = ""
    ward: str = ""
    kind: str = ""
    state: str = "in_force"
    year: int | None = None

    @classmethod
    def of_address(cls, given: Mapping[str, str], kinds: Collection[str]) -> PermitSearch:
        """From the query of a page; what is not understood is left out, as a reader mends an address by hand.

        Args:
            kinds: codes of the kinds of permits.
        """
        ward, kind = given.get("ward", ""), given.get("kind", "")
        state, year = given.get("state", ""), given.get("year", "")
        number = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else 0
        return cls(
            q=given.get("q", "").replace("\0", "").strip()[:LONGEST_TEXT],
            ward=ward if ward.isascii() and ward.isdigit() and len(ward) == 5 else "",
            kind=kind if kind in kinds else "",
            state=state if state in _STATE_CODES else "in_force",
            year=number if FIRST_YEAR <= number <= LAST_YEAR else None,
        )

    def address(self) -> dict[str, str]:
        """The query of a page that asks for the same."""
        given = {name: str(value) for name, value in asdict(self).items() if value not in ("", None)}
        if self.state == "in_force":
            del given["state"]
        return given

    def parameters(self, today: date) -> dict[str, object]:
        """Parameters of the statements in `permits/sql/public.sql`; one `word<n>` for each of `words`."""
        state = "" if self.state == ANY_STATE else self.state
        words = {f"word{at}": pattern for at, pattern in enumerate(self.words)}
        return asdict(self) | words | {"state": state, "today": today}

    @property
    def words(self) -> list[str]:
        """LIKE patterns, all of which must be found."""
        return patterns(self.q)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the list, newest first: day of issue (None stands last) and id of a permit.

    >>> Mark.read("2026-02-03.3ebd2980-1ca2-5ebf-be8b-eecbfbcee69f").text()
    '2026-02-03.3ebd2980-1ca2-5ebf-be8b-eecbfbcee69f'
    >>> Mark.read("yesterday") is None
    True
    """

    issued_on: date | None
    permit: UUID

    @classmethod
    def read(cls, text: str) -> Mark | None:
        """The place that an address names; None when it names none."""
        day, _, permit = text.partition(".")
        try:
            return cls(None if day == "none" else date.fromisoformat(day), UUID(permit))
        except ValueError:
            return None

    def text(self) -> str:
        """As it stands in an address."""
        return f"{self.issued_on or 'none'}.{self.permit}"
