"""Dữ liệu tại một thời điểm. The rows of a layer as they held in law on a day, as they were known at a time.

The one place that knows how present and history make up the past: OGC, tiles, extracts and the API read this relation.
"""

from __future__ import annotations

from datetime import date, datetime

from psycopg import sql

from geo.named_sql import load
from layers.spec import LayerSpec


def as_of(spec: LayerSpec, day: date, known_at: datetime | None = None) -> sql.Composed:
    """Parenthesised subquery with the columns of the live table: at most one row for each feature.

    Indexes serve conditions on `geom_4326` and `id` in both halves; the planner flattens it.

    Args:
        day: day in law; `valid_to` is the first day on which a feature no longer holds.
        known_at: time of knowledge, with its time zone; None is now, with all that is known today of that day.
    """
    names = sql.SQL(", ").join(
        sql.Identifier(column.column)
        for column in spec.model._meta.concrete_fields  # type: ignore[attr-defined]
    )
    statement = load("layers", "history")["as_of" if known_at is None else "as_of_known"]
    return sql.SQL(statement).format(  # type: ignore[arg-type] # text of our own file
        columns=names,
        table=sql.Identifier(spec.table),
        kept=sql.Identifier("history", spec.table),
        day=sql.Literal(day),
        known_at=sql.Literal(known_at),
    )
