"""The id of a request: taken, made, echoed, logged."""

from __future__ import annotations

import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from geo.http.request_id import RequestIdFilter, RequestIdMiddleware


def logged() -> str:
    record = logging.LogRecord("nen", logging.INFO, "", 0, "said", None, None)
    RequestIdFilter().filter(record)
    return str(record.request_id)  # type: ignore[attr-defined]


def test_it_is_echoed_and_beside_every_line_of_its_request() -> None:
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(logged())
        return HttpResponse()

    answer = RequestIdMiddleware(view)(RequestFactory().get("/", headers={"X-Request-Id": "abc-12345"}))
    assert (answer["X-Request-Id"], seen, logged()) == ("abc-12345", ["abc-12345"], "-")


@pytest.mark.parametrize("given", ["7", "HS-2026-000043", "x" * 64])
def test_a_caller_may_count_his_own_requests(given: str) -> None:
    request = RequestFactory().get("/", headers={"X-Request-Id": given})
    assert RequestIdMiddleware(lambda _: HttpResponse())(request)["X-Request-Id"] == given


@pytest.mark.parametrize("given", ["", "a b c d e f g h", "x" * 65, "line\nbreak1"])
def test_a_malformed_one_is_replaced(given: str) -> None:
    request = RequestFactory().get("/", HTTP_X_REQUEST_ID=given)
    answer = RequestIdMiddleware(lambda _: HttpResponse())(request)
    assert answer["X-Request-Id"] != given and len(answer["X-Request-Id"]) == 32
