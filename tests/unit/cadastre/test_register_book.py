"""A register book as offices keep it: titles, headings, numbering, several lines for several uses."""

from __future__ import annotations

from uuid import uuid4

import pytest

from cadastre.domain.register_book import BookUnreadable, OnMap, SheetUnknownInBook, compare, read_entries

HEAD = ["Thửa đất số", "Tên người sử dụng, quản lý đất", "Diện tích (m2)", "Loại đất"]


def on_map(sheet: str, number: str, area: float, uses: str, *, is_shown: bool = True) -> OnMap:
    """A parcel of the map with an official area."""
    return OnMap(uuid4(), sheet, number, area, area, frozenset(uses.split("+")), is_shown)


def codes(cells: list[list[str | None]], parcels: list[OnMap]) -> list[tuple[str, str, str]]:
    """(code, sheet, number) of every difference."""
    found = compare(read_entries(cells), parcels)
    return sorted((one.code, one.sheet, one.number) for one in found.differences)


def test_titles_headings_and_numbering_are_no_parcels():
    cells = [
        ["SỔ MỤC KÊ ĐẤT ĐAI", None, None, None],
        ["Tờ bản đồ số: 05", None, None, None],
        HEAD,
        ["(1)", "(2)", "(3)", "(4)"],
        ["1", "Nguyễn Văn A", "100,5", "ODT"],
        ["2.0", None, "1200", "LNK"],
        [None, "Tờ bản đồ số 7", None, None],
        ["001", None, "50", "ODT"],
        ["Cộng", None, "1350,5", None],
    ]
    found = read_entries(cells)
    assert [(one.line, one.sheet, one.number, one.area_m2) for one in found] == [
        (5, "5", "1", 100.5), (6, "5", "2", 1200.0), (8, "7", "1", 50.0),
    ]  # fmt: skip
    assert found[1].uses == {"CLN"}, "a former code means the one in force"


def test_a_sheet_column_counts_more_than_a_line_above():
    cells = [["Tờ bản đồ số 9"], ["Số tờ", "Số thửa", "Diện tích", "MĐSD"], ["5", "1", "100", "ODT"]]
    assert [(one.sheet, one.number) for one in read_entries(cells)] == [("5", "1")]


def test_several_uses_on_several_lines_are_one_parcel():
    cells = [["Tờ bản đồ số", *HEAD], ["5", "1", "A", "100", "ODT"], ["5", "1", "A", "250", "CLN"]]
    assert codes(cells, [on_map("5", "1", 350.0, "ODT+CLN")]) == []
    assert codes(cells, [on_map("5", "1", 350.2, "ODT")]) == [
        ("area-differs", "5", "1"),
        ("use-differs", "5", "1"),
    ]


def test_every_kind_of_difference_is_named():
    cells = [
        ["Tờ bản đồ số", *HEAD],
        ["5", "1", None, "100", "ODT"], ["5", "2", None, "100", "ODT"], ["5", "3", None, "80", "ODT"],
        ["5", "3", None, "80", "ODT"], ["5", "4", None, None, None], ["5", "9", None, "60", "CQP"],
    ]  # fmt: skip
    parcels = [
        on_map("5", "1", 100.04, "ODT"), on_map("5", "2", 100.1, "ODT"), on_map("5", "3", 80.0, "ODT"),
        on_map("5", "4", 1.0, "ODT"), on_map("5", "4", 2.0, "ODT"), on_map("5", "8", 9.0, "ODT"),
        on_map("5", "9", 61.0, "CQP", is_shown=False), on_map("5", "10", 1.0, "CQP", is_shown=False),
        on_map("6", "1", 1.0, "ODT"),
    ]  # fmt: skip
    assert codes(cells, parcels) == [
        ("area-differs", "5", "2"), ("not-in-book", "5", "8"), ("several-on-map", "5", "4"),
        ("twice-in-book", "5", "3"),
    ]  # fmt: skip
    assert codes(cells, []) == [("not-on-map", "5", one) for one in ("1", "2", "3", "4", "9")] + [
        ("twice-in-book", "5", "3")
    ]


def test_a_computed_area_is_held_to_less():
    cells = [["Tờ bản đồ số", *HEAD], ["5", "1", None, "100", "ODT"]]
    drawn = OnMap(uuid4(), "5", "1", None, 100.9, frozenset({"ODT"}))
    assert codes(cells, [drawn]) == []


def test_what_cannot_be_read_is_said():
    with pytest.raises(BookUnreadable):
        read_entries([["a", "b"], ["1", "2"]])
    with pytest.raises(SheetUnknownInBook, match="Line 2"):
        read_entries([HEAD, ["1", None, "100", "ODT"]])
