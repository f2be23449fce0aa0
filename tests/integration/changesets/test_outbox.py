"""Messages of publications reach the tiles once each, whatever the number of workers, and survive a crash."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import shapely
from django.db import DatabaseError, connection
from mapproxy.cache.tile import Tile

from cadastre.models import Parcel
from layers.changesets import outbox
from layers.changesets.models import OutboxEntry
from layers.registry import registry
from tests.integration.changesets.conftest import Office
from tiles import tasks
from tiles.freshness import drain as freshness
from tiles.freshness.purge import tiles_of
from tiles.workspace import workspace

Pair = tuple[Parcel, Parcel]


@pytest.fixture
def waiting(office: Office) -> list[int]:
    """Twelve hundred messages of two layers, by id."""
    layers = ["parcels", "planning_zones"]
    made = [OutboxEntry(layer=layers[number % 2], operation="update") for number in range(1200)]
    OutboxEntry.objects.bulk_create(made)
    return [one.pk for one in made]


def test_several_workers_carry_each_message_once(waiting: list[int]) -> None:
    carried: list[int] = []
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        outbox.drain(lambda entries: carried.extend(one.pk for one in entries))
        connection.close()

    workers = [threading.Thread(target=work) for _number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(carried) == waiting
    assert not OutboxEntry.objects.filter(done_at__isnull=True).exists()


def test_a_carrier_that_was_stopped_loses_its_messages_to_the_other(
    waiting: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "_STOPPED_S", 0.3)
    with pytest.raises(DatabaseError):
        outbox.drain(lambda entries: time.sleep(1.5))
    connection.close()
    carried: list[int] = []
    assert outbox.drain(lambda entries: carried.extend(one.pk for one in entries)) == len(waiting)
    assert sorted(carried) == waiting


def test_a_message_that_was_not_carried_stays(waiting: list[int]) -> None:
    def crash(entries: object) -> None:
        raise RuntimeError("the worker died here")

    with pytest.raises(RuntimeError):
        outbox.drain(crash)
    assert OutboxEntry.objects.filter(done_at__isnull=True).count() == len(waiting)
    assert outbox.drain(lambda entries: None) == len(waiting)


def test_later_commits_have_later_times_so_versions_grow(waiting: list[int]) -> None:
    assert outbox.last_done(["parcels", "planning_zones", "wards"]) == {
        "parcels": 0, "planning_zones": 0, "wards": 0,
    }  # fmt: skip
    outbox.drain(lambda entries: None)
    done = OutboxEntry.objects.order_by("id").values_list("done_at", flat=True)
    assert list(done) == sorted(done)
    versions = outbox.last_done(["parcels", "planning_zones"])
    OutboxEntry.objects.create(layer="parcels", operation="update")
    outbox.drain(lambda entries: None)
    later = outbox.last_done(["parcels", "planning_zones"])
    assert later["parcels"] > versions["parcels"] and later["planning_zones"] == versions["planning_zones"]


def test_the_backlog_tells_what_waits_and_how_long_the_done_ones_waited(waiting: list[int]) -> None:
    assert outbox.backlog()["waiting"] == len(waiting)
    outbox.drain(lambda entries: None)
    told = outbox.backlog()
    assert (told["waiting"], told["oldest_waiting_s"], told["done"]) == (0, 0, len(waiting))
    assert told["longest_ms"] >= told["p95_ms"] > 0


def test_a_message_carries_the_old_and_the_new_shape_until_it_is_done(office: Office, pair: Pair) -> None:
    parcel = pair[0]
    parcel.refresh_from_db()
    before = shapely.from_wkb(bytes(parcel.geom_3857.wkb))
    office.change(parcel, shape=(0, 300, 10, 320))
    told = OutboxEntry.objects.get()
    carried = shapely.from_wkb(bytes(told.shapes.wkb))
    after = shapely.from_wkb(bytes(parcel.geom_3857.wkb))
    assert carried.area == pytest.approx(before.area + after.area, rel=1e-6)
    assert carried.distance(before.centroid) == carried.distance(after.centroid) == 0
    assert carried.distance(before.centroid.union(after.centroid).centroid) > 100, "nothing lies in between"
    outbox.drain(lambda entries: None)
    assert OutboxEntry.objects.get().shapes is None


def test_a_publication_drops_the_tiles_that_it_touched(
    office: Office, pair: Pair, settings: Any, tmp_path: Path
) -> None:
    settings.TILE_CACHE_DIR = tmp_path
    mine, far = (
        kept_tiles(shapes_of(pair[0])),
        kept_tiles([shapely.box(11_800_000, 1_150_000, 11_800_030, 1_150_040)]),
    )
    office.change(pair[0], address="mới")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT queue_name FROM procrastinate_jobs WHERE task_name = 'tiles.drain_outbox' ORDER BY id DESC LIMIT 1"
        )
        assert cursor.fetchone()[0] == "tiles"
    assert tasks.drain_outbox.func() == 1
    assert mine and not [path for path in mine if path.exists()]
    assert [path for path in far if path.exists()] == far
    assert not (tmp_path / "generations.json").exists()
    assert tasks.drain_outbox.func() == 0


def test_the_job_takes_over_what_a_killed_carrier_held(
    office: Office, pair: Pair, settings: Any, tmp_path: Path
) -> None:
    settings.TILE_CACHE_DIR = tmp_path
    mine = kept_tiles(shapes_of(pair[0]))
    office.change(pair[0], address="mới")
    held = threading.Event()

    def killed() -> None:
        def carry(entries: object) -> None:
            held.set()
            time.sleep(1.0)
            raise RuntimeError("killed here")

        with suppress(RuntimeError):
            outbox.drain(carry)
        connection.close()

    holder = threading.Thread(target=killed)
    holder.start()
    assert held.wait(10)
    assert tasks.drain_outbox.func() == 1
    holder.join()
    assert not [path for path in mine if path.exists()]


def test_a_lost_job_loses_no_message(office: Office, pair: Pair, settings: Any, tmp_path: Path) -> None:
    settings.TILE_CACHE_DIR = tmp_path
    mine = kept_tiles(shapes_of(pair[0]))
    office.change(pair[0], address="mới")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_events; DELETE FROM procrastinate_jobs")
    assert freshness.drain() == 1
    assert not [path for path in mine if path.exists()]


def test_a_message_of_a_layer_that_is_no_longer_declared_holds_up_nobody(
    office: Office, pair: Pair, settings: Any, tmp_path: Path
) -> None:
    settings.TILE_CACHE_DIR = tmp_path
    OutboxEntry.objects.create(layer="gone", operation="import")
    office.change(pair[0], address="mới")
    assert freshness.drain() == 2


def shapes_of(parcel: Parcel) -> list[shapely.Geometry]:
    """Shape of a parcel, EPSG:3857."""
    parcel.refresh_from_db()
    return [shapely.from_wkb(bytes(parcel.geom_3857.wkb))]


def kept_tiles(shapes: list[shapely.Geometry]) -> list[Path]:
    """Files of the finest tiles of the parcels, as if they had been drawn."""
    found = freshness._metatiles(freshness._caches(workspace()), registry.get("parcels"), shapes)
    assert found is not None
    made = []
    for level, coords in found.items():
        for coord in coords if level.grid.resolution < 1 else ():
            for tile in tiles_of(level.manager, (*coord, level.level)):
                made.append(Path(level.manager.cache.tile_location(Tile(tile), create_dir=True)))
                made[-1].write_bytes(b"before")
    return made
