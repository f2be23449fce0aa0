"""Single rows are read past cursor and pool, and fail, end and are freed as all other reading does."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db.utils import DataError, OperationalError, ProgrammingError
from psycopg import errors

from geo.domain.crs import CRS84, by_srid
from layers.registry import registry
from ogc import connections, lending, one_row, reading

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def fresh(db: None) -> Iterator[None]:
    connections.close()
    yield
    connections.close()


def _kept() -> list[str]:
    with connections.reading() as cursor:
        rows = cursor.execute("SELECT statement FROM pg_prepared_statements").fetchall()
    return [text for (text,) in rows if "$1" in text]


def _backend() -> bytes:
    row = connections.row("SELECT pg_backend_pid()::text, $1::text", b"")
    assert row is not None and row[0] is not None
    return row[0]


def test_a_row_is_its_texts_and_null_is_none(db: None) -> None:
    assert connections.row("SELECT $1::int + 1, NULL::text, 'Đất ở'", b"41") == (
        b"42",
        None,
        "Đất ở".encode(),
    )
    assert connections.row("SELECT 1 WHERE $1::int > 1", b"1") is None


def test_plans_are_kept_and_the_oldest_makes_room(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trap: a statement for each CRS and layer would take memory of every connection for ever."""
    monkeypatch.setattr(one_row, "MOST_KEPT", 2)
    texts = [f"SELECT {number} + $1::int" for number in range(4)]
    for _ in range(3):
        for number, text in enumerate(texts):
            assert connections.row(text, b"10") == (str(number + 10).encode(),)
    assert sorted(_kept()) == texts[2:]


def test_a_statement_that_cannot_be_prepared_is_in_nobodys_way(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trap: a name that is given again while the server still knows it refuses every new statement for an hour."""
    monkeypatch.setattr(one_row, "MOST_KEPT", 2)
    for number in range(6):
        with pytest.raises(ProgrammingError):
            connections.row("SELECT no_such_column + $1::int", b"1")
        assert connections.row(f"SELECT {number} + $1::int", b"1") == (str(number + 1).encode(),)
    assert len(_kept()) == 2


@pytest.mark.parametrize("forgetting", ["DEALLOCATE ALL", "BEGIN"])
def test_a_server_that_was_made_to_forget_is_told_again(db: None, forgetting: str) -> None:
    """Trap: psycopg forgets for everybody when a transaction that was left open is rolled back."""
    assert connections.row("SELECT $1::int", b"1") == (b"1",)
    with connections.reading() as cursor:
        cursor.execute("SELECT 1", prepare=True)
        cursor.execute(forgetting)
    for _ in range(2):
        assert connections.row("SELECT $1::int", b"1") == (b"1",)


def test_a_value_that_cannot_be_is_an_error_of_django_and_spares_the_connection(db: None) -> None:
    before = _backend()
    with pytest.raises(DataError) as refused:
        connections.row("SELECT 1 / $1::int", b"0")
    assert isinstance(refused.value.__cause__, errors.DivisionByZero)
    assert _backend() == before


def test_a_statement_that_takes_too_long_is_stopped(db: None) -> None:
    with connections.reading() as cursor:
        cursor.execute("SET statement_timeout = 20")
    with pytest.raises(OperationalError) as stopped:
        connections.row("SELECT pg_sleep($1::int)::text", b"5")
    assert isinstance(stopped.value.__cause__, errors.QueryCanceled)


def test_a_connection_that_ends_within_a_statement_is_not_lent_again(db: None) -> None:
    before = _backend()
    with pytest.raises(OperationalError):
        connections.row("SELECT pg_terminate_backend(pg_backend_pid())::text, $1::text", b"")
    assert _backend() != before


def test_a_connection_left_within_a_transaction_is_not_lent_as_it_is(db: None) -> None:
    with connections.reading() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SET LOCAL statement_timeout = 7")
    with connections.reading() as cursor:
        assert cursor.execute("SELECT current_setting('statement_timeout')").fetchone() == ("10s",)


def test_nobody_reads_on_the_connection_of_another(db: None) -> None:
    with ThreadPoolExecutor(6) as threads:
        told = list(threads.map(lambda number: connections.row("SELECT pg_sleep(0.01), $1::text", b"%d" % number),
                                range(60)))  # fmt: skip
    assert [row and row[1] for row in told] == [b"%d" % number for number in range(60)]


def test_who_waits_for_a_connection_gets_the_next_that_is_free(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trap: what is lent past the pool comes back past it, and who waits at the pool would wait for ever."""
    monkeypatch.setattr(connections, "_WAIT_S", 2.0)
    with ThreadPoolExecutor(24) as threads:  # the pool has eight
        told = list(
            threads.map(lambda _nth: connections.row("SELECT pg_sleep(0.02), $1::text", b"x"), range(240))
        )
    assert len(told) == 240
    found: Any = next(iter(connections._lendings.values()))
    assert found._waiting == 0 and 1 < found._pool.get_stats()["pool_size"] <= 8


def test_what_is_at_hand_goes_back_to_the_pool_in_time(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lending, "_AT_HAND_S", 0.0)
    first = _backend()
    found: Any = next(iter(connections._lendings.values()))
    assert _backend() == first  # the pool lends it again
    assert found._pool.get_stats()["requests_num"] == 2


def test_closing_ends_every_connection(db: None) -> None:
    found: Any = None
    _backend()
    for found in connections._lendings.values():
        held = list(found._idle)
    connections.close()
    assert held and all(one.closed for one in held)


def test_a_feature_is_read_in_every_crs_of_the_registry(parcels: Any) -> None:
    spec = registry.get("parcels")
    field = next(one for one in spec.fields if one.name == "parcel_number")
    for crs in (CRS84, by_srid(9210), by_srid(3857)):
        found = reading.read_item(spec, (field,), str(parcels[0].pk), crs)
        assert found is not None and found[0].startswith(b'{"type":"MultiPolygon"')
    assert reading.read_item(spec, (field,), "00000000-0000-0000-0000-000000000000", CRS84) is None
