"""Một hàng theo khóa. A row by its key, asked of libpq itself: a cursor took longer than the database (50 of 76 µs)."""

from __future__ import annotations

import select
from typing import Any

from psycopg import Connection, OperationalError
from psycopg.errors import InvalidSqlStatementName, error_from_result
from psycopg.pq import ConnStatus, ExecStatus
from psycopg.pq.abc import PGconn, PGresult

MOST_KEPT = 50
"""Statements whose plan the database keeps for one connection; the one that was kept first makes room."""
_GONE = select.POLLIN | select.POLLHUP | select.POLLERR
#: Texts of the columns; NULL is None.
Row = tuple[bytes | None, ...]


class Reader(Connection[Any]):
    """A connection that knows by which names the database keeps its statements."""

    def __init__(self, pgconn: PGconn, *args: Any, **given: Any) -> None:
        super().__init__(pgconn, *args, **given)
        self._kept: dict[str, bytes] = {}
        self._named = 0
        self._said = select.poll()
        self._said.register(pgconn.socket, _GONE)

    def check(self) -> None:
        """An idle server says nothing until it ends the connection: a look at the socket instead of a question.

        Raises:
            psycopg.OperationalError: it has ended it; the connection is closed.
        """
        if self._said.poll(0):
            self.close()  # or a pool would take it for a good one and hand it out again
            raise OperationalError("the server ended the connection")

    def row(self, text: str, value: bytes) -> Row | None:
        """The first row of a statement whose plan the database keeps; None when there is none.

        Nobody else may use the connection meanwhile; other threads go on, the interpreter is not held.

        Args:
            text: SQL whose only parameter is `$1`, one of few.
        Raises:
            psycopg.Error: as of any statement.
        """
        try:
            return self._row(text, value)
        except InvalidSqlStatementName:  # somebody had the server forget what it kept
            self._kept.clear()
            return self._row(text, value)

    def _row(self, text: str, value: bytes) -> Row | None:
        name = self._kept.get(text) or self._keep(text)
        return _first(self.pgconn, self.pgconn.exec_prepared(name, [value]))

    def _keep(self, text: str) -> bytes:
        """No name is given twice: one that the server still knows would be in the way for ever."""
        self._named += 1
        name = f"nen_{self._named}".encode()
        _checked(self.pgconn, self.pgconn.prepare(name, text.encode()))
        self._kept[text] = name
        if len(self._kept) > MOST_KEPT:
            oldest = self._kept.pop(next(iter(self._kept)))
            _checked(self.pgconn, self.pgconn.close_prepared(oldest))
        return name


def row(connection: Connection[Any], text: str, value: bytes) -> Row | None:
    """As `Reader.row`, on any connection, within its transaction; no plan is kept."""
    return _first(connection.pgconn, connection.pgconn.exec_params(text.encode(), [value]))


def _first(pgconn: PGconn, result: PGresult) -> Row | None:
    _checked(pgconn, result)
    if not result.ntuples:
        return None
    return tuple([result.get_value(0, column) for column in range(result.nfields)])


def _checked(pgconn: PGconn, result: PGresult) -> None:
    if result.status in (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK):
        return
    if pgconn.status != ConnStatus.OK:
        raise OperationalError(pgconn.get_error_message())
    raise error_from_result(result)
