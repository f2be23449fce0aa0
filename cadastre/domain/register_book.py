"""Sổ mục kê đất đai. The register book of a ward as a table of cells, and where it disagrees with the map. Pure.

A parcel stands on one line, or on one line for each of its uses. The sheet stands in a column, or on a line of its own
above the parcels ("Tờ bản đồ số: 5").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal
from uuid import UUID

from cadastre.domain.land_use import present_code
from cadastre.domain.quality import AREA_TOLERANCE, AREA_TOLERANCE_M2, AREA_UNIT_M2
from geo.domain.errors import DomainError
from geo.domain.figures import figure
from geo.domain.folding import fold
from layers.text_values import read_number

Code = Literal["not-on-map", "not-in-book", "several-on-map", "twice-in-book", "area-differs", "use-differs"]
Key = tuple[str, str]
Cells = Sequence[Sequence[str | None]]
#: What a heading begins with, folded; the first that fits.
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "sheet": ("to ban do", "so to", "so hieu to", "to so", "ban do so", "shbando", "to bd"),
    "number": ("thua dat so", "so thua", "so thu tu thua", "thua so", "so hieu thua", "shthua", "stt thua"),
    "area": ("dien tich",),
    "use": ("loai dat", "ma loai dat", "ky hieu loai dat", "muc dich su dung", "mdsd", "ma dat"),
}
_SHEET_LINE = re.compile(r"\bto (?:ban do )?so\W*([0-9][0-9a-z-]*)")
#: Lines in which headings are looked for.
_HEAD_LINES = 30
_SIGNS = re.compile(r"[^a-z0-9]+")


class BookUnreadable(DomainError):
    """The table has no heading for the parcel number; write "Thửa đất số" above that column."""

    vi = "Bảng không có tiêu đề của cột số thửa; hãy ghi “Thửa đất số” ở đầu cột đó."


class SheetUnknownInBook(DomainError):
    """Line {line} names no map sheet; add a column "Tờ bản đồ số", or such a line above the parcels."""

    vi = "Dòng {line} không rõ thuộc tờ bản đồ nào; hãy thêm cột “Tờ bản đồ số”, hoặc ghi một dòng như vậy phía trên."


@dataclass(frozen=True, slots=True)
class Entry:
    """A parcel in the book: its line (from 1), area in m², codes of its uses as they are now."""

    line: int
    sheet: str
    number: str
    area_m2: float | None
    uses: frozenset[str]


@dataclass(frozen=True, slots=True)
class OnMap:
    """A parcel of the map; the official area counts, the computed one where there is none (m²)."""

    id: UUID
    sheet: str
    number: str
    official_area_m2: float | None
    computed_area_m2: float
    uses: frozenset[str]
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class Difference:
    """Where book and map disagree; `book` and `map` are what each says."""

    code: Code
    sheet: str
    number: str
    book: str
    map: str
    message_vi: str
    message_en: str
    parcel: UUID | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Result: parcels of the book, how many of them are on the map, where they disagree."""

    rows: int
    matched: int
    differences: tuple[Difference, ...]


def read_entries(cells: Cells) -> list[Entry]:
    """The parcels of a book.

    Args:
        cells: lines of the table as texts, with titles, headings and empty lines as they stand.
    Raises:
        BookUnreadable: no heading for the number.
        SheetUnknownInBook: a parcel without a sheet.
    """
    head, columns = _heading(cells)
    sheet = next((found for line in cells[:head] if (found := _sheet_line(line))), "")
    entries = []
    for place, line in enumerate(cells[head + 1 :], head + 2):
        if _is_numbering(line):
            continue
        number = _plain(_cell(line, columns["number"]))
        if not number or not number[0].isdigit():
            sheet = _sheet_line(line) or sheet
            continue
        own = _plain(_cell(line, columns.get("sheet"))) or sheet
        if not own:
            raise SheetUnknownInBook(line=place)
        uses = re.split(r"[+,;/\s]+", _cell(line, columns.get("use")).upper())
        entries.append(
            Entry(
                place, own, number, read_number(_cell(line, columns.get("area"))),
                frozenset(present_code(code) for code in uses if code),
            )
        )  # fmt: skip
    return entries


def compare(entries: Iterable[Entry], on_map: Sequence[OnMap]) -> Comparison:
    """Hold the book against the map, sheet by sheet of the book; parcels that are not shown make no difference."""
    book = _together(entries)
    held: dict[Key, list[OnMap]] = defaultdict(list)
    for parcel in on_map:
        held[parcel.sheet, _plain(parcel.number)].append(parcel)
    sheets = {sheet for sheet, _number in book}
    found: list[Difference] = []
    for key, (entry, repeated) in book.items():
        if repeated:
            found.append(_difference("twice-in-book", key, f"{repeated}", "1", None))
        twins = held.get(key, [])
        if not twins:
            found.append(_difference("not-on-map", key, "1", "0", None))
        elif len(twins) > 1 and all(one.is_shown for one in twins):
            found.append(_difference("several-on-map", key, "1", str(len(twins)), twins[0].id))
        elif twins[0].is_shown:
            found += _values(key, entry, twins[0])
    for key, twins in held.items():
        if key[0] in sheets and key not in book and all(one.is_shown for one in twins):
            found.append(_difference("not-in-book", key, "0", str(len(twins)), twins[0].id))
    return Comparison(len(book), sum(key in held for key in book), tuple(found))


