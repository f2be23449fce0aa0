"""Reads by named SQL: rows as dictionaries, on Django's one connection of the request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection


def rows(sql: str, parameters: Mapping[str, object] | Sequence[object] = ()) -> list[dict[str, Any]]:
    """Every row of a statement as a dictionary of its columns."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def like_patterns(text: str) -> dict[str, str]:
    """Parameters `text`, `prefix` and `word` of a search statement: the folded text, safe inside LIKE."""
    safe = text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return {"text": text, "prefix": f"{safe}%", "word": f"% {safe}%"}
