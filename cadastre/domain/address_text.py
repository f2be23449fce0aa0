"""Địa chỉ. Spans of folded addresses in byte order, as their index holds them, and other ways to write one. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from cadastre.domain.lookup_text import without_city

#: Stands after every text that goes on after a beginning.
_LAST = "\U0010ffff"
#: From what follows the end of a word to what does not; between these stand digits, "_" and letters.
_WORD_ENDS = (("", "0"), (":", "_"), ("`", "a"), ("{", _LAST))
#: House numbers as far from the given one as this are its neighbours on the street.
_NEIGHBOURS = 20
_HOUSE = re.compile(r"(?P<before>(?:\d+[a-z]?[/-])*)(?P<number>\d{1,5})(?P<letter>[a-z]?) +(?P<street>\S.*)")
_KIND_OF_STREET = re.compile(r"^(?:duong|d\.|pho) *(?=\S)")

_ANY_KIND = re.compile(r"^(?:(?:duong|pho|d) +|d\. *)(?=\S)")
_BEFORE_HOUSE = re.compile(r"^(?:dia chi\s*:?\s*)?(?:(?:so nha|nha so|so)\b\s*[:.]?\s*)?(?=\d)")
_SLASH = re.compile(r"(?<=[\da-z])\s*/\s*(?=\d)")
_COMMA_AFTER_HOUSE = re.compile(r"^((?:\d+[a-z]?[/-])*\d+[a-z]?)\s*,\s*")


class Span(NamedTuple):
    """Texts from `low` on that stand before `high`, byte by byte."""

    low: str
    high: str


def plain_address(text: str) -> str:
    """A folded address as registers write it: without the words for its number, blanks around a slash, a comma after
    the number, the city.

    >>> plain_address("so nha 31 / 2, duong le loi, phuong 1, tp.hcm, viet nam")
    '31/2 duong le loi, phuong 1'
    """
    begun = _SLASH.sub("/", _BEFORE_HOUSE.sub("", without_city(text)))
    return _COMMA_AFTER_HOUSE.sub(r"\1 ", begun)


def same_addresses(text: str) -> list[str]:
    """The other ways to write a folded address: the kind of street left out, added or in full. Đường and phố are two
    kinds; which one is meant where none is written, the register knows.

    >>> same_addresses("92-94 le loi")
    ['92-94 duong le loi', '92-94 pho le loi']
    >>> same_addresses("31 le loi"), same_addresses("31 d. le loi, phuong 1"), same_addresses("le loi")
    (['31 duong le loi', '31 pho le loi'], ['31 duong le loi, phuong 1', '31 le loi, phuong 1'], [])
    """
    street, comma, place = text.partition(",")
    house = _HOUSE.fullmatch(street)
    if house is None:
        return []
    number, name = street[: house.start("street")], house["street"]
    bare = _ANY_KIND.sub("", name)
    if bare == name:
        names = [f"duong {name}", f"pho {name}"]
    else:
        names = [bare] if name.startswith(("duong", "pho")) else [f"duong {bare}", bare]
    return [f"{number}{one}{comma}{place}" for one in names]


def whole_word_spans(text: str) -> list[Span]:
    """Where texts stand that are a folded `text` or go on after it with another word; few others stand there.

    >>> whole_word_spans("31 le loi")[0]
    Span(low='31 le loi', high='31 le loi0')
    """
    return [Span(text + first, text + after) for first, after in _WORD_ENDS]


def variants(text: str) -> list[Span]:
    """Where addresses stand that may be meant by a folded `text` that is none: the word after it not finished, the kind
    of street written or left out, a house number that the register does not have beside those that it has.

    >>> [span.low for span in variants("31 le loi")][:3]
    ['31 le loi', '31 duong le loi', '30 le loi']
    """
    street = text.partition(",")[0].strip()
    found = [Span(text, text + _LAST)]
    house = _HOUSE.fullmatch(street)
    if house is None:
        return found
    bare = _KIND_OF_STREET.sub("", house["street"])
    streets = list(dict.fromkeys([house["street"], bare, f"duong {bare}"]))
    number = int(house["number"])
    numbers = [f"{number}{house['letter']}"]
    for step in range(1, _NEIGHBOURS + 1):
        numbers += [str(number + other) for other in (-step, step) if number + other > 0]
    houses = [house["before"] + one for one in numbers]
    if house["before"]:
        houses.append(house["before"].rstrip("/-"))
    else:
        houses += [f"{number}{digit}" for digit in range(10)]
    begun = [f"{one} {name}" for one in houses for name in streets]
    return found + [Span(one, f"{one}0") for one in dict.fromkeys(begun) if one != text]
