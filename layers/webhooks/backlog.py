"""Tồn đọng. How many messages wait or were given up, for the status of the installation."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, Min, Q
from django.utils import timezone

from layers.webhooks.models import Delivery, Subscription


def backlog() -> Mapping[str, int]:
    """`subscriptions` that are active, `disabled`, messages `waiting` and `dead`, seconds the oldest waits."""
    states = Subscription.State
    counted = Subscription.objects.aggregate(
        active=Count("pk", filter=Q(state=states.ACTIVE)),
        disabled=Count("pk", filter=Q(state=states.DISABLED)),
    )
    waiting = Delivery.objects.filter(state=Delivery.State.WAITING).aggregate(
        count=Count("pk"), oldest=Min("created_at")
    )
    oldest = waiting["oldest"]
    return {
        "subscriptions": counted["active"], "disabled": counted["disabled"], "waiting": waiting["count"],
        "dead": Delivery.objects.filter(state=Delivery.State.DEAD).count(),
        "oldest_waiting_s": int((timezone.now() - oldest).total_seconds()) if oldest else 0,
    }  # fmt: skip
