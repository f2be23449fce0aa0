"""Many officers at once on the same parcels: nothing is lost, nobody sees a deadlock, conflicts are called that.

Fifty in full, otherwise eighteen.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.db import connection

from cadastre.models import Parcel
from geo.http.problems import Problem
from layers.changesets import deciding, drafting, feed, publishing, resolving
from layers.changesets.models import ChangeSet, Edit, Event, OutboxEntry
from layers.changesets.preparing import EditInput
from layers.changesets.retrying import in_transaction
from layers.models import RoleAssignment
from layers.registry import registry
from tests.drawing import draw_parcel
from tests.integration.changesets.conftest import Office
from tests.sizes import sized

WRITERS, PARCELS, EDITS = sized(full=50, quick=18), 12, 3
#: A writer that loses this often in a row is starved.
MOST_ATTEMPTS = 100
#: Longer the more there are, as one approver serves them all.
THINKING_S = 0.12 * WRITERS


@pytest.mark.slow
@pytest.mark.proof
def test_writers_on_overlapping_features(office: Office) -> None:
    """Each writer puts its mark on three parcels, which others mark at the same time, in one order or the other.

    A lost update would be a publication on a version that was not the latest: for every parcel the versions on which
    publications were made must be 1, 2, 3, …, and each must have been followed by the mark of the next.
    """
    parcels = [draw_parcel((10 * n, 0, 10 * n + 10, 20), parcel_number=str(n)) for n in range(PARCELS)]
    ids = [parcel.pk for parcel in parcels]
    writers = _writers(WRITERS)
    seen: Counter[str] = Counter()
    broken: list[BaseException] = []
    start = threading.Barrier(WRITERS)
    began = time.monotonic()

    def work(number: int) -> None:
        mine = [ids[(number * 5 + step) % PARCELS] for step in range(EDITS)]
        _connect_alone()
        try:
            start.wait()
            seen.update(_write(writers[number], office.approver, mine if number % 2 else mine[::-1]))
        except BaseException as error:
            broken.append(error)
        finally:
            connection.close()

    _run([threading.Thread(target=work, args=(number,)) for number in range(WRITERS)])
    seconds = time.monotonic() - began

    assert broken == [], broken[:3]
    assert set(seen) == {"published", "conflict"}, "without conflicts the test shows nothing"
    published = ChangeSet.objects.filter(status="published")
    assert sorted(published.values_list("publication", flat=True)) == list(range(1, WRITERS + 1))
    for parcel in Parcel.objects.filter(pk__in=ids):
        edits = Edit.objects.filter(feature=parcel.pk).order_by("change_set__publication")
        count = edits.count()
        assert count > WRITERS * EDITS / PARCELS - 2
        assert list(edits.values_list("base_version", flat=True)) == list(range(1, count + 1)), (
            "an update was lost"
        )
        marks = [edit.properties["restriction_note"] for edit in edits]
        assert _notes(parcel) == ["", *marks] and parcel.version == count + 1
    assert OutboxEntry.objects.count() == WRITERS * EDITS
    assert Event.objects.filter(action="publish").count() == WRITERS
    print(f"\n{WRITERS} writers, {seen['conflict']} conflicts reported and resolved, {seconds:.1f} s")
    assert seconds < 200


def test_a_reader_of_the_feed_misses_nothing_while_others_publish(office: Office) -> None:
    """Numbers become visible in order: a reader that goes on from `next` has seen each change exactly once."""
    writers = _writers(8)
    layers = [registry.get("parcels"), registry.get("parcel_land_uses")]
    parcels = [draw_parcel((10 * n, 0, 10 * n + 10, 20), parcel_number=str(n)) for n in range(8)]
    told: list[tuple[UUID, UUID]] = []
    done = threading.Event()

    def read() -> None:
        place = ""
        while True:
            last = done.is_set()
            found, reached, _more = feed.changes(None, place, layers, 50)
            told.extend((one.change_set, one.feature) for one in found)
            place = str(reached)
            if last and not found:
                break
        connection.close()

    def work(number: int) -> None:
        _write(writers[number], office.approver, [parcels[number].pk])
        connection.close()

    reader = threading.Thread(target=read)
    reader.start()
    _run([threading.Thread(target=work, args=(number,)) for number in range(8)])
    done.set()
    reader.join()
    expected = Edit.objects.filter(change_set__status="published").order_by("change_set__publication", "seq")
    assert told == list(expected.values_list("change_set_id", "feature")) and len(told) == 8


def test_a_deadlock_is_repeated_unseen(office: Office) -> None:
    """Two transactions that take the same two rows in opposite order: PostgreSQL ends one, nobody is told."""
    ids = [draw_parcel((10 * n, 0, 10 * n + 10, 20), parcel_number=str(n)).pk for n in range(2)]
    both_hold_one, runs, broken = threading.Barrier(2), Counter[str](), list[BaseException]()

    @in_transaction
    def mark(who: str, order: list[UUID]) -> None:
        runs[who] += 1
        for step, one in enumerate(order):
            held = Parcel.objects.select_for_update().get(pk=one)
            if step == 0 and runs[who] == 1:
                both_hold_one.wait()
            Parcel.objects.filter(pk=one).update(address=f"{held.address} {who}".strip())

    def work(who: str, order: list[UUID]) -> None:
        try:
            mark(who, order)
        except BaseException as error:
            broken.append(error)
        finally:
            connection.close()

    _run(
        [threading.Thread(target=work, args=("a", ids)), threading.Thread(target=work, args=("b", ids[::-1]))]
    )
    assert broken == [] and sorted(runs.values()) == [1, 2]
    assert [sorted(one.address.split()) for one in Parcel.objects.filter(pk__in=ids)] == [
        ["a", "b"],
        ["a", "b"],
    ]


def _connect_alone() -> None:
    """Give this thread a connection of its own instead of one of the few of the pool."""
    options = {name: value for name, value in connection.settings_dict["OPTIONS"].items() if name != "pool"}
    connection.settings_dict = {**connection.settings_dict, "OPTIONS": options}


def _run(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _writers(count: int) -> list[User]:
    users = User.objects.bulk_create([User(username=f"writer{number:02d}") for number in range(count)])
    RoleAssignment.objects.bulk_create(
        [RoleAssignment(user=user, role="editor", scope="land") for user in users]
    )
    return users


def _write(writer: User, approver: User, ids: list[UUID]) -> Counter[str]:
    """The whole way of one officer: draft, submit, approve, publish; at a conflict mine, and approved again."""
    seen: Counter[str] = Counter()
    draft = drafting.begin(writer, title=f"Ghi chú của {writer.username}")
    for one in ids:
        version = Parcel.objects.values_list("version", flat=True).get(pk=one)
        values = {"restriction_note": writer.username}
        drafting.add(writer, draft.pk, EditInput("parcels", "update", one, version, properties=values))
    deciding.submit(writer, draft.pk)
    for _attempt in range(MOST_ATTEMPTS):
        deciding.approve(approver, draft.pk)
        try:
            publishing.publish(approver, draft.pk)
        except Problem as problem:
            assert problem.kind == "stale-version", problem
            seen["conflict"] += 1
            time.sleep(random.uniform(0, THINKING_S))  # an officer looks at both versions
            for told in problem.extra["conflicts"]:
                resolving.resolve(writer, draft.pk, told["edit"], "mine")
            continue
        seen["published"] += 1
        return seen
    raise AssertionError(f"{writer.username} never came through")


def _notes(parcel: Parcel) -> list[str]:
    """The note of every version, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT restriction_note FROM history.parcels WHERE id = %s ORDER BY version", [parcel.pk]
        )
        return [*(row[0] for row in cursor.fetchall()), parcel.restriction_note]
