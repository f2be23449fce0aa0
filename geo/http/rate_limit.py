"""Giới hạn tần suất. A bucket of tokens for each anonymous address, so that nobody walks through the register parcel by
parcel. One process counts for itself; behind nginx the proxy's own limit comes first.

Every answer of the API says how much is left, in the headers that most APIs use (`RateLimit-Limit`, `-Remaining`,
`-Reset`, `-Policy`: draft-ietf-httpapi-ratelimit-headers-03 to -07).
"""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja.throttling import BaseThrottle

from geo.http.problems import Problem

_MOST_ADDRESSES = 20_000


@dataclass(frozen=True)
class Allowance:
    """What a caller may still do: of `limit` requests in `window_s` seconds `remaining` are left; after `reset_s`
    seconds all of them again, or the next one where none is left."""

    limit: int
    window_s: int
    remaining: int
    reset_s: int


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

    def left(self, address: str) -> Allowance:
        """What an address has left; nothing is taken."""
        now = self._clock()
        with self._lock:
            level, since = self._buckets.get(address, (float(self.burst), now))
        level = min(float(self.burst), level + (now - since) * self.per_second)
        missing = (self.burst if level >= 1 else 1) - level
        window_s = max(1, math.ceil(self.burst / self.per_second))
        return Allowance(self.burst, window_s, int(level), math.ceil(missing / self.per_second))


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
        if not settings.API_RATE_PER_MINUTE or self._is_trusted(request):
            return 0.0
        return self._current().take(self.get_ident(request) or "unknown", tokens)

    def left(self, request: HttpRequest) -> Allowance | None:
        """What the caller has left; whoever is not counted has it all. None where there is no limit."""
        if not settings.API_RATE_PER_MINUTE:
            return None
        if self._is_trusted(request):
            return TokenBuckets(settings.API_RATE_PER_MINUTE, settings.API_RATE_BURST).left("")
        return self._current().left(self.get_ident(request) or "unknown")

    def _current(self) -> TokenBuckets:
        per_minute, burst = settings.API_RATE_PER_MINUTE, settings.API_RATE_BURST
        if self._buckets is None or self._shape != (per_minute, burst):
            self._buckets, self._shape = TokenBuckets(per_minute, burst), (per_minute, burst)
        return self._buckets

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
    """The problem document of a caller who must wait."""
    return Problem(
        "too-many-requests",
        f"Quá nhiều yêu cầu từ địa chỉ này; hãy thử lại sau {wait_s} giây.",
        f"Too many requests from this address; try again in {wait_s} seconds.",
        headers={"Retry-After": str(wait_s)},
    )


def tell(request: HttpRequest, response: HttpResponseBase, *others: Allowance) -> None:
    """Write into the answer how much is left: of the limit that is nearest, with every limit as `RateLimit-Policy`.

    Args:
        others: further limits of this caller, as a day's quota.
    """
    limits = [one for one in (throttle.left(request), *others) if one is not None]
    if not limits:
        return
    nearest = min(limits, key=lambda one: one.remaining)
    response["RateLimit-Limit"] = str(nearest.limit)
    response["RateLimit-Remaining"] = str(nearest.remaining)
    response["RateLimit-Reset"] = str(nearest.reset_s)
    response["RateLimit-Policy"] = ", ".join(f"{one.limit};w={one.window_s}" for one in limits)
