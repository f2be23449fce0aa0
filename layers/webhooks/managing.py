"""Quản lý đăng ký. Making, changing and ending subscriptions; each is its owner's."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import shapely
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.gis.geos import GEOSGeometry
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from procrastinate.contrib.django import app as jobs
from shapely import Geometry

from geo.http.problems import FieldError, Problem
from layers import rights
from layers.audit.recording import record
from layers.changesets import feed
from layers.registry import registry
from layers.rights.standing import EVERYTHING
from layers.webhooks import sending
from layers.webhooks.connecting import Outcome
from layers.webhooks.domain import signing
from layers.webhooks.domain.addresses import UrlRefused, judged_url
from layers.webhooks.following import ANSWER_CHANGED, EVENTS, message
from layers.webhooks.models import Delivery, Subscription

#: Subscriptions that one login may have.
MOST = 20
#: How long messages bear the former signature after a secret is exchanged.
BOTH_SECRETS = timedelta(hours=24)
#: Job that makes and sends messages.
TASK = "webhooks.carry"
_MESSAGE_ID = re.compile(r"msg_([0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody subscribes to; `area` in the storage CRS, None = everywhere."""

    name: str
    url: str
    layers: Sequence[str]
    events: Sequence[str]
    area: Geometry | None
    area_text: str


def create(user: User, wanted: Wanted, since: str, request: HttpRequest | None) -> tuple[Subscription, str]:
    """A new subscription and its secret, which is told this once.

    Args:
        since: cursor of the feed, a day or a time to begin with; "" = what is published from now on.
    Raises:
        Problem: 400 with the fields, 409 when there are too many.
    """
    _check(user, wanted)
    if Subscription.objects.filter(owner=user).count() >= MOST:
        raise Problem(
            "conflict", f"Mỗi tài khoản có tối đa {MOST} đăng ký.", f"At most {MOST} subscriptions."
        )
    place = feed.place_of(since) if since else feed.end()
    with transaction.atomic():
        one = Subscription.objects.create(
            owner=user, salt=secrets.token_hex(16), publication=place.publication, seq=place.seq,
            **_columns(wanted),
        )  # fmt: skip
        _tell(user, "webhook.created", one, request)
    defer()
    return one, secret_of(one)


def change(user: User, one: Subscription, wanted: Wanted, state: str, request: HttpRequest | None) -> None:
    """Change what is wanted, pause, or set going again. Raises Problem 400 with the fields."""
    _check(user, wanted)
    with transaction.atomic():
        for name, value in _columns(wanted).items():
            setattr(one, name, value)
        if state == Subscription.State.ACTIVE and one.state != state:
            one.failing_since, one.reason = None, ""
        one.state = state or one.state
        one.save(update_fields=[*_columns(wanted), "state", "reason", "failing_since"])
        _tell(user, "webhook.changed", one, request)
    defer()


def remove(user: User, one: Subscription, request: HttpRequest | None) -> None:
    """End a subscription, with its messages."""
    with transaction.atomic():
        _tell(user, "webhook.removed", one, request)
        one.delete()


def exchange_secret(user: User, one: Subscription, request: HttpRequest | None) -> str:
    """A new secret, told this once; for a day messages bear the signature of the former one as well."""
    with transaction.atomic():
        one.former_salt, one.former_until = one.salt, timezone.now() + BOTH_SECRETS
        one.salt = secrets.token_hex(16)
        one.save(update_fields=["salt", "former_salt", "former_until"])
        _tell(user, "webhook.secret-exchanged", one, request)
    return secret_of(one)


def secret_of(one: Subscription) -> str:
    """The secret as its receiver keeps it."""
    return signing.secret_text(signing.key_of(settings.SECRET_KEY, one.salt))


def ping(one: Subscription) -> tuple[Delivery, Outcome]:
    """Send a message that says nothing, now, and see what becomes of it."""
    made = message(one, "ping", [])
    made.save()
    return made, sending.send_now(made)


def replay(user: User, one: Subscription, since: str, request: HttpRequest | None) -> int:
    """Send again: everything from a place of the feed on, or with "" what was given up; returns messages put back."""
    place = feed.place_of(since) if since else None
    with transaction.atomic():
        count = sending.send_again(list(one.deliveries.filter(state=Delivery.State.DEAD))) if not since else 0
        if place is not None:
            one.publication, one.seq = place
            one.save(update_fields=["publication", "seq"])
        _tell(user, "webhook.replayed", one, request, since=since, messages=count)
    defer()
    return count


