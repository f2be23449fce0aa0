"""Runs statements that cannot write and are stopped in time: pages and single features on connections that are set up
once (ogc.connections), whole sets in a transaction of Django's connection."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, LiteralString, NamedTuple, TypeVar, cast

import orjson
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.utils import DatabaseError, DataError, InternalError, OperationalError
from psycopg import Cursor, errors, sql

from geo.domain.crs import Crs
from geo.http.problems import Problem
from layers.spec import Field, LayerSpec
from ogc import connections, keyset, one_row, statements
from ogc.connections import COUNT_TIMEOUT_MS, LONGEST_KEPT, STATEMENT_TIMEOUT_MS
from ogc.keyset import Matches
from ogc.query import ItemsQuery

logger = logging.getLogger(__name__)
Readers = CursorWrapper | Cursor[Any]
Answer = TypeVar("Answer")
#: Geometry and properties of a feature as JSON.
Texts = tuple[bytes, bytes]
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
COUNT_CAP = 10_000
"""A layer, or what lies in a box, which is all searched for its page, is counted up to this number; beyond it
`numberMatched` is left out and the planner's estimate is called so."""
COUNTED_ROWS = 1_000
"""Matches of a filter are counted up to this number; `resultType=hits` counts to the end."""
BELIEVED = 10
"""Where the planner expects so many times more matches of a filter than are counted, its estimate stands: counting
took longer than reading the page, to say no more than "many"."""

#: Filters that had more matches than are counted, as their statements without values: the next one of the kind is read
#: without a count beside it.
_many: set[str] = set()
_MOST_REMEMBERED = 1_000

#: The settings of a reading connection, for a page inside a transaction of the caller.
_SESSION = (
    "SET LOCAL transaction_read_only = on; SET LOCAL statement_timeout = {timeout}; "
    "SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL jit = off"
)

#: A whole set may need a sort and is read for as long as the client takes; who stops reading lets the connection go.
_SNAPSHOT = (
    "SET LOCAL transaction_read_only = on; SET LOCAL statement_timeout = {timeout}; SET LOCAL jit = off; "
    "SET LOCAL idle_in_transaction_session_timeout = {timeout}"
)
WHOLE_TIMEOUT_MS = 60_000


@dataclass(frozen=True)
class Page:
    """A page as PostGIS wrote it.

    Attributes:
        features: GeoJSON features joined by commas, UTF-8.
        next_token: where the next page begins, or None on the last page.
    """

    features: bytes
    returned: int
    matches: Matches
    next_token: str | None


def read_page(query: ItemsQuery) -> Page:
    """Features, count and next page of a query. Raises Problem (400 bad value, 503 time-out)."""
    if query.hits_only:
        with _reading() as cursor:
            return Page(b"", 0, Matches(_one(cursor, statements.count(query, None)), None), None)
    with_count = _with_count(query)
    if with_count.written:
        return _page(query, with_count.written, Matches(with_count.matched, None))
    with _reading() as cursor:
        written = _written(cursor, statements.page(query))
        if query.matches is not None:
            return _page(query, written, query.matches)
        if with_count.matched is None:
            return _page(query, written, _count(cursor, query, written, again=not with_count.tried))
        many = max(_planned(cursor, query), with_count.matched, written.found)
        return _page(query, written, Matches(None, many))


def _page(query: ItemsQuery, written: _Written, matches: Matches) -> Page:
    has_more = written.found > query.limit
    next_token = keyset.token(query.keys, written.last_keys, matches) if has_more else None
    return Page(written.features, min(written.found, query.limit), matches, next_token)


def read_item(
    spec: LayerSpec,
    fields: tuple[Field, ...],
    feature_id: str,
    crs: Crs,
    visible: str = "",
    day: date | None = None,
) -> Texts | None:
    """Geometry and properties of one feature as JSON text; None when there is none that meets `visible` (on `day`)."""
    return read_by_id(statements.item(spec, fields, crs, visible, day), feature_id, keep=day is None)


def read_by_id(text: str, feature_id: str, *, keep: bool) -> Texts | None:
    """As `read_item`.

    Args:
        text: as `statements.item` gives it.
        keep: the same text comes again and again, so the database keeps its plan.
    """
    identity = feature_id.lower()
    if not is_identity(identity):
        return None
    found = _by_key(text, identity.encode(), keep=keep)
    return (found[0] or b"", found[1] or b"") if found else None


