"""Ghi nguồn gốc thay đổi. Who changes, in which change set and from which day in law: said to the database once for
each transaction, where the triggers of the layers read it (docs/history.md)."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol
from uuid import UUID

from geo.named_sql import load


class Cursor(Protocol):
    """What is needed of a cursor; Django's and psycopg's both fit."""

    def execute(self, sql: Any, params: Any = None, /) -> Any:
        """Run one statement."""


def attribute(cursor: Cursor, change_set: UUID | None, effective_on: date | None, actor: str) -> None:
    """Say what the changes of the running transaction belong to; forgotten when it ends.

    With `effective_on` every updated feature holds in its new state from that day on (`valid_from` is set to it), and
    its state before until that day; without it the change is a correction: what was replaced never held, as known from
    now on.

    Args:
        cursor: cursor inside a transaction; outside one this has no effect.
        actor: user name, or the name of a job.
    """
    cursor.execute(
        load("layers", "history")["attribute"],
        {
            "change_set": str(change_set or ""),
            "effective_on": effective_on.isoformat() if effective_on else "",
            "actor": actor,
        },
    )
