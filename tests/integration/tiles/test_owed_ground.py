"""Ground by group is owed before it is made: messages do not wait for it, and nothing of it is lost."""

from __future__ import annotations

import io
import threading
import time
import uuid
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections

from layers.changesets.models import OutboxEntry
from tests.integration.tiles.conftest import Site, owner_conninfo
from tests.integration.tiles.grounds import PARCELS, fields, fields_drawn, kept, publish, shapes_of, tile
from tiles import tasks
from tiles.freshness import drain, ground, listening
from tiles.freshness.versions import versions
from tiles.generalised import building, owed
from tiles.generalised.cells import Cell
from tiles.generalised.dissolving import Piece
from tiles.keeping import numbers

pytestmark = [
    pytest.mark.django_db,
    # MapProxy 7.0 leaves the closing of its lock files to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
BECOMES_A_SHOP = "UPDATE parcels SET land_use_codes = 'TMD' WHERE source = 'fields' AND parcel_number = 'X0'"
TELL = (
    "INSERT INTO outbox (layer, operation, feature, bounds)"
    " SELECT 'parcels', 'update', %s, ST_Envelope(geom_3857) FROM parcels"
    " WHERE source = 'fields' AND parcel_number = 'X0' RETURNING id"
)
OWED = "SELECT zoom, of_whole_layer FROM generalised_owed ORDER BY zoom, of_whole_layer"


@pytest.fixture
def owner(site: Site) -> Iterator[psycopg.Connection]:
    """The fields are there, and what is made of them."""
    with fields_drawn(site) as connection:
        yield connection


@pytest.fixture
def maker(site: Site) -> Iterator[threading.Event]:
    """The process that carries messages and makes the ground, until the event is set."""
    stop = threading.Event()

    def run() -> None:
        try:
            listening.run(stop)
        finally:
            connections.close_all()

    process = threading.Thread(target=run)
    process.start()
    yield stop
    stop.set()
    process.join(10)
    assert not process.is_alive()


def until(seconds: float, wanted: object) -> float:
    """Seconds until a condition holds."""
    assert callable(wanted)
    started = time.monotonic()
    while not wanted():
        assert time.monotonic() - started < seconds
        time.sleep(0.02)
    return time.monotonic() - started


def test_a_message_is_done_while_somebody_has_its_square(site: Site, owner: psycopg.Connection) -> None:
    (left, *_rest) = fields(owner)
    square = min(building.touched_by(PARCELS, [left], 100) or ())
    with psycopg.connect(owner_conninfo()) as holder:
        holder.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))",
            (f"nen generalised parcels {square.z}/{square.x}/{square.y}",),
        )
        red_line = OutboxEntry.objects.create(layer="red_lines", operation="update", feature=uuid.uuid4())
        whole = OutboxEntry.objects.create(layer="parcels", operation="import")
        started = time.monotonic()
        drain.drain()
        assert time.monotonic() - started < 2
    for message in (red_line, whole):
        message.refresh_from_db()
        assert message.done_at is not None
    assert owed.anything_waits(owner, ["parcels"])


def test_the_ground_of_an_edit_is_fresh_within_five_seconds(
    site: Site, owner: psycopg.Connection, maker: threading.Event
) -> None:
    assert b"OTC" in tile(site, 14)
    owner.execute(BECOMES_A_SHOP)
    owner.execute(TELL, (uuid.uuid4(),))
    until(5, lambda: b"CSK" in tile(site, 14) and b"OTC" not in tile(site, 14))
    until(1, lambda: not owed.edits_wait())


def test_an_edit_goes_before_a_whole_layer_that_is_being_made(site: Site, owner: psycopg.Connection) -> None:
    (left, *_rest) = fields(owner)
    before = shapes_of(owner)
    owed.owe_whole(owner, PARCELS)
    with psycopg.connect(owner_conninfo(), autocommit=True) as making:
        while not any(zoom == 17 for zoom, _whole in owner.execute(OWED)):
            assert ground.work(owner, making, site.place)
        owner.execute(BECOMES_A_SHOP)
        drain.refresh({"parcels": [left]}, site.place)
        word = versions([PARCELS], site.place)
        assert ground.work(owner, making, site.place)
        assert all(whole for _zoom, whole in owner.execute(OWED)), "what is left is of the whole layer"
        assert b"CSK" in tile(site, 14)
        told = versions([PARCELS], site.place)
        assert told != word, "open maps hear of an edit at once"
        while owed.anything_waits(owner, ["parcels"]):
            assert versions([PARCELS], site.place) == told, "of a whole layer when nothing of it is left"
            ground.work(owner, making, site.place)
    assert versions([PARCELS], site.place) != told
    owner.execute(BECOMES_A_SHOP.replace("TMD", "ODT"))
    publish(site, [left])
    assert shapes_of(owner) == before


