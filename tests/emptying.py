"""Between two tests that commit, only the tables that were written to are emptied.

Django's own flush truncates every table and then writes all content types and permissions anew: three quarters of a
second after each such test, nearly all of it for tables that were empty and rows that come out the same. It knows
nothing of the history, which would grow from test to test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.apps import apps
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.test import TransactionTestCase

#: Filled by the end of `migrate` with rows that no test has a reason to change.
KEPT = ("auth_permission", "django_content_type", "plan_deadlines", "permit_deadlines", "swap_days")
#: Tables without a model.
BARE = ("parcel_zone_shares", "overlay_runs")
#: Rows of smaller tables are deleted. Truncating a table makes its files and those of its indexes anew, and wants the
#: same of every table that refers to it: hundreds of files where a login was made.
SMALL_BYTES = 4_000_000
#: Names are those of PostgreSQL, quoted and with a schema where they need it.
_TABLES = "SELECT oid::regclass::text FROM pg_class WHERE relname = ANY(%s) AND pg_table_is_visible(oid)"
_HISTORY = "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'nen_history_stays'"
#: Rows that nobody may delete; such a table can only be truncated.
_GUARDED = """
SELECT tgrelid::regclass::text FROM pg_trigger
WHERE NOT tgisinternal AND tgenabled = 'A' AND tgtype & 8 = 8
"""
_REFERENCES = """
SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint
WHERE contype = 'f' AND conrelid <> confrelid
"""
#: An analysed table is truncated, as nothing else takes the planner's numbers back.
_DELETABLE = """
SELECT one FROM unnest(%s::text[]) AS one JOIN pg_class ON oid = one::regclass
WHERE reltuples <= 0 AND pg_relation_size(oid) < %s AND (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
"""
_RESTART = """
SELECT setval(seqrelid, seqstart, false) FROM pg_sequence
JOIN pg_depend ON objid = seqrelid AND classid = 'pg_class'::regclass AND deptype IN ('a', 'i')
WHERE refobjid::regclass::text = ANY(%s) AND pg_sequence_last_value(seqrelid) IS NOT NULL
"""


def empty_only_what_was_filled() -> None:
    """From now on tests that commit are followed by the emptying of what they filled. Called once a process."""
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
    ours = {table for (table,) in cursor.fetchall()}
    emptied = _filled(cursor, ours)
    cursor.execute(_HISTORY)
    history = _filled(cursor, {table for (table,) in cursor.fetchall()})
    if not emptied | history:
        return
    cursor.execute(_GUARDED)
    guarded = {table for (table,) in cursor.fetchall()}
    cursor.execute(_REFERENCES)
    links = cursor.fetchall()
    cursor.execute(_DELETABLE, [sorted(emptied | history), SMALL_BYTES])
    deleted = {table for (table,) in cursor.fetchall()} - guarded
    truncated = emptied - deleted
    # TRUNCATE wants every table that refers to one of its list in the list too, be it empty.
    while more := {holder for holder, referred in links if referred in truncated} - truncated:
        truncated |= more
    with transaction.atomic():
        # What a thread of the test still writes is waited for, as TRUNCATE would.
        cursor.execute(
            f"LOCK TABLE {', '.join(sorted(emptied | history | truncated))} IN ACCESS EXCLUSIVE MODE"
        )
        if truncated:
            cursor.execute(f"TRUNCATE {', '.join(sorted(truncated))} RESTART IDENTITY")
        _truncate_history(cursor, history - deleted)
        _delete(cursor, deleted - truncated)
        cursor.execute(_RESTART, [sorted(ours)])


def _delete(cursor: CursorWrapper, tables: Iterable[str]) -> None:
    """All rows, without what triggers and references would do."""
    cursor.execute("SET LOCAL session_replication_role = replica")
    for table in sorted(tables):
        cursor.execute(f"DELETE FROM {table}")
    cursor.execute("SET LOCAL session_replication_role = origin")


def _truncate_history(cursor: CursorWrapper, tables: Iterable[str]) -> None:
    """What was kept of the rows of earlier tests, which the database refuses to take away."""
    for table in sorted(tables):
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER nen_history_stays")
        cursor.execute(f"TRUNCATE {table}")
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER nen_history_stays")


def _filled(cursor: CursorWrapper, tables: Iterable[str]) -> set[str]:
    """Those of the tables that hold a row."""
    asked = [f"SELECT '{one}' WHERE EXISTS (SELECT FROM {one})" for one in sorted(tables)]
    if not asked:
        return set()
    cursor.execute(" UNION ALL ".join(asked))
    return {table for (table,) in cursor.fetchall()}
