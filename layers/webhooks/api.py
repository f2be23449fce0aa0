"""Webhook: HTTP. Subscriptions, their messages, sending again (docs/webhooks.md)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field
from shapely import Geometry

from geo.http.answers import json_answer
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS, ProblemDocument
from geo.http.problems import Problem
from layers.changesets.areas import of_polygon, read_area
from layers.webhooks import managing
from layers.webhooks.following import area_of
from layers.webhooks.managing import Wanted
from layers.webhooks.models import Delivery, Subscription

router = Router(tags=["webhooks"])
REFUSALS = PROBLEMS | {401: ProblemDocument, 403: ProblemDocument, 409: ProblemDocument}
MOST_LISTED = 200
Line = Annotated[str, Field(max_length=120, pattern=r"^[^\x00-\x1f]*$")]
Url = Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00-\x1f]*$")]
Event = Literal["create", "update", "delete", "resync", "answer_changed"]
State = Literal["waiting", "done", "dead"]
_ONE = "/webhooks/{uuid:webhook_id}"


class WebhookIn(Schema):
    """A subscription. `area` is a ward code, a box (text) or a GeoJSON polygon in `crs` (OGC:CRS84 when left out), null
    = everywhere; `since` a cursor of the feed to begin with, what is published from now on when left out."""

    model_config = ConfigDict(extra="forbid")

    url: Url
    name: Line = ""
    layers: list[Annotated[str, Field(max_length=60)]] = Field(default=[], max_length=60)
    events: list[Event] = ["create", "update", "delete", "resync"]
    area: Annotated[str, Field(max_length=20_000)] | dict[str, Any] | None = None
    crs: Annotated[str, Field(max_length=100)] = ""
    since: Annotated[str, Field(max_length=60)] = ""


class WebhookPatch(Schema):
    """What is to change; the rest stays. `active` sets a paused or disabled subscription going again."""

    model_config = ConfigDict(extra="forbid")

    url: Url | None = None
    name: Line | None = None
    layers: list[Annotated[str, Field(max_length=60)]] | None = Field(default=None, max_length=60)
    events: list[Event] | None = None
    state: Literal["active", "paused"] | None = None


class WebhookOut(Schema):
    """A subscription with the place in the feed up to which messages were made; without its secret."""

    id: UUID
    name: str
    url: str
    owner: str
    layers: list[str]
    events: list[str]
    area: str | None
    state: Literal["active", "paused", "disabled"]
    reason: str | None
    cursor: str
    waiting: int
    dead: int
    created_at: datetime
    succeeded_at: datetime | None
    failing_since: datetime | None


class WebhookMadeOut(WebhookOut):
    """A new subscription with its secret, which is never told again."""

    secret: str


class WebhooksOut(Schema):
    """Subscriptions, the oldest first."""

    webhooks: list[WebhookOut]


class WebhookSecretOut(Schema):
    """The new secret; the former one signs as well until `former_until`."""

    secret: str
    former_until: datetime | None


class WebhookDeliveryOut(Schema):
    """One message: `id` is its `webhook-id`, `count` the changes in it, `status` what the receiver last answered."""

    id: str
    kind: Literal["changes", "answers", "ping"]
    count: int
    state: State
    attempts: int
    status: int | None
    problem: str | None
    created_at: datetime
    next_at: datetime | None
    finished_at: datetime | None


class WebhookDeliveriesOut(Schema):
    """Messages, the latest first; `next` is the `before` of the following page."""

    deliveries: list[WebhookDeliveryOut]
    next: datetime | None


class WebhookReplayIn(Schema):
    """`since`: make the messages of everything after this place of the feed anew; left out: send what was given up."""

    model_config = ConfigDict(extra="forbid")

    since: Annotated[str, Field(max_length=60)] = ""


class WebhookReplayOut(Schema):
    """How many messages were put back; with `since` they are made again from the feed."""

    messages: int
    cursor: str


@router.post("/webhooks", response={201: WebhookMadeOut, **REFUSALS}, summary="Đăng ký nhận tin · Subscribe")
def create(request: HttpRequest, payload: WebhookIn, lang: Lang = None) -> HttpResponse:
    """From now on, or from a place of the feed, changes go to an address. Keep the secret: it is told this once."""
    user = signed_in(request)
    shape, text = _area(payload)
    name = payload.name.strip() or payload.url[:120]
    wanted = Wanted(name, payload.url, payload.layers, payload.events, shape, text)
    one, secret = managing.create(user, wanted, payload.since, request)
    body = _out(managing.find(user, one.pk)) | {"secret": secret}
    return _told_once(json_answer(request, body, status=201))


@router.get(
    "/webhooks", response={200: WebhooksOut, **REFUSALS}, summary="Các đăng ký của tôi · My subscriptions"
)
def mine(request: HttpRequest, lang: Lang = None) -> HttpResponse:
    """Own subscriptions; all of them for who answers for everything."""
    return json_answer(request, {"webhooks": [_out(one) for one in managing.visible_to(signed_in(request))]})


@router.get(_ONE, response={200: WebhookOut, **REFUSALS}, summary="Một đăng ký · One subscription")
def one(request: HttpRequest, webhook_id: UUID, lang: Lang = None) -> HttpResponse:
    """With the number of messages that wait and that were given up."""
    return json_answer(request, _out(managing.find(signed_in(request), webhook_id)))


@router.patch(_ONE, response={200: WebhookOut, **REFUSALS}, summary="Sửa, tạm dừng · Change or pause")
def change(request: HttpRequest, webhook_id: UUID, payload: WebhookPatch, lang: Lang = None) -> HttpResponse:
    """A paused subscription keeps its place in the feed and is told everything later."""
    user = signed_in(request)
    held = managing.find(user, webhook_id)
    wanted = Wanted(
        held.name if payload.name is None else payload.name.strip() or held.name, payload.url or held.url,
        held.layers if payload.layers is None else payload.layers,
        held.events if payload.events is None else payload.events, area_of(held), held.area_text,
    )  # fmt: skip
    managing.change(user, held, wanted, payload.state or "", request)
    return json_answer(request, _out(managing.find(user, webhook_id)))


@router.delete(_ONE, response={204: None, **REFUSALS}, summary="Hủy đăng ký · Unsubscribe")
def remove(request: HttpRequest, webhook_id: UUID, lang: Lang = None) -> HttpResponse:
    """The messages go with it."""
    user = signed_in(request)
    managing.remove(user, managing.find(user, webhook_id), request)
    return HttpResponse(status=204)


@router.post(f"{_ONE}/secret", response={200: WebhookSecretOut, **REFUSALS}, summary="Đổi khóa · New secret")
def exchange(request: HttpRequest, webhook_id: UUID, lang: Lang = None) -> HttpResponse:
    """For a day messages bear both signatures, so that the receiver can change over without losing one."""
    user = signed_in(request)
    held = managing.find(user, webhook_id)
    secret = managing.exchange_secret(user, held, request)
    return _told_once(json_answer(request, {"secret": secret, "former_until": held.former_until}))


@router.post(f"{_ONE}/ping", response={200: WebhookDeliveryOut, **REFUSALS}, summary="Gửi thử · Test")
def ping(request: HttpRequest, webhook_id: UUID, lang: Lang = None) -> HttpResponse:
    """A message without content, sent at once; the answer says what became of it."""
    delivery, _outcome = managing.ping(managing.find(signed_in(request), webhook_id))
    return json_answer(request, _delivery(delivery))


@router.get(
    f"{_ONE}/deliveries", response={200: WebhookDeliveriesOut, **REFUSALS}, summary="Các tin · Messages"
)
def deliveries(
    request: HttpRequest,
    webhook_id: UUID,
    state: Annotated[State | None, Query(description="dead = đã bỏ · given up")] = None,
    before: Annotated[
        datetime | None, Query(description="`next` của trang trước · of the page before")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 50,
    lang: Lang = None,
) -> HttpResponse:
    """Messages that were made, the latest first."""
    found = managing.find(signed_in(request), webhook_id).deliveries.order_by("-created_at", "-id")
    if state is not None:
        found = found.filter(state=state)
    if before is not None:
        found = found.filter(created_at__lt=before)
    page = list(found[: limit + 1])
    more = page[limit - 1].created_at if len(page) > limit else None
    return json_answer(request, {"deliveries": [_delivery(one) for one in page[:limit]], "next": more})


@router.post(
    f"{_ONE}/deliveries/{{str:delivery_id}}/replay", response={200: WebhookDeliveryOut, **REFUSALS},
    summary="Gửi lại một tin · Send one again",
)  # fmt: skip
def replay_one(request: HttpRequest, webhook_id: UUID, delivery_id: str, lang: Lang = None) -> HttpResponse:
    """Under the same id, whatever became of it."""
    user = signed_in(request)
    managing.replay_one(user, managing.find_delivery(user, webhook_id, delivery_id), request)
    return json_answer(request, _delivery(managing.find_delivery(user, webhook_id, delivery_id)))


@router.post(f"{_ONE}/replay", response={200: WebhookReplayOut, **REFUSALS}, summary="Gửi lại · Send again")
def replay(
    request: HttpRequest, webhook_id: UUID, payload: WebhookReplayIn | None = None, lang: Lang = None
) -> HttpResponse:
    """What was given up, or everything since a place of the feed."""
    user = signed_in(request)
    held = managing.find(user, webhook_id)
    count = managing.replay(user, held, payload.since if payload else "", request)
    return json_answer(request, {"messages": count, "cursor": _cursor(held)})


def signed_in(request: HttpRequest) -> User:
    """Who asks. Raises Problem 401 for somebody unknown."""
    user = request.user
    if not isinstance(user, User) or not user.is_authenticated:
        raise Problem("not-authenticated", "Cần đăng nhập để đăng ký nhận tin.", "Sign in to subscribe.")
    return user


def _told_once(answer: HttpResponse) -> HttpResponse:
    """An answer with a secret: no cache keeps it, nor what is kept for an `Idempotency-Key`."""
    answer["Cache-Control"] = "no-store"
    return answer


def _area(payload: WebhookIn) -> tuple[Geometry | None, str]:
    if isinstance(payload.area, dict):
        return of_polygon(payload.area, payload.crs), "GeoJSON"
    text = (payload.area or "").strip()
    return read_area(text, payload.crs), "GeoJSON" if text.startswith("{") else text[:200]


def _cursor(one: Subscription) -> str:
    return f"{one.publication}.{one.seq}"


def _out(one: Subscription) -> dict[str, Any]:
    counted: Any = one
    return {
        "id": str(one.pk), "name": one.name, "url": one.url, "owner": one.owner.get_username(),
        "layers": one.layers, "events": one.events, "area": one.area_text or None, "state": one.state,
        "reason": one.reason or None, "cursor": _cursor(one), "waiting": counted.waiting, "dead": counted.dead,
        "created_at": one.created_at, "succeeded_at": one.succeeded_at, "failing_since": one.failing_since,
    }  # fmt: skip


def _delivery(one: Delivery) -> dict[str, Any]:
    waits = one.state == Delivery.State.WAITING
    return {
        "id": str(one), "kind": one.kind, "count": one.count, "state": one.state, "attempts": one.attempts,
        "status": one.status, "problem": one.problem or None, "created_at": one.created_at,
        "next_at": one.next_at if waits else None, "finished_at": one.finished_at,
    }  # fmt: skip
