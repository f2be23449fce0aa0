"""Việc nền. Background jobs of the tiles; deferred by name, so that nobody below has to import this package."""

from __future__ import annotations

from collections.abc import Iterable

from procrastinate.contrib.django import app

from layers.changesets import outbox
from layers.changesets.models import OutboxEntry
from tiles import freshness


@app.periodic(cron="* * * * *", periodic_id="every-minute", queueing_lock="tiles.drain_outbox.every_minute")
@app.task(name="tiles.drain_outbox", queue="tiles", retry=5)
def drain_outbox(timestamp: int | None = None) -> int:
    """Let no tile be served any more that shows what a publication replaced. Harmless when run twice.

    Args:
        timestamp: given by the run of every minute, which makes good for a job that was lost.
    Returns:
        number of messages.
    """
    return outbox.drain(_expire)


def _expire(entries: Iterable[OutboxEntry]) -> None:
    for layer in sorted({one.layer for one in entries}):
        freshness.expire(layer)
