"""Việc nền. Messages are made out of the feed and sent; old ones are removed."""

from __future__ import annotations

import time
from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from layers.webhooks import following, sending
from layers.webhooks.managing import TASK, defer
from layers.webhooks.models import AnswerChange, Delivery

#: How long a message that was taken, one that was given up, and what changed for parcels are kept.
KEPT_DONE, KEPT_DEAD, KEPT_ANSWERS = timedelta(days=14), timedelta(days=90), timedelta(days=365)


@app.periodic(cron="* * * * *", periodic_id="every-minute", queueing_lock="webhooks.carry.every_minute")
@app.task(name=TASK, queue="webhooks")
def carry(timestamp: int | None = None) -> int:
    """Make messages of what was published, and send what is due. Harmless when run twice or by several workers.

    Args:
        timestamp: given by the run of every minute, which sends again what was not taken.
    Returns:
        number of attempts to send.
    """
    attempts, ends = 0, time.monotonic() + sending.BUDGET_S
    while True:
        following.follow()
        sent = sending.send_due()
        attempts += sent
        if not sent:
            return attempts
        if time.monotonic() > ends:  # other work of the worker gets its turn
            defer()
            return attempts


@app.periodic(cron="35 20 * * *")  # 03:35 in Việt Nam; the worker counts in UTC
@app.task(name="webhooks.tidy", queueing_lock="webhooks.tidy", pass_context=False)
def tidy(timestamp: int) -> int:
    """Remove messages and changed answers after their time; returns how many messages."""
    now = timezone.now()
    done = Delivery.objects.filter(state=Delivery.State.DONE, finished_at__lt=now - KEPT_DONE).delete()[0]
    dead = Delivery.objects.filter(state=Delivery.State.DEAD, finished_at__lt=now - KEPT_DEAD).delete()[0]
    AnswerChange.objects.filter(created_at__lt=now - KEPT_ANSWERS).delete()
    return done + dead
