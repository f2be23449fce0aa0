"""Sổ chia sẻ và lượng sử dụng. Who was given what on which ground, for who answers for every layer; and what I was."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from pydantic import ValidationError

from geo.http.language import language_of
from geo.http.problems import Problem
from layers.audit.recording import record as tell
from layers.sharing import record
from layers.sharing.api import PeriodIn, SharingSearchIn, detail_of, period_of, search_of
from layers.sharing.counting import receiver_of
from layers.sharing.services import services
from web.views.security import page

FIELDS = ("service", "from", "to")


@require_safe
@login_required
@never_cache
@page
def sharing_page(request: HttpRequest) -> HttpResponse:
    """`/data/sharing/?receiver=kind:name&service=&from=&to=&by=day`: lines of the record and their sums."""
    if not record.may_see(request.user):
        raise Http404("sharing")
    lang = language_of(request)
    given = {name: request.GET.get(name, "").strip() for name in (*FIELDS, "receiver")}
    by: record.Grouping = "day" if request.GET.get("by") == "day" else "period"
    kind, _, receiver = given["receiver"].partition(":")
    wanted = {name: given[name] for name in FIELDS if given[name]} | {"kind": kind, "receiver": receiver}
    context: dict[str, object] = {
        "given": given,
        "by": by,
        "receivers": [(f"{one}:{name}", one, name) for one, name in record.receivers()],
        "services": [(one.name, one.title.text(lang)) for one in services],
    }
    try:
        search = search_of(SharingSearchIn(**wanted))
    except (ValidationError, Problem):
        return render(request, "web/sharing.html", context | {"error": True}, status=400)
    found = record.lines(search, by=by)
    tell(request.user, "sharing.read", detail=detail_of(search), request=request, row_count=len(found))
    asked = {name: value for name, value in wanted.items() if value} | {"lang": lang}
    context |= {
        "search": search,
        "lines": [(one, services.title(one.service, lang)) for one in found],
        "sums": _sums(found),
        "most": record.MOST if len(found) == record.MOST else None,
        "export": urlencode(asked),
    }
    return render(request, "web/sharing.html", context)


@require_safe
@login_required
@never_cache
@page
def usage_page(request: HttpRequest) -> HttpResponse:
    """`/account/usage/?from=&to=`: what the signed-in account was given, by service and by day."""
    lang = language_of(request)
    kind, name = receiver_of(request)
    given = {key: request.GET.get(key, "").strip() for key in ("from", "to")}
    context: dict[str, object] = {"given": given}
    try:
        begin, end = period_of(PeriodIn(**{key: value for key, value in given.items() if value}))
    except (ValidationError, Problem):
        return render(request, "web/usage.html", context | {"error": True}, status=400)
    search = record.Search(begin, end, kind=kind, receiver=name)
    found = record.lines(search)
    context |= {
        "search": search,
        "lines": [(one, services.title(one.service, lang)) for one in found],
        "days": [(one, services.title(one.service, lang)) for one in record.lines(search, by="day")],
        "sums": _sums(found),
        "agreements": [
            (one, [services.title(name, lang) for name in one.services])
            for one in record.agreements_of(kind, name)
        ],
    }
    return render(request, "web/usage.html", context)


def _sums(found: list[record.Line]) -> dict[str, int]:
    return {
        "requests": sum(one.requests for one in found),
        "rows": sum(one.rows_given for one in found),
        "personal": sum(one.personal_rows for one in found),
        "errors": sum(one.errors for one in found),
        "rows_without_ground": sum(one.rows_without_ground for one in found),
        "personal_without_ground": sum(one.personal_without_ground for one in found),
    }
