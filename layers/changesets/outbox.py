"""Hộp thư đi. Messages of publications are handed on once and marked; a crash in between only repeats them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from layers.changesets.models import OutboxEntry
from layers.changesets.numbering import tell_of_load

#: Messages that one transaction takes.
_BATCH = 500
#: Job that carries the outbox to the tiles; deferred by name, as nothing here knows the tiles.
DRAIN_TASK = "tiles.drain_outbox"
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


@transaction.atomic
def _drain_batch(carry: Carry) -> int:
    waiting = OutboxEntry.objects.filter(done_at__isnull=True).order_by("id")
    entries = list(waiting.select_for_update(skip_locked=True)[:_BATCH])
    if entries:
        carry(entries)
        OutboxEntry.objects.filter(pk__in=[one.pk for one in entries]).update(done_at=timezone.now())
    return len(entries)
