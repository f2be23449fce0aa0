"""What the database keeps of a layer, and what it answers for a day and a time of knowledge."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.db.models.expressions import DatabaseDefault
from django.db.utils import DatabaseError
from django.utils import timezone

from cadastre.models import Parcel
from tests.integration.history.transactions import addresses, change, kept, known_now, new_parcel, rename

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
START, CHANGED, AGAIN = date(2020, 1, 1), date(2023, 5, 1), date(2025, 2, 1)


def test_an_update_makes_the_next_version_whatever_it_says():
    parcel, change_set = new_parcel(), uuid.uuid4()
    before = Parcel.objects.get(pk=parcel)
    with change(change_set=change_set) as cursor:
        cursor.execute(
            "UPDATE parcels SET version = 77, recorded_at = '2001-01-01', change_set = NULL WHERE id = %s",
            [parcel],
        )
    after = Parcel.objects.get(pk=parcel)
    assert (before.version, after.version, after.change_set) == (1, 2, change_set)
    assert after.recorded_at > before.recorded_at


def test_saving_an_object_that_was_read_makes_the_next_version():
    parcel = Parcel.objects.get(pk=new_parcel(address="cũ"))
    parcel.address = "mới"
    parcel.save()
    parcel.refresh_from_db()
    assert parcel.version == 2
    assert [row["address"] for row in kept(parcel.pk)] == ["cũ"]


def test_an_id_never_changes():
    parcel = new_parcel()
    with pytest.raises(DatabaseError, match="never changes"), change() as cursor:
        cursor.execute("UPDATE parcels SET id = gen_random_uuid() WHERE id = %s", [parcel])


def test_nothing_outlives_the_transaction():
    first, second = new_parcel(), uuid.uuid4()
    with change(effective_on=CHANGED, change_set=second) as cursor:
        rename(cursor, first, "a")
    with transaction.atomic(), connection.cursor() as cursor:
        rename(cursor, first, "b")
    held = Parcel.objects.get(pk=first)
    assert (held.change_set, held.valid_from) == (None, CHANGED)


def test_a_change_holds_from_its_effective_day_at_every_boundary():
    parcel = new_parcel(address="cũ")
    known_before = known_now()
    change_set = uuid.uuid4()
    with change(effective_on=CHANGED, change_set=change_set) as cursor:
        rename(cursor, parcel, "mới")
    (old,) = kept(parcel)
    assert (old["valid_until"], old["ended_by"], old["ended_how"]) == (CHANGED, change_set, "update")
    assert addresses(parcel, START - DAY) == []
    assert addresses(parcel, START) == ["cũ"]
    assert addresses(parcel, CHANGED - DAY) == ["cũ"]
    assert addresses(parcel, CHANGED) == ["mới"]
    assert addresses(parcel, CHANGED + DAY) == ["mới"]
    assert addresses(parcel, CHANGED + DAY, known_before) == ["cũ"]
    assert addresses(parcel, START - DAY, known_before) == []


def test_the_second_axis_turns_at_the_moment_of_recording():
    parcel = new_parcel(address="cũ")
    with change() as cursor:
        rename(cursor, parcel, "mới")
    (old,) = kept(parcel)
    turn = Parcel.objects.get(pk=parcel).recorded_at
    assert old["recorded_to"] == turn
    assert addresses(parcel, START, turn - timedelta(microseconds=1)) == ["cũ"]
    assert addresses(parcel, START, turn) == ["mới"]
    assert addresses(parcel, START, old["recorded_at"]) == ["cũ"]
    assert addresses(parcel, START, old["recorded_at"] - timedelta(microseconds=1)) == []


def test_what_a_correction_replaced_never_held():
    parcel = new_parcel(address="sai")
    known_before = known_now()
    with change() as cursor:
        rename(cursor, parcel, "đúng")
    assert kept(parcel)[0]["valid_until"] is None
    assert addresses(parcel, START) == ["đúng"]
    assert addresses(parcel, START, known_before) == ["sai"]


def test_nothing_takes_effect_before_its_day():
    parcel = new_parcel()
    coming = timezone.localdate() + 2 * DAY
    for statement in ("UPDATE parcels SET address = 'x' WHERE id = %s", "DELETE FROM parcels WHERE id = %s"):
        with pytest.raises(DatabaseError, match="still to come"), change(effective_on=coming) as cursor:
            cursor.execute(statement, [parcel])


def test_a_deletion_ends_a_feature_on_its_day():
    parcel = new_parcel(address="cũ")
    with change(effective_on=CHANGED) as cursor:
        cursor.execute("DELETE FROM parcels WHERE id = %s", [parcel])
    assert kept(parcel)[0]["ended_how"] == "delete"
    assert addresses(parcel, CHANGED - DAY) == ["cũ"]
    assert addresses(parcel, CHANGED) == []


def test_a_deletion_as_a_correction_leaves_nothing_but_the_record():
    parcel = new_parcel()
    known_before = known_now()
    with change() as cursor:
        cursor.execute("DELETE FROM parcels WHERE id = %s", [parcel])
    assert addresses(parcel, CHANGED) == []
    assert len(addresses(parcel, CHANGED, known_before)) == 1


def test_states_inside_one_transaction_are_nobodys():
    parcel = new_parcel(address="1")
    with change() as cursor:
        rename(cursor, parcel, "2")
        rename(cursor, parcel, "3")
    assert [row["address"] for row in kept(parcel)] == ["1"]
    assert Parcel.objects.get(pk=parcel).version == 3
    with change() as cursor:
        rename(cursor, parcel, "4")
        cursor.execute("DELETE FROM parcels WHERE id = %s", [parcel])
    assert [(row["address"], row["ended_how"]) for row in kept(parcel)] == [("1", "update"), ("3", "delete")]


def test_a_valid_to_of_its_own_ends_a_state_earlier_than_its_successor():
    parcel = new_parcel(address="tạm", valid_to=date(2022, 1, 1))
    with change(effective_on=CHANGED) as cursor:
        cursor.execute("UPDATE parcels SET address = 'mới', valid_to = NULL WHERE id = %s", [parcel])
    assert addresses(parcel, date(2021, 12, 31)) == ["tạm"]
    assert addresses(parcel, date(2022, 1, 1)) == []
    assert addresses(parcel, CHANGED) == ["mới"]


def test_a_change_that_takes_effect_before_an_earlier_one():
    parcel = new_parcel(address="1")
    with change(effective_on=AGAIN) as cursor:
        rename(cursor, parcel, "2")
    known_before = known_now()
    with change(effective_on=CHANGED) as cursor:
        rename(cursor, parcel, "3")
    assert addresses(parcel, CHANGED - DAY) == ["1"]
    assert addresses(parcel, CHANGED) == ["3"]
    assert addresses(parcel, AGAIN) == ["3"]
    assert addresses(parcel, AGAIN - DAY, known_before) == ["1"]
    assert addresses(parcel, AGAIN, known_before) == ["2"]


@pytest.mark.parametrize("moved", [date(2022, 1, 1), date(2024, 1, 1)], ids=["earlier", "later"])
def test_a_corrected_start_moves_the_end_of_the_state_before(moved):
    parcel = new_parcel(address="1")
    with change(effective_on=CHANGED) as cursor:
        rename(cursor, parcel, "2")
    known_before = known_now()
    with change() as cursor:
        cursor.execute("UPDATE parcels SET valid_from = %s WHERE id = %s", [moved, parcel])
    assert addresses(parcel, moved - DAY) == ["1"]
    assert addresses(parcel, moved) == ["2"]
    assert addresses(parcel, CHANGED - DAY, known_before) == ["1"]
    assert addresses(parcel, CHANGED, known_before) == ["2"]


def test_a_feature_that_comes_back_does_not_hold_twice():
    parcel = new_parcel(address="cũ")
    row = Parcel.objects.get(pk=parcel)
    with change(effective_on=AGAIN) as cursor:
        cursor.execute("DELETE FROM parcels WHERE id = %s", [parcel])
    known_before = known_now()
    row.version, row.address = 2, "lại"
    with pytest.raises(DatabaseError, match="recorded now"), change():
        row.save(force_insert=True)
    row.recorded_at = DatabaseDefault(Parcel._meta.get_field("recorded_at").db_default)
    with change():
        row.save(force_insert=True)
    assert addresses(parcel, CHANGED) == ["lại"]
    assert addresses(parcel, AGAIN) == ["lại"]
    assert addresses(parcel, CHANGED, known_before) == ["cũ"]


def test_an_update_by_a_transaction_that_began_earlier_comes_after():
    parcel = new_parcel(address="1")
    with change() as late:
        late.execute("SELECT now()")
        other = connection.copy()
        try:
            with other.cursor() as quick:
                rename(quick, parcel, "2")
        finally:
            other.close()
        rename(late, parcel, "3")
    first, second = kept(parcel)
    live = Parcel.objects.get(pk=parcel)
    assert [first["address"], second["address"], live.address] == ["1", "2", "3"]
    assert first["recorded_to"] == second["recorded_at"] < second["recorded_to"] == live.recorded_at


def test_emptying_a_layer_keeps_what_it_held():
    parcel = new_parcel(address="cũ")
    known_before = known_now()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE parcels CASCADE")
    assert [(row["address"], row["ended_how"]) for row in kept(parcel)] == [("cũ", "delete")]
    assert addresses(parcel, CHANGED, known_before) == ["cũ"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history.parcels SET address = 'x'",
        "DELETE FROM history.parcels",
        "TRUNCATE history.parcels",
    ],
)
def test_the_history_itself_is_never_changed(statement):
    with pytest.raises(DatabaseError, match="never changed"), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_import_that_changes_rows_leaves_their_states():
    parcel = new_parcel(address="cũ", source="nguồn", source_key="k")
    with change() as cursor:
        cursor.execute(
            "UPDATE parcels AS held SET address = 'mới', version = held.version + 1, recorded_at = now() "
            "WHERE source_key = 'k' AND id = %s",
            [parcel],
        )
    assert Parcel.objects.get(pk=parcel).version == 2
    assert [row["version"] for row in kept(parcel)] == [1]


def test_history_is_continuous_after_many_changes():
    parcel = new_parcel(address="0")
    for at in range(1, 30):
        with change(effective_on=START + at * DAY if at % 3 else None) as cursor:
            rename(cursor, parcel, str(at))
    states = [row for row in kept(parcel) if row["recorded_at"] < row["recorded_to"]]
    assert [row["version"] for row in states] == list(range(1, 30))
    live = Parcel.objects.get(pk=parcel)
    ends = [row["recorded_to"] for row in states]
    assert ends == [*(row["recorded_at"] for row in states[1:]), live.recorded_at]
    for day in (START + at * DAY for at in range(-1, 40)):
        for known_at in (None, *ends, datetime(2100, 1, 1, tzinfo=UTC)):
            assert len(addresses(parcel, day, known_at)) <= 1, (day, known_at)
