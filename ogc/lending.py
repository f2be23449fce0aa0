"""Cho mượn kết nối. Connections at hand: whoever is done first lends to who comes next, past the pool that made them
(the pool's own lending took a quarter of the time in which a single feature is read)."""

from __future__ import annotations

import time
from threading import Lock

from psycopg import OperationalError
from psycopg.pq import TransactionStatus
from psycopg_pool import ConnectionPool

from ogc.one_row import Reader

_AT_HAND_S = 60.0
"""After so long all go back to the pool when next somebody asks; it closes what is old or too many."""


class Lending:
    """Connections of a pool, most recently used first."""

    def __init__(self, pool: ConnectionPool[Reader]) -> None:
        self._pool = pool
        self._idle: list[Reader] = []
        self._waiting = 0
        self._lock = Lock()
        self._until = 0.0

    def take(self) -> Reader:
        """A connection that its server has not ended. Raises psycopg.OperationalError when none is to be had."""
        if time.monotonic() > self._until:
            self._give_all_back()
        while (connection := self._at_hand()) is not None:
            try:
                connection.check()
            except OperationalError:
                self._pool.putconn(connection)
            else:
                return connection
        try:
            return self._pool.getconn()
        finally:
            with self._lock:
                self._waiting -= 1

    def give(self, connection: Reader) -> None:
        """Take back what `take` lent. The pool gets it where somebody waits for one; one that was left within a
        statement or a transaction is closed, and the pool makes another."""
        if connection.pgconn.transaction_status != TransactionStatus.IDLE:
            connection.close()
        else:
            with self._lock:
                if not (self._waiting or self._pool.closed):
                    self._idle.append(connection)
                    return
        self._pool.putconn(connection)

    def close(self) -> None:
        """Close every connection that is not lent."""
        self._pool.close()
        self._give_all_back()

    def _at_hand(self) -> Reader | None:
        """None: whoever asked counts as waiting from now on, so that no connection passes him by."""
        with self._lock:
            if self._idle:
                return self._idle.pop()
            self._waiting += 1
            return None

    def _give_all_back(self) -> None:
        with self._lock:
            self._until = time.monotonic() + _AT_HAND_S
            idle, self._idle = self._idle, []
        for connection in idle:
            self._pool.putconn(connection)
