"""Duyệt thay đổi. The shell of the review page; web/review draws in it what the officer may see."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from web.views.security import page


@require_safe
@login_required
@ensure_csrf_cookie
@page
def review(request: HttpRequest) -> HttpResponse:
    """`/review/`, with `?changeset=`, or `?tab=`, `?layer=` and `?author=`, read by the browser.

    The cookie with the CSRF token goes out with the page: its script sends the token with every decision.
    """
    return render(request, "web/review.html")
