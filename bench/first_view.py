"""The public map in a cold browser on a throttled link: 1.6 Mbit/s, 150 ms; window of a desktop and of a phone.

Useful is the map when the base map with its names covers the whole window and search and buttons work (the page marks
the moment); complete when the data layers stand as well. Tiles are kept by the server, nothing by the browser.
"""

from __future__ import annotations

import os
import statistics
from typing import Any, NamedTuple

from bench.browser import WINDOWS, page, public_map
from bench.measure import Row
from bench.stage import hand_over, use_database

BYTES_A_SECOND, LATENCY_MS, RUNS = 1_600_000 / 8, 150, 3
#: Promised: so many seconds and kilobytes to a useful map.
SECONDS, KILOBYTES = 3.0, 600.0
QUIET_LOAD = 0.7
_WAIT_MS = 60_000


class Seen(NamedTuple):
    """Seconds to the useful and to the complete map, kilobytes on the line until then."""

    useful_s: float
    complete_s: float
    useful_kb: float
    complete_kb: float


def main() -> None:
    """Each window three times after one that warms the server; medians."""
    use_database()
    load = os.getloadavg()[0]
    rows = []
    with public_map() as (origin, answered):
        for name, window in WINDOWS.items():
            seen = [_view(f"{origin}/", window) for _ in range(RUNS + 1)][1:]
            median = Seen(*(statistics.median(values) for values in zip(*seen, strict=True)))
            note = f"through {answered}; complete after {median.complete_s:.1f} s and {median.complete_kb:.0f} kB"
            if load > QUIET_LOAD:
                note += f"; machine busy (load {load:.0f})"
            rows += [
                Row("first_view", f"{name}, 1.6 Mbit/s, 150 ms, useful after {median.useful_s:.1f} s", "per minute",
                    60 / median.useful_s, 60 / SECONDS, "promised 3 s", 1.0, note),
                Row("first_view", f"{name}, {median.useful_kb:.0f} kB to the useful map", "per 10 MB",
                    10_000 / median.useful_kb, 10_000 / KILOBYTES, "promised 600 kB", 1.0, note),
            ]  # fmt: skip
    hand_over(rows)


def _view(address: str, window: tuple[int, int, int]) -> Seen:
    ended: list[tuple[float, float]] = []
    began: list[float] = []

    def sent(event: dict[str, Any]) -> None:
        began.append(event["timestamp"])

    def finished(event: dict[str, Any]) -> None:
        ended.append((event["timestamp"], event["encodedDataLength"]))

    with page(window) as (one, session):
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": LATENCY_MS, "downloadThroughput": BYTES_A_SECOND,
             "uploadThroughput": BYTES_A_SECOND},
        )  # fmt: skip
        session.on("Network.requestWillBeSent", sent)
        session.on("Network.loadingFinished", finished)
        one.goto(address, wait_until="commit")
        one.wait_for_function(
            "() => performance.getEntriesByName('map-complete').length > 0", timeout=_WAIT_MS, polling=100
        )
        marks = one.evaluate(
            "() => ['map-useful', 'map-complete'].map((name) => performance.getEntriesByName(name)[0].startTime / 1000)"
        )

    def kilobytes(until: float) -> float:
        return sum(size for at, size in ended if at - began[0] <= until) / 1000

    useful, complete = marks
    return Seen(useful, complete, kilobytes(useful), kilobytes(complete))


if __name__ == "__main__":
    main()
