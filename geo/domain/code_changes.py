"""Danh mục do thành phố sửa. What a city changes in a code list of a circular: names, colours, further codes.

Settings note the changes of the city's file before any app is loaded; lists apply them where they are declared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: Lists that a city may change.
LISTS = ("planning-function",)
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_KNOWN = frozenset({"vi", "en", "colour", "names"})


@dataclass(frozen=True, slots=True)
class CodeChange:
    """A code as a city has it; what is empty stays as the circular has it.

    Attributes:
        colour: `#rrggbb`.
        names: further names that dossiers use for it.
    """

    code: str
    vi: str = ""
    en: str = ""
    colour: str = ""
    names: tuple[str, ...] = ()


Changes = Mapping[str, tuple[CodeChange, ...]]
_noted: dict[str, tuple[CodeChange, ...]] = {}


def read(table: Mapping[str, Mapping[str, Mapping[str, object]]]) -> Changes:
    """Changes by list out of the table `codes` of a city's file.

    >>> read({"planning-function": {"DAT_YTe": {"colour": "#FF00AA"}}})["planning-function"][0].colour
    '#ff00aa'

    Raises:
        ValueError: a list that no city changes, an entry that is none, or a colour that is none.
    """
    if unknown := set(table) - set(LISTS):
        raise ValueError(f"codes: {', '.join(sorted(unknown))}? known: {', '.join(LISTS)}")
    return {name: tuple(_change(code, row) for code, row in rows.items()) for name, rows in table.items()}


def note(changes: Changes) -> None:
    """Take these changes for what the city says, in place of what was noted before."""
    _noted.clear()
    _noted.update(changes)


def of_list(name: str) -> Iterable[CodeChange]:
    """What the city changes in a list."""
    return _noted.get(name, ())


def _change(code: str, row: Mapping[str, object]) -> CodeChange:
    if unknown := set(row) - _KNOWN:
        raise ValueError(f"codes, {code}: {', '.join(sorted(unknown))}? known: {', '.join(sorted(_KNOWN))}")
    names = row.get("names", [])
    if not isinstance(names, list):
        raise ValueError(f"codes, {code}: names is a list of texts")
    change = CodeChange(
        code, str(row.get("vi", "")), str(row.get("en", "")), str(row.get("colour", "")).lower(),
        tuple(str(one) for one in names),
    )  # fmt: skip
    if change.colour and not _COLOUR.fullmatch(change.colour):
        raise ValueError(f"codes, {code}: {change.colour!r} is no colour such as #cc9900")
    return change