def _values(key: Key, entry: Entry, parcel: OnMap) -> list[Difference]:
    found = []
    official = parcel.official_area_m2
    area = parcel.computed_area_m2 if official is None else official
    limit = max(AREA_TOLERANCE_M2, AREA_TOLERANCE * area) if official is None else AREA_UNIT_M2 / 2
    if entry.area_m2 is not None and abs(entry.area_m2 - area) > limit + 1e-9:
        found.append(
            _difference("area-differs", key, figure(entry.area_m2, "vi"), figure(area, "vi"), parcel.id)
        )
    if entry.uses and parcel.uses and entry.uses != parcel.uses:
        book, on_map = ("+".join(sorted(one)) for one in (entry.uses, parcel.uses))
        found.append(_difference("use-differs", key, book, on_map, parcel.id))
    return found


_TEXTS: Mapping[Code, tuple[str, str]] = {
    "not-on-map": ("có trong sổ, không có trên bản đồ", "in the book, not on the map"),
    "not-in-book": ("có trên bản đồ, không có trong sổ", "on the map, not in the book"),
    "several-on-map": ("bản đồ có {map} thửa mang số này", "{map} parcels of the map bear this number"),
    "twice-in-book": ("sổ ghi {book} lần với cùng loại đất", "{book} times in the book with the same use"),
    "area-differs": ("sổ ghi {book} m², bản đồ {map} m²", "{book} m² in the book, {map} m² on the map"),
    "use-differs": ("loại đất trong sổ {book}, trên bản đồ {map}", "use {book} in the book, {map} on the map"),
}  # fmt: skip


def _difference(code: Code, key: Key, book: str, on_map: str, parcel: UUID | None) -> Difference:
    sheet, number = key
    vi, en = (text.format(book=book, map=on_map) for text in _TEXTS[code])
    return Difference(
        code, sheet, number, book, on_map, f"Tờ {sheet} thửa {number}: {vi}.", f"Sheet {sheet} parcel {number}: {en}.",
        parcel,
    )  # fmt: skip


def _together(entries: Iterable[Entry]) -> dict[Key, tuple[Entry, int]]:
    """One entry for each parcel: the areas of its uses added; how often a line repeats one, 0 = never."""
    lines: dict[Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        lines[entry.sheet, entry.number].append(entry)
    found = {}
    for key, group in lines.items():
        kinds = {one.uses for one in group}
        repeated = len(group) if len(kinds) < len(group) else 0
        areas = [one.area_m2 for one in group if one.area_m2 is not None]
        whole = group[0] if repeated else replace(
            group[0], area_m2=sum(areas) if areas else None, uses=frozenset().union(*kinds)
        )  # fmt: skip
        found[key] = (whole, repeated)
    return found


def _heading(cells: Cells) -> tuple[int, dict[str, int]]:
    """Line (from 0) and columns of the headings; the best line of the first ones."""
    best: tuple[int, dict[str, int]] = (0, {})
    for place, line in enumerate(cells[:_HEAD_LINES]):
        columns: dict[str, int] = {}
        for column, cell in enumerate(line):
            text = _folded(cell)
            name = next((name for name, starts in _HEADINGS.items() if text.startswith(starts)), "")
            if name and name not in columns:
                columns[name] = column
        if "number" in columns and len(columns) > max(len(best[1]), 1):
            best = (place, columns)
    if not best[1]:
        raise BookUnreadable
    return best


def _sheet_line(line: Sequence[str | None]) -> str:
    found = _SHEET_LINE.search(" ".join(_folded(cell) for cell in line if cell))
    return _plain(found[1]) if found else ""


def _is_numbering(line: Sequence[str | None]) -> bool:
    """The line "(1) (2) (3)" below the headings."""
    given = [_folded(cell) for cell in line if cell and cell.strip()]
    if len(given) < 3 or not all(one.isdigit() for one in given) or given[0] != "1":
        return False
    return all(int(after) == int(before) + 1 for before, after in pairwise(given))


def _cell(line: Sequence[str | None], column: int | None) -> str:
    return (line[column] or "").strip() if column is not None and column < len(line) else ""


def _plain(text: str) -> str:
    """A number without leading zeros and without the ".0" of a spreadsheet."""
    text = re.sub(r"\.0+$", "", text.strip())
    return text.lstrip("0") or text


def _folded(cell: str | None) -> str:
    return _SIGNS.sub(" ", fold(cell or "")).strip()
