"""Authorization headers as programs send them."""

from __future__ import annotations

import base64

import pytest
from django.test import RequestFactory

from web.accounts.headers import Basic, Bearer, Unreadable, challenge, is_forged, read


def _basic(text: str | bytes) -> str:
    return "Basic " + base64.b64encode(text.encode() if isinstance(text, str) else text).decode()


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("", None),
        ("   ", None),
        (_basic("lan:mật khẩu"), Basic("lan", "mật khẩu")),
        (_basic("lan:a:b:c"), Basic("lan", "a:b:c")),
        (_basic("lan:"), Basic("lan", "")),
        ("bAsIc " + _basic("lan:x")[6:], Basic("lan", "x")),
        ("Bearer nen_abc", Bearer("nen_abc")),
        ("bearer   nen_abc  ", Bearer("nen_abc")),
        ("Bearer", Unreadable()),
        ("Basic", Unreadable()),
        ("Basic !!!", Unreadable()),
        (_basic("no colon"), Unreadable()),
        (_basic(":no name"), Unreadable()),
        (_basic("x" * 151 + ":name too long"), Unreadable()),
        (_basic(b"\xff\xfe:x"), Unreadable()),
        (_basic("lan:\x00"), Unreadable()),
        ("Digest username=lan", Unreadable()),
        ("nonsense", Unreadable()),
    ],
)
def test_headers_are_read(header: str, meant: object) -> None:
    assert read(header) == meant


def test_programs_are_offered_basic_scripts_of_pages_are_not() -> None:
    make = RequestFactory()
    assert challenge(make.get("/api/")) == 'Basic realm="Nen", charset="UTF-8", Bearer realm="Nen"'
    assert challenge(make.get("/api/", HTTP_SEC_FETCH_MODE="navigate")).startswith("Basic")
    assert challenge(make.get("/api/", HTTP_SEC_FETCH_MODE="cors")) == 'Bearer realm="Nen"'


def test_only_another_site_is_a_forgery() -> None:
    make = RequestFactory()
    assert is_forged(make.post("/api/", HTTP_SEC_FETCH_SITE="cross-site"))
    assert not is_forged(make.post("/api/", HTTP_SEC_FETCH_SITE="same-origin"))
    assert not is_forged(make.post("/api/"))
