"""Một kết nối. The connection of the maps' read-only role on which a process holds its locks and reads generations.

It is one for all threads, each statement takes its turn; locks of a session go with it, which nobody can overlook:
`Session.number` changes with every new connection.

A database that vanished without a word (a machine without power, a cut network) would leave everybody waiting for a
quarter of an hour, and the locks of a machine that vanished would stay for two: both ends are impatient.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import psycopg

from geo.named_sql import load
from tiles import access
from tiles.workspace import Workspace

#: For a connection, and for an answer (s): all that is asked here takes milliseconds.
_CONNECT_S = 3
_ANSWER_S = 3.0
#: What fails within so long (s) was not the silence of the other side.
_AT_ONCE_S = 1.0
#: After a failure nobody asks for so long (s), or those who wait for their turn would each wait as long again.
_PAUSE_S = 1.0


class _Impatient(psycopg.Connection[Any]):
    """A connection that gives up when an answer takes too long. Raises psycopg.OperationalError."""

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """As psycopg's, never longer than `_ANSWER_S`."""
        return super().wait(gen, interval, _ANSWER_S if timeout is None else timeout)


class Session:
    """Statements of one workspace's processes, one at a time."""

    def __init__(self, place: Workspace) -> None:
        self._place = place
        self._turn = threading.Lock()
        self._connection: psycopg.Connection[Any] | None = None
        self._answers = True
        self._closed_until = float("-inf")
        #: How many connections there have been.
        self.number = 0

    def rows(self, statement: str, params: Mapping[str, object]) -> tuple[list[tuple[Any, ...]], int]:
        """Rows, and the number of the connection that gave them.

        Raises:
            psycopg.Error: the database does not answer; a call a second later connects anew.
        """
        # While it is away one thread at a time finds out whether it is back; the others do not wait for that.
        if not self._turn.acquire(blocking=self._answers):
            raise psycopg.OperationalError("the database does not answer")
        try:
            if time.monotonic() < self._closed_until:
                raise psycopg.OperationalError("the database did not answer a moment ago")
            try:
                found = self._ask(statement, params)
            except psycopg.OperationalError:
                self._answers, self._closed_until = False, time.monotonic() + _PAUSE_S
                raise
            self._answers = True
            return found, self.number
        finally:
            self._turn.release()

    def close(self) -> None:
        """Let go of the connection, and of every lock."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(psycopg.Error):
                connection.close()

    def _ask(self, statement: str, params: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """Rows; a connection that the server closed meanwhile is replaced at once."""
        started, was_open = time.monotonic(), self._connection is not None
        try:
            return self._connected().execute(statement, params).fetchall()
        except psycopg.OperationalError:
            self.close()
            if not was_open or time.monotonic() - started > _AT_ONCE_S:
                raise
        try:
            return self._connected().execute(statement, params).fetchall()
        except psycopg.OperationalError:
            self.close()
            raise

    def _connected(self) -> psycopg.Connection[Any]:
        if self._connection is None or self._connection.closed:
            self._connection = _Impatient.connect(
                access.conninfo(self._place),
                autocommit=True,
                connect_timeout=_CONNECT_S,
                application_name="nen-kept-tiles",
            )
            self.number += 1
            self._connection.execute(load("tiles", "keeping")["notice_vanished_client"])
        return self._connection


@lru_cache(maxsize=8)
def session(place: Workspace) -> Session:
    """The session of this process for a workspace."""
    return Session(place)
