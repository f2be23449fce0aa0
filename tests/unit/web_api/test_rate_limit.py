"""Buckets of tokens, with a clock that the test turns."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpResponse
from django.test import RequestFactory, override_settings

from geo.http.rate_limit import AddressThrottle, Allowance, TokenBuckets, tell


def test_burst_then_even_refill() -> None:
    now = [0.0]
    buckets = TokenBuckets(per_minute=60, burst=3, clock=lambda: now[0])
    assert [buckets.take("a") for _ in range(3)] == [0.0, 0.0, 0.0]
    assert buckets.take("a") == pytest.approx(1.0)
    assert buckets.take("b") == 0.0
    now[0] = 1.0
    assert buckets.take("a") == 0.0
    now[0] = 1000.0
    assert [buckets.take("a") for _ in range(3)] == [0.0, 0.0, 0.0]
    assert buckets.take("a") > 0


def test_a_costly_request_never_waits_for_more_than_a_full_bucket() -> None:
    buckets = TokenBuckets(per_minute=60, burst=3, clock=lambda: 0.0)
    assert buckets.take("a", 100.0) == 0.0
    assert buckets.take("a", 1.0) == pytest.approx(1.0)


@override_settings(API_RATE_PER_MINUTE=60, API_RATE_BURST=1, API_RATE_LOOPBACK=False)
def test_the_machine_itself_is_not_counted_but_its_proxy_is() -> None:
    throttle = AddressThrottle()
    own = RequestFactory().get("/")
    assert all(throttle.allow_request(own) for _ in range(5))
    through_proxy = RequestFactory().get("/", HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert [throttle.allow_request(through_proxy) for _ in range(2)] == [True, False]
    assert throttle.wait() == 1


@override_settings(API_RATE_PER_MINUTE=0)
def test_no_limit() -> None:
    assert AddressThrottle().charge(RequestFactory().get("/", REMOTE_ADDR="203.0.113.9"), 1e9) == 0.0


@override_settings(API_RATE_PER_MINUTE=60, API_RATE_BURST=1, API_RATE_LOOPBACK=False)
def test_whoever_signed_in_by_session_or_token_is_not_counted() -> None:
    throttle = AddressThrottle()
    known, nobody = User(username="can_bo"), AnonymousUser()
    by_token = RequestFactory().get("/", REMOTE_ADDR="203.0.113.9")
    by_token.credentials, by_token.user = "bearer", known
    by_session = RequestFactory().get("/", REMOTE_ADDR="203.0.113.9")
    by_session.COOKIES["sessionid"], by_session.user = "x", known
    assert all(throttle.allow_request(one) for one in [by_token, by_session] * 3)
    guest = RequestFactory().get("/", REMOTE_ADDR="203.0.113.9")
    guest.COOKIES["sessionid"], guest.user = "x", nobody
    assert [throttle.allow_request(guest) for _ in range(2)] == [True, False]


def test_what_is_left_is_told_without_taking_it() -> None:
    now = [0.0]
    buckets = TokenBuckets(per_minute=60, burst=3, clock=lambda: now[0])
    assert buckets.left("a") == Allowance(3, 3, 3, 0)
    buckets.take("a", 2.5)
    assert [buckets.left("a") for _ in range(2)] == [Allowance(3, 3, 0, 1)] * 2
    now[0] = 1.0
    assert buckets.left("a") == Allowance(3, 3, 1, 2)


@override_settings(API_RATE_PER_MINUTE=60, API_RATE_BURST=3, API_RATE_LOOPBACK=False)
def test_the_nearest_limit_is_told_and_every_policy() -> None:
    answer = HttpResponse()
    tell(RequestFactory().get("/"), answer, Allowance(1000, 86_400, 2, 7_200))
    told = {name: answer[f"RateLimit-{name}"] for name in ("Limit", "Remaining", "Reset", "Policy")}
    assert told == {"Limit": "1000", "Remaining": "2", "Reset": "7200", "Policy": "3;w=3, 1000;w=86400"}


@override_settings(API_RATE_PER_MINUTE=0)
def test_without_limits_nothing_is_told() -> None:
    answer = HttpResponse()
    tell(RequestFactory().get("/"), answer)
    assert "RateLimit-Limit" not in answer
