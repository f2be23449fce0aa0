"""Gửi lại an toàn: which requests of the domain API take an `Idempotency-Key`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from geo.http.idempotency import idempotent

#: Endings of questions that are asked by POST because they are long. Asking twice does nothing twice, and what was
#: answered once may not be kept for somebody whose rights change.
_QUESTIONS = (
    "/bulk", "/check", "/validate", "/precheck", "/precheck.html", "/precheck.pdf", "/preview", "/extract",
    "/register-books",
)  # fmt: skip


def does_something(method: str, path: str) -> bool:
    """Whether a request is a POST after which something is there that was not before."""
    return method.upper() == "POST" and not path.rstrip("/").endswith(_QUESTIONS)


def kept_once(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """An operation of the API; those that do something may be sent again with the same `Idempotency-Key`."""
    once = idempotent(view)

    def chosen(request: HttpRequest, *arguments: Any, **values: Any) -> HttpResponseBase:
        answering = once if does_something(request.method or "", request.path) else view
        return answering(request, *arguments, **values)

    return chosen
