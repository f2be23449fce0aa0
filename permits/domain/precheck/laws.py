"""Căn cứ pháp lý. Which law a rule of the pre-check rests on, by the day on which the case is filed. Pure.

A case is judged by the law of its day: a decree replaced since is named as it was then, without articles of the new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Both = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Law:
    """A law through its editions: (in force from, Vietnamese, English), the oldest first; the first has no day.

    Attributes:
        articles_since: day of the edition whose articles the rules cite.
    """

    editions: tuple[tuple[date, str, str], ...]
    articles_since: date

    def on(self, day: date) -> tuple[Both, bool]:
        """Name on a day, and whether articles may be cited of it."""
        since, vi, en = [edition for edition in self.editions if edition[0] <= day][-1]
        return (vi, en), since == self.articles_since


@dataclass(frozen=True, slots=True)
class Citation:
    """A law and the place in it that a rule rests on ("Điều 50"); "" = as a whole."""

    law: Law
    article: str = ""


def cited(citations: Sequence[Citation], day: date, lang: str) -> str:
    """The citations as one text in `vi` or `en`, each law once.

    >>> cited([Citation(PERMITS, "Điều 50"), Citation(PERMITS, "Điều 55")], date(2026, 7, 1), "vi")
    'Điều 50, Điều 55 Nghị định 217/2026/NĐ-CP'
    >>> cited([Citation(PERMITS, "Điều 50")], date(2026, 6, 30), "en")
    'Decree 175/2024/NĐ-CP'
    """
    by_law: dict[Law, list[str]] = {}
    for one in citations:
        by_law.setdefault(one.law, []).extend([one.article] if one.article else [])
    return "; ".join(_one(law, articles, day, lang) for law, articles in by_law.items())


def _one(law: Law, articles: Sequence[str], day: date, lang: str) -> str:
    names, has_articles = law.on(day)
    name = names[lang == "en"]
    if not articles or not has_articles:
        return name
    places = ", ".join(articles)
    if lang == "en":
        return f"{name}, {places.replace('Điều', 'Art.').replace('Mục', 'section')}"
    return f"{places} {name}"


_EVER = date.min
PERMITS = Law(
    (
        (_EVER, "Nghị định 15/2021/NĐ-CP", "Decree 15/2021/NĐ-CP"),
        (date(2024, 12, 30), "Nghị định 175/2024/NĐ-CP", "Decree 175/2024/NĐ-CP"),
        (date(2026, 7, 1), "Nghị định 217/2026/NĐ-CP", "Decree 217/2026/NĐ-CP"),
    ),
    date(2026, 7, 1),
)
PLANNING = Law(
    (
        (_EVER, "Luật Quy hoạch đô thị 30/2009/QH12", "Law on Urban Planning 30/2009/QH12"),
        (
            date(2025, 7, 1),
            "Luật Quy hoạch đô thị và nông thôn 47/2024/QH15",
            "Law on Urban and Rural Planning 47/2024/QH15",
        ),
    ),
    date(2025, 7, 1),
)
LAND = Law(
    (
        (_EVER, "Luật Đất đai 45/2013/QH13", "Land Law 45/2013/QH13"),
        (date(2024, 8, 1), "Luật Đất đai 31/2024/QH15", "Land Law 31/2024/QH15"),
    ),
    date(2024, 8, 1),
)
ROADS = Law(
    (
        (_EVER, "Luật Giao thông đường bộ 23/2008/QH12", "Law on Road Traffic 23/2008/QH12"),
        (date(2025, 1, 1), "Luật Đường bộ 35/2024/QH15", "Law on Roads 35/2024/QH15"),
    ),
    date(2025, 1, 1),
)
PLANNING_CODE = Law(
    (
        (
            _EVER,
            "QCVN 01:2021/BXD (hoặc bản thay thế QCVN 01:2026/BXD)",
            "QCVN 01:2021/BXD (or its successor QCVN 01:2026/BXD)",
        ),
    ),
    _EVER,
)
CIVIL_CODE = Law(((_EVER, "Bộ luật Dân sự 91/2015/QH13", "Civil Code 91/2015/QH13"),), _EVER)
