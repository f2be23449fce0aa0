"""Kết nối chỉ đọc. Read-only connections of a process: what a page needs is set once for each connection, not asked of
the database again for each request (a check, BEGIN, SET and ROLLBACK around one SELECT took longer than the SELECT).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS
from django.db import connection as main
from django.db import connections as databases
from psycopg import Cursor, Error
from psycopg_pool import ConnectionPool

from ogc.lending import Lending
from ogc.one_row import Reader, Row

STATEMENT_TIMEOUT_MS = 10_000
COUNT_TIMEOUT_MS = 1_000
"""A page that was read in milliseconds does not wait longer for its count; the planner's estimate takes its place."""
#: As the database lists these connections.
NAME = "nen-reading"
_WAIT_S = 15.0

#: A page is short work: starting parallel workers or the compiler costs more (73 of 101 ms were measured for one page).
SESSION = (
    ("default_transaction_read_only", "on"),
    ("max_parallel_workers_per_gather", "0"),
    ("jit", "off"),
)
LONGEST_KEPT = 8_000
"""Of a longer statement no plan is to be kept: what a client writes may have thousands of words, and a plan takes a
hundred times the memory of its text."""


class _Kind(NamedTuple):
    """What connections are set up for.

    Attributes:
        timeout_ms: of each statement.
        seen_before: how often a statement came before its plan is kept, where the cursor sends values beside the text.
        plans_kept: at most so many of pages and filters; single rows keep a few of their own (`ogc.one_row`).
    """

    timeout_ms: int
    seen_before: int
    plans_kept: int


# Django's cursors write values into the text; what asks for a plan to be kept gets it at once.
_READING = _Kind(STATEMENT_TIMEOUT_MS, seen_before=0, plans_kept=100)
_SOON = _Kind(COUNT_TIMEOUT_MS, seen_before=2, plans_kept=24)
_making = threading.Lock()
_lendings: dict[tuple[str, _Kind], Lending] = {}


@contextmanager
def reading() -> Iterator[Cursor[Any]]:
    """A cursor that cannot write, one transaction a statement; its errors are those of `django.db`.

    Raises:
        django.db.OperationalError: no connection is to be had.
    """
    with main.wrap_database_errors, _lent(_READING) as connection, connection.cursor() as cursor:
        yield cursor


@contextmanager
def soon() -> Iterator[Cursor[Any]]:
    """As `reading`, for statements that are stopped after COUNT_TIMEOUT_MS.

    Values are sent beside the text, and the database keeps the plans of what comes again; whether one plan is good
    enough for all values it judges by the first five. Where it errs the time-out ends what would take long.
    """
    with main.wrap_database_errors, _lent(_SOON) as connection, Cursor(connection) as cursor:
        yield cursor


def row(text: str, value: bytes) -> Row | None:
    """The first row of a statement whose only parameter is `$1`, whose plan is kept; None when there is none.

    Raises:
        django.db.Error: as `reading`.
    """
    try:
        lending = _lending(_READING)
        connection = lending.take()
        try:
            return connection.row(text, value)
        finally:
            lending.give(connection)
    except Error:
        with main.wrap_database_errors:
            raise


def close() -> None:
    """Close every connection: a database that is dropped has no readers."""
    with _making:
        for lending in _lendings.values():
            lending.close()
        _lendings.clear()


@contextmanager
def _lent(kind: _Kind) -> Iterator[Reader]:
    lending = _lending(kind)
    connection = lending.take()
    try:
        yield connection
    finally:
        lending.give(connection)


def _lending(kind: _Kind) -> Lending:
    """The connections of the database that Django uses now: another one while tests run."""
    key = databases.settings[DEFAULT_DB_ALIAS]["NAME"], kind  # nothing that a thread has to look up
    found = _lendings.get(key)
    if found is None:
        with _making:
            found = _lendings.get(key) or _lendings.setdefault(key, Lending(_opened(kind)))
    return found


def _opened(kind: _Kind) -> ConnectionPool[Reader]:
    parameters = main.get_connection_params()
    largest = main.settings_dict["OPTIONS"].get("pool", {}).get("max_size", 8)
    return ConnectionPool(
        "",
        connection_class=Reader,
        kwargs=parameters | {"autocommit": True, "application_name": NAME},
        min_size=0,
        max_size=largest,
        timeout=_WAIT_S,
        configure=partial(_configure, kind),
        check=Reader.check,
        name=f"{NAME}-{kind.timeout_ms}",
        open=True,
    )


def _configure(kind: _Kind, connection: Reader) -> None:
    """As Django does for its own (time zone, types), and what makes it a reader."""
    for name, value in (
        ("TimeZone", main.timezone_name),
        ("statement_timeout", f"{kind.timeout_ms}ms"),
        *SESSION,
    ):
        connection.execute("SELECT set_config(%s, %s, false)", (name, value))
    main.register_geometry_adapters(connection)
    connection.prepare_threshold, connection.prepared_max = kind.seen_before, kind.plans_kept
