"""Gói hồ sơ quy hoạch. The page on which anybody has a package judged, and that of the names of functions."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from geo.http.language import language_of
from planning.services import harmonising
from planning.services.gate.drafting import may_draft
from planning.services.gate.judging import ANONYMOUS_MAX_BYTES
from planning.services.gate.rule_list import rules_by_group
from web.views.security import page


@require_safe
@ensure_csrf_cookie
@page
def plan_packages(request: HttpRequest) -> HttpResponse:
    """`/plans/packages/`: the form, and the rules by which a package is judged."""
    known = request.user.is_authenticated
    limit = settings.IMPORT_MAX_BYTES if known else ANONYMOUS_MAX_BYTES
    values = {
        "megabytes": limit // 1_000_000,
        "may_draft": known and may_draft(request.user),
        "may_harmonise": harmonising.may_decide(request.user),
        "groups": rules_by_group(language_of(request)),
    }
    return render(request, "web/plan_packages.html", values)


@require_safe
@ensure_csrf_cookie
@page
def names_of_functions(request: HttpRequest) -> HttpResponse:
    """`/plans/functions/`: raw names without code by area, and what the office decided; for planners."""
    if not harmonising.may_decide(request.user):
        raise Http404("functions")
    values = harmonising.overview(request.user, language_of(request))
    return render(request, "web/function_names.html", values)
