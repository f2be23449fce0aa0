"""Limits of requests and measurements."""

from __future__ import annotations

import pytest
from django.test import Client
from django.test.utils import override_settings

from geo.http.rate_limit import throttle

pytestmark = pytest.mark.django_db


def test_too_many_requests_say_when_to_come_back(api: Client) -> None:
    caller = {"X-Forwarded-For": "203.0.113.77"}
    throttle._buckets = None
    with override_settings(API_RATE_PER_MINUTE=60, API_RATE_BURST=2):
        answers = [api.get("/api/v1/search", {"q": "ab"}, headers=caller) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[2]["Content-Type"] == "application/problem+json"
    assert int(answers[2]["Retry-After"]) >= 1
    assert [one["RateLimit-Remaining"] for one in answers] == ["1", "0", "0"]
    assert {(one["RateLimit-Limit"], one["RateLimit-Policy"]) for one in answers} == {("2", "2;w=2")}
    assert answers[2].json()["type"] == "/problems/too-many-requests"


def test_a_bulk_request_costs_more(api: Client) -> None:
    caller = {"X-Forwarded-For": "203.0.113.78"}
    throttle._buckets = None
    body = {"ids": ["nobody"] * 500}
    with override_settings(API_RATE_PER_MINUTE=60, API_RATE_BURST=60):
        answers = [
            api.post("/api/v1/parcels/bulk", body, content_type="application/json", headers=caller)
            for _ in range(3)
        ]
    assert [one.status_code for one in answers] == [200, 429, 429]


def test_measurements_count_by_route_not_by_id(api: Client) -> None:
    api.get("/api/v1/parcels/w3gv7cp477mz")
    page = api.get("/metrics").content.decode()
    assert 'route="api/v1/parcels/<parcel_id>",status="404"' in page
    assert "w3gv7cp477mz" not in page
