"""Bảng mã chữ. In which encoding the texts of a field are, and what they were meant to say."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo.domain.legacy_text import modernise

#: Pairs that a finding shows.
_SAMPLES = 3
_RULES = {"tcvn3": "G-401", "vni": "G-402"}


@dataclass(frozen=True, slots=True)
class WrongText:
    """Texts of a field that are in another encoding: the rule, text as delivered → as it was meant."""

    rule: str
    meant: Mapping[str, str]

    @property
    def samples(self) -> str:
        """Some of the texts beside what they were meant to say."""
        shown = [
            f"“{before}”" if before == after else f"“{before}” → “{after}”"
            for before, after in list(self.meant.items())[:_SAMPLES]
        ]
        return "; ".join(shown) + ("…" if len(self.meant) > _SAMPLES else "")


def examine(texts: Iterable[str]) -> list[WrongText]:
    """What is wrong with the texts of one field; nothing when they are composed Unicode.

    >>> [(one.rule, one.samples) for one in examine(["áº¥t á»Ÿ"])]
    [('G-403', '“áº¥t á»Ÿ” → “ất ở”')]
    """
    given = [text for text in dict.fromkeys(texts) if text and not text.isascii()]
    found: list[WrongText] = []
    lost = {text: text for text in given if "\ufffd" in text}
    twice = {text: meant for text in given if text not in lost and (meant := undone(text)) is not None}
    if twice:
        found.append(WrongText("G-403", twice))
    if lost:
        found.append(WrongText("G-404", lost))
    rest = [text for text in given if text not in lost and text not in twice]
    old = modernise(rest)
    if old.changed:
        found.append(WrongText(_RULES[old.encoding], dict(old.changed)))
    loose = {
        text: unicodedata.normalize("NFC", text)
        for text in rest
        if text not in old.changed and not unicodedata.is_normalized("NFC", text)
    }
    if loose:
        found.append(WrongText("G-405", loose))
    return found


def undone(text: str) -> str | None:
    """A text whose UTF-8 bytes were read as Windows-1252 and written as UTF-8 again, as it was; None for any other."""
    single = bytearray()
    for letter in text:
        try:
            single += letter.encode("cp1252")
        except UnicodeEncodeError:
            if ord(letter) > 0xFF:
                return None
            single.append(ord(letter))  # the five bytes that Windows-1252 leaves open pass through
    try:
        meant = bytes(single).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return meant if meant != text and any(ord(letter) > 0xFF for letter in meant) else _short(meant, text)


def _short(meant: str, text: str) -> str | None:
    """Doubly encoded letters of Latin-1 alone ("Ã¡" for "á")."""
    return meant if meant != text and len(meant) < len(text) else None
