"""Typed pieces of SQL: what a CQL2 expression became, and how literals take the type of what they meet."""

from __future__ import annotations

import math
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from django.conf import settings
from psycopg import sql

from geo.http.problems import Problem
from layers.field_types import Coded
from layers.spec import Field
from ogc.binder import Binder
from ogc.refusals import bad_parameter

Kind = Literal["text", "number", "boolean", "date", "timestamp", "uuid"]

#: PostgreSQL type of a literal of each kind.
SQL_TYPES: dict[str, str] = {
    "text": "text",
    "number": "double precision",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "timestamptz",
    "uuid": "uuid",
}


@dataclass(frozen=True)
class Term:
    """An expression: a literal that is still a value, or SQL of a known kind.

    Attributes:
        kind: type of the value; None for the literal null.
        expression: SQL, or None while the term is a literal.
        value: the literal.
    """

    kind: Kind | None
    expression: sql.Composable | None = None
    value: object = None

    @property
    def is_literal(self) -> bool:
        """True for a constant of the filter."""
        return self.expression is None


def kind_of(field: Field) -> Kind:
    """How values of a field compare."""
    if field.type.json_format in ("date", "uuid"):
        return "date" if field.type.json_format == "date" else "uuid"
    if field.type.json_type in ("integer", "number"):
        return "number"
    return "boolean" if field.type.json_type == "boolean" else "text"


def separator_of(field: Field) -> str:
    """The sign between several codes in one value; empty for single values."""
    return field.type.separator if isinstance(field.type, Coded) else ""


def literal(value: object) -> Term:
    """A scalar of CQL2 JSON as a term.

    Raises:
        Problem: 400, not a scalar.
    """
    if value is None:
        return Term(None)
    if isinstance(value, bool):
        return Term("boolean", value=value)
    if isinstance(value, int | float) and math.isfinite(value):
        return Term("number", value=float(value))
    if isinstance(value, str):
        return Term("text", value=refuse_nul(value))
    if isinstance(value, dict) and len(value) == 1:
        key, text = next(iter(value.items()))
        if key == "date":
            return Term("date", value=read_date(text))
        if key == "timestamp":
            return Term("timestamp", value=read_timestamp(text))
    raise mismatch()


def refuse_nul(text: str) -> str:
    """The text, unless it holds a zero byte, which PostgreSQL cannot store and so cannot find."""
    if "\x00" in text:
        raise mismatch()
    return text


def read_date(text: object) -> date:
    """`YYYY-MM-DD`. Raises Problem 400."""
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise bad_time() from error


def read_timestamp(text: object) -> datetime:
    """RFC 3339 with a zone (UTC when none is written). Raises Problem 400."""
    try:
        moment = datetime.fromisoformat(str(text).replace("z", "Z"))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise bad_time() from error


def read_temporal(text: object) -> Term:
    """A date, or a timestamp when it has a time of day. Raises Problem 400."""
    if len(str(text)) == 10:
        return Term("date", value=read_date(text))
    return Term("timestamp", value=read_timestamp(text))


def as_kind(term: Term, kind: Kind, binder: Binder) -> sql.Composable:
    """SQL of `term` as a value of `kind`.

    A text literal is read as a date, timestamp or UUID where one is compared; a date becomes the first moment of that
    day in the city's time zone where timestamps are compared.

    Raises:
        Problem: 400, the types do not fit.
    """
    if term.is_literal:
        return binder.bind(_converted(term, kind), SQL_TYPES[kind])
    assert term.expression is not None
    if term.kind == kind:
        return term.expression
    if term.kind == "date" and kind == "timestamp":
        return sql.SQL("(({})::timestamp AT TIME ZONE {})").format(
            term.expression, sql.Literal(settings.TIME_ZONE)
        )
    if term.kind == "uuid" and kind == "text":
        return sql.SQL("({})::text").format(term.expression)
    raise mismatch()


def common_kind(terms: list[Term]) -> Kind:
    """The kind in which the terms compare: that of the columns; timestamps win over dates, text literals yield.

    Raises:
        Problem: 400, nothing fits all.
    """
    kinds: list[Kind] = [term.kind for term in terms if term.kind and not term.is_literal]
    kinds = kinds or [term.kind for term in terms if term.kind]
    if not kinds:
        raise mismatch()
    if "timestamp" in {term.kind for term in terms} and set(kinds) <= {"date", "timestamp"}:
        return "timestamp"
    if len(set(kinds)) > 1:
        if set(kinds) == {"uuid", "text"}:
            return "text"
        raise mismatch()
    return kinds[0]


def _converted(term: Term, kind: Kind) -> object:
    value = term.value
    if term.kind is None or term.kind == kind:
        return value
    if term.kind == "text":
        if kind == "uuid":
            try:
                return str(uuid.UUID(str(value)))
            except ValueError as error:
                raise mismatch() from error
        if kind == "date":
            return read_date(value)
        if kind == "timestamp":
            return read_timestamp(value)
    if term.kind == "date" and kind == "timestamp":
        assert isinstance(value, date)
        return datetime(value.year, value.month, value.day, tzinfo=ZoneInfo(settings.TIME_ZONE))
    raise mismatch()


def mismatch() -> Problem:
    """400: types that cannot be compared."""
    return bad_parameter(
        "filter",
        "Biểu thức lọc so sánh các giá trị khác kiểu hoặc dùng toán tử không hỗ trợ.",
        "The filter compares values of different types or uses an operator that is not supported.",
        code="type-mismatch",
    )


def bad_time() -> Problem:
    """400: not a date or time."""
    return bad_parameter(
        "filter",
        "Thời gian phải theo RFC 3339, ví dụ 2025-07-01 hoặc 2025-07-01T00:00:00Z.",
        "Times follow RFC 3339, for example 2025-07-01 or 2025-07-01T00:00:00Z.",
        code="bad-time",
    )
