"""Sign-in as browsers and programs do it: through the whole middleware, against the database."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal import auth as one_time_codes
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.test.utils import override_settings

from web.accounts import authentication
from web.accounts.known_passwords import KnownPasswords

PASSWORD = "một mật khẩu đủ dài"
#: A one-time code is that of a step of so many seconds.
STEP_S = 30


@pytest.fixture(autouse=True)
def _clean_slate(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No file server, nothing remembered from the test before, and no step of one-time codes that ends meanwhile."""
    middle = time.time() // STEP_S * STEP_S + STEP_S / 2
    monkeypatch.setattr(one_time_codes, "time", SimpleNamespace(time=lambda: middle))
    middleware = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    monkeypatch.setattr(authentication, "known", KnownPasswords())
    cache.clear()
    with override_settings(MIDDLEWARE=middleware):
        yield


@pytest.fixture
def officer() -> User:
    """A login with a password and no second factor."""
    return User.objects.create_user("can_bo", password=PASSWORD)


@pytest.fixture
def sign_in() -> Callable[..., object]:
    """POST /login/ as the form does."""

    def send(client: Client, username: str = "can_bo", password: str = PASSWORD, **fields: str):
        return client.post("/login/", {"username": username, "password": password, **fields})

    return send


def totp(secret: str, steps: int = 0) -> str:
    """One-time code of RFC 6238 (SHA-1, 30 s, 6 digits), so many steps after the present one.

    Written from the standard, not from the library; only the clock is the library's.
    """
    counter = int(one_time_codes.time.time() // STEP_S) + steps
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", counter), hashlib.sha1)
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"


def basic(username: str, password: str) -> dict[str, str]:
    """Header of HTTP Basic."""
    return {"HTTP_AUTHORIZATION": "Basic " + base64.b64encode(f"{username}:{password}".encode()).decode()}


def bearer(token: str) -> dict[str, str]:
    """Header of a token."""
    return {"HTTP_AUTHORIZATION": f"Bearer {token}"}
