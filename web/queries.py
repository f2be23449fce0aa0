"""Đọc lớp dữ liệu cho trang web. What the catalogue tells of every layer."""

from __future__ import annotations

from django.db import connection
from psycopg import sql

from geo.named_sql import load
from layers.registry import registry


def layer_sizes() -> dict[str, int]:
    """Estimated rows of every registered layer; layers that were never analysed are counted."""
    with connection.cursor() as cursor:
        cursor.execute(
            load("web", "layer_pages")["layer_sizes"], {"tables": [spec.table for spec in registry]}
        )
        sizes = {str(name): int(rows) for name, rows in cursor.fetchall()}
        for name in [name for name, rows in sizes.items() if rows < 0]:
            cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name)))
            sizes[name] = int(cursor.fetchone()[0])
    return sizes
