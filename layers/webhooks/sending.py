"""Gửi tin. Due messages go out side by side; what is not taken waits longer each time and is given up in the end.

A message is claimed before it is sent: its next time moves on by `_LEASE`, in a transaction of its own. A worker that
is killed in between leaves it to the next one: a message may arrive twice, under one id, and never not at all. One
receiver gets one message at a time, so that they arrive in the order in which they were made, but for those sent again.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from layers.audit.recording import record
from layers.webhooks import connecting
from layers.webhooks.connecting import Outcome
from layers.webhooks.domain import retrying, signing
from layers.webhooks.models import Delivery, Subscription

_LEASE = timedelta(seconds=60)
_AT_ONCE = 8
#: Due messages looked through for those of different receivers.
_LOOKED_THROUGH = 64
#: A run ends after this, so that other work of the queue gets its turn; the next run goes on.
BUDGET_S = 20.0
_chance = random.SystemRandom()


def send_due() -> int:
    """Send what is due; returns the number of attempts."""
    ends, attempts = time.monotonic() + BUDGET_S, 0
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="webhook") as pool:
        while time.monotonic() < ends and (claimed := _claim()):
            outcomes = pool.map(_attempt, [_prepared(one) for one in claimed])
            for one, outcome in zip(claimed, outcomes, strict=True):
                settle(one, outcome)
            attempts += len(claimed)
    return attempts


def send_now(one: Delivery) -> Outcome:
    """Send one message at once, whatever its state."""
    Delivery.objects.filter(pk=one.pk).update(next_at=timezone.now() + _LEASE)
    outcome = _attempt(_prepared(one))
    settle(one, outcome)
    return outcome


@transaction.atomic
def _claim() -> list[Delivery]:
    now = timezone.now()
    due = Delivery.objects.filter(
        state=Delivery.State.WAITING, next_at__lte=now, subscription__state=Subscription.State.ACTIVE
    )
    first: dict[UUID, Delivery] = {}
    ordered = due.select_related("subscription").order_by("next_at", "created_at")
    for one in ordered.select_for_update(skip_locked=True, of=("self",))[:_LOOKED_THROUGH]:
        first.setdefault(one.subscription_id, one)
    found = list(first.values())[:_AT_ONCE]
    Delivery.objects.filter(pk__in=[one.pk for one in found]).update(next_at=now + _LEASE)
    return found


def _prepared(one: Delivery) -> tuple[str, bytes, dict[str, str]]:
    subscription, body, at = one.subscription, one.body.encode(), connecting.now_s()
    return subscription.url, body, headers(subscription, str(one), at, body)


def headers(subscription: Subscription, message_id: str, at: int, body: bytes) -> dict[str, str]:
    """Headers of Standard Webhooks, made anew for every attempt."""
    salts = [subscription.salt]
    if subscription.former_salt and subscription.former_until and subscription.former_until > timezone.now():
        salts.append(subscription.former_salt)
    keys = [signing.key_of(settings.SECRET_KEY, salt) for salt in salts]
    return {
        "Content-Type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(at),
        "webhook-signature": signing.signatures(keys, message_id, at, body),
    }


def _attempt(prepared: tuple[str, bytes, dict[str, str]]) -> Outcome:
    return connecting.post(*prepared)


@transaction.atomic
def settle(one: Delivery, outcome: Outcome) -> None:
    """Write down what became of an attempt."""
    now = timezone.now()
    one.attempts, one.status, one.problem = one.attempts + 1, outcome.status, outcome.problem
    subscription = Subscription.objects.select_for_update().get(pk=one.subscription_id)
    if outcome.taken:
        one.state, one.finished_at = Delivery.State.DONE, now
        subscription.succeeded_at, subscription.failing_since = now, None
    else:
        _wait(one, outcome, now)
        subscription.failing_since = subscription.failing_since or now
        _switch_off(subscription, outcome, now)
    one.save(update_fields=["attempts", "status", "problem", "state", "finished_at", "next_at"])
    subscription.save(update_fields=["succeeded_at", "failing_since", "state", "reason"])


def _wait(one: Delivery, outcome: Outcome, now: datetime) -> None:
    pause = retrying.pause(one.attempts, _chance.random(), outcome.asked)
    if pause is None or one.kind == "ping":
        one.state, one.finished_at = Delivery.State.DEAD, now
    else:
        one.state, one.next_at = Delivery.State.WAITING, now + pause


def _switch_off(subscription: Subscription, outcome: Outcome, now: datetime) -> None:
    assert subscription.failing_since is not None
    failing = now - subscription.failing_since
    reason = "gone" if outcome.problem == "gone" else "failing" if failing >= retrying.DISABLED_AFTER else ""
    if reason and subscription.state == Subscription.State.ACTIVE:
        subscription.state, subscription.reason = Subscription.State.DISABLED, reason
        record(None, "webhook.disabled", detail={"webhook": str(subscription.pk), "reason": reason})


def send_again(deliveries: Sequence[Delivery]) -> int:
    """Put messages back in the queue, from their first attempt on; returns their number."""
    ids = [one.pk for one in deliveries]
    return Delivery.objects.filter(pk__in=ids).exclude(state=Delivery.State.WAITING).update(
        state=Delivery.State.WAITING, attempts=0, next_at=timezone.now(), finished_at=None, problem="",
        status=None,
    )  # fmt: skip
