"""Đọc lớp dữ liệu cho trang web. What the catalogue tells of every layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from psycopg import sql

from geo.named_sql import load
from layers.rights import ALL_ROWS, NO_ROWS, User, row_condition
from layers.spec import LayerSpec

#: A table of up to so many rows is counted; of a greater one the size is estimated.
COUNTED_ROWS = 20_000
#: Blocks of a greater table in which is looked how many of its rows the reader may see.
SAMPLED_BLOCKS = 400
#: Digits of an estimate that are told; the others would only look exact.
TOLD_DIGITS = 3


@dataclass(frozen=True)
class LayerSize:
    """How many rows of a layer its reader may see.

    Attributes:
        is_estimate: from the statistics of the table and a sample of its rows; else counted.
    """

    rows: int
    is_estimate: bool


def layer_sizes(user: User | None, specs: Sequence[LayerSpec]) -> dict[str, LayerSize]:
    """By name, how many rows of these layers `user` may read."""
    with connection.cursor() as cursor:
        cursor.execute(load("web", "layer_pages")["table_sizes"], {"tables": [spec.table for spec in specs]})
        stored = {str(table): (int(rows), int(blocks)) for table, rows, blocks in cursor.fetchall()}
    return {
        spec.name: _readable(spec.table, row_condition(user, spec), *stored.get(spec.table, (0, 0)))
        for spec in specs
    }


def _readable(table: str, condition: str, rows: int, blocks: int) -> LayerSize:
    """Rows of a table that meet a condition of `layers.rights`; `rows` and `blocks`: the table's statistics."""
    if condition == NO_ROWS:
        return LayerSize(0, False)
    if rows <= COUNTED_ROWS:
        return LayerSize(int(_one("count_readable", table, condition) or 0), False)
    share = 1.0
    if condition != ALL_ROWS:
        percent = min(100.0, 100.0 * SAMPLED_BLOCKS / max(blocks, 1))
        share = _one("share_readable", table, condition, percent=sql.Literal(percent)) or 0.0
    return LayerSize(int(float(f"{rows * share:.{TOLD_DIGITS}g}")), True)


def _one(name: str, table: str, condition: str, **parts: sql.Composable) -> float | None:
    statement = sql.SQL(load("web", "layer_pages")[name]).format(
        table=sql.Identifier(table),
        condition=sql.SQL(condition or "TRUE"),  # type: ignore[arg-type] # written by layers.rights
        **parts,
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        found: float | None = cursor.fetchone()[0]
    return found
