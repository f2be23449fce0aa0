"""Ý kiến về một đồ án. The form while the window is open, answered opinions for everybody, all of them for planners."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from cadastre.domain.errors import ParcelUnknown
from geo.domain.errors import DomainError
from geo.http.language import language_of
from geo.http.rate_limit import charge
from planning.queries.packages import PlanUnknown
from planning.services import opinions, plan_pages
from planning.services.opinions import MOST_TEXT, Opinion
from web.texts import text
from web.views import plans
from web.views.security import page

#: What an opinion costs of a caller's rate.
_TOKENS = 20.0
_FIELDS = {"text": MOST_TEXT, "name": 200, "contact": 200, "parcel": 200}
#: Degrees around the points of opinions, some 250 m, where the boundary of the plan is no longer shown.
_AROUND = 0.0025


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
    lon, lat = _degrees(request.POST.get("lon", ""), 180), _degrees(request.POST.get("lat", ""), 90)
    lang, complaint = language_of(request), ""
    if request.method == "POST":
        charge(request, _TOKENS)
        try:
            kept = opinions.give(plan_code, Opinion(**typed, lon=lon, lat=lat), request.user)
        except DomainError as error:
            complaint = error.message(lang)
        else:
            messages.success(request, text(lang, "opinions.received", id=kept.pk))
            return redirect(f"{reverse('plan-opinions', args=[plan_code])}?lang={lang}")
    found = [
        one | {"map": _on_map(one["lon"], one["lat"], lang) if one.get("lon") is not None else ""}
        for one in opinions.opinions(plan_code, request.user)
    ]
    context = {
        "asked": asked,
        "open": opinions.is_open_now(asked),
        "planner": opinions.is_planner(request.user),
        "groups": opinions.groups(found),
        "count": len(found),
        "typed": typed
        | ({"lon": f"{lon:.7f}", "lat": f"{lat:.7f}"} if lon is not None and lat is not None else {}),
        "map": _map(request, plan_code, lang, [(one["lon"], one["lat"]) for one in found if one["map"]]),
        "complaint": complaint,
        "most": MOST_TEXT,
    }
    return render(request, "web/plan_opinions.html", context, status=400 if complaint else 200)


def _map(
    request: HttpRequest, plan_code: str, lang: str, places: list[tuple[float, float]]
) -> dict[str, Any] | None:
    """What the script draws: boundary while the window is open, points that a planner reads; None = nothing to draw."""
    try:
        drawn = plans.drawn(plan_pages.consulted(plan_code, request.user, timezone.localdate(), lang))
    except PlanUnknown:
        if not places:
            return None
        lons, lats = zip(*places, strict=True)
        box = [min(lons) - _AROUND, min(lats) - _AROUND, max(lons) + _AROUND, max(lats) + _AROUND]
        drawn = {"boundary": None, "bbox": box}
    return drawn | {"places": places}


def _on_map(lon: float, lat: float, lang: str) -> str:
    return f"/?lang={lang}#map=18/{lat:.6f}/{lon:.6f}"


def _degrees(given: str, most: float) -> float | None:
    """A coordinate of the hidden fields, which the script fills; None for what it would not write."""
    try:
        value = float(given)
    except ValueError:
        return None
    return value if abs(value) <= most else None


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
