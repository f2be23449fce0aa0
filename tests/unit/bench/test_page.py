"""A run of one benchmark leaves the figures of the others as they were."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from bench.__main__ import PAGE
from bench.measure import Row
from bench.page import BEGIN, END, ORDER, with_results

DAY = datetime.date(2026, 3, 2)


def _rows(page: str) -> list[str]:
    inside = page.split(BEGIN)[1].split(END)[0]
    return [
        line for line in inside.splitlines() if line.startswith("| ") and not line.startswith("| benchmark")
    ]


def test_rows_of_other_benchmarks_and_words_around_stay() -> None:
    page = f"before\n{BEGIN}\n{END}\nafter"
    first = with_results(page, [Row("tiles", "cached", "req/s", 3, 2, "raw")], DAY)
    second = with_results(first, [Row("import", "rows", "rows/s", 1, 2, "COPY", 0.6)], DAY)
    third = with_results(second, [Row("tiles", "uncached", "req/s", 1, 4, "raw")], DAY.replace(day=3))
    imported, tiles = _rows(third)
    assert imported.startswith("| import | rows |") and imported.endswith("| KHÔNG ĐẠT | 2026-03-02 |")
    assert tiles.startswith("| tiles | uncached |") and "0.25×" in tiles and tiles.endswith("| 2026-03-03 |")
    assert third.startswith("before\n") and third.endswith("\nafter")


def test_a_page_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="benchmarks"):
        with_results("nothing", [], DAY)


def test_every_row_of_the_page_has_its_place_in_the_order() -> None:
    page = Path(PAGE).read_text(encoding="utf-8")
    assert {line.split("|")[1].strip() for line in _rows(page)} <= set(ORDER)
    assert _rows(with_results(page, [], DAY)) == _rows(page)
