"""Connections of the read-only role, one small pool in each process that serves tiles."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import cache

from psycopg import OperationalError
from psycopg.errors import QueryCanceled
from psycopg.rows import tuple_row
from psycopg_pool import ConnectionPool

from tiles import access, tickets

_LARGEST = 6
_WAIT_S = 10.0
_making = threading.Lock()


@cache
def _pool(conninfo: str) -> ConnectionPool:
    return ConnectionPool(
        conninfo,
        min_size=1,
        max_size=_LARGEST,
        timeout=_WAIT_S,
        open=True,
        name="nen-tiles",
        kwargs={"autocommit": True, "row_factory": tuple_row},
    )


def fetch_all(statement: str, params: Mapping[str, object]) -> list[tuple]:  # type: ignore[type-arg]
    """Rows of one statement; a connection that the server closed meanwhile is replaced once.

    Raises:
        psycopg.errors.QueryCanceled: it took too long, or its client left (tiles.tickets).
    """
    with _making:
        pool = _pool(access.conninfo())
    for attempt in (1, 2):
        try:
            with pool.connection() as connection, tickets.current().running(connection):
                return connection.execute(statement, params, binary=True).fetchall()
        except QueryCanceled:
            raise
        except OperationalError:
            if attempt == 2:
                raise
            pool.check()  # others of them are closed as well; asking before each statement would cost a round trip
    return []


def close_all() -> None:
    """Close every pool (end of a test)."""
    with _making:
        conninfo_pool = _pool(access.conninfo()) if _pool.cache_info().currsize else None
        if conninfo_pool is not None:
            conninfo_pool.close()
        _pool.cache_clear()
