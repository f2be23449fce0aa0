"""Nhật ký truy cập. Search in the audit record, for those who answer for a layer; to look is recorded too."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from pydantic import ValidationError

from geo.http.language import language_of
from geo.http.problems import Problem
from layers.audit import search as searching
from layers.audit.actions import ACTIONS, label
from layers.audit.api import SearchIn, search_of
from layers.audit.models import AuditEntry
from layers.audit.recording import record
from layers.registry import registry
from web.views.security import page

SHOWN = 50
FIELDS = ("actor", "action", "layer", "feature", "change_set", "from", "to")


@dataclass(frozen=True)
class Line:
    """An entry as the table shows it."""

    entry: AuditEntry
    action: str
    layer: str
    detail: str


@require_safe
@login_required
@page
def audit(request: HttpRequest) -> HttpResponse:
    """`/audit/?actor=&action=&layer=&feature=&change_set=&from=&to=&before=`: entries, the latest first."""
    scope = searching.scope_of(request.user)
    if not scope:
        raise Http404("audit")
    lang = language_of(request)
    given = {name: request.GET.get(name, "").strip() for name in FIELDS}
    wanted = {name: value for name, value in given.items() if value}
    context: dict[str, object] = {"given": given, "actions": _actions(lang), "layers": _layers(scope, lang)}
    try:
        search = search_of(SearchIn(**wanted))
    except (ValidationError, Problem):
        return render(request, "web/audit.html", context | {"error": True}, status=400)
    before = request.GET.get("before", "")
    place = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    found, after = searching.page(scope, search, before=place, limit=SHOWN)
    record(request.user, "audit.read", detail=search.as_detail(), request=request, row_count=len(found))
    context |= {
        "lines": [_line(one, lang) for one in found],
        "older": urlencode(wanted | {"before": after}) if after else "",
        "newest": urlencode(wanted) if place else "",
        "paged": place is not None,
        "export": urlencode(wanted | {"lang": lang}),
    }
    return render(request, "web/audit.html", context)


def _actions(lang: str) -> list[tuple[str, str]]:
    return [(name, words.text(lang)) for name, words in ACTIONS.items()]


def _layers(scope: searching.Scope, lang: str) -> list[tuple[str, str]]:
    return [(spec.name, spec.title.text(lang)) for spec in registry if spec.name in scope.layers]


def _line(entry: AuditEntry, lang: str) -> Line:
    layer = registry.get(entry.layer).title.text(lang) if entry.layer in registry else entry.layer
    detail = json.dumps(entry.detail, ensure_ascii=False, indent=1) if entry.detail else ""
    return Line(entry, label(entry.action, lang), layer, detail)