def replay_one(user: User, delivery: Delivery, request: HttpRequest | None) -> None:
    """Send one message again, under its id."""
    with transaction.atomic():
        sending.send_again([delivery])
        _tell(user, "webhook.replayed", delivery.subscription, request, message=str(delivery))
    defer()


def visible_to(user: User) -> QuerySet[Subscription]:
    """Own subscriptions; all of them for who answers for everything. With counts `waiting` and `dead`."""
    found = Subscription.objects.select_related("owner").annotate(
        waiting=Count("deliveries", filter=Q(deliveries__state=Delivery.State.WAITING)),
        dead=Count("deliveries", filter=Q(deliveries__state=Delivery.State.DEAD)),
    )
    return found if rights.may_grant(user, EVERYTHING) else found.filter(owner=user)


def find(user: User, identifier: UUID) -> Subscription:
    """One of those. Raises Problem 404."""
    one = visible_to(user).filter(pk=identifier).first()
    if one is None:
        raise Problem("not-found", "Không có đăng ký này.", "There is no such subscription.")
    return one


def find_delivery(user: User, identifier: UUID, message_id: str) -> Delivery:
    """A message of one of those, by its `webhook-id`. Raises Problem 404."""
    messages = find(user, identifier).deliveries.select_related("subscription")
    known = _MESSAGE_ID.fullmatch(message_id)
    found = messages.filter(pk=UUID(known[1])).first() if known else None
    if found is None:
        raise Problem("not-found", "Không có tin này.", "There is no such message.")
    return found


def defer() -> None:
    """Have messages made and sent soon."""
    jobs.configure_task(TASK, queue="webhooks").defer()


def _columns(wanted: Wanted) -> dict[str, Any]:
    shape = None
    if wanted.area is not None:
        shape = GEOSGeometry(memoryview(shapely.to_wkb(wanted.area)), srid=settings.STORAGE_SRID)
    return {
        "name": wanted.name, "url": wanted.url, "layers": sorted(set(wanted.layers)),
        "events": [one for one in EVENTS if one in wanted.events], "area": shape, "area_text": wanted.area_text,
    }  # fmt: skip


def _check(user: User, wanted: Wanted) -> None:
    errors = []
    try:
        judged_url(wanted.url, settings.WEBHOOK_HOSTS)
    except UrlRefused as refused:
        errors.append(
            FieldError(
                "url", refused.code(), refused.message("vi"), refused.message("en"),
                "Dùng địa chỉ https công khai; máy trong mạng nội bộ do người vận hành khai trong NEN_WEBHOOK_HOSTS.",
                "Use a public https address; the operator names hosts of the own network in NEN_WEBHOOK_HOSTS.",
            )
        )  # fmt: skip
    readable = {spec.name for spec in rights.readable_layers(user)}
    for name in sorted(set(wanted.layers) - readable):
        errors.append(
            FieldError("layers", "unknown-layer", f"Không có lớp {name}.", f"There is no layer {name}.",
                       "Xem GET /layers.", "See GET /layers.")
        )  # fmt: skip
    if not wanted.events or (not wanted.layers and set(wanted.events) != {ANSWER_CHANGED}):
        errors.append(
            FieldError(
                "layers", "nothing-wanted", "Đăng ký này không có tin nào.", "Nothing would ever be sent.",
                "Nêu ít nhất một lớp và một loại tin.", "Name a layer and a kind of news at least.",
            )
        )  # fmt: skip
    if ANSWER_CHANGED in wanted.events and registry.get("parcels").name not in readable:
        errors.append(
            FieldError("events", "no-right", "Bạn không được xem thửa đất.", "You may not see parcels.")
        )
    if errors:
        raise Problem("invalid-request", errors[0].message_vi, errors[0].message_en, errors=errors)


def _tell(user: User, action: str, one: Subscription, request: HttpRequest | None, **more: object) -> None:
    detail: Mapping[str, Any] = {"webhook": str(one.pk), "name": one.name, **more}
    record(user, action, detail=detail, request=request)
