"""Likeness of two names, by the three-letter pieces they share: the measure of PostgreSQL's pg_trgm. Pure."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")


def trigrams(text: str) -> frozenset[str]:
    """Three-letter pieces of the words of a folded text, each word with two blanks before and one after.

    >>> sorted(trigrams("ba"))
    ['  b', ' ba', 'ba ']
    >>> trigrams("")
    frozenset()
    """
    pieces: set[str] = set()
    for word in _WORD.findall(text):
        padded = f"  {word} "
        pieces.update(padded[at : at + 3] for at in range(len(padded) - 2))
    return frozenset(pieces)


def likeness(first: str, second: str) -> float:
    """Share of pieces that two folded texts have in common, from 0 to 1.

    >>> likeness("ben nghe", "ben nghe"), likeness("", "x")
    (1.0, 0.0)
    >>> likeness("ben nge", "ben nghe") > 0.5
    True
    """
    one, other = trigrams(first), trigrams(second)
    return len(one & other) / len(one | other) if one and other else 0.0
