"""Trích lục hàng loạt. A list of parcels goes in, a file comes out; the script of the page asks the API."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from planning.services.batch.order import MOST_PARCELS, most_of
from web.views.security import page


@require_safe
@login_required
@ensure_csrf_cookie
@page
def extract_batches(request: HttpRequest) -> HttpResponse:
    """`/extracts/`: for who is signed in; the cookie with the CSRF token goes out with the page."""
    return render(request, "web/extracts.html", {"most": MOST_PARCELS, "papers": most_of("pdf")})
