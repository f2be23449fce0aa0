"""Chữ mã hóa hai lần. UTF-8 whose bytes were taken for Windows-1252 and written as UTF-8 again: "thá»‹" for "thị".

Nothing is guessed: the bytes behind such a text are valid UTF-8 of Vietnamese, which no text written as it should be is
by chance. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from geo.domain.vietnamese_syllables import is_syllable

#: Rounds of which each may have doubled the text.
_MOST = 3
_WORD = re.compile(r"[^\W\d_]+")
#: The second byte of "à" is a hard blank, which programs turn into a blank or drop at the end. "UBND XÃ" ends so as
#: well: it is believed only beside other doubled letters.
_LOST_BLANK = re.compile("(?<=Ã)(?: |$)")
_OF_LOST_BLANK = re.compile("Ã(?: |$)")


def undoubled(texts: Iterable[str]) -> dict[str, str]:
    """By text what it was meant to say, for the texts that were encoded more than once.

    >>> undoubled(["á»Ÿ Ä‘Ã´ thá»‹", "Đất ở", "Café"])
    {'á»Ÿ Ä‘Ã´ thá»‹': 'ở đô thị'}
    """
    found = {}
    for text in texts:
        meant = text
        for _round in range(_MOST):
            once = _once(meant)
            if once is None:
                break
            meant = once
        if meant != text and _is_vietnamese(meant):
            found[text] = meant
    return found


def _once(text: str) -> str | None:
    """One round undone; None where the text was not doubled."""
    if text.isascii():
        return None
    ways = [text]
    if not _OF_LOST_BLANK.sub("", text).isascii():
        ways.append(_LOST_BLANK.sub("\u00a0", text))
    for given in ways:
        single = _bytes(given)
        if single is None:
            continue
        try:
            meant = single.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if len(meant) < len(given):
            return meant
    return None


def _bytes(text: str) -> bytes | None:
    """The bytes that were taken for Windows-1252; the five that it leaves open passed as they were."""
    single = bytearray()
    for letter in text:
        try:
            single += letter.encode("cp1252")
        except UnicodeEncodeError:
            if ord(letter) > 0xFF:
                return None
            single.append(ord(letter))
    return bytes(single)


def _is_vietnamese(text: str) -> bool:
    """Whether what came out reads: each of its words beyond ASCII is a syllable, or most of them."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    read = [word for word in words if is_syllable(word) or word.isupper()]
    return 2 * len(read) > len(words)
