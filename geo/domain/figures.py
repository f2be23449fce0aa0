"""Figures as people read them: 1.234,5 in Vietnamese, 1,234.5 in English. Pure."""

from __future__ import annotations

_SWAP = str.maketrans(",.", ".,")


def figure(value: float, lang: str, digits: int = 1) -> str:
    """A number with `digits` decimals in the writing of the language.

    >>> figure(1234.56, "vi"), figure(1234.56, "en"), figure(0, "vi", 0)
    ('1.234,6', '1,234.6', '0')
    """
    text = f"{value:,.{digits}f}"
    return text if lang == "en" else text.translate(_SWAP)
