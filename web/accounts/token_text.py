"""Mã truy cập. How a personal token is written, recognised and kept; pure, no database.

A token has 256 random bits, so a plain SHA-256 is enough to keep it by: nobody guesses what it was made from, and
one indexed look-up finds it. (Passwords, which people think up, get argon2.)
"""

from __future__ import annotations

import hashlib
import secrets

#: Starts every personal token, so that people and secret scanners recognise one that lies about.
PREFIX = "nen_"
_RANDOM_BYTES = 32
_SHOWN = 6


def new_token() -> str:
    """A new token; shown once, never kept."""
    return PREFIX + secrets.token_urlsafe(_RANDOM_BYTES)


def is_token(text: str) -> bool:
    """Whether a secret looks like a personal token (and not like a password)."""
    return text.startswith(PREFIX)


def digest(token: str) -> str:
    """What is kept of a token: 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def beginning(token: str) -> str:
    """The few letters by which its owner recognises a token in a list."""
    return token[: len(PREFIX) + _SHOWN]
