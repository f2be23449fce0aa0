"""Tiles that several machines share: kept once, found by all, dropped for all, and never older than a publication."""

from __future__ import annotations

import threading
import uuid
from typing import Any

import pytest
from django.core.management import call_command
from werkzeug.test import Client

from tests.integration.tiles.conftest import EAST, NORTH, Site
from tests.integration.tiles.looking import mercator, mvt, tile_at, wmts
from tests.integration.tiles.servers import S3, Redis
from tests.integration.tiles.sharing import AT, keep_before, key_at, level_of, renumber, shape, store_of
from tiles import generations
from tiles.freshness import drain
from tiles.freshness.purge import locked, purge
from tiles.keeping import chosen, numbers, session
from tiles.seeding import caches, running
from tiles.seeding.order import Order
from tiles.workspace import Workspace

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
FAR = (-2500, 2500)
EACH_KIND = pytest.mark.parametrize("kept", [Redis, S3], indirect=True, ids=["redis", "s3"])


@EACH_KIND
def test_what_one_machine_drew_the_other_finds(machines: tuple[Client, Client], site: Site) -> None:
    first, second = machines
    site.place.live.mkdir(exist_ok=True)
    link = site.place.live / "cadastre"
    link.unlink(missing_ok=True)
    link.symlink_to("../cache")  # of the time when tiles were files
    for ask, name, zoom in [(wmts, "cadastre", 18), (mvt, "parcels", 17)]:
        drawn = ask(first, name, zoom, *mercator(35, 40))
        assert drawn.status_code == 200
        again = ask(second, name, zoom, *mercator(35, 40))
        assert again.data == drawn.data
        for header in ("ETag", "Content-Type", "Cache-Control", "Access-Control-Allow-Origin"):
            assert again.headers[header] == drawn.headers[header]
        same = ask(second, name, zoom, *mercator(35, 40), **{"If-None-Match": drawn.headers["ETag"]})
        assert same.status_code == 304 and not same.data
    assert not link.is_symlink(), "nobody drops files any more, and a server in front finds none"


def test_the_answer_is_what_was_kept(machines: tuple[Client, Client], site: Site) -> None:
    wmts(machines[0], "cadastre", 18, *mercator(*AT))
    other = wmts(machines[0], "cadastre", 18, *mercator(35, 40)).data
    assert other != wmts(machines[1], "cadastre", 18, *mercator(*AT)).data
    store_of().put({key_at(site.place): other})
    assert wmts(machines[1], "cadastre", 18, *mercator(*AT)).data == other


@EACH_KIND
def test_a_publication_drops_for_all_machines_what_it_touched_and_nothing_else(
    machines: tuple[Client, Client], site: Site, parcel: uuid.UUID
) -> None:
    doors = [(wmts, "cadastre", 18), (wmts, "shared", 18), (mvt, "parcels", 17)]
    before = [ask(machines[0], name, zoom, *mercator(*AT)).headers["ETag"] for ask, name, zoom in doors]
    others = [ask(machines[0], name, zoom, *mercator(*FAR)).headers["ETag"] for ask, name, zoom in doors]
    renumber(parcel)
    assert [
        ask(machines[1], name, zoom, *mercator(*AT)).headers["ETag"] for ask, name, zoom in doors
    ] == before
    assert drain.drop({"parcels": [shape()]}, site.place).caches == ()
    assert not store_of().exists([key_at(site.place)])[0]
    after = [ask(machines[1], name, zoom, *mercator(*AT)).headers["ETag"] for ask, name, zoom in doors]
    assert not set(after) & set(before)
    assert [
        ask(machines[0], name, zoom, *mercator(*AT)).headers["ETag"] for ask, name, zoom in doors
    ] == after
    assert [
        ask(machines[1], name, zoom, *mercator(*FAR)).headers["ETag"] for ask, name, zoom in doors
    ] == others


@EACH_KIND
def test_a_new_generation_is_one_for_all_machines(
    machines: tuple[Client, Client], site: Site, parcel: uuid.UUID
) -> None:
    before = wmts(machines[1], "cadastre", 18, *mercator(*AT)).headers["ETag"]
    renumber(parcel)
    old = key_at(site.place)
    assert "cadastre" in drain.drop({"parcels": None}, site.place).caches
    assert wmts(machines[1], "cadastre", 18, *mercator(*AT)).headers["ETag"] != before
    assert store_of().exists([old, key_at(site.place)]) == [True, True]
    assert generations.remove_old(site.place)
    assert store_of().exists([old, key_at(site.place)]) == [False, True]


def test_a_picture_of_before_from_another_machine_does_not_come_back(
    machines: tuple[Client, Client], site: Site, second: Workspace
) -> None:
    there, coord = level_of(second)
    here, _same = level_of(site.place)
    done: list[Any] = []
    purging = threading.Thread(target=lambda: done.append(purge({here: [coord]}, 60.0)))
    with locked(there, coord, 60.0):
        purging.start()
        keys = keep_before(there, coord)  # it read its data before the publication
    purging.join(60)
    assert not done[0].stuck and not any(store_of().exists(keys))


