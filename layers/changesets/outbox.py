"""Hộp thư đi. Messages of publications are handed on once and marked; a crash in between only repeats them.

Two carriers take them: the process of `tiles.freshness.listening`, which PostgreSQL wakes (channel `CHANNEL`), and the
job that every publication defers, which stands in for it. Nobody takes what the other holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from django.db import connection, transaction
from procrastinate.contrib.django import app as jobs

from geo.named_sql import load
from layers.changesets.models import OutboxEntry
from layers.changesets.numbering import tell_of_load

#: Messages that one transaction takes.
_BATCH = 500
#: A carrier that says nothing to the database for so long (s) was stopped.
_STOPPED_S = 120.0
#: Job that carries the outbox to the tiles; deferred by name, as nothing here knows the tiles.
DRAIN_TASK = "tiles.drain_outbox"
#: NOTIFY channel of new messages, once for each transaction that wrote some.
CHANNEL = "nen_outbox"
Carry = Callable[[Iterable[OutboxEntry]], None]


def tell_whole_layer(layer: str, change_set: UUID, operation: str) -> None:
    """One message for everything of a layer, the job that carries it, and an entry of the change feed.

    Part of the caller's transaction, which holds the number of the publication from here on.
    """
    OutboxEntry.objects.create(layer=layer, change_set=change_set, operation=operation)
    jobs.configure_task(DRAIN_TASK, queue="tiles").defer()
    tell_of_load(layer, change_set)


def drain(carry: Carry) -> int:
    """Hand every waiting message to `carry`, in batches, each marked as done in the transaction that took it.

    Several workers may drain at once: nobody takes what another holds.

    Args:
        carry: tells the others; it may be told the same message again.
    Returns:
        number of messages.
    """
    done = 0
    while count := _drain_batch(carry):
        done += count
    return done


def is_waiting() -> bool:
    """Whether any message is not done, waiting or held by another worker."""
    return OutboxEntry.objects.filter(done_at__isnull=True).exists()


def last_done(layers: Iterable[str]) -> dict[str, int]:
    """When the last message of each layer was carried out: microseconds since 1970, 0 before the first.

    A later commit always has a later time, so the figure changes with everything that was carried out.
    """
    with connection.cursor() as cursor:
        cursor.execute(_sql("last_done"), {"layers": sorted(set(layers))})
        return dict(cursor.fetchall())


def backlog() -> Mapping[str, int]:
    """`waiting` messages, `oldest_waiting_s`; of the last hour `done`, and `p95_ms`, `longest_ms` until done."""
    with connection.cursor() as cursor:
        cursor.execute(_sql("backlog"))
        waiting, oldest_s, done, p95_s, longest_s = cursor.fetchone()
    return {
        "waiting": waiting, "oldest_waiting_s": int(oldest_s), "done": done,
        "p95_ms": round(p95_s * 1000), "longest_ms": round(longest_s * 1000),
    }  # fmt: skip


@transaction.atomic
def _drain_batch(carry: Carry) -> int:
    waiting = OutboxEntry.objects.filter(done_at__isnull=True).order_by("id")
    entries = list(waiting.select_for_update(skip_locked=True)[:_BATCH])
    if entries:
        with connection.cursor() as cursor:
            cursor.execute(_sql("let_go"), {"quiet_ms": str(round(1000 * _STOPPED_S))})
        carry(entries)
        with connection.cursor() as cursor:
            cursor.execute(_sql("one_by_one"))
            cursor.execute(_sql("mark_done"), {"ids": [one.pk for one in entries]})
    return len(entries)


def _sql(key: str) -> str:
    return load("layers.changesets", "outbox")[key]