def count_matching(query: ItemsQuery, cap: int) -> int:
    """Number of features that match, `cap` + 1 at most. Raises Problem as `snapshot`."""
    with _stopped_after(_SNAPSHOT, WHOLE_TIMEOUT_MS) as cursor:
        return _one(cursor, statements.count(query, cap))


def has_features_without_shape(query: ItemsQuery) -> bool:
    """Whether a matching feature of a spatial layer has no geometry. Raises Problem as `snapshot`."""
    with _stopped_after(_SNAPSHOT, WHOLE_TIMEOUT_MS) as cursor:
        return bool(_one(cursor, statements.without_shape(query)))


@contextmanager
def snapshot() -> Iterator[None]:
    """A read-only transaction for a cursor that gives a whole set; each fetch has `WHOLE_TIMEOUT_MS`.

    Raises:
        Problem: 400 a value the database cannot work with, 503 time-out.
    """
    with _stopped_after(_SNAPSHOT, WHOLE_TIMEOUT_MS):
        yield


def is_identity(text: str) -> bool:
    """True for a UUID in small letters, as every feature has one."""
    return _UUID.fullmatch(text) is not None


class _WithCount(NamedTuple):
    """What a page read together with its count gave.

    Attributes:
        written: the page; None when there are more matches than are counted, or it was not read so.
        matched: number of matches, one more than are counted at most.
        tried: False when it was not read so at all.
    """

    written: _Written | None = None
    matched: int | None = None
    tried: bool = False


def _with_count(query: ItemsQuery) -> _WithCount:
    """Page and count in one search, where the matches are few enough for that; a filter that had many is remembered."""
    if not statements.is_counted_with_page(query):
        return _WithCount()
    cap = _cap(query)
    statement = statements.page_and_count(query, cap)
    if not query.is_filtered:
        with _reading() as cursor:
            written = _written(cursor, statement)
    else:
        shape = statement.text.as_string(None)
        if shape in _many:
            return _WithCount()
        soon = _soon(shape, statement.values, _result)
        if soon is None or (soon.matched or 0) > cap:
            _remember_many(shape)
        if soon is None:
            return _WithCount(tried=True)
        written = soon
    matched = written.matched or 0
    return _WithCount(written if matched <= cap else None, matched, tried=True)


def _remember_many(shape: str) -> None:
    if len(_many) >= _MOST_REMEMBERED:
        _many.clear()
    _many.add(shape)


def _cap(query: ItemsQuery) -> int:
    return COUNTED_ROWS if query.is_filtered else COUNT_CAP


def _count(cursor: Readers, query: ItemsQuery, written: _Written, *, again: bool) -> Matches:
    """Matches of a page that was read without; not `again`: counting them took too long a moment ago."""
    has_more, returned = written.found > query.limit, min(written.found, query.limit)
    seen = query.offset + returned
    if not has_more and (returned or not query.offset):
        return Matches(seen, None)
    if not query.is_selective and not query.visible:
        rows = _one(cursor, statements.estimate(query.spec))
        if rows > COUNT_CAP:
            return Matches(None, rows)
    cap = _cap(query)
    planned = _planned(cursor, query)
    is_surely_many = query.is_filtered and planned > BELIEVED * cap
    matched = None
    if again and not is_surely_many:
        counted = statements.count(query, cap)
        matched = _soon(counted.text.as_string(None), counted.values, _number)
    if matched is not None and matched <= cap:
        return Matches(matched, None)
    return Matches(None, max(planned, matched or 0, seen + 1 if has_more else 0))  # no fewer than were met


def _planned(cursor: Readers, query: ItemsQuery) -> int:
    """Matches that the planner expects."""
    return int(_row(cursor, statements.planned(query))[0][0]["Plan"]["Plan Rows"])


def _soon(text: str, values: dict[str, object], read: Callable[[Readers], Answer]) -> Answer | None:
    """What a statement gives; None when it takes so long that the page is better sent without. Raises Problem."""
    statement = sql.SQL(cast(LiteralString, text))
    with _told():
        try:
            if connection.in_atomic_block:
                with _within(_SESSION, COUNT_TIMEOUT_MS) as cursor:
                    cursor.execute(statement, values)
                    return read(cursor)
            with connections.soon() as own:
                own.execute(statement, values, prepare=None if len(text) <= LONGEST_KEPT else False)
                return read(own)
        except OperationalError as error:
            if not isinstance(error.__cause__, errors.QueryCanceled):
                raise
            return None


