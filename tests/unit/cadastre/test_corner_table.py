"""The table of corners of an extract: cells while it is short, lines of text for a parcel with very many corners."""

from __future__ import annotations

import math

import pytest
from shapely import MultiPolygon, Polygon

from cadastre.domain.plan_outline import outline
from cadastre.services.papers import _LINES_FROM, _corner_rows, _in_columns, _in_lines


def round_parcel(corners: int) -> MultiPolygon:
    """A parcel with this many corners, storage CRS."""
    turns = [2 * math.pi * nth / corners for nth in range(corners)]
    ring = [(603480 + 80 * math.cos(turn), 1191450 + 60 * math.sin(turn)) for turn in turns]
    return MultiPolygon([Polygon(ring)])


def test_a_thousand_corners_are_lines_of_equal_width() -> None:
    rows = _corner_rows(outline(round_parcel(1000)), "vi")
    pages = _in_lines(rows)
    lines = [line for columns in pages for one in columns for line in one["text"].split("\n")]
    assert len(lines) == 1000 and len({len(line) for line in lines}) == 1
    assert all(len(columns) <= 2 for columns in pages) and len(pages) == math.ceil(1000 / _LINES_FROM)
    assert [line.split()[0] for line in lines] == [str(nth) for nth in range(1, 1001)]
    assert [line.split() for line in lines] == [list(row.values()) for row in rows]
    widths = [width for _name, width in pages[0][0]["heads"]]
    assert sum(widths) + 3 * (len(widths) - 1) == len(lines[0])


@pytest.mark.parametrize("corners", [4, 12, 13, 104])
def test_a_short_table_has_cells(corners: int) -> None:
    rows = _corner_rows(outline(round_parcel(corners)), "en")
    found = [row for block in _in_columns(rows) for pair in block for row in pair if row]
    assert sorted(found, key=lambda row: int(row["no"])) == rows
