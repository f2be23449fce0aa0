"""Suy ra giá trị. One value out of another: the code of a name, the bounds of an indicator as plans write it.

Pure; which field is filled from which is declared by `layers.spec.Derive`.
"""

from __future__ import annotations

import re
from functools import cache

from layers.field_types import CodeList
from layers.importing.columns import fold
from layers.text_values import read_number

_RANGE = re.compile(r"(?P<low>\d[\d.,]*)\s*(?:-|–|÷|đến|to|~)\s*(?P<high>\d[\d.,]*)", re.IGNORECASE)
_AT_MOST = re.compile(r"(?:≤|<=|<|tối đa|không quá|max|dưới)\s*(?P<high>\d[\d.,]*)", re.IGNORECASE)
_AT_LEAST = re.compile(r"(?:≥|>=|>|tối thiểu|min|từ|trên)\s*(?P<low>\d[\d.,]*)", re.IGNORECASE)
_EXACT = re.compile(r"^\s*(?P<value>\d[\d.,]*)\s*(?:%|m|m2|tầng|lần)?\s*$", re.IGNORECASE)


def code_of(text: str, codes: CodeList) -> str:
    """Code whose value, label or former name is `text`, without case and accents; "" when none is.

    A remark in brackets ("(hiện trạng)", "(quy hoạch)") and the word "đất" in front do not count.
    """
    names = _names(codes)
    bare = fold(re.sub(r"\([^)]*\)", " ", text))
    return names.get(fold(text)) or names.get(bare) or names.get(bare.removeprefix("dat"), "")


@cache
def _names_of(name: str, entries: tuple[tuple[str, str], ...]) -> dict[str, str]:
    del name
    found: dict[str, str] = {}
    for spelling, value in entries:
        found.setdefault(fold(spelling), value)
        found.setdefault(re.sub(r"^dat", "", fold(spelling)), value)
    return found


def _names(codes: CodeList) -> dict[str, str]:
    entries: list[tuple[str, str]] = []
    for code in codes.codes:
        entries += [(code.value, code.value), (code.label.vi, code.value), (code.label.en, code.value)]
        entries += [(name, code.value) for name in (*code.replaces, *code.names)]
    return _names_of(codes.name, tuple(entries))


def bounds_of(text: str) -> tuple[float | None, float | None]:
    """Lower and upper bound of an indicator as plans write it; None where the text sets none.

    >>> bounds_of("40-60"), bounds_of("≤5"), bounds_of("70"), bounds_of("theo QCVN")
    ((40.0, 60.0), (None, 5.0), (None, 70.0), (None, None))
    """
    if match := _RANGE.search(text):
        return read_number(match["low"]), read_number(match["high"])
    if match := _AT_MOST.search(text):
        return None, read_number(match["high"])
    if match := _AT_LEAST.search(text):
        return read_number(match["low"]), None
    if match := _EXACT.match(text):
        return None, read_number(match["value"])
    return None, None
