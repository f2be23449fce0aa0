"""Câu lệnh của chuỗi băm. The statements of the hash chain, with the one canonical text of an entry filled in."""

from __future__ import annotations

from geo.named_sql import load


def statement(key: str, entry: str = "entry") -> str:
    """A statement of `layers/sql/audit.sql`.

    Args:
        entry: how the statement calls the row whose text is sealed: `NEW` in the trigger.
    """
    statements = load("layers", "audit")
    return statements[key].replace("{canonical}", statements["canonical"].replace("{entry}", entry))
