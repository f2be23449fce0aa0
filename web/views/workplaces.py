"""Chỗ làm việc của cán bộ. Shells of the editor and of the review page; their scripts draw in them what the officer may
edit or see."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from web.views.security import page


def _shell(template: str) -> Callable[[HttpRequest], HttpResponse]:
    """A page for people who are signed in; what stands in its address is read by the browser.

    The cookie with the CSRF token goes out with the page: its script sends the token with every change.
    """

    @require_safe
    @login_required
    @ensure_csrf_cookie
    @page
    def shell(request: HttpRequest) -> HttpResponse:
        return render(request, template)

    return shell


#: `/edit/`, with `?changeset=`, `?layer=`, `?feature=` and `#…`.
editor = _shell("web/edit.html")
#: `/review/`, with `?changeset=`, or `?tab=`, `?layer=` and `?author=`.
review = _shell("web/review.html")
