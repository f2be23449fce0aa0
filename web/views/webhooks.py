"""Webhook. Own subscriptions, what was given up, and a form for a new one; plain forms, no script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from geo.http.language import language_of
from geo.http.problems import Problem
from layers import rights
from layers.changesets.areas import read_area
from layers.webhooks import managing
from layers.webhooks.following import EVENTS, area_of
from layers.webhooks.managing import Wanted
from layers.webhooks.models import Subscription
from web.texts import text
from web.views.security import page

#: Messages that were given up and are shown of one subscription.
SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def webhooks(request: HttpRequest) -> HttpResponse:
    """`/webhooks/`: the subscriptions of who is signed in; a POST makes one and shows its secret once."""
    user = _user(request)
    context: dict[str, Any] = {"given": {"events": list(EVENTS), "layers": []}}
    status = 200
    if request.method == "POST":
        given = {name: request.POST.get(name, "").strip() for name in ("name", "url", "area")}
        chosen = {name: request.POST.getlist(name) for name in ("layers", "events")}
        try:
            area = read_area(given["area"])
            events = [one for one in chosen["events"] if one in EVENTS]
            wanted = Wanted(
                given["name"][:120] or given["url"][:120], given["url"][:500], chosen["layers"], events, area,
                "GeoJSON" if given["area"].startswith("{") else given["area"][:200],
            )  # fmt: skip
            made, secret = managing.create(user, wanted, "", request)
            context |= {"made": made, "secret": secret}
        except Problem as problem:
            status = 400
            context |= {"problems": _words(problem, language_of(request)), "given": given | chosen}
    listed = [(one, list(one.deliveries.filter(state="dead").order_by("-created_at")[:SHOWN]))
              for one in managing.visible_to(user)]  # fmt: skip
    context |= {
        "listed": listed,
        "layers": [(spec.name, spec.title) for spec in rights.readable_layers(user)],
        "events": EVENTS,
        "most": managing.MOST,
    }
    answer = render(request, "web/webhooks.html", context, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@login_required
@page
def webhook_action(request: HttpRequest, webhook: UUID, action: str) -> HttpResponse:
    """`/webhooks/{id}/{action}`: ping, pause, resume, replay, remove; `message` names one message to send again."""
    user = _user(request)
    known: dict[str, Callable[[User, Subscription, HttpRequest], str]] = {
        "ping": _ping, "pause": _pause, "resume": _resume, "replay": _replay, "remove": _remove,
    }  # fmt: skip
    if action not in known:
        raise Http404(action)
    try:
        key = known[action](user, managing.find(user, webhook), request)
    except Problem as problem:
        if problem.kind == "not-found":
            raise Http404(action) from problem
        key = ""
        messages.error(request, " ".join(_words(problem, language_of(request))))
    if key:
        messages.success(request, text(language_of(request), key))
    return redirect("webhooks")


def _ping(user: User, one: Subscription, request: HttpRequest) -> str:
    _message, outcome = managing.ping(one)
    return "webhooks.said.ping_taken" if outcome.taken else f"webhooks.problem.{outcome.problem}"


def _pause(user: User, one: Subscription, request: HttpRequest) -> str:
    managing.change(user, one, _as_it_is(one), Subscription.State.PAUSED, request)
    return "webhooks.said.paused"


def _resume(user: User, one: Subscription, request: HttpRequest) -> str:
    managing.change(user, one, _as_it_is(one), Subscription.State.ACTIVE, request)
    return "webhooks.said.resumed"


def _replay(user: User, one: Subscription, request: HttpRequest) -> str:
    if message := request.POST.get("message", ""):
        managing.replay_one(user, managing.find_delivery(user, one.pk, message), request)
    else:
        managing.replay(user, one, "", request)
    return "webhooks.said.replayed"


def _remove(user: User, one: Subscription, request: HttpRequest) -> str:
    managing.remove(user, one, request)
    return "webhooks.said.removed"


def _as_it_is(one: Subscription) -> Wanted:
    return Wanted(one.name, one.url, one.layers, one.events, area_of(one), one.area_text)


def _words(problem: Problem, lang: str) -> list[str]:
    vi = lang != "en"
    if not problem.errors:
        return [problem.detail_vi if vi else problem.detail_en]
    return [
        f"{one.message_vi} {one.remedy_vi}".strip() if vi else f"{one.message_en} {one.remedy_en}".strip()
        for one in problem.errors
    ]


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
