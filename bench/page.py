"""The table of results in docs/benchmarks.md: a run replaces the rows of the benchmarks it ran, and only those."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from bench.measure import Row, machine, table

BEGIN = "<!-- results: written by `make bench`, do not edit -->"
END = "<!-- end of the results -->"
#: First cells of the rows, in the order of the page.
ORDER = (
    "import", "items", "qgis", "tiles", "vector_tiles", "cached_tiles", "first_view", "panning", "seeding", "extract",
    "clients", "papers", "overlay", "history", "checks", "lookups",
)  # fmt: skip


def with_results(page: str, rows: Sequence[Row], day: datetime.date) -> str:
    """The page with these rows, each with the day it was measured.

    Raises ValueError when the page has no place for results.
    """
    before, begin, rest = page.partition(BEGIN)
    old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"docs/benchmarks.md: {BEGIN} … {END} ?")
    anew = {row.benchmark for row in rows}
    kept = [
        line
        for line in old.splitlines()
        if line.startswith("| ") and _benchmark(line) not in {*anew, "benchmark"}
    ]
    header, rule, *lines = table(rows).splitlines()
    dated = [*kept, *(f"{line} {day.isoformat()} |" for line in lines)]
    dated.sort(key=lambda line: ORDER.index(_benchmark(line)))
    results = "\n".join([f"{header} ngày · day |", f"{rule}---|", *dated])
    return f"{before}{BEGIN}\n\n{machine()}\n\n{results}\n\n{END}{after}"


def _benchmark(line: str) -> str:
    return line.split("|")[1].strip()
