"""Phiếu vẽ. What is drawn for one request: how long it may take, whether its client is still there, how to stop it.

MapServer does not notice that nobody waits any more, and neither does PostgreSQL. Each picture therefore bears the
number of its ticket in a comment of its SQL; `tiles.leaving.stop` cancels the statements with that number.
"""

from __future__ import annotations

import contextlib
import secrets
import threading
import time
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol

LONGEST_S = 25.0
"""A request that draws longer is answered 503; one statement of it has ten seconds (tiles.access)."""


MARK = "/* nen:{number} */"
PARAMETER = "ticket"
"""MapServer writes this parameter of the request into the SQL of its layers, in place of `%ticket%`."""


class Connection(Protocol):
    """What can be told to stop: a psycopg connection."""

    def cancel_safe(self, *, timeout: float) -> None:
        """Cancel the statement under way."""


@dataclass
class Ticket:
    """One request.

    Attributes:
        number: written into the SQL of the renderers, `/* nen:<number> */`.
        deadline: `time.monotonic()` after which nothing more is begun.
        lang: `vi` or `en`, the language of legends and feature information.
        failure: why a source gave no picture, "" while none failed.
        done: set when the answer stands.
        left: set when the client is gone.
    """

    number: str = field(default_factory=lambda: secrets.token_hex(8))
    deadline: float = field(default_factory=lambda: time.monotonic() + LONGEST_S)
    lang: str = "vi"
    failure: str = ""
    done: threading.Event = field(default_factory=threading.Event)
    left: threading.Event = field(default_factory=threading.Event)
    _running: Connection | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def mark(self) -> str:
        """What stands in the SQL of its renderers."""
        return MARK.format(number=self.number)

    @property
    def remaining_s(self) -> float:
        """Seconds until the deadline; 0 when it passed or the client left."""
        return 0.0 if self.left.is_set() else max(0.0, self.deadline - time.monotonic())

    @contextlib.contextmanager
    def running(self, connection: Connection) -> Iterator[None]:
        """While a statement of this process runs on `connection`, `stop_own` reaches it."""
        with self._lock:
            self._running = connection
        try:
            yield
        finally:
            with self._lock:  # waits for a cancellation under way, or it would hit the next borrower
                self._running = None

    def stop_own(self) -> None:
        """Cancel the statement that this process runs for the ticket, if there is one."""
        with self._lock:
            if self._running is not None:
                self._running.cancel_safe(timeout=2.0)


_current: ContextVar[Ticket | None] = ContextVar("ticket", default=None)


def current() -> Ticket:
    """The ticket of the request at hand; outside of one (seeding) a fresh one each time."""
    return _current.get() or Ticket()


@contextlib.contextmanager
def drawing(ticket: Ticket) -> Iterator[Ticket]:
    """The request at hand is this one."""
    token = _current.set(ticket)
    try:
        yield ticket
    finally:
        _current.reset(token)
        ticket.done.set()
