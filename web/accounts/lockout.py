"""Khóa tạm. Repeated failures lock an account, or an address, for a while; django-axes counts them in the database,
for the sign-in page, the second factor, HTTP Basic and machines alike."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from geo.http.problems import Problem, is_api, render
from web.accounts import events


class SignInGuard(AxesDatabaseHandler):
    """Axes' own handler with two limits instead of one.

    An office of fifty people shares an address, so an address may fail more often than an account before it is
    locked; and a success proves something about the account, nothing about who else sits at that address.
    """

    def get_failures(self, request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> int:
        """Failures in the unit of `AXES_FAILURE_LIMIT`: those of the address count by its own limit."""
        of_account, of_address = (
            attempts.aggregate(total=Sum("failures_since_start"))["total"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        scaled = of_address * settings.LOCKOUT_FAILURES // settings.LOCKOUT_ADDRESS_FAILURES
        return max(of_account, scaled)

    def reset_user_attempts(self, request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> int:
        """After a success, forget the account's failures; those of the address stay."""
        return self.filter_user_attempts(request, credentials)[0].delete()[0]


def seconds_locked(request: HttpRequest, username: str) -> int:
    """Seconds until this account may try again from this address; 0 when it may now."""
    credentials = {"username": _storable(username)}
    if AxesProxyHandler.is_allowed(request, credentials):
        return 0
    attempts = AxesProxyHandler.get_implementation().filter_user_attempts(request, credentials)
    threshold = get_cool_off_threshold(request)
    latest = max(
        (
            last
            for one in attempts
            if (last := one.filter(attempt_time__gt=threshold).aggregate(last=Max("attempt_time"))["last"])
        ),
        default=timezone.now(),
    )
    cool_off = get_cool_off(request)
    return max(1, math.ceil((latest + cool_off - timezone.now()).total_seconds()))  # type: ignore[operator]


def count_failure(request: HttpRequest, username: str, method: str) -> None:
    """Count a failure that Django's own `authenticate` did not see (a wrong code, a wrong client secret)."""
    AxesProxyHandler.user_login_failed("web.accounts", {"username": _storable(username)}, request)
    after_failure(request, username, method)


def after_failure(request: HttpRequest, username: str, method: str) -> None:
    """Write a failure, and the lock-out if this one brought it, into the audit record."""
    events.failed(request, username, method)
    if getattr(request, "axes_locked_out", False) and not getattr(request, "lockout_told", False):
        request.lockout_told = True  # type: ignore[attr-defined]
        events.locked(request, username, method, settings.LOCKOUT_MINUTES)


def after_success(request: HttpRequest, username: str) -> None:
    """Forget the account's failures after a success that opened no session."""
    AxesProxyHandler.update_request(request)
    AxesProxyHandler.get_implementation().reset_user_attempts(request, {"username": username})


def problem(seconds: int) -> Problem:
    """The answer to a program that is locked out."""
    minutes = math.ceil(seconds / 60)
    return Problem(
        "too-many-requests",
        f"Đăng nhập sai quá nhiều lần. Tài khoản hoặc địa chỉ này bị khóa tạm; hãy thử lại sau {minutes} phút.",
        f"Too many failed sign-ins. This account or address is locked for a while; try again in {minutes} minutes.",
        headers={"Retry-After": str(seconds)},
    )


def response(
    request: HttpRequest, original: HttpResponse | None = None, credentials: Mapping[str, Any] | None = None
) -> HttpResponse:
    """What axes' middleware answers with; our own pages have said it already."""
    if original is not None and original.status_code == 429:
        return original
    username = str((credentials or {}).get("username") or "")
    seconds = seconds_locked(request, username) or settings.LOCKOUT_MINUTES * 60
    if is_api(request) or request.path.startswith("/oauth/"):
        return render(request, problem(seconds))
    from web.accounts.pages.sign_in import locked_page

    return locked_page(request, username, seconds)


def _storable(username: str) -> str:
    """A name as the database can hold it; no account has a longer one."""
    return username.replace("\x00", "")[:150]
