"""Ý kiến về một đồ án. The form while the window is open, answered opinions for everybody, all of them for planners."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from cadastre.domain.errors import ParcelUnknown
from geo.domain.errors import DomainError
from geo.http.language import language_of
from geo.http.rate_limit import charge
from planning.services import opinions
from planning.services.opinions import MOST_TEXT, Opinion
from web.texts import text
from web.views.security import page

#: What an opinion costs of a caller's rate.
_TOKENS = 20.0
_FIELDS = {"text": MOST_TEXT, "name": 200, "contact": 200, "parcel": 200}


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_protect
@page
def plan_opinions(request: HttpRequest, plan_code: str) -> HttpResponse:
    """`/plans/{code}/opinions/`: GET shows, POST takes an opinion and comes back with a receipt."""
    try:
        asked = opinions.window(plan_code, request.user)
    except ParcelUnknown as error:
        raise Http404(plan_code) from error
    typed = {name: str(request.POST.get(name, ""))[:most] for name, most in _FIELDS.items()}
    lang, complaint = language_of(request), ""
    if request.method == "POST":
        charge(request, _TOKENS)
        try:
            kept = opinions.give(plan_code, Opinion(**typed), request.user)
        except DomainError as error:
            complaint = error.message(lang)
        else:
            messages.success(request, text(lang, "opinions.received", id=kept.pk))
            return redirect(f"{reverse('plan-opinions', args=[plan_code])}?lang={lang}")
    found = opinions.opinions(plan_code, request.user)
    context = {
        "asked": asked,
        "open": opinions.is_open_now(asked),
        "planner": opinions.is_planner(request.user),
        "groups": opinions.groups(found),
        "count": len(found),
        "typed": typed,
        "complaint": complaint,
        "most": MOST_TEXT,
    }
    return render(request, "web/plan_opinions.html", context, status=400 if complaint else 200)


@require_http_methods(["POST"])
@csrf_protect
@page
def answer_opinion(request: HttpRequest, plan_code: str, opinion: UUID) -> HttpResponse:
    """`/plans/{code}/opinions/{id}/answer`: for planners; back to the list at the opinion."""
    if not request.user.is_authenticated:
        raise Http404(str(opinion))
    try:
        opinions.answer(
            plan_code,
            opinion,
            str(request.POST.get("answer", "")),
            publish="publish" in request.POST,
            user=request.user,
        )
    except ParcelUnknown as error:
        raise Http404(str(opinion)) from error
    return redirect(f"{reverse('plan-opinions', args=[plan_code])}?lang={language_of(request)}#y-{opinion}")
