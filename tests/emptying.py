"""Between two tests that commit, only the tables that were written to are emptied.

Django's own flush truncates every table and then writes all content types and permissions anew: three quarters of a
second after each such test, nearly all of it for tables that were empty and rows that come out the same. It knows
nothing of the history, which would grow from test to test.
"""

from __future__ import annotations

from collections.abc import Callable

from django.apps import apps
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.test import TransactionTestCase

#: Filled by the end of `migrate` with rows that no test has a reason to change.
KEPT = ("auth_permission", "django_content_type", "plan_deadlines", "permit_deadlines", "swap_days")
#: Tables without a model.
BARE = ("parcel_zone_shares", "overlay_runs")
#: Names are those of PostgreSQL, quoted and with a schema where they need it.
_TABLES = "SELECT oid::regclass::text FROM pg_class WHERE relname = ANY(%s) AND pg_table_is_visible(oid)"
_HISTORY = "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'nen_history_stays'"
_REFERENCES = """
SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint
WHERE contype = 'f' AND conrelid <> confrelid
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
    # Jobs are rows like others, though their library makes its tables itself and Django would leave them.
    tables |= {model._meta.db_table for model in apps.get_app_config("procrastinate").get_models()}
    cursor.execute(_TABLES, [sorted((tables | set(BARE)) - set(KEPT))])
    emptied = _filled(cursor)
    # TRUNCATE wants every table that refers to one of its list in the list too, be it empty.
    cursor.execute(_REFERENCES)
    links = cursor.fetchall()
    while more := {holder for holder, referred in links if referred in emptied} - emptied:
        emptied |= more
    with transaction.atomic():
        if emptied:
            cursor.execute(f"TRUNCATE {', '.join(sorted(emptied))} RESTART IDENTITY")
        _empty_history(cursor)


def _empty_history(cursor: CursorWrapper) -> None:
    """What was kept of the rows of earlier tests, which the database refuses to take away."""
    cursor.execute(_HISTORY)
    for table in sorted(_filled(cursor)):
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER nen_history_stays")
        cursor.execute(f"TRUNCATE {table}")
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER nen_history_stays")


def _filled(cursor: CursorWrapper) -> set[str]:
    """Those of the tables just asked for that hold a row."""
    asked = [f"SELECT '{one}' WHERE EXISTS (SELECT FROM {one})" for (one,) in cursor.fetchall()]
    if not asked:
        return set()
    cursor.execute(" UNION ALL ".join(asked))
    return {table for (table,) in cursor.fetchall()}
