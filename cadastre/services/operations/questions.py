"""Hỏi cơ sở dữ liệu. The statements of `cadastre/sql/operations.sql`, on the connection of the request."""

from __future__ import annotations

from typing import Any

from django.db import connection

from geo.named_sql import load


def rows(key: str, **values: object) -> list[tuple[Any, ...]]:
    """All rows of one statement."""
    with connection.cursor() as cursor:
        cursor.execute(load("cadastre", "operations")[key], values)
        return list(cursor.fetchall())
