"""Reads by named SQL: rows as dictionaries, on Django's one connection of the request."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import psycopg
from django.db import connection

_PARAMETER = re.compile(r"%(?:\((?P<name>\w+)\)s|%)")


def rows(sql: str, parameters: Mapping[str, object] | Sequence[object] = ()) -> list[dict[str, Any]]:
    """Every row of a statement as a dictionary of its columns."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def prepared_rows(sql: str, parameters: Mapping[str, object]) -> list[dict[str, Any]]:
    """As `rows`, for statements asked all day: the database keeps their plan, which for a few rows off an index costs
    several times their execution. The text must not depend on the values, nor the plan (lists of one length)."""
    connection.ensure_connection()
    raw = connection.connection
    text, names = _numbered(sql)
    # Django keeps no plans: its own statements hold values.
    before, raw.prepare_threshold = raw.prepare_threshold, 0
    try:
        with connection.wrap_database_errors, psycopg.RawCursor(raw) as cursor:
            cursor.execute(text, [parameters[name] for name in names], prepare=True)  # type: ignore[arg-type] # text of our own files
            result = cursor.pgresult
            # Straight from the result: the driver's description makes an object of each of fifty columns.
            columns = [(result.fname(i) or b"").decode() for i in range(result.nfields)] if result else []
            return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    finally:
        raw.prepare_threshold = before


@lru_cache(maxsize=512)
def _numbered(sql: str) -> tuple[str, tuple[str, ...]]:
    """A statement with its parameters as PostgreSQL numbers them, and their names in that order.

    The driver keeps only short statements so: reading twenty thousand characters took it longer than the answer.
    """
    numbers: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        name = found["name"]
        return "%" if name is None else f"${numbers.setdefault(name, len(numbers) + 1)}"

    return _PARAMETER.sub(number, sql), tuple(numbers)


def like_patterns(text: str) -> dict[str, str]:
    """Parameters `text`, `prefix` and `word` of a search statement: the folded text, safe inside LIKE."""
    safe = text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return {"text": text, "prefix": f"{safe}%", "word": f"% {safe}%"}
