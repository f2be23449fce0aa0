"""Content security policy of the pages: everything from this origin, nothing from anywhere else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
View = Callable[..., HttpResponse]


def page(view: View) -> View:
    """A page of the site: sends the policy, and lets no shared cache mix its two languages."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **values: object) -> HttpResponse:
        response = view(request, *args, **values)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Vary", "Cookie")
        return response

    return guarded
