"""Tiles that several machines share, while the database, Redis or a process does not answer: late, never older."""

from __future__ import annotations

import re
import threading
import time
import uuid
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from mapproxy.cache.tile import Tile
from werkzeug.test import Client

from layers.registry import registry
from tests.integration.tiles.conftest import Site, owner_conninfo
from tests.integration.tiles.looking import mercator, wmts
from tests.integration.tiles.servers import S3, Redis, Relay
from tests.integration.tiles.sharing import AT, keep_before, key_at, level_of, renumber, shape, store_of
from tests.integration.tiles.waiting import wait_for
from tiles import generations
from tiles.freshness import drain
from tiles.freshness.purge import locked, purge
from tiles.freshness.versions import versions
from tiles.keeping import chosen, locks, numbers, session
from tiles.workspace import Workspace

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
Machines = tuple[Client, Client]


def etag(machine: Client) -> str:
    """Of the tile of the parcel."""
    return wmts(machine, "cadastre", 18, *mercator(*AT)).headers["ETag"]


def learn(*places: Workspace) -> None:
    """Let machines ask for the generations at this moment; from now on they remember them."""
    time.sleep(numbers._ASKED_AGAIN_S)
    for one in places:
        generations.known(one)


@pytest.fixture
def relay(second: Workspace) -> Iterator[Relay]:
    """The way of the second machine to the database."""
    told = second.service_file.read_text(encoding="utf-8")
    entries = dict(line.split("=", 1) for line in told.splitlines() if "=" in line)
    way = Relay(entries["host"], int(entries["port"]))
    told = re.sub(r"(?m)^host=.*$", "host=127.0.0.1", told)
    second.service_file.write_text(re.sub(r"(?m)^port=.*$", f"port={way.port}", told), encoding="utf-8")
    yield way
    way.close()


def test_whoever_hears_of_a_new_generation_is_served_it_by_every_machine(
    machines: Machines, site: Site, second: Workspace, parcel: uuid.UUID
) -> None:
    parcels = registry.get("parcels")
    word, before = versions([parcels], site.place), etag(machines[0])
    renumber(parcel)
    assert etag(machines[1]) == before
    first = threading.Thread(target=lambda: generations.advance(site.place, ["cadastre", "parcels"]))
    learn(site.place, second)
    first.start()
    wait_for(lambda: versions([parcels], site.place) != word, 10)
    after = [etag(one) for one in machines]
    first.join()
    assert after[0] == after[1] != before


def test_a_publication_beside_one_that_began_a_new_generation_waits_for_it(
    machines: Machines, site: Site, second: Workspace
) -> None:
    """It drops tiles of the new one; nobody may serve those of before any more when it is done."""
    first = threading.Thread(target=lambda: generations.advance(site.place, ["cadastre"]))
    with psycopg.connect(owner_conninfo(), autocommit=True) as owner:
        learn(second)
        first.start()
        wait_for(lambda: owner.execute("SELECT 1 FROM tile_generations").fetchone() is not None, 10)
    assert generations.current(site.place) == generations.known(second) == {"cadastre": 1}
    first.join()


def test_a_database_that_vanished_holds_nobody_up_and_what_was_kept_waits_for_it(
    machines: Machines, site: Site, second: Workspace, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "_ANSWER_S", 1.0)
    monkeypatch.setattr(numbers, "_TRUSTED_S", 3.0)
    drawn = etag(machines[1])
    other = wmts(machines[1], "cadastre", 18, *mercator(35, 40))
    store_of().put({key_at(site.place): other.data})
    assert etag(machines[1]) == other.headers["ETag"] != drawn, "what is kept is served"
    level, (column, row) = level_of(second)
    found: list[tuple[bool, float]] = []

    def draw(step: int) -> None:
        begun = time.monotonic()
        lock = level.manager.lock(Tile((column + 4 * step, row, level.level)))
        lock.lock()
        found.append((lock.is_sure, time.monotonic() - begun))
        lock.unlock()
        lock.close()

    relay.cut()
    drawing = [threading.Thread(target=draw, args=(step,)) for step in range(8)]
    for one in drawing:
        one.start()
    for one in drawing:
        one.join()
    assert [is_sure for is_sure, _waited in found] == [False] * 8
    assert max(waited for _is_sure, waited in found) < 5, "one answer was waited for, not eight"
    wait_for(lambda: etag(machines[1]) == drawn, 10)  # others may have published: it draws
    assert store_of().get(key_at(site.place)) == other.data, "and keeps nothing"
    relay.mend()
    wait_for(lambda: etag(machines[1]) == other.headers["ETag"], 10)


def test_the_server_lets_go_of_the_locks_of_a_machine_that_vanished(
    machines: Machines, second: Workspace
) -> None:
    names = [f"tcp_keepalives_{name}" for name in ("idle", "interval", "count")]
    shown = ", ".join(f"current_setting('{name}')::int" for name in names)
    rows, _number = session.session(second).rows(f"SELECT {shown}", {})
    idle_s, interval_s, count = rows[0]
    assert 0 < idle_s + interval_s * count < 15


@pytest.mark.parametrize("kept", [Redis], indirect=True)
def test_a_metatile_in_doubt_keeps_nobody_waiting_and_no_picture_of_before_comes_back(
    machines: Machines,
    site: Site,
    second: Workspace,
    kept: Redis,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.TILE_CACHE_WAIT_S, settings.TILE_PURGE_WAIT_S = 0.5, 0
    chosen._store.cache_clear()
    monkeypatch.setattr(locks, "_IN_DOUBT_S", 8.0)
    here, coord = level_of(site.place)
    there, _same = level_of(second)
    assert store_of().looked_for()
    kept.stop()
    try:
        with locked(here, coord, 60.0):
            late = keep_before(here, coord)
    finally:
        kept.go_on()
    store_of()._closed_until = 0.0  # a moment later
    wait_for(lambda: all(store_of().exists(late)), 10)  # it arrives after all
    for level in (here, there):
        lock = level.manager.lock(Tile((*coord, level.level)))
        begun = time.monotonic()
        lock.lock()
        assert time.monotonic() - begun < 4 and not lock.is_sure
        store_of().delete(late)
        keep_before(level, coord)
        assert not any(store_of().exists(late)), "drawn, not kept"
        lock.unlock()
        lock.close()
        assert purge({level: [coord]}, 0).stuck == {"cadastre"}
    assert drain.drop({"parcels": [shape()]}, site.place).caches == ("cadastre",)
    assert key_at(site.place) not in late
    wait_for(lambda: not purge({here: [coord], there: [coord]}, 0).stuck, 10)
    with locked(there, coord, 60.0):
        keep_before(there, coord)
    assert all(store_of().exists(late)), "no doubt is left"


@pytest.mark.parametrize("kept", [Redis, S3], indirect=True, ids=["redis", "s3"])
def test_a_preparation_that_was_killed_begins_the_generations_the_next_time(
    machines: Machines, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_told: object) -> None:
        raise KeyboardInterrupt

    numbers.note_place("files ")  # where tiles lay until now
    old = key_at(site.place)
    with monkeypatch.context() as patch:
        patch.setattr(generations, "advance", killed)
        with pytest.raises(KeyboardInterrupt):
            call_command("prepare_tiles")
    call_command("prepare_tiles")
    begun = key_at(site.place)
    assert begun != old
    call_command("prepare_tiles")
    assert key_at(site.place) == begun, "once"
