"""The whole matching set, read row by row through a server-side cursor: memory does not grow with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db import connection
from psycopg import sql

from geo.http.problems import FieldError, Problem
from ogc import reading, statements
from ogc.query import ItemsQuery

BATCH = 2_000


def whole(query: ItemsQuery, given: Mapping[str, str]) -> ItemsQuery:
    """The query without the limit of a page: everything, or `limit` features when one was given.

    Args:
        query: as read for a page, so that `limit` was checked.
    """
    limit = int(given["limit"]) if "limit" in given else settings.OGC_WHOLE_LIMIT
    return replace(query, limit=min(limit, settings.OGC_WHOLE_LIMIT))


def count(query: ItemsQuery, *, is_limited: bool) -> int:
    """How many features the answer holds; found before it begins, so that a wrong value or a slow condition is refused
    with a problem document and not in the middle of a file.

    Args:
        is_limited: the client itself gave a limit.
    Raises:
        Problem: 400, more match than a file may hold (`NEN_OGC_WHOLE_LIMIT`); 503, the condition takes too long.
    """
    found = reading.count_matching(query, query.offset + query.limit)
    most = settings.OGC_WHOLE_LIMIT
    if not is_limited and found - query.offset > most:
        vi = f"Có hơn {most} đối tượng; hãy thu hẹp vùng hoặc điều kiện lọc, hoặc lấy từng trang bằng f=json."
        en = f"More than {most} features match; narrow the area or the filter, or fetch pages with f=json."
        raise Problem("invalid-request", vi, en, errors=(FieldError("limit", "too-many", vi, en),))
    return min(max(found - query.offset, 0), query.limit)


def read(query: ItemsQuery, columns: Sequence[sql.Composable]) -> Iterator[list[tuple[Any, ...]]]:
    """The rows in order, `BATCH` at a time, of one moment; the transaction lasts as long as the iteration.

    Raises:
        Problem: 503 or 400 as in `reading`, raised by the first step or later.
    """
    statement = statements.whole(query, columns)
    with reading.snapshot(), connection.chunked_cursor() as cursor:
        cursor.execute(statement.text, statement.values)
        while rows := cursor.fetchmany(BATCH):
            yield rows
