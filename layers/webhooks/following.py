"""Đọc dòng thay đổi. A message is made for every subscription out of what the feed has after its place.

Messages and the new place are one transaction: a crash repeats nothing and loses nothing. A subscription whose receiver
takes nothing gets no more messages than `MOST_WAITING`; the rest waits in the feed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import orjson
import shapely
from django.db import transaction
from django.utils import timezone
from shapely import Geometry

from layers import rights
from layers.changesets import feed
from layers.changesets.api_feed import as_json
from layers.webhooks import answers
from layers.webhooks.models import Delivery, Subscription

#: Changes, or parcels, that one message holds.
BATCH = 200
MOST_WAITING = 20
#: Kinds of news; the first four are operations of the feed.
OPERATIONS = ("create", "update", "delete", "resync")
ANSWER_CHANGED = "answer_changed"
EVENTS = (*OPERATIONS, ANSWER_CHANGED)


def follow() -> int:
    """Make the messages of every active subscription; returns their number. Several workers may do so at once."""
    made = 0
    for identifier in Subscription.objects.filter(state=Subscription.State.ACTIVE).values_list(
        "pk", flat=True
    ):
        more = True
        while more:
            count, more = _step(identifier)
            made += count
    return made


@transaction.atomic
def _step(identifier: object) -> tuple[int, bool]:
    """One page of the feed for one subscription: how many messages it made, whether there is more to read."""
    active = Subscription.objects.select_related("owner").filter(
        pk=identifier, state=Subscription.State.ACTIVE
    )
    one = active.select_for_update(skip_locked=True, of=("self",)).first()
    if one is None or one.deliveries.filter(state=Delivery.State.WAITING).count() >= MOST_WAITING:
        return 0, False
    if not one.owner.is_active:
        one.state, one.reason = Subscription.State.DISABLED, "owner-inactive"
        one.save(update_fields=["state", "reason"])
        return 0, False
    before = feed.Place(one.publication, one.seq)
    layers = [spec for spec in rights.readable_layers(one.owner) if spec.name in one.layers]
    area = area_of(one)
    found, after, more = feed.changes(one.owner, str(before), layers, BATCH, area)
    if after == before:
        return 0, False
    made = [message(one, "changes", [as_json(change) for change in found if change.operation in one.events],
                    cursor=str(after))]  # fmt: skip
    if ANSWER_CHANGED in one.events and after.publication > before.publication:
        told = answers.told(one.owner, area, before.publication, after.publication)
        made += [message(one, "answers", page, cursor=str(after)) for page in _pages(told)]
    kept = [one_made for one_made in made if one_made.count]
    Delivery.objects.bulk_create(kept)
    one.publication, one.seq = after
    one.save(update_fields=["publication", "seq"])
    return len(kept), more


def area_of(one: Subscription) -> Geometry | None:
    """The area of a subscription in the storage CRS; None = everywhere."""
    return None if one.area is None else shapely.from_wkb(bytes(one.area.wkb))


def message(one: Subscription, kind: str, items: Sequence[dict[str, Any]], **more: object) -> Delivery:
    """A message that is not stored yet; `type`, `timestamp` and `data`, as Standard Webhooks has it."""
    moment: datetime = timezone.now()
    name = {"changes": "changes.published", "answers": "answers.changed", "ping": "ping"}[kind]
    data = {"subscription": str(one.pk), **({kind: list(items)} if kind != "ping" else {}), **more}
    body = orjson.dumps({"type": name, "timestamp": moment, "data": data}, option=orjson.OPT_UTC_Z)
    return Delivery(subscription=one, kind=kind, body=body.decode(), count=len(items), next_at=moment,
                    created_at=moment)  # fmt: skip


def _pages(items: Iterable[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    found = list(items)
    return (found[at : at + BATCH] for at in range(0, len(found), BATCH))
