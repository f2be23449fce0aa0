"""Timing, the table of results, and the words for the machine it ran on."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes:
        ours, reference: in `unit`; more is better.
        target: least ratio ours / reference that is promised; 0 = nothing is.
    """

    benchmark: str
    work: str
    unit: str
    ours: float
    reference: float
    reference_name: str
    target: float = 0.0
    note: str = ""

    @property
    def ratio(self) -> float:
        """How many times the reference."""
        return self.ours / self.reference if self.reference else 0.0

    @property
    def verdict(self) -> str:
        """Whether the promise is kept."""
        if not self.target:
            return "–"
        return "đạt" if self.ratio >= self.target else "KHÔNG ĐẠT"


def seconds(work: Callable[[], object], *, repeats: int = 1) -> float:
    """Median wall-clock seconds of `work`."""
    taken = []
    for _ in range(repeats):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def throughput(
    call: Callable[[str], object], arguments: Sequence[str], *, clients: int
) -> tuple[float, float]:
    """Calls per second and the 95th percentile in milliseconds, `clients` threads sharing the arguments."""
    taken: list[float] = []

    def one(argument: str) -> None:
        started = time.perf_counter()
        call(argument)
        taken.append(time.perf_counter() - started)

    started = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        for _ in pool.map(one, arguments):
            pass
    elapsed = time.perf_counter() - started
    return len(arguments) / elapsed, 1000 * statistics.quantiles(taken, n=20)[-1]


def machine() -> str:
    """Processor, cores, memory, versions: what a reader needs to weigh the figures."""
    model = next(
        (line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        "?",
    )
    memory_kb = next(
        (int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0
    )
    return (
        f"{model}, {os.cpu_count()} cores, {memory_kb / 1024 / 1024:.0f} GiB, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


def table(rows: Iterable[Row]) -> str:
    """The results as a Markdown table."""
    lines = [
        "| benchmark | work | ours | reference | ratio | target | |",
        "|---|---|---:|---:|---:|---:|---|",
    ]
    for row in rows:
        target = f"≥ {row.target:g}×" if row.target else ""
        remark = f"{row.verdict} · {row.note}" if row.note else row.verdict
        lines.append(
            f"| {row.benchmark} | {row.work} | {row.ours:,.0f} {row.unit} | {row.reference:,.0f} {row.unit} "
            f"({row.reference_name}) | {row.ratio:.2f}× | {target} | {remark} |"
        )
    return "\n".join(lines)


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
