"""Mật khẩu đã kiểm tra. Spares argon2 for HTTP Basic, which sends the password with every tile.

Kept in the process's memory for minutes: a keyed digest of what was sent, never the password; the key is new with
each start. An entry holds only as long as the account's stored hash is the one it was checked against, so a changed
password ends it at once in every process.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

RIGHT_FOR_S = 300.0
#: A program that repeats the same wrong password is answered without counting it again: QGIS asks for forty tiles at
#: once, and one forgotten password must not lock the account.
WRONG_FOR_S = 60.0
_MOST = 2_000


@dataclass(frozen=True)
class Checked:
    """Outcome of a check: the stored hash it was made against ("" = no such account), right or wrong, until when."""

    stored: str
    right: bool
    until: float


class KnownPasswords:
    """Checks of the last minutes.

    Args:
        clock: seconds, monotonic; given in tests.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._key = secrets.token_bytes(32)
        self._clock = clock
        self._lock = threading.Lock()
        self._checked: OrderedDict[bytes, Checked] = OrderedDict()

    def recall(self, username: str, password: str, stored: str) -> bool | None:
        """Whether this password was right (True) or wrong (False) for this stored hash a moment ago; None = unknown."""
        with self._lock:
            found = self._checked.get(self._digest(username, password))
        if found is None or found.stored != stored or found.until < self._clock():
            return None
        return found.right

    def keep(self, username: str, password: str, stored: str, *, right: bool) -> None:
        """Remember a check."""
        until = self._clock() + (RIGHT_FOR_S if right else WRONG_FOR_S)
        with self._lock:
            self._checked[self._digest(username, password)] = Checked(stored, right, until)
            while len(self._checked) > _MOST:
                self._checked.popitem(last=False)

    def _digest(self, username: str, password: str) -> bytes:
        return hmac.digest(self._key, f"{username}\0{password}".encode(), hashlib.sha256)
