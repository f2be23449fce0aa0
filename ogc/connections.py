"""Kết nối chỉ đọc. Read-only connections of a process: what a page needs is set once for each connection, not asked of
the database again for each request (a check, BEGIN, SET and ROLLBACK around one SELECT took longer than the SELECT).
"""

from __future__ import annotations

import select
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection as main
from psycopg import Connection, Cursor, OperationalError
from psycopg_pool import ConnectionPool

STATEMENT_TIMEOUT_MS = 10_000
#: As the database lists these connections.
NAME = "nen-reading"
_WAIT_S = 15.0
_GONE = select.POLLIN | select.POLLHUP | select.POLLERR

#: A page is short work: starting parallel workers or the compiler costs more (73 of 101 ms were measured for one page).
SESSION = (
    ("default_transaction_read_only", "on"),
    ("statement_timeout", f"{STATEMENT_TIMEOUT_MS}ms"),
    ("max_parallel_workers_per_gather", "0"),
    ("jit", "off"),
)
_making = threading.Lock()
_pools: dict[str, ConnectionPool[Connection[Any]]] = {}


@contextmanager
def reading() -> Iterator[Cursor[Any]]:
    """A cursor that cannot write, one transaction a statement; its errors are those of `django.db`.

    Raises:
        django.db.OperationalError: no connection is to be had.
    """
    with main.wrap_database_errors, _pool().connection() as connection, connection.cursor() as cursor:
        yield cursor


def close() -> None:
    """Close every connection: a database that is dropped has no readers."""
    with _making:
        for pool in _pools.values():
            pool.close()
        _pools.clear()


def _pool() -> ConnectionPool[Connection[Any]]:
    """The pool of the database that Django uses now: another one while tests run."""
    name = str(main.settings_dict["NAME"])
    found = _pools.get(name)
    if found is None:
        with _making:
            found = _pools.get(name) or _pools.setdefault(name, _opened())
    return found


def _opened() -> ConnectionPool[Connection[Any]]:
    parameters = main.get_connection_params()
    largest = main.settings_dict["OPTIONS"].get("pool", {}).get("max_size", 8)
    return ConnectionPool(
        "",
        kwargs=parameters | {"autocommit": True, "application_name": NAME},
        min_size=0,
        max_size=largest,
        timeout=_WAIT_S,
        configure=_configure,
        check=_still_open,
        name=NAME,
        open=True,
    )


def _configure(connection: Connection[Any]) -> None:
    """As Django does for its own (time zone, types), and what makes it a reader."""
    for name, value in (("TimeZone", main.timezone_name), *SESSION):
        connection.execute("SELECT set_config(%s, %s, false)", (name, value))
    main.register_geometry_adapters(connection)
    # Django's cursors write values into the text and keep no plans; a raw cursor that asks for it keeps its own.
    connection.prepare_threshold = 0


def _still_open(connection: Connection[Any]) -> None:
    """An idle server says nothing until it ends the connection: a look at the socket instead of a question.

    Raises:
        psycopg.OperationalError: the pool then makes another.
    """
    poll = select.poll()
    poll.register(connection.fileno(), _GONE)
    if poll.poll(0):
        connection.close()  # or the pool would take it for a good one and hand it out again
        raise OperationalError("the server ended the connection")
