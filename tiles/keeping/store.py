"""Kho chung. What every server of kept tiles can do, and what happens while it does not answer.

A tile that cannot be read is drawn, one that cannot be kept is sent all the same. One that cannot be dropped is the
only thing that may not be passed over: `Away` reaches whoever drops, who begins a new generation instead.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

logger = logging.getLogger(__name__)
#: After a failure the server is left alone for so long (s): maps are drawn meanwhile instead of waiting for it.
_PAUSE_S = 2.0
T = TypeVar("T")


class Away(Exception):
    """The server of kept tiles did not answer.

    Attributes:
        was_sent: the server may have carried out what it was told, now or in a moment.
    """

    def __init__(self, text: str, *, was_sent: bool = False) -> None:
        super().__init__(text)
        self.was_sent = was_sent


class LibraryMissing(Exception):
    """The Python library for this kind of server is not installed."""


class Full(Exception):
    """The server takes no more, and was not told what may go."""


@dataclass(frozen=True)
class Room:
    """What lies on a server: bytes, its own limit (None: it has none), and how it makes room, in its own words."""

    bytes: int
    limit: int | None
    rule: str


class Server(Protocol):
    """One kind of server. Keys are paths, `nen/hcmc/<cache>/<grid>/<z>/<x>/<y>.png`; values are bytes.

    Every method raises one of `failures`, or LibraryMissing, when the server does not answer.
    """

    failures: tuple[type[Exception], ...]

    def get(self, keys: Sequence[str]) -> list[bytes | None]:
        """The values; None where there is none."""

    def exists(self, keys: Sequence[str]) -> list[bool]:
        """Whether each key is there."""

    def put(self, values: Mapping[str, bytes]) -> None:
        """Keep values. Raises Full."""

    def delete(self, keys: Sequence[str]) -> None:
        """Drop keys; those that are not there do no harm."""

    def caches(self) -> list[str]:
        """Names of the caches of which something may lie there."""

    def delete_cache(self, name: str) -> None:
        """Drop everything of one cache."""

    def room(self) -> Room:
        """What lies there."""


class Store:
    """A server behind a gate: failures are logged once, and it is left alone for a moment after one."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._closed_until = 0.0
        self._is_away = False
        self._state = threading.Lock()

    @property
    def answers(self) -> bool:
        """Whether it answered when it was last asked."""
        return not self._is_away

    def looked_for(self) -> bool:
        """Whether it answers now."""
        try:
            self._ask(lambda: self._server.exists(["?"]))
        except Away:
            return False
        return True

    def get(self, key: str) -> bytes | None:
        """The value; None when there is none, or nobody answers."""
        return self.get_all([key])[0]

    def get_all(self, keys: Sequence[str]) -> list[bytes | None]:
        """The values; None where there is none, or nobody answers."""
        try:
            return self._ask(lambda: self._server.get(keys)) if keys else []
        except Away:
            return [None] * len(keys)

    def exists(self, keys: Sequence[str]) -> list[bool]:
        """Whether each key is there; none is while nobody answers."""
        try:
            return self._ask(lambda: self._server.exists(keys)) if keys else []
        except Away:
            return [False] * len(keys)

    def put(self, values: Mapping[str, bytes]) -> None:
        """Keep values. Raises Away."""
        try:
            self._ask(lambda: self._server.put(values))
        except Full as error:
            logger.warning("the server of kept tiles is full, new ones are not kept: %s", error)

    def delete(self, keys: Iterable[str]) -> None:
        """Drop keys. Raises Away: they may still be there."""
        if told := list(keys):
            self._ask(lambda: self._server.delete(told))

    def caches(self) -> list[str]:
        """Names of the caches of which something may lie there. Raises Away."""
        return self._ask(self._server.caches)

    def delete_cache(self, name: str) -> None:
        """Drop everything of one cache. Raises Away."""
        self._ask(lambda: self._server.delete_cache(name))

    def room(self) -> Room:
        """What lies there. Raises Away."""
        return self._ask(self._server.room)

    def _ask(self, work: Callable[[], T]) -> T:
        if time.monotonic() < self._closed_until:
            raise Away("it did not answer a moment ago")
        try:
            found = work()
        except (LibraryMissing, *self._server.failures) as error:
            self._went(error)
            raise Away(str(error), was_sent=not isinstance(error, LibraryMissing)) from error
        if self._is_away:
            self._came()
        return found

    def _went(self, error: Exception) -> None:
        with self._state:
            self._closed_until = time.monotonic() + _PAUSE_S
            if not self._is_away:
                logger.error(
                    "no server of kept tiles: maps are drawn and not kept (docs/tiles-caches.md): %s", error
                )
            self._is_away = True

    def _came(self) -> None:
        with self._state:
            if self._is_away:
                logger.warning("the server of kept tiles answers again")
            self._is_away = False
