"""Danh mục dịch vụ. `/services/`: what the city offers to programs, one page each with guide, samples and console."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from geo.http.language import language_of
from web.api import api
from web.services import catalogue
from web.views.security import page


@require_safe
@page
def services(request: HttpRequest) -> HttpResponse:
    """`/services/`: every service with what it gives, and how a program gets in."""
    lang = language_of(request)
    guides = [catalogue.guide(one.name, lang) for one in catalogue.offered()]
    return render(request, "web/services.html", {"guides": guides, **_limits()})


@require_safe
@ensure_csrf_cookie
@page
def service(request: HttpRequest, name: str) -> HttpResponse:
    """`/services/{name}/`."""
    lang = language_of(request)
    guide = catalogue.guide(name, lang)
    if guide is None:
        raise Http404(name)
    operations = catalogue.operations(name, _schema(guide.document))
    context = {
        "guide": guide,
        "operations": operations,
        "samples": catalogue.samples(name, settings.PUBLIC_URL),
        "console": catalogue.tried_with(guide, operations),
        "may_try": any(one.may_be_tried for one in operations) or guide.document.startswith("/ogc/"),
        **_limits(),
    }
    return render(request, "web/service.html", context)


def _schema(document: str) -> dict[str, Any]:
    """The OpenAPI document of the domain API; that of the OGC API depends on the reader and is read by the console."""
    if document.startswith("/ogc/"):
        return {"paths": {}}
    return json.loads(json.dumps(api.get_openapi_schema(), default=str))  # type: ignore[no-any-return]


def _limits() -> dict[str, object]:
    return {
        "per_minute": settings.API_RATE_PER_MINUTE,
        "burst": settings.API_RATE_BURST,
        "daily": settings.API_DAILY_QUOTA,
    }
