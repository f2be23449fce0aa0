"""The audit record can only grow, and whatever is done to it behind its back shows at the right entry."""

from __future__ import annotations

import threading
import time

import psycopg
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from django.db.utils import DatabaseError

from geo.named_sql import load
from layers.audit.chain import Break, Head, first_break, head
from layers.audit.models import AuditEntry
from layers.audit.recording import record

WRITERS, EACH = 20, 25


def tamper(statement: str, **values: object) -> None:
    """Run a statement as somebody who owns the table and has put the triggers to rest."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entries DISABLE TRIGGER ALL")
        cursor.execute(statement, values)
        cursor.execute("ALTER TABLE audit_entries ENABLE TRIGGER ALL")


@pytest.fixture
def ten(db: None) -> list[AuditEntry]:
    """Ten entries."""
    return [record(None, "read", layer="parcels", detail={"number": number}) for number in range(10)]


def test_entries_are_numbered_and_tied_to_the_one_before(ten):
    assert [one.seq for one in ten] == list(range(1, 11))
    assert ten[0].prev_hash == "0" * 64
    assert [one.prev_hash for one in ten[1:]] == [one.hash for one in ten[:-1]]
    assert [one.at for one in ten] == sorted(one.at for one in ten)
    assert first_break() is None and head() == Head(10, ten[-1].hash)


def test_what_an_insert_claims_of_the_seal_does_not_count(ten):
    forged = AuditEntry.objects.create(seq=500, action="read", hash="f" * 64, prev_hash="e" * 64)
    assert (forged.seq, forged.prev_hash) == (11, ten[-1].hash)
    AuditEntry.objects.bulk_create([AuditEntry(action="read") for _ in range(5)])
    assert head().seq == 16 and first_break() is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET actor_name = 'nobody'",
        "UPDATE audit_entries SET detail = '{}' WHERE seq = 3",
        "DELETE FROM audit_entries WHERE seq = 10",
        "DELETE FROM audit_entries WHERE false",
    ],
)
def test_the_database_refuses_change_and_removal(ten, statement):
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert first_break() is None and head().seq == 10


def test_the_database_refuses_to_empty_the_table(ten):
    """Test databases lack this one trigger (tests/conftest.py); here it is as the migration makes it."""
    with connection.cursor() as cursor:
        cursor.execute(load("layers", "audit")["attach_refusal_to_empty"])
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute("TRUNCATE audit_entries CASCADE")
        cursor.execute(load("layers", "audit")["allow_empty"])
    assert head().seq == 10


def test_refusal_holds_where_triggers_are_told_to_rest(ten):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute("UPDATE audit_entries SET layer = '' WHERE seq = 1")
        cursor.execute("SET LOCAL session_replication_role = origin")


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit_entries SET actor_name = 'somebody else' WHERE seq = 4", Break(4, "content")),
        ("UPDATE audit_entries SET detail = '{\"number\": 99}' WHERE seq = 1", Break(1, "content")),
        ("UPDATE audit_entries SET at = at - interval '1 microsecond' WHERE seq = 7", Break(7, "content")),
        ("UPDATE audit_entries SET row_count = 0 WHERE seq = 10", Break(10, "content")),
        ("DELETE FROM audit_entries WHERE seq = 5", Break(6, "gap")),
        ("DELETE FROM audit_entries WHERE seq = 1", Break(2, "gap")),
        ("UPDATE audit_entries SET prev_hash = repeat('a', 64) WHERE seq = 3", Break(3, "content")),
    ],
)
def test_tampering_is_found_at_the_entry(ten, statement, broken):
    tamper(statement)
    assert first_break() == broken


def test_an_entry_resealed_after_tampering_breaks_the_next_link(ten):
    canonical = load("layers", "audit")["canonical"].replace("{entry}", "entry")
    tamper("UPDATE audit_entries SET actor_name = 'somebody else' WHERE seq = 4")
    tamper(
        "UPDATE audit_entries AS entry SET hash ="
        f" encode(sha256(convert_to(entry.prev_hash || E'\\n' || ({canonical}), 'UTF8')), 'hex') WHERE seq = 4"
    )
    assert first_break() == Break(5, "link")


def test_a_tail_that_was_cut_off_shows_against_a_kept_head(ten, tmp_path, capsys):
    kept = tmp_path / "heads.txt"
    call_command("verify_audit", keep=kept)
    assert kept.read_text() == f"{head()}\n" and f"10:{ten[-1].hash}" in capsys.readouterr().out
    tamper("DELETE FROM audit_entries WHERE seq > 8")
    assert first_break() is None  # the rest is whole in itself
    with pytest.raises(SystemExit) as left:
        call_command("verify_audit", keep=kept)
    assert left.value.code == 1 and "BROKEN 10" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        call_command("verify_audit", "--from-head", f"10:{ten[-1].hash}")
    call_command("verify_audit", "--from-head", f"8:{ten[7].hash}")


def test_the_command_names_the_first_broken_entry(ten, capsys):
    tamper("UPDATE audit_entries SET action = 'export' WHERE seq IN (6, 9)")
    with pytest.raises(SystemExit) as left:
        call_command("verify_audit")
    assert left.value.code == 1 and "GÃY / BROKEN 6:" in capsys.readouterr().err


def test_a_head_that_is_none_is_refused(tmp_path):
    bad = tmp_path / "heads.txt"
    bad.write_text("10:abc\n")
    with pytest.raises(CommandError):
        call_command("verify_audit", keep=bad)


def test_a_rolled_back_deed_leaves_no_gap(ten):
    with pytest.raises(RuntimeError), transaction.atomic():
        assert record(None, "export").seq == 11
        raise RuntimeError("the deed failed")
    assert record(None, "read").seq == 11 and first_break() is None


@pytest.mark.django_db(transaction=True)
def test_twenty_writers_at_once_keep_one_chain_without_gaps():
    """Every third transaction of each writer is rolled back."""
    failures: list[BaseException] = []

    def write(writer: int) -> None:
        try:
            with _own_connection() as own:
                for number in range(EACH):
                    own.execute(
                        "INSERT INTO audit_entries (action, actor_name, detail) VALUES ('read', %s, '{}')",
                        [f"writer {writer}"],
                    )
                    if number % 3 == 2:
                        own.rollback()
                    else:
                        own.commit()
        except psycopg.Error as error:
            failures.append(error)

    started = time.perf_counter()
    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - started
    kept = WRITERS * (EACH - EACH // 3)
    print(f"\n{WRITERS} writers, {kept} entries kept, {WRITERS * EACH - kept} rolled back, {took:.1f} s")
    assert failures == []
    assert AuditEntry.objects.count() == kept == head().seq
    assert first_break() is None


def _own_connection() -> psycopg.Connection:
    settings = connection.settings_dict
    return psycopg.connect(
        host=settings["HOST"], port=settings["PORT"], user=settings["USER"], password=settings["PASSWORD"],
        dbname=settings["NAME"],
    )  # fmt: skip
