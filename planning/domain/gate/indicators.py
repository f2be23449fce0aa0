"""Chỉ tiêu. Whether the indicator of a plot can be read, and whether it can be true."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.domain.folding import fold
from planning.domain.gate.rule import Text

#: Texts that refer to a regulation instead of naming a figure, or say that there is none.
_REFERENCES = re.compile(
    r"qcvn|quy chuan|tcvn|tieu chuan|theo (qd|quy dinh|quy che|du an|thiet ke|tmb|tktk)|khong|hien (trang|huu)"
    r"|xac dinh sau"
)
_EMPTY = frozenset({"", "-", "–", "—", "/", "0", "null", "none", "n/a"})
#: Field: label, most that is possible (None = no limit).
FIELDS: dict[str, tuple[Text, float | None]] = {
    "matDoXayDung": (Text("Mật độ xây dựng", "Site coverage"), 100.0),
    "tangCaoXayDung": (Text("Tầng cao", "Storeys"), 200.0),
    "heSoSuDungDat": (Text("Hệ số sử dụng đất", "Floor-area ratio"), 100.0),
    "khoangLuiXayDung": (Text("Khoảng lùi", "Setback"), None),
    "loGioi": (Text("Lộ giới", "Right-of-way width"), None),
}
#: By how much a ratio may exceed coverage × storeys through rounding.
_ROUNDING = 1.05


@dataclass(frozen=True, slots=True)
class Bounds:
    """Lower and upper bound of an indicator; None where the text sets none."""

    low: float | None
    high: float | None


def refers(text: str) -> bool:
    """Whether a text names no figure on purpose: a regulation, or nothing.

    >>> refers("theo QCVN 01:2021"), refers("-"), refers("bốn tầng")
    (True, True, False)
    """
    bare = fold(text)
    return bare in _EMPTY or _REFERENCES.search(bare) is not None


def impossible(field: str, bounds: Bounds) -> Text | None:
    """Why the bounds of an indicator cannot be true; None when they can."""
    most = FIELDS[field][1]
    if bounds.low is not None and bounds.high is not None and bounds.low > bounds.high:
        return Text("cận dưới lớn hơn cận trên", "the lower bound exceeds the upper one")
    if most is not None and max(bounds.low or 0.0, bounds.high or 0.0) > most:
        return Text(f"lớn hơn {most:g}", f"more than {most:g}")
    return None


def excess_ratio(coverage: Bounds, storeys: Bounds, far: Bounds) -> float | None:
    """The largest floor-area ratio that coverage (per cent) and storeys allow, where the stated one exceeds it."""
    if coverage.high is None or storeys.high is None or far.high is None:
        return None
    possible = coverage.high / 100 * storeys.high
    return possible if far.high > possible * _ROUNDING else None
