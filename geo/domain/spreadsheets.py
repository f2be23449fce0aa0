"""Ô bảng tính. Text that a spreadsheet would run as a formula when it opens a table of ours. Pure."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: object) -> object:
    """A value of which a spreadsheet makes no formula: a text that begins like one is quoted.

    >>> harmless("=1+1"), harmless("12/5"), harmless(-3.5)
    ("'=1+1", '12/5', -3.5)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
