"""Likeness of names, as pg_trgm measures it."""

from __future__ import annotations

import pytest

from geo.domain.likeness import likeness, trigrams


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("ben nghe", "ben nghe", 1.0),
        ("ben nge", "ben nghe", 6 / 11),
        ("", "x", 0.0),
        ("sai gon", "ben nghe", 0.0),
    ],
)
def test_likeness(first: str, second: str, expected: float) -> None:
    """The figures are those of PostgreSQL: SELECT similarity('ben nge', 'ben nghe')."""
    assert likeness(first, second) == pytest.approx(expected)
    assert likeness(second, first) == likeness(first, second)


def test_pieces() -> None:
    assert sorted(trigrams("an, phu")) == ["  a", "  p", " an", " ph", "an ", "hu ", "phu"]
