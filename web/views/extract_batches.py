"""Trích lục hàng loạt. A list of parcels goes in, a file comes out; the script of the page asks the API."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from geo.domain.figures import figure
from geo.http.language import language_of
from planning.services.batch.order import MOST_PARCELS, most_of
from web.views.security import page


@require_safe
@login_required
@ensure_csrf_cookie
@page
def extract_batches(request: HttpRequest) -> HttpResponse:
    """`/extracts/`: for who is signed in; the cookie with the CSRF token goes out with the page."""
    lang, papers = language_of(request), most_of("pdf")
    told = {"most": figure(MOST_PARCELS, lang, 0)}
    if papers < MOST_PARCELS:
        told["papers"] = figure(papers, lang, 0)
    return render(request, "web/extracts.html", told)
