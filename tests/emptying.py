"""Between two tests that commit, only the tables that were written to are emptied.

Django's own flush truncates every table and then writes all content types and permissions anew: three quarters of a
second after each such test, nearly all of it for tables that were empty and rows that come out the same.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.test import TransactionTestCase

#: Filled by the end of `migrate` with rows that no test has a reason to change.
KEPT = ("auth_permission", "django_content_type")
_REFERENCES = """
SELECT holder.relname, referred.relname
FROM pg_constraint AS link
JOIN pg_class AS holder ON holder.oid = link.conrelid
JOIN pg_class AS referred ON referred.oid = link.confrelid
WHERE link.contype = 'f' AND link.conrelid <> link.confrelid
"""


def empty_only_what_was_filled() -> None:
    """From now on tests that commit are followed by `TRUNCATE` of what they filled. Called once a process."""
    original: Callable[[TransactionTestCase], None] = TransactionTestCase._fixture_teardown
    with connection.cursor() as cursor:
        expected = _kept_rows(cursor)

    def teardown(case: TransactionTestCase) -> None:
        nonlocal expected
        with connection.cursor() as cursor:
            if _kept_rows(cursor) == expected:
                _empty(cursor)
                return
        original(case)
        with connection.cursor() as cursor:
            expected = _kept_rows(cursor)

    TransactionTestCase._fixture_teardown = teardown  # type: ignore[method-assign]


def _kept_rows(cursor: CursorWrapper) -> list[str | None]:
    """What tells whether a test changed a table that is kept."""
    rows = []
    for table in KEPT:
        cursor.execute(f'SELECT md5(string_agg(kept::text, chr(10) ORDER BY kept.id)) FROM "{table}" AS kept')
        rows.append(cursor.fetchone()[0])
    return rows


def _empty(cursor: CursorWrapper) -> None:
    tables = set(connection.introspection.django_table_names(only_existing=True, include_views=False))
    tables -= set(KEPT)
    asked = [f"SELECT '{table}' WHERE EXISTS (SELECT FROM \"{table}\")" for table in sorted(tables)]
    cursor.execute(" UNION ALL ".join(asked))
    emptied = {table for (table,) in cursor.fetchall()}
    if not emptied:
        return
    # TRUNCATE wants every table that refers to one of its list in the list too, be it empty.
    cursor.execute(_REFERENCES)
    links = cursor.fetchall()
    while more := {holder for holder, referred in links if referred in emptied} - emptied:
        emptied |= more
    names = ", ".join(f'"{table}"' for table in sorted(emptied))
    cursor.execute(f"TRUNCATE {names} RESTART IDENTITY")
