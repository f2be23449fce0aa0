"""Giới hạn tần suất. A bucket of tokens for each anonymous address, so that nobody walks through the register parcel by
parcel. One process counts for itself; behind nginx the proxy's own limit comes first.
"""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from geo.http.problems import Problem

_MOST_ADDRESSES = 20_000


class TokenBuckets:
    """Buckets by address: `burst` tokens at most, refilled evenly with `per_minute`.

    Args:
        clock: seconds, monotonic; given in tests.
    """

    def __init__(self, per_minute: int, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_second = per_minute / 60
        self.burst = burst
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, address: str, tokens: float = 1.0) -> float:
        """Take tokens; returns 0, or the seconds to wait when there are too few (nothing is taken then)."""
        now = self._clock()
        with self._lock:
            level, since = self._buckets.pop(address, (float(self.burst), now))
            level = min(float(self.burst), level + (now - since) * self.per_second)
            needed = min(tokens, float(self.burst))
            wait = 0.0 if level >= needed else (needed - level) / self.per_second
            self._buckets[address] = (level if wait else level - needed, now)
            if len(self._buckets) > _MOST_ADDRESSES:
                self._buckets.popitem(last=False)
        return wait


class AddressThrottle(BaseThrottle):
    """Ninja's throttle over `TokenBuckets`; signed-in users and the machine itself are not counted.

    The machine itself is a loopback address without `X-Forwarded-For`; behind the proxy every caller has one.
    """

    def __init__(self) -> None:
        self._buckets: TokenBuckets | None = None
        self._shape = (0, 0)
        self._wait = threading.local()

    def allow_request(self, request: HttpRequest) -> bool:
        """False when the caller's bucket is empty; `wait` then says for how long."""
        self._wait.seconds = self.charge(request, 1.0)
        return not self._wait.seconds

    def wait(self) -> float | None:
        """Whole seconds until the next request can succeed."""
        return math.ceil(getattr(self._wait, "seconds", 0.0))

    def charge(self, request: HttpRequest, tokens: float) -> float:
        """Take tokens for a costly request; returns the seconds to wait, 0 = granted."""
        per_minute, burst = settings.API_RATE_PER_MINUTE, settings.API_RATE_BURST
        if not per_minute or self._is_trusted(request):
            return 0.0
        if self._buckets is None or self._shape != (per_minute, burst):
            self._buckets, self._shape = TokenBuckets(per_minute, burst), (per_minute, burst)
        return self._buckets.take(self.get_ident(request) or "unknown", tokens)

    def _is_trusted(self, request: HttpRequest) -> bool:
        address = request.META.get("REMOTE_ADDR", "")
        if (
            not settings.API_RATE_LOOPBACK
            and "HTTP_X_FORWARDED_FOR" not in request.META
            and _is_loopback(address)
        ):
            return True
        user = getattr(request, "user", None)
        # without cookie or credentials nobody is signed in, and no session need be looked up to know it
        has_credentials = getattr(request, "credentials", "session") != "session"
        may_be_known = has_credentials or settings.SESSION_COOKIE_NAME in request.COOKIES
        return may_be_known and bool(user and user.is_authenticated)


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


throttle = AddressThrottle()


def charge(request: HttpRequest, tokens: float) -> None:
    """Charge a request for more than the one token that it cost to come in.

    Raises:
        Problem: too-many-requests, when the bucket does not hold them.
    """
    if wait := throttle.charge(request, tokens):
        raise too_many_requests(math.ceil(wait))


def too_many_requests(wait_s: int) -> Problem:
    """The problem document of a caller who must wait, with `Retry-After` and the policy in force."""
    per_minute, burst = settings.API_RATE_PER_MINUTE, settings.API_RATE_BURST
    window_s = max(1, math.ceil(burst * 60 / per_minute))
    return Problem(
        "too-many-requests",
        f"Quá nhiều yêu cầu từ địa chỉ này; hãy thử lại sau {wait_s} giây.",
        f"Too many requests from this address; try again in {wait_s} seconds.",
        headers={
            "Retry-After": str(wait_s),
            "RateLimit-Policy": f"{burst};w={window_s}",
            "RateLimit": f"limit={burst}, remaining=0, reset={wait_s}",
        },
    )
