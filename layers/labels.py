"""Nhãn song ngữ. Vietnamese and English side by side in one value, so that neither can be forgotten."""

from __future__ import annotations

from typing import NamedTuple


class Label(NamedTuple):
    """A text in Vietnamese, the first language, and in English."""

    vi: str
    en: str

    def text(self, lang: str) -> str:
        """The text in `lang`; anything but `en` gives Vietnamese."""
        return self.en if lang.startswith("en") else self.vi

    def __str__(self) -> str:
        return self.vi