def test_another_machine_that_keeps_its_lock_costs_its_cache_a_new_generation(
    machines: tuple[Client, Client], site: Site, second: Workspace, settings: Any
) -> None:
    settings.TILE_PURGE_WAIT_S = 0
    there, coord = level_of(second)
    with locked(there, coord, 60.0):
        done = drain.drop({"parcels": [shape()]}, site.place)
        keys = keep_before(there, coord)
    assert done.caches == ("cadastre",)
    assert all(store_of().exists(keys)), "where nobody reads any more"
    assert key_at(site.place) not in keys


def test_without_the_lock_to_the_end_nothing_is_kept(
    machines: tuple[Client, Client], second: Workspace
) -> None:
    there, coord = level_of(second)
    with locked(there, coord, 60.0):
        session.session(second).close()  # the connection is lost, and the lock with it
        keys = keep_before(there, coord)
        assert all(store_of().exists(keys))
    assert not any(store_of().exists(keys))


@EACH_KIND
def test_a_webp_is_kept_beside_its_tile_and_goes_with_it(
    machines: tuple[Client, Client], site: Site, parcel: uuid.UUID
) -> None:
    column, row = tile_at(18, *mercator(*AT))
    path = f"/tiles/cadastre/webmercator/18/{column}/{row}.webp"
    before = machines[0].get(path)
    beside = key_at(site.place).replace(".png", ".webp")
    assert before.content_type == "image/webp" and store_of().exists([beside]) == [True]
    assert machines[1].get(path).headers["ETag"] == before.headers["ETag"]
    renumber(parcel)
    drain.drop({"parcels": [shape()]}, site.place)
    assert store_of().exists([beside]) == [False]
    assert machines[1].get(path).headers["ETag"] != before.headers["ETag"]


def test_another_place_of_kept_tiles_is_noticed_once(machines: tuple[Client, Client], settings: Any) -> None:
    here = chosen.address()
    assert "secret" not in here
    assert not numbers.has_moved(here), "nothing was kept before"
    for there, before in ((here, "files "), ("files ", here)):
        numbers.note_place(there)
        assert not numbers.has_moved(there) and numbers.has_moved(before)
    settings.TILE_CACHE_URL = settings.TILE_CACHE_URL.replace("//", "//:secret@")
    assert chosen.address() == here


def test_seeding_fills_what_all_machines_read(machines: tuple[Client, Client], site: Site) -> None:
    order = Order("basemap", first=15, last=16, box=(EAST, NORTH, EAST + 400, NORTH + 400))
    told: list[Any] = []

    def seed() -> Any:
        work = running.Run(order, site.place, told.append, processes=1, room=None, throttle=None)
        work.work()
        return work.progress

    drawn = seed()
    assert drawn.tiles_drawn >= 2 * 16 and drawn.bytes_drawn > 0 and not drawn.tiles_failed
    cache = caches.cache_of(order, site.place)
    assert all(cache.present(cache.block((*tile_at(16, *mercator(200, 100)), 16))))
    again = seed()
    assert again.tiles_drawn == 0 and again.tiles_kept == drawn.tiles_drawn


@EACH_KIND
def test_without_its_server_the_map_answers_and_what_was_dropped_does_not_come_back(
    machines: tuple[Client, Client],
    site: Site,
    kept: Redis | S3,
    parcel: uuid.UUID,
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("tiles_disk")
    assert kept.kind in capsys.readouterr().out
    before = wmts(machines[0], "cadastre", 18, *mercator(*AT)).headers["ETag"]
    old = key_at(site.place)
    kept.save()
    kept.kill()
    try:
        alone = wmts(machines[1], "cadastre", 18, *mercator(*AT))
        assert (alone.status_code, alone.headers["ETag"]) == (200, before)
        assert not store_of().answers
        assert machines[1].get("/health").json["kept_tiles"] == "away"  # type: ignore[index]
        renumber(parcel)
        assert "cadastre" in drain.drop({"parcels": [shape()]}, site.place).caches, "what cannot be dropped"
        after = wmts(machines[1], "cadastre", 18, *mercator(*AT))
        assert after.status_code == 200 and after.headers["ETag"] != before
    finally:
        kept.start()
    store_of()._closed_until = 0.0  # a moment later
    assert wmts(machines[0], "cadastre", 18, *mercator(*AT)).headers["ETag"] == after.headers["ETag"]
    assert old != key_at(site.place)


def test_what_an_earlier_run_of_redis_kept_is_not_found(
    machines: tuple[Client, Client], site: Site, kept: Redis | S3
) -> None:
    """Its last snapshot may hold tiles that were dropped since."""
    wmts(machines[0], "cadastre", 18, *mercator(*AT))
    key = key_at(site.place)
    kept.save()
    kept.kill()
    kept.start()
    store = store_of()
    assert store.exists([key]) == [False], "the first connection to another run is refused"
    store._closed_until = 0.0
    assert store.get(key) is None and store.looked_for()
    assert wmts(machines[1], "cadastre", 18, *mercator(*AT)).status_code == 200
    assert store.exists([key]) == [True]
