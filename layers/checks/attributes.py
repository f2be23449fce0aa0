"""Thuộc tính. Required fields, kinds of values, limits, code lists; pure, one edit at a time."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from geo.domain.figures import figure
from layers.checks.wording import say
from layers.field_types import Bool, Coded, Date, Int, Real, Text, Uuid
from layers.labels import Label
from layers.rules import Severity
from layers.spec import Field, LayerSpec

#: rule, severity, field, the four texts
Wrong = tuple[str, Severity, str, tuple[str, str, str, str]]

_KINDS: tuple[tuple[type, Label], ...] = (
    (Int, Label("số nguyên", "a whole number")),
    (Real, Label("số", "a number")),
    (Bool, Label("có hoặc không", "yes or no")),
    (Date, Label("ngày (năm-tháng-ngày)", "a date (year-month-day)")),
    (Uuid, Label("mã đối tượng", "a feature id")),
)
_TEXT = Label("chữ", "text")


def wrong_values(
    spec: LayerSpec, properties: Mapping[str, Any], *, creating: bool, stored: Mapping[str, Any]
) -> Iterator[Wrong]:
    """What is wrong with the values of one edit.

    Args:
        creating: the feature is new, so every required field must be there.
        stored: present values of the fields that `properties` may leave out (lifespan).
    """
    for name, value in properties.items():
        field = spec.by_name.get(name)
        if field is None:
            yield "unknown-field", "error", name, say("unknown-field", field=name)
        elif _missing(value):
            if field.required:
                yield "required", "error", name, say("required", field=field.label)
        else:
            yield from _of_value(field, value)
    if creating:
        for field in spec.fields:
            if field.required and field.derive is None and field.name not in properties:
                yield "required", "error", field.name, say("required", field=field.label)
    yield from _lifespan({**stored, **properties})


def _of_value(field: Field, value: Any) -> Iterator[Wrong]:
    kind = field.type
    if not _fits(field, value):
        expected = next((label for known, label in _KINDS if isinstance(kind, known)), _TEXT)
        yield "value-kind", "error", field.name, say("value-kind", field=field.label, expected=expected)
    elif isinstance(kind, Coded):
        yield from _codes(field, kind, str(value))
    elif isinstance(kind, Int | Real):
        yield from _bounds(field, kind, float(value))
    elif isinstance(kind, Text) and len(str(value)) > kind.max_length:
        words = say("value-too-long", field=field.label, length=len(str(value)), limit=kind.max_length)
        yield "value-too-long", "error", field.name, words


def _fits(field: Field, value: Any) -> bool:
    kind = field.type
    if isinstance(kind, Bool):
        return isinstance(value, bool)
    if isinstance(kind, Int):
        return not isinstance(value, bool) and isinstance(value, int | float) and float(value).is_integer()
    if isinstance(kind, Real):
        return not isinstance(value, bool) and isinstance(value, int | float) and math.isfinite(value)
    if isinstance(kind, Date):
        return _day(value) is not None
    if isinstance(kind, Uuid):
        return _is_uuid(value)
    return isinstance(value, str)


def _codes(field: Field, kind: Coded, value: str) -> Iterator[Wrong]:
    if kind.codes is None:
        return
    severity: Severity = "error" if kind.strict else "warning"
    given = value.split(kind.separator) if kind.separator else [value]
    for code in (one.strip() for one in given):
        if code in kind.codes.by_value:
            continue
        shown = code[:60] if field.is_public else "…"
        if now := kind.codes.by_former_value.get(code):
            words = say("code-former", code=shown, field=field.label, now=now.value)
            yield "code-list", "warning", field.name, words
        else:
            words = say("code-list", code=shown, codes=kind.codes.title, field=field.label)
            yield "code-list", severity, field.name, words


def _bounds(field: Field, kind: Int | Real, value: float) -> Iterator[Wrong]:
    low, high = kind.minimum, kind.maximum
    if (low is None or value >= low) and (high is None or value <= high):
        return
    digits = 0 if isinstance(kind, Int) else kind.decimals
    bounds = Label(*(_between(low, high, lang, digits) for lang in ("vi", "en")))
    yield "value-range", "error", field.name, say("value-range", field=field.label, bounds=bounds)


def _between(low: float | None, high: float | None, lang: str, digits: int) -> str:
    words = ("từ", "đến", "ít nhất", "nhiều nhất") if lang == "vi" else ("from", "to", "at least", "at most")
    if low is not None and high is not None:
        return f"{words[0]} {figure(low, lang, digits)} {words[1]} {figure(high, lang, digits)}"
    return (
        f"{words[2]} {figure(low, lang, digits)}"
        if low is not None
        else f"{words[3]} {figure(high or 0.0, lang, digits)}"
    )


def _lifespan(values: Mapping[str, Any]) -> Iterator[Wrong]:
    begin, end = _day(values.get("valid_from")), _day(values.get("valid_to"))
    if begin and end and end < begin:
        yield "lifespan", "error", "valid_to", say("lifespan")


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _is_uuid(value: Any) -> bool:
    if isinstance(value, UUID):
        return True
    try:
        UUID(str(value))
    except ValueError:
        return False
    return True