class _Written(NamedTuple):
    """A row of the statements `page` and `page_and_count`; `matched` is None where it is not counted."""

    features: bytes
    found: int
    last_keys: list[str | None]
    matched: int | None


def _written(cursor: Readers, statement: statements.Statement) -> _Written:
    if not statement.has_one_plan:
        cursor.execute(statement.text, statement.values)
        return _result(cursor)
    with connection.wrap_database_errors, Cursor(cursor.connection) as own:
        own.execute(statement.text, statement.values, prepare=True)
        return _result(own)


def _result(cursor: Readers) -> _Written:
    """The features stay the bytes that PostGIS wrote: a page would be decoded, only to be encoded again."""
    result = cursor.pgresult
    features, found, last_keys = (result.get_value(0, column) or b"" for column in range(3))
    matched = result.get_value(0, 3) if result.nfields > 3 else None
    return _Written(features, int(found), orjson.loads(last_keys), None if matched is None else int(matched))


def _number(cursor: Readers) -> int:
    return int(cursor.fetchone()[0])


def _one(cursor: Readers, statement: statements.Statement) -> int:
    return int(_row(cursor, statement)[0])


def _row(cursor: Readers, statement: statements.Statement) -> tuple[Any, ...]:
    cursor.execute(statement.text, statement.values)
    row: tuple[Any, ...] = cursor.fetchone()
    return row


def _by_key(text: str, value: bytes, *, keep: bool) -> one_row.Row | None:
    """The row of a statement with one parameter, read where `_reading` reads; `keep`: it comes again and again."""
    if keep and not connection.in_atomic_block:
        try:
            return connections.row(text, value)
        except (DataError, InternalError, OperationalError) as error:
            raise _problem(error) from error
    with _reading() as cursor, connection.wrap_database_errors:
        return one_row.row(cursor.connection, text, value)


@contextmanager
def _reading() -> Iterator[Readers]:
    """A cursor for a page. What a transaction of the caller has written is seen by it, so it reads within that."""
    if connection.in_atomic_block:
        with _stopped_after(_SESSION, STATEMENT_TIMEOUT_MS) as cursor:
            yield cursor
    else:
        with _told(), connections.reading() as own:
            yield own


@contextmanager
def _stopped_after(session: str, timeout_ms: int) -> Iterator[CursorWrapper]:
    """A cursor that cannot write and whose statements are stopped in time; nothing it sets outlives the block."""
    with _told(), _within(session, timeout_ms) as cursor:
        yield cursor


@contextmanager
def _within(session: str, timeout_ms: int) -> Iterator[CursorWrapper]:
    """As `_stopped_after`, with the errors of the database."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(session.format(timeout=int(timeout_ms)))
        yield cursor
        transaction.set_rollback(True)


@contextmanager
def _told() -> Iterator[None]:
    """What the database refuses, as a Problem."""
    try:
        yield
    except (DataError, InternalError, OperationalError) as error:
        raise _problem(error) from error


def _problem(error: DatabaseError) -> Problem:
    """What the client is told of an error that is not ours."""
    cause = error.__cause__
    if not isinstance(error, OperationalError) or isinstance(
        cause, errors.StatementTooComplex | errors.ProgramLimitExceeded
    ):
        return _impossible(error)
    if not isinstance(cause, errors.QueryCanceled):
        logger.exception("the database is not to be had")
        return Problem(
            "unavailable",
            "Cơ sở dữ liệu đang bận hoặc tạm ngưng; hãy thử lại.",
            "The database is busy or away; try again.",
            headers={"Retry-After": "5"},
        )
    return Problem(
        "unavailable",
        "Truy vấn quá lâu; hãy thu hẹp vùng hoặc điều kiện lọc.",
        "The query took too long; narrow the area or the filter.",
        headers={"Retry-After": "10"},
    )


def _impossible(error: Exception) -> Problem:
    """A value no column of this type can have, or a geometry that GEOS cannot compare: the client's, not ours."""
    logger.info("refused by the database: %s", type(error.__cause__).__name__)
    return Problem(
        "invalid-request",
        "Cơ sở dữ liệu không xử lý được một giá trị trong truy vấn.",
        "The database cannot work with a value of this query.",
    )
