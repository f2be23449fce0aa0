"""Reads by named SQL: rows as dictionaries, on Django's one connection of the request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from django.db import connection


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
    before, raw.prepare_threshold = (
        raw.prepare_threshold,
        0,
    )  # Django keeps no plans: its own statements hold values
    try:
        with connection.wrap_database_errors, psycopg.Cursor(raw) as cursor:
            cursor.execute(sql, parameters, prepare=True)  # type: ignore[arg-type] # text of our own files
            names = [column.name for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    finally:
        raw.prepare_threshold = before


def like_patterns(text: str) -> dict[str, str]:
    """Parameters `text`, `prefix` and `word` of a search statement: the folded text, safe inside LIKE."""
    safe = text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return {"text": text, "prefix": f"{safe}%", "word": f"% {safe}%"}