def test_a_newer_request_for_a_whole_layer_takes_the_place_of_what_is_left(
    site: Site, owner: psycopg.Connection
) -> None:
    owed.owe_whole(owner, PARCELS)
    with psycopg.connect(owner_conninfo(), autocommit=True) as making:
        for _step in range(8):
            assert ground.work(owner, making, site.place)
        owed.owe_whole(making, PARCELS)
        assert list(owner.execute(OWED)) == [(0, True)]
        with owner.transaction():  # somebody has it
            assert owed.take(owner) is not None
            owed.owe_whole(making, PARCELS)
            assert list(making.execute(OWED)) == [(0, True), (0, True)], "made once more after that"


def test_what_was_begun_and_never_ended_does_not_count_as_made(site: Site, owner: psycopg.Connection) -> None:
    wanted = shapes_of(owner)
    (left, *_rest) = fields(owner)
    owner.execute("DELETE FROM generalised_shapes")
    owner.execute("DELETE FROM generalised_layers")
    publish(site, [left])  # an edit of a layer that was never made
    assert 0 < len(shapes_of(owner)) < len(wanted)
    owed.owe_missing(owner)
    with psycopg.connect(owner_conninfo(), autocommit=True) as making:
        for _step in range(14):  # and then somebody is killed
            assert ground.work(owner, making, site.place)
    assert owed.anything_waits(owner, ["parcels"])
    call_command("tiles_generalise", "--missing", "--processes", "1", stdout=io.StringIO())
    assert shapes_of(owner) == wanted


def test_a_square_without_ground_stands_empty_and_is_made_again_later(
    site: Site, owner: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    (left, rice, *_rest) = fields(owner)
    before = kept(owner)
    broken = min(building.touched_by(PARCELS, [left], 100) or ())
    owner.execute(BECOMES_A_SHOP)

    def crossing(cell: Cell, *args: object) -> list[Piece]:
        if cell == broken:
            raise ValueError("TopologyException: side location conflict")
        return dissolved(cell, *args)  # type: ignore[arg-type]

    dissolved = building.dissolved
    with monkeypatch.context() as patched:
        patched.setattr(building, "dissolved", crossing)
        publish(site, [left, rice])
    after = kept(owner)
    assert (14, broken.x, broken.y) in before and (14, broken.x, broken.y) not in after
    others = building.touched_by(PARCELS, [left], 100) or set()
    assert b"CSK" in tile(site, 14) and len(others) > 1
    assert not owed.edits_wait(), "nobody stands by for it"
    out = io.StringIO()
    call_command("tiles_freshness", "--status", stdout=out)
    assert "ground_owed: 1\n" in out.getvalue()
    owner.execute("UPDATE generalised_owed SET due_at = now()")
    ground.work_off([PARCELS], place=site.place)
    assert (14, broken.x, broken.y) in kept(owner)
    assert owner.execute(OWED).fetchall() == []


def test_the_job_makes_ground_where_the_process_is_away(site: Site, owner: psycopg.Connection) -> None:
    (left, *_rest) = fields(owner)
    owner.execute(BECOMES_A_SHOP)
    drain.refresh({"parcels": [left]}, site.place)
    with psycopg.connect(owner_conninfo(), autocommit=True) as process:
        assert ground._is_alone(process)
        assert not tasks.make_ground.func(), "the process lives"
    until(5, lambda: tasks.make_ground.func())
    assert b"CSK" in tile(site, 14) and not owed.edits_wait()


def test_a_process_that_was_stopped_does_not_keep_the_ground(
    site: Site, owner: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    (left, *_rest) = fields(owner)
    owner.execute(BECOMES_A_SHOP)
    drain.refresh({"parcels": [left]}, site.place)
    monkeypatch.setattr(ground, "_STOPPED_S", 0.5)
    with psycopg.connect(owner_conninfo(), autocommit=True) as stopped:
        assert ground._is_alone(stopped)
        until(20, lambda: tasks.make_ground.func())
        assert b"CSK" in tile(site, 14) and not owed.edits_wait()
        with pytest.raises(psycopg.OperationalError):
            stopped.execute("SELECT 1")


def test_waiting_for_a_renderer_and_agreeing_on_a_new_cache_stay_within_the_bound(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert drain._patience_s(time.monotonic() - 1) == pytest.approx(settings.TILE_PURGE_WAIT_S - 1, abs=0.2)
    monkeypatch.setattr(drain, "shared", lambda: object())
    assert drain._patience_s(time.monotonic()) + numbers.SETTLED_S <= 5
    assert drain._patience_s(time.monotonic() - 60) == 0
