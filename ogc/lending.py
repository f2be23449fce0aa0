"""Cho mượn kết nối. Connections at hand: whoever is done first lends to who comes next, past the pool that made them
(the pool's own lending took a quarter of the time in which a single feature is read)."""

from __future__ import annotations

import time

from psycopg import OperationalError
from psycopg.pq import TransactionStatus
from psycopg_pool import ConnectionPool

from ogc.one_row import Reader

_AT_HAND_S = 60.0
"""After so long all go back to the pool, which closes what is old or too many."""


class Lending:
    """Connections of a pool, most recently used first."""

    def __init__(self, pool: ConnectionPool[Reader]) -> None:
        self._pool = pool
        self._idle: list[Reader] = []
        self._until = 0.0

    def take(self) -> Reader:
        """A connection that its server has not ended. Raises psycopg.OperationalError when none is to be had."""
        if time.monotonic() > self._until:
            self._give_all_back()
        while True:
            try:
                connection = self._idle.pop()
            except IndexError:
                return self._pool.getconn()
            try:
                connection.check()
            except OperationalError:
                self._pool.putconn(connection)
            else:
                return connection

    def give(self, connection: Reader) -> None:
        """Take back what `take` lent; one that was left within a statement or a transaction goes to the pool."""
        if connection.pgconn.transaction_status == TransactionStatus.IDLE:
            self._idle.append(connection)
        else:
            self._pool.putconn(connection)

    def close(self) -> None:
        """Close every connection that is not lent."""
        self._give_all_back()
        self._pool.close()

    def _give_all_back(self) -> None:
        self._until = time.monotonic() + _AT_HAND_S
        while self._idle:
            try:
                self._pool.putconn(self._idle.pop())
            except IndexError:  # another thread took the last one
                return
