"""Hộp thư đi. Messages of publications are handed on once and marked; a crash in between only repeats them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import transaction
from django.utils import timezone

from layers.changesets.models import OutboxEntry

#: Messages that one transaction takes.
_BATCH = 500
Carry = Callable[[Iterable[OutboxEntry]], None]


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
