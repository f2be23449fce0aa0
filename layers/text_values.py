"""Đọc chữ thành giá trị. One text becomes a number, a day, a yes or no, as Vietnamese papers write them.

Pure; the importer reads whole columns with it, forms and change sets single values.
"""

from __future__ import annotations

import math
import re
import uuid
from datetime import date, datetime

_YES = frozenset({"1", "true", "t", "yes", "y", "co", "có", "x", "dung", "đúng", "da cap", "đã cấp"})
_NO = frozenset({"0", "false", "f", "no", "n", "khong", "không", "sai", "chua cap", "chưa cấp"})
_DAY_FIRST = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[ T].*)?$")
_YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_GROUPED = re.compile(r"^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$")


def number(text: str) -> float:
    """A number as Vietnamese and English papers write it; NaN when it is none.

    >>> number("1.191.454,566"), number("603480.79"), number("10,7725")
    (1191454.566, 603480.79, 10.7725)
    """
    text = text.strip().replace("\u00a0", "").replace(" ", "")
    if _GROUPED.match(text) and ("," in text or text.count(".") > 1):
        text = text.replace(".", "").replace(",", ".")
    elif text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    elif "," in text and "." in text and text.rindex(",") < text.rindex("."):
        text = text.replace(",", "")
    try:
        return float(text)
    except ValueError:
        return float("nan")


def read_number(text: str) -> float | None:
    """A number with decimal comma or point and grouping; a unit behind it is dropped.

    >>> read_number("1.234,5"), read_number("350 m2"), read_number("abc")
    (1234.5, 350.0, None)
    """
    value = number(re.sub(r"\s*(m2|m²|m|%|ha|km2|km²|km)$", "", text, flags=re.IGNORECASE))
    return value if math.isfinite(value) else None


def read_whole(text: str) -> int | None:
    """A whole number, with grouping points if any; "12,0" is 12, "12,5" is none.

    >>> read_whole("1.234"), read_whole("12,5")
    (1234, None)
    """
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+", text):
        text = text.replace(".", "")
    value = read_number(text)
    return int(value) if value is not None and value.is_integer() else None


def read_bool(text: str) -> bool | None:
    """Yes or no in Vietnamese, English or digits."""
    plain = text.lower().removesuffix(".0")
    return True if plain in _YES else False if plain in _NO else None


def read_date(text: str) -> date | None:
    """A day: 01/07/2025, 2025-07-01, 20250701; day before month, as Vietnamese papers have it.

    >>> read_date("1/7/2025"), read_date("2025-07-01T00:00:00"), read_date("31/02/2025")
    (datetime.date(2025, 7, 1), datetime.date(2025, 7, 1), None)
    """
    text = text.removesuffix(".0")
    if match := _DAY_FIRST.match(text):
        year, month, day = int(match[3]), int(match[2]), int(match[1])
    elif match := _YEAR_FIRST.match(text) or _COMPACT.match(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    else:
        return None
    try:
        return datetime(year, month, day).date()  # noqa: DTZ001  a calendar day has no zone
    except ValueError:
        return None


def read_uuid(text: str) -> str | None:
    """A UUID in canonical form, braces allowed; None when it is none."""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return None
