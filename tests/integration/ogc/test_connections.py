"""Pages are read on connections of their own: they cannot write, stop in time and outlive a server that ended them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import InternalError, OperationalError
from psycopg import errors, sql

from ogc import connections
from ogc.statements import Statement

pytestmark = pytest.mark.django_db(transaction=True)
ITEMS = "/ogc/collections/parcels/items"


def _told(name: str) -> str:
    with connections.reading() as cursor:
        return str(cursor.execute("SELECT current_setting(%s)", (name,)).fetchone()[0])  # type: ignore[index]


def test_a_reader_is_set_up_as_the_rest_of_the_process(get: Any, parcels: Any) -> None:
    assert _told("default_transaction_read_only") == "on"
    assert _told("statement_timeout") == "10s"
    with connection.cursor() as cursor:
        for name in ("TimeZone", "search_path", "client_encoding"):
            cursor.execute("SELECT current_setting(%s)", (name,))
            assert cursor.fetchone() == (_told(name),), name


def test_a_reader_cannot_write(get: Any, parcels: Any) -> None:
    with pytest.raises(InternalError) as refused, connections.reading() as cursor:
        cursor.execute("DELETE FROM parcels")
    assert isinstance(refused.value.__cause__, errors.ReadOnlySqlTransaction)


def test_a_statement_is_stopped_and_the_next_is_not(get: Any, parcels: Any) -> None:
    with pytest.raises(OperationalError) as stopped, connections.reading() as cursor:
        cursor.execute("SET statement_timeout = 20")
        try:
            cursor.execute("SELECT pg_sleep(5)")
        finally:
            cursor.execute("SET statement_timeout = '10s'")
    assert isinstance(stopped.value.__cause__, errors.QueryCanceled)
    assert get(ITEMS).status_code == 200


def test_a_connection_that_the_server_ended_is_replaced(get: Any, parcels: Any) -> None:
    first = get(ITEMS)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid, 2000)) FROM pg_stat_activity "
            "WHERE datname = current_database() AND application_name = %s",
            (connections.NAME,),
        )
        assert cursor.fetchone()[0] > 0
    again = get(ITEMS)
    assert again.status_code == 200 and again.json()["features"] == first.json()["features"]


def test_what_a_transaction_has_written_is_seen_within_it(get: Any, parcels: Any) -> None:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE parcels SET parcel_number = '4711' WHERE id = %s", (parcels[0].pk,))
        inside = get(f"{ITEMS}/{parcels[0].pk}").json()["properties"]["parcel_number"]
        transaction.set_rollback(True)
    assert inside == "4711"
    assert get(f"{ITEMS}/{parcels[0].pk}").json()["properties"]["parcel_number"] != "4711"


def test_a_count_that_takes_long_leaves_the_page(get: Any, parcels: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("ogc.reading.COUNT_TIMEOUT_MS", 1)
    monkeypatch.setattr(
        "ogc.statements.count", lambda query, cap: Statement(sql.SQL("SELECT count(*) FROM pg_sleep(3)"), {})
    )
    monkeypatch.setattr("ogc.statements.is_counted_with_page", lambda query: False)
    answer = get(ITEMS, {"limit": "1", "filter": "parcel_number IS NOT NULL"})
    assert answer.status_code == 200 and "numberMatched" not in answer.json()
    assert len(answer.json()["features"]) == 1


def test_plans_of_short_filters_that_come_again_are_kept_and_no_others(get: Any, parcels: Any) -> None:
    """Trap: a client may write filters of thousands of words, each of which would take memory for ever."""
    connections.close()
    many = " OR ".join(f"parcel_number = '{number}'" for number in range(400))
    for _ in range(4):
        for text in ("official_area_m2 > 250", f"official_area_m2 > 1 AND ({many})"):
            assert get(ITEMS, {"filter": text}).status_code == 200
    with connections.soon() as cursor:
        rows = cursor.execute("SELECT statement FROM pg_prepared_statements").fetchall()
    kept = [statement for (statement,) in rows if "official_area_m2" in statement]
    assert len(kept) == 1 and len(kept[0]) < connections.LONGEST_KEPT


def test_a_number_is_the_same_number_on_every_page(get: Any, parcels: Any) -> None:
    first = get(ITEMS, {"official_area_m2": "300", "limit": "1"}).json()
    assert first["numberReturned"] == 1 and first["numberMatched"] == 1
    assert get(ITEMS, {"official_area_m2": "300.0", "offset": "0", "limit": "1"}).json()["numberMatched"] == 1
    assert get(ITEMS, {"official_area_m2": "300.5", "limit": "1"}).json()["numberMatched"] == 0
