"""Dữ liệu tại một thời điểm. The rows of a layer as they held in law on a day, as they were known at a time.

The one place that knows how present and history make up the past: OGC, tiles, extracts and the API read this relation.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from psycopg import sql

from geo.named_sql import load
from layers.spec import LayerSpec

_OF_DAY = ("live_of_day", "closed_of_day")
_OF_DAY_KNOWN = ("live_of_day_known", "open_of_day_known", "closed_of_day_known")


def as_of(
    spec: LayerSpec,
    day: date | sql.Composable,
    known_at: datetime | sql.Composable | None = None,
    *,
    visible: str = "",
) -> sql.Composed:
    """Parenthesised subquery with the columns of the live table: at most one row for each feature.

    Made for joins and single features: whatever is asked of it from outside reaches the indexes of both halves. Where
    the question stands on its own (a box, a page), `parts_of_day` answers faster from a long history.

    Args:
        day: day in law, or an expression of type date; `valid_to` is the first day on which a feature no longer holds.
        known_at: time of knowledge, with its time zone; None is now, with all that is known today of that day.
        visible: SQL condition of the rows a reader may see (`layers.rights.row_condition`), as it is to stand in the
            statement; "" = all. A state is seen only if what became of its feature may be seen too: what is
            classified today has no public past.
    """
    return _statement("as_of" if known_at is None else "as_of_known", spec, day, known_at, visible)


def parts_of_day(
    spec: LayerSpec,
    day: date | sql.Composable,
    known_at: datetime | sql.Composable | None = None,
    *,
    visible: str = "",
) -> list[sql.Composed]:
    """SELECT statements whose union is the same as `as_of`; arguments as there. The index of the history holds place
    and both times, and gives only what held."""
    keys = _OF_DAY if known_at is None else _OF_DAY_KNOWN
    return [_statement(key, spec, day, known_at, visible) for key in keys]


def union(parts: Sequence[sql.Composable]) -> sql.Composed:
    """Parenthesised union of parts."""
    return sql.SQL("({})").format(sql.SQL(" UNION ALL ").join(parts))


def cut(parts: Sequence[sql.Composable], alias: str, tail: sql.Composable) -> sql.Composed:
    """Parenthesised union of parts that are filtered, ordered and cut each on its own, by their indexes.

    Args:
        alias: name of the rows in `tail`.
        tail: `WHERE … ORDER BY … LIMIT …`; the caller orders and cuts the union once more.
    """
    name = sql.Identifier(alias)
    cuts = [sql.SQL("(SELECT {a}.* FROM ({p}) AS {a} {t})").format(a=name, p=part, t=tail) for part in parts]
    return union(cuts)


def as_version(spec: LayerSpec, version: int, *, visible: str = "") -> sql.Composed:
    """Parenthesised subquery with the columns of the live table: features in the recorded state `version`."""
    return _form("as_version", spec.model, visible).format(version=sql.Literal(version))


def columns(spec: LayerSpec) -> sql.Composed:
    """Columns of the live table, which its history has too."""
    return _columns(spec.model)


def still_visible(spec: LayerSpec, visible: str) -> sql.Composable:
    """Condition on rows of the history, called `kept`: the last state of their feature meets `visible`."""
    return _still_visible(spec.model, visible)


def _columns(model: type) -> sql.Composed:
    concrete = model._meta.concrete_fields  # type: ignore[attr-defined]
    return sql.SQL(", ").join(sql.Identifier(column.column) for column in concrete)


def _still_visible(model: type, visible: str) -> sql.Composable:
    if not visible:
        return sql.SQL("TRUE")
    return sql.SQL(load("layers", "history")["still_visible"].removeprefix("SELECT ")).format(  # type: ignore[arg-type]
        **_tables(model), visible=_trusted(f"({visible})")
    )


def _tables(model: type) -> dict[str, sql.Composable]:
    table = model._meta.db_table  # type: ignore[attr-defined]
    return {"table": sql.Identifier(table), "kept": sql.Identifier("history", table)}


def _statement(
    key: str,
    spec: LayerSpec,
    day: date | sql.Composable,
    known_at: datetime | sql.Composable | None,
    visible: str,
) -> sql.Composed:
    return _form(key, spec.model, visible).format(
        day=_value(day, "date"), known_at=_value(known_at, "timestamptz")
    )


@lru_cache(maxsize=512)
def _form(key: str, model: type, visible: str) -> sql.SQL:
    """A statement in which only days and versions are left open, `{day}`, `{known_at}`, `{version}`: to quote a hundred
    names anew for each read took longer than the read of the history itself."""
    # what a condition has in braces is no place to fill in
    visible = visible.replace("{", "{{").replace("}", "}}")
    text = sql.SQL(load("layers", "history")[key]).format(  # type: ignore[arg-type] # text of our own file
        columns=_columns(model),
        **_tables(model),
        visible=_trusted(f"({visible})") if visible else sql.SQL("TRUE"),
        still_visible=_still_visible(model, visible),
        day=sql.SQL("{day}"),
        known_at=sql.SQL("{known_at}"),
        version=sql.SQL("{version}"),
    )
    return _trusted(text.as_string(None))


def _value(value: date | datetime | sql.Composable | None, kind: str) -> sql.Composable:
    expression = value if isinstance(value, sql.Composable) else sql.Literal(value)
    return sql.SQL("{}::{}").format(expression, sql.SQL(kind))  # type: ignore[arg-type]


def _trusted(text: str) -> sql.SQL:
    """SQL of the rights module; nothing that a caller wrote."""
    return sql.SQL(text)  # type: ignore[arg-type]
