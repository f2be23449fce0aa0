"""Consumer and server of the feed are killed, the copy equals the source (`python -m tests.endurance.feed`).

In full ten thousand changes under a hundred kills, otherwise a hundred and twenty under two.
"""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.endurance.feed_run import Run
from tests.sizes import MOST_SECONDS, PROOF, sized

CHANGES, KILLS = sized(full=10_000, quick=120), sized(full=100, quick=2)
PARCELS, BATCH = sized(full=2000, quick=120), sized(full=100, quick=40)
#: Longest wait before a kill, seconds.
PAUSE_S = sized(full=6, quick=1) / 2


@pytest.mark.slow
@pytest.mark.proof
def test_the_copy_of_a_killed_consumer_equals_the_source(transactional_db: None, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run = Run(tmp_path, port, seed=7, batch=BATCH)
    run.draw(parcels=PARCELS, plans=sized(full=4, quick=2))
    try:
        result = run.go(
            changes=CHANGES, kills=KILLS, pause=(0.0, PAUSE_S), seconds=MOST_SECONDS if PROOF else 200
        )
    finally:
        run.end()
    assert result.changes >= CHANGES and result.killed.total() >= KILLS, result
    assert result.compared and result.is_equal, result.compared
