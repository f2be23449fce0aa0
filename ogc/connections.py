"""Kết nối chỉ đọc. Read-only connections of a process: what a page needs is set once for each connection, not asked of
the database again for each request (a check, BEGIN, SET and ROLLBACK around one SELECT took longer than the SELECT).
"""

from __future__ import annotations

import select
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import connection as main
from psycopg import Connection, Cursor, OperationalError
from psycopg_pool import ConnectionPool

STATEMENT_TIMEOUT_MS = 10_000
COUNT_TIMEOUT_MS = 1_000
"""A page that was read in milliseconds does not wait longer for its count; the planner's estimate takes its place."""
#: As the database lists these connections.
NAME = "nen-reading"
_WAIT_S = 15.0
_GONE = select.POLLIN | select.POLLHUP | select.POLLERR

#: A page is short work: starting parallel workers or the compiler costs more (73 of 101 ms were measured for one page).
SESSION = (
    ("default_transaction_read_only", "on"),
    ("max_parallel_workers_per_gather", "0"),
    ("jit", "off"),
)
#: The connections of `soon` keep the plans of so many statements that came as often, and of none that is longer: what
#: a client writes may have thousands of words, and a plan takes hundred times the memory of its text.
_PLANS_KEPT, _SEEN_BEFORE, LONGEST_KEPT = 24, 2, 8_000
_making = threading.Lock()
_pools: dict[tuple[str, int], ConnectionPool[Connection[Any]]] = {}


@contextmanager
def reading() -> Iterator[Cursor[Any]]:
    """A cursor that cannot write, one transaction a statement; its errors are those of `django.db`.

    Raises:
        django.db.OperationalError: no connection is to be had.
    """
    with (
        main.wrap_database_errors,
        _pool(STATEMENT_TIMEOUT_MS).connection() as connection,
        connection.cursor() as cursor,
    ):
        yield cursor


@contextmanager
def soon() -> Iterator[Cursor[Any]]:
    """As `reading`, for statements that are stopped after COUNT_TIMEOUT_MS.

    Values are sent beside the text, and the database keeps the plans of what comes again; whether one plan is good
    enough for all values it judges by the first five. Where it errs the time-out ends what would take long.
    """
    with (
        main.wrap_database_errors,
        _pool(COUNT_TIMEOUT_MS).connection() as connection,
        Cursor(connection) as cursor,
    ):
        yield cursor


def close() -> None:
    """Close every connection: a database that is dropped has no readers."""
    with _making:
        for pool in _pools.values():
            pool.close()
        _pools.clear()


def _pool(timeout_ms: int) -> ConnectionPool[Connection[Any]]:
    """The pool of the database that Django uses now: another one while tests run."""
    name = str(main.settings_dict["NAME"])
    found = _pools.get((name, timeout_ms))
    if found is None:
        with _making:
            found = _pools.get((name, timeout_ms)) or _pools.setdefault(
                (name, timeout_ms), _opened(timeout_ms)
            )
    return found


def _opened(timeout_ms: int) -> ConnectionPool[Connection[Any]]:
    parameters = main.get_connection_params()
    largest = main.settings_dict["OPTIONS"].get("pool", {}).get("max_size", 8)
    return ConnectionPool(
        "",
        kwargs=parameters | {"autocommit": True, "application_name": NAME},
        min_size=0,
        max_size=largest,
        timeout=_WAIT_S,
        configure=partial(_configure, timeout_ms),
        check=_still_open,
        name=f"{NAME}-{timeout_ms}",
        open=True,
    )


def _configure(timeout_ms: int, connection: Connection[Any]) -> None:
    """As Django does for its own (time zone, types), and what makes it a reader."""
    for name, value in (
        ("TimeZone", main.timezone_name),
        ("statement_timeout", f"{timeout_ms}ms"),
        *SESSION,
    ):
        connection.execute("SELECT set_config(%s, %s, false)", (name, value))
    main.register_geometry_adapters(connection)
    # Django's cursors write values into the text and keep no plans; a raw cursor that asks for it keeps its own.
    connection.prepare_threshold = _SEEN_BEFORE if timeout_ms == COUNT_TIMEOUT_MS else 0
    connection.prepared_max = _PLANS_KEPT if timeout_ms == COUNT_TIMEOUT_MS else connection.prepared_max


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
