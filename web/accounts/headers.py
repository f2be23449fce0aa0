"""Tiêu đề Authorization. Reading what a program sent, and the challenge it gets; pure but for the request."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from django.http import HttpRequest

#: No account has a longer name.
LONGEST_NAME = 150
REALM = 'realm="Nen", charset="UTF-8"'


@dataclass(frozen=True)
class Basic:
    """User name and password (RFC 7617)."""

    username: str
    password: str


@dataclass(frozen=True)
class Bearer:
    """A token (RFC 6750)."""

    token: str


@dataclass(frozen=True)
class Unreadable:
    """A header that is there but says nothing this system understands."""


def read(header: str) -> Basic | Bearer | Unreadable | None:
    """Credentials of a header; None when there is none."""
    if not header.strip():
        return None
    scheme, _, value = header.strip().partition(" ")
    value = value.strip()
    if scheme.lower() == "bearer" and value:
        return Bearer(value)
    if scheme.lower() == "basic" and value:
        return _basic(value)
    return Unreadable()


def _basic(value: str) -> Basic | Unreadable:
    try:
        username, colon, password = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return Unreadable()
    if not colon or not 0 < len(username) <= LONGEST_NAME or "\x00" in username + password:
        return Unreadable()
    return Basic(username, password)


def challenge(request: HttpRequest) -> str:
    """`WWW-Authenticate` for a request that needs credentials.

    A script of our own pages gets no Basic challenge: the browser would put up its own password box over the page.
    """
    by_script = request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
    return 'Bearer realm="Nen"' if by_script else f'Basic {REALM}, Bearer realm="Nen"'


def is_forged(request: HttpRequest) -> bool:
    """Whether a browser sent remembered Basic credentials along with a request that another site started."""
    return request.headers.get("Sec-Fetch-Site") == "cross-site"
