"""The log has a line for every call of the API, with the id that the caller gave and got back."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from geo.http.request_id import RequestIdFilter

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    caplog.handler.addFilter(RequestIdFilter())
    caplog.set_level(logging.INFO, logger="web.request_log")
    return lambda: [
        f"{one.request_id} {one.getMessage()}"  # type: ignore[attr-defined]
        for one in caplog.records
        if one.name == "web.request_log"
    ]


def test_a_call_is_found_by_the_id_of_its_caller(
    sign_in: Callable[..., Client], log: Callable[[], list[str]]
) -> None:
    officer = sign_in("reader", scope="permits")
    answer = officer.get(
        "/api/v1/permits", {"q": "Trần Thị Kín", "limit": 1}, headers={"X-Request-Id": "HS-7"}
    )
    assert answer["X-Request-Id"] == "HS-7"
    (line,) = log()
    assert line.startswith("HS-7 GET /api/v1/permits 200 ")
    assert " ms user:" in line
    assert "Kín" not in line, "what was looked for is nobody's business"


def test_a_refusal_is_there_too_and_a_page_is_not(client: Client, log: Callable[[], list[str]]) -> None:
    client.get("/api/v1/parcels/x%0Ay", headers={"X-Request-Id": "lgsp-1"})
    client.get("/problems/", headers={"X-Request-Id": "lgsp-2"})
    (line,) = log()
    assert line.startswith("lgsp-1 GET /api/v1/parcels/x%0Ay 404 ")
    assert line.endswith(" public")


@pytest.mark.parametrize("credentials", ["Bearer no-such-token", "Basic bm9ib2R5OndvcmQ=", "Basic x"])
def test_wrong_credentials_are_logged_as_nobody_s(
    client: Client, log: Callable[[], list[str]], credentials: str
) -> None:
    answer = client.get("/api/v1/permits", headers={"Authorization": credentials, "X-Request-Id": "lgsp-3"})
    (line,) = log()
    assert answer.status_code == 401
    assert line.startswith("lgsp-3 GET /api/v1/permits 401 ")
    assert line.endswith(" public")
    assert credentials.split()[1] not in line


def test_the_log_of_the_installation_begins_its_lines_with_the_id() -> None:
    assert "{request_id} {message}" in settings.LOGGING["formatters"]["line"]["format"]
