"""The endurance run of the feed in small: consumer and server are killed, the copy equals the source."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.endurance.feed_run import Run


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_copy_of_a_killed_consumer_equals_the_source(transactional_db: None, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run = Run(tmp_path, port, seed=7, batch=40)
    run.draw(parcels=120, plans=2)
    try:
        result = run.go(changes=200, kills=3, pause=(0.0, 0.5), seconds=600)
    finally:
        run.end()
    assert result.changes >= 200 and result.killed.total() >= 3, result
    assert result.compared and result.is_equal, result.compared
