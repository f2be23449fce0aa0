"""Bộ nhớ đệm của câu trả lời. Who may keep an answer: what a signed-in reader gets is kept by nobody.

Shared maps, tiles and static files are the same for everybody and say themselves how long they may be kept; there it is
not even asked who reads. Every other answer depends on the reader and says so (`Vary`).
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

#: The same for every reader, or (`/tiles/`) marked by the view where it is not.
SHARED = ("/tiles/", "/map/", "/static/", "/health/", "/metrics")


class KeepingMiddleware:
    """`Cache-Control: private, no-store` for the signed-in; comes after the middleware that knows the reader."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(SHARED):
            return response
        patch_vary_headers(response, ("Cookie", "Authorization"))
        if request.user.is_authenticated:
            response["Cache-Control"] = "private, no-store"
        return response
