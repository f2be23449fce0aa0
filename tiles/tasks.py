"""Việc nền. Background jobs of the tiles; deferred by name, so that nobody below has to import this package."""

from __future__ import annotations

from procrastinate.contrib.django import app

from tiles import generations
from tiles.freshness import drain as freshness
from tiles.workspace import workspace


@app.periodic(cron="* * * * *", periodic_id="every-minute", queueing_lock="tiles.drain_outbox.every_minute")
@app.task(name="tiles.drain_outbox", queue="tiles", retry=5)
def drain_outbox(timestamp: int | None = None) -> int:
    """Let no tile be served any more that shows what a publication replaced, and delete caches that no longer count.

    Stands in for the process of `tiles.freshness.listening`, which is mostly faster. Harmless when run twice.

    Args:
        timestamp: given by the run of every minute, which makes good for a job that was lost.
    Returns:
        number of messages.
    """
    count = freshness.drain()
    generations.remove_old(workspace())
    return count
