"""Messages of publications reach the tiles once each, whatever the number of workers, and survive a crash."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from cadastre.models import Parcel
from layers.changesets import outbox
from layers.changesets.models import OutboxEntry
from tests.integration.changesets.conftest import Office
from tiles import tasks

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


def test_a_message_that_was_not_carried_stays(waiting: list[int]) -> None:
    def crash(entries: object) -> None:
        raise RuntimeError("the worker died here")

    with pytest.raises(RuntimeError):
        outbox.drain(crash)
    assert OutboxEntry.objects.filter(done_at__isnull=True).count() == len(waiting)
    assert outbox.drain(lambda entries: None) == len(waiting)


def test_a_publication_begins_a_new_generation_of_tiles(
    office: Office, pair: Pair, settings: Any, tmp_path: Path
) -> None:
    settings.TILE_CACHE_DIR = tmp_path
    office.change(pair[0], address="mới")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT queue_name FROM procrastinate_jobs WHERE task_name = 'tiles.drain_outbox' ORDER BY id DESC LIMIT 1"
        )
        assert cursor.fetchone()[0] == "tiles"
    assert tasks.drain_outbox.func() == 1
    counted = json.loads((tmp_path / "generations.json").read_text(encoding="utf-8"))
    assert {"parcels", "cadastre", "shared"} <= {key.split("/")[-1] for key in counted}
    assert not any("planning_zones" in key for key in counted)
    assert tasks.drain_outbox.func() == 0
