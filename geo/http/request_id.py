"""Mã yêu cầu. Every request bears an id, echoed in `X-Request-Id` and in problem documents, and beside every line that
is logged while it is answered."""

from __future__ import annotations

import logging
import random
import re
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

_SAFE = re.compile(r"[A-Za-z0-9._-]{1,64}")
_current: ContextVar[str] = ContextVar("request_id", default="-")


class RequestIdMiddleware:
    """Takes a well-formed `X-Request-Id` from the caller, else makes one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = chosen(request.headers.get("X-Request-Id", ""))  # type: ignore[attr-defined]
        token = _current.set(request.request_id)  # type: ignore[attr-defined]
        try:
            response = self.get_response(request)
        finally:
            _current.reset(token)
        response["X-Request-Id"] = request.request_id  # type: ignore[attr-defined]
        return response


def chosen(given: str) -> str:
    """The id of a request whose caller gave this one ("" = none)."""
    # told apart, not kept secret: to ask the kernel for chance took longer than many an answer
    return given if _SAFE.fullmatch(given) else f"{random.getrandbits(128):032x}"


class RequestIdFilter(logging.Filter):
    """Gives log records `request_id`: of the request that is answered, "-" outside of any."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes."""
        of_record = getattr(
            getattr(record, "request", None), "request_id", None
        )  # Django logs refusals afterwards
        record.request_id = of_record or _current.get()
        return True
