"""Papers of parcels of the demo city: one after another, and a batch of them as its job prints it.

From the question to the bytes: extract, drawing, page. What is kept for the papers is rolled back.
"""

from __future__ import annotations

import os
import statistics
import sys
import time

from bench.measure import Row
from bench.places import random_places
from bench.stage import hand_over, raw_connection, use_database

ONE_BY_ONE, BATCH = 20, 46
#: Promised, seconds: a paper, the batch.
PAPER_S, BATCH_S = 3.0, 30.0


def main() -> None:
    """Print."""
    use_database()
    with raw_connection() as connection:
        parcels = [place.id for place in random_places(connection, BATCH)]
    busy = "; machine busy" if os.getloadavg()[0] > 1 else ""
    hand_over([_singly(parcels[:ONE_BY_ONE], busy), _together(parcels, busy)])


def _singly(parcels: list[str], busy: str) -> Row:
    """The first paper of a process pays for what it loads, and counts."""
    taken = []
    for parcel in parcels:
        started = time.perf_counter()
        _printed([parcel])
        taken.append(time.perf_counter() - started)
    slowest = max(taken)
    note = f"median {statistics.median(taken):.2f} s, first {taken[0]:.2f} s, slowest {slowest:.2f} s{busy}"
    return Row(
        "papers", f"{len(parcels)} papers one by one, the slowest", "per minute", 60 / slowest, 60 / PAPER_S,
        f"promised {PAPER_S:g} s", 1.0, note,
    )  # fmt: skip


def _together(parcels: list[str], busy: str) -> Row:
    started = time.perf_counter()
    size = _printed(parcels)
    taken = time.perf_counter() - started
    print(f"  {len(parcels)} papers: {taken:.1f} s", file=sys.stderr)
    return Row(
        "papers", f"{len(parcels)} papers as a batch", "per hour", 3600 / taken, 3600 / BATCH_S,
        f"promised {BATCH_S:g} s", 1.0, f"{taken:.1f} s, {size / 1e6:.1f} MB{busy}",
    )  # fmt: skip


def _printed(parcels: list[str]) -> int:
    """Bytes of the papers of parcels, as the job of a batch makes them."""
    from django.db import transaction
    from django.utils import timezone

    from planning.services import stored
    from planning.services.batch.papers import papers

    day = timezone.localdate()
    with transaction.atomic():
        kept = (stored.keep(one, as_of=day, lang="vi", user=None) for one in parcels)
        size = sum(map(len, papers(kept, len(parcels))))
        transaction.set_rollback(True)
    return size


if __name__ == "__main__":
    main()
