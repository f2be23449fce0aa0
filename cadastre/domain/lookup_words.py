"""Gợi ý khi gõ. What a half-typed parcel name holds already, and the words that complete it. Pure."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import Literal

from cadastre.domain.lookup_text import (
    KeyReading,
    WardText,
    fold_words,
    labelled_parts,
    read,
    says_former,
    ward_text,
)

Slot = Literal["", "sheet", "number"]
Kind = Literal["ward", "sheet", "number", "parcel"]
#: A label at the end that still waits for its value.
_WAITING = re.compile(
    r"(?:^|[\s,])(?:so )?(?:(?P<number>thua(?: dat)?|parcel|plot)|(?P<sheet>to(?: ban do)?|tbd|sheet))(?: so)?\s*[:.]?$"
)
_WHY: dict[str, tuple[str, str]] = {
    "ward": ("Tên bắt đầu hoặc gần giống như đã gõ.", "A name that begins with or resembles what was typed."),
    "former_ward": (
        "Đơn vị cũ; số tờ, số thửa của trước ngày 1/7/2025.",
        "A former unit; sheets and numbers of before 1 July 2025.",
    ),
    "sheet": ("Tờ bản đồ của {ward}.", "A map sheet of {ward}."),
    "former_sheet": (
        "Tờ bản đồ của {ward}, đơn vị cũ; số tờ của trước ngày 1/7/2025.",
        "A map sheet of {ward}, a former unit; its number of before 1 July 2025.",
    ),
    "former_number": (
        "Thửa có trên tờ {sheet} của {ward}, đơn vị cũ; số của trước ngày 1/7/2025.",
        "A parcel on sheet {sheet} of {ward}, a former unit; numbers of before 1 July 2025.",
    ),
    "number": ("Thửa có trên tờ {sheet} của {ward}.", "A parcel on sheet {sheet} of {ward}."),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """Parts of a half-typed name, "" where not typed yet.

    Attributes:
        waiting: the label at the end without its value.
        former: the unit is called a former one ("cũ").
    """

    ward: WardText
    sheet: str
    number: str
    waiting: Slot
    former: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to go on.

    Attributes:
        insert: the whole text that takes the place of what was typed; lookup understands it.
        complete: ward, sheet and number are all in it.
        why: (Vietnamese, English).
        parcel: the parcel it names, for kind `parcel`.
    """

    text: str
    insert: str
    kind: Kind
    complete: bool
    why: tuple[str, str]
    parcel: uuid.UUID | None = None


def typed(text: str) -> Typed:
    """What of (ward, sheet, number) a text holds already.

    >>> typed("thửa 12 tờ")
    Typed(ward=WardText(code='', name='', district=''), sheet='', number='12', waiting='sheet', former=False)
    >>> typed("to 5 ben ngh").ward.name
    'ben ngh'
    """
    folded, former = fold_words(text), says_former(text)
    first = next(iter(read(text)), None)
    if isinstance(first, KeyReading) and first.reading != "labelled":
        return Typed(first.ward, first.sheet, first.number, "", former)
    parts = labelled_parts(folded)
    waiting: Slot = ""
    rest = parts.rest
    if (label := _WAITING.search(rest)) is not None:
        waiting = "number" if label["number"] else "sheet"
        rest = rest[: label.start()].strip(" ,;-")
    return Typed(ward_text(rest), parts.sheet, parts.number, waiting, former)


def written(*, ward: str = "", sheet: str = "", number: str = "") -> str:
    """A parcel name as lookup reads it, of the parts that are known.

    >>> written(ward="Phường Sài Gòn", sheet="5", number="12")
    'thửa 12 tờ 5 Phường Sài Gòn'
    >>> written()
    ''
    """
    parts = (f"thửa {number}" if number else "", f"tờ {sheet}" if sheet else "", ward)
    return " ".join(part for part in parts if part)


def why(key: str, **values: str) -> tuple[str, str]:
    """Reason of a suggestion in both languages."""
    vi, en = _WHY[key]
    return vi.format_map(values), en.format_map(values)
