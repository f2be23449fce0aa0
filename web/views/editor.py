"""Trình biên tập. The shell of the editor; everything in it is drawn by web/edit from what the officer may edit."""

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
def editor(request: HttpRequest) -> HttpResponse:
    """`/edit/`, with `?changeset=`, `?layer=`, `?feature=` and `#…` read by the browser.

    The cookie with the CSRF token goes out with the page: its script sends the token with every change.
    """
    return render(request, "web/edit.html")
