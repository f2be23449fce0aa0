"""Bảng thời hạn: reads. Open cases by how urgent they are, for officers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from geo.named_sql import load
from geo.reading import rows
from layers.rights import User
from permits.domain.board import COLUMNS, column_of
from permits.domain.case_search import ANY_OPEN, CaseFilters
from permits.queries.cases import MOST_PER_PAGE, CaseLine, cases

#: Cases that one board shows, the most urgent ones.
MOST_CASES = 1000
#: Logins of the register itself (permits.services.register.accounts).
_ACCOUNTS = ["permit-register", "permit-clock"]


@dataclass(frozen=True, slots=True)
class Card:
    """An open case on the board; `officer` is who last recorded something in it, "" = nobody yet."""

    line: CaseLine
    officer: str


@dataclass(frozen=True, slots=True)
class Board:
    """Columns by code, each with the most urgent case first.

    Attributes:
        officers: all who are met, whatever the filter.
        whole: false when there are more open cases than one board shows.
    """

    columns: dict[str, list[Card]]
    officers: list[str]
    whole: bool


def board(
    user: User | None, filters: CaseFilters, today: date, *, officer: str = "", waits_for: str = ""
) -> Board:
    """Open cases that `user` may see.

    Args:
        filters: ward and kinds count; statuses and order are the board's own.
        officer: only cases in which this login was the last to record something.
        waits_for: only cases in which it is the turn of `authority`, `applicant` or `agencies`.
    """
    wanted = replace(filters, statuses=(ANY_OPEN,), order="due")
    lines: list[CaseLine] = []
    cursor: str | None = ""
    while cursor is not None and len(lines) < MOST_CASES:
        page = cases(user, wanted, cursor, MOST_PER_PAGE, today)
        lines += page.cases
        cursor = page.next
    known = _officers(lines)
    columns: dict[str, list[Card]] = {code: [] for code, *_ in COLUMNS}
    for line in lines:
        card = Card(line, known.get(str(line.row["id"]), ""))
        if officer in ("", card.officer) and waits_for in ("", line.standing.waits_for):
            columns[column_of(line.standing, today)].append(card)
    return Board(columns, sorted({*known.values()}), cursor is None)


def _officers(lines: list[CaseLine]) -> dict[str, str]:
    ids = [line.row["id"] for line in lines]
    if not ids:
        return {}
    found = rows(load("permits", "board")["officers"], {"cases": ids, "accounts": _ACCOUNTS})
    return {str(one["case_id"]): one["username"] for one in found}
