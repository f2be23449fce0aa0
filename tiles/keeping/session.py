"""Một kết nối. The connection of the maps' read-only role on which a process holds its locks and reads generations.

It is one for all threads, each statement takes its turn; locks of a session go with it, which nobody can overlook:
`Session.number` changes with every new connection.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import psycopg

from tiles import access
from tiles.workspace import Workspace

_CONNECT_S = 3


class Session:
    """Statements of one workspace's processes, one at a time."""

    def __init__(self, place: Workspace) -> None:
        self._place = place
        self._turn = threading.Lock()
        self._connection: psycopg.Connection[Any] | None = None
        #: How many connections there have been.
        self.number = 0

    def rows(self, statement: str, params: Mapping[str, object]) -> tuple[list[tuple[Any, ...]], int]:
        """Rows, and the number of the connection that gave them.

        Raises:
            psycopg.Error: the database does not answer; the next call connects anew.
        """
        with self._turn:
            connection = self._connection
            if connection is None or connection.closed:
                connection = self._connection = psycopg.connect(
                    access.conninfo(self._place),
                    autocommit=True,
                    connect_timeout=_CONNECT_S,
                    application_name="nen-kept-tiles",
                )
                self.number += 1
            try:
                return connection.execute(statement, params).fetchall(), self.number
            except psycopg.OperationalError:
                self.close()
                raise

    def close(self) -> None:
        """Let go of the connection, and of every lock."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(psycopg.Error):
                connection.close()


@lru_cache(maxsize=8)
def session(place: Workspace) -> Session:
    """The session of this process for a workspace."""
    return Session(place)


def close_all() -> None:
    """Forget every session (end of a test); its locks go with it when nobody uses it any more."""
    session.cache_clear()
