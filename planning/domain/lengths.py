"""Chiều dài ghi bằng chữ. Lengths as dossiers write them: setbacks "≥3m", "3-6"; corner cuts "4x4", "5 m". Pure.

In metres; what cannot be read is None: "theo QCVN" is a rule for the officer and no number.
"""

from __future__ import annotations

import re

_NUMBER = r"\d+(?:[.,]\d+)?"
_LEAST = re.compile(
    rf"^\s*(?:≥|>=|>|tối thiểu|min\.?|từ|trên)?\s*({_NUMBER})\s*m?\s*(?:(?:-|–|÷|đến)\s*{_NUMBER}\s*m?)?\s*$",
    re.IGNORECASE,
)
_CUT = re.compile(rf"^\s*({_NUMBER})\s*m?\s*(?:[x×*]\s*({_NUMBER})\s*m?)?\s*$", re.IGNORECASE)


def least_m(text: str) -> float | None:
    """Smallest length that a text allows; a range gives its lower end.

    >>> least_m("≥3m"), least_m("3-6"), least_m("2,5 m"), least_m("0"), least_m("≤4"), least_m("theo QCVN")
    (3.0, 3.0, 2.5, 0.0, None, None)
    """
    match = _LEAST.match(text)
    return _metres(match[1]) if match else None


def corner_cut_m(text: str) -> tuple[float, float] | None:
    """Lengths cut off along the two red lines from where they meet; one number stands for both.

    >>> corner_cut_m("4x4"), corner_cut_m("5m"), corner_cut_m("3 x 4,5 m"), corner_cut_m("theo bản vẽ")
    ((4.0, 4.0), (5.0, 5.0), (3.0, 4.5), None)
    """
    match = _CUT.match(text)
    if not match:
        return None
    first = _metres(match[1])
    return first, _metres(match[2]) if match[2] else first


def _metres(text: str) -> float:
    return float(text.replace(",", "."))
