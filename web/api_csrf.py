"""Chống giả mạo yêu cầu. Operations of the domain API are checked as `geo.http.forgery` says."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest

from geo.http.forgery import refuse_forged


def csrf_checked(view: Callable[..., Any]) -> Callable[..., Any]:
    """An operation of the API whose unsafe requests are checked.

    Raises:
        Problem: forbidden, no token or a wrong one.
    """

    @wraps(view)
    def checked(request: HttpRequest, *arguments: Any, **values: Any) -> Any:
        refuse_forged(request)
        return view(request, *arguments, **values)

    return checked
