"""The site's addresses and one more: an operation of the domain API that tells who asks."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path
from ninja import Router

from geo.urls import handler404, handler500
from geo.urls import urlpatterns as site
from web import api_problems
from web.api import NenApi, csrf_checked

__all__ = ["handler404", "handler500", "urlpatterns"]

router = Router()


def _who(request: HttpRequest) -> dict[str, Any]:
    scopes = getattr(request.user, "token_scopes", None)
    return {
        "user": request.user.get_username() if request.user.is_authenticated else "",
        "credentials": request.credentials,  # type: ignore[attr-defined]
        "scopes": sorted(scopes) if scopes is not None else None,
    }


@router.get("/who")
def who(request: HttpRequest) -> dict[str, Any]:
    """Who asks, and how that is known."""
    return _who(request)


@router.post("/who")
def who_writes(request: HttpRequest) -> dict[str, Any]:
    """The same, by a method that may write."""
    return _who(request)


api = NenApi(urls_namespace="accounts-test", docs_url=None, openapi_url=None)
api_problems.install(api)
api.add_decorator(csrf_checked, mode="view")
api.add_router("", router)

urlpatterns = [path("api/v1/", api.urls), *site]
