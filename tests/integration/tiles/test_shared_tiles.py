"""Tiles that several machines share: kept once, found by all, dropped for all, and never older than a publication."""

from __future__ import annotations

import shutil
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import shapely
from django.core.management import call_command
from mapproxy.cache.tile import Tile
from mapproxy.image import ImageResult
from werkzeug.test import Client

from tests.integration.tiles.conftest import EAST, NORTH, Site, owner_conninfo
from tests.integration.tiles.looking import mercator, mvt, tile_at, wmts
from tests.integration.tiles.servers import S3, Redis
from tiles import generations
from tiles.application import TileServer
from tiles.freshness import drain
from tiles.freshness.caches import CacheLevel, Caches
from tiles.freshness.purge import locked, purge, tiles_of
from tiles.keeping import chosen, numbers, session
from tiles.keeping.chosen import shared
from tiles.keeping.store import Store
from tiles.seeding import caches, running
from tiles.seeding.order import Order
from tiles.workspace import Workspace

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
AT, FAR = (610, 630), (-2500, 2500)
EACH_KIND = pytest.mark.parametrize("kept", [Redis, S3], indirect=True, ids=["redis", "s3"])


@pytest.fixture(scope="module")
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis | S3]:
    """A server of kept tiles: Redis, unless the test asks for each kind."""
    server = getattr(request, "param", Redis)(tmp_path_factory.mktemp("kept"))
    try:
        server.start()
        yield server
    finally:
        server.kill()


@pytest.fixture
def machines(site: Site, kept: Redis | S3, settings: Any, tmp_path: Path) -> Iterator[tuple[Client, Client]]:
    """Two machines with locks and files of their own, one database and one server of kept tiles."""
    settings.TILE_CACHE, settings.TILE_CACHE_URL = kept.kind, kept.url
    settings.TILE_CACHE_WAIT_S = 60
    settings.TILE_CACHE_KEY, settings.TILE_CACHE_SECRET = "who", "secret"
    store = shared()
    assert store is not None
    for name in store.caches():
        store.delete_cache(name)
    numbers.remembered.cache_clear()
    second = Workspace(tmp_path)
    shutil.copy(site.place.service_file, second.service_file)
    try:
        yield Client(TileServer(site.place)), Client(TileServer(second))
    finally:
        session.session(site.place).close()
        session.session(second).close()
        chosen._store.cache_clear()
        with psycopg.connect(owner_conninfo(), autocommit=True) as owner:
            owner.execute("DELETE FROM tile_generations")


@pytest.fixture
def second(machines: tuple[Client, Client], tmp_path: Path) -> Workspace:
    """The workspace of the second machine."""
    return Workspace(tmp_path)


@pytest.fixture
def parcel(machines: tuple[Client, Client], site: Site) -> Iterator[uuid.UUID]:
    """A parcel of its own, seen by the renderers."""
    with psycopg.connect(owner_conninfo(), autocommit=True) as owner:
        (identifier,) = owner.execute(
            "INSERT INTO parcels (source, sheet_number, parcel_number, computed_area_m2, geom)"
            " VALUES ('test', '77', '1', 3600, ST_Multi(ST_MakeEnvelope(%s, %s, %s, %s, 9210))) RETURNING id",
            (EAST + 580, NORTH + 600, EAST + 640, NORTH + 660),
        ).fetchone() or (None,)
        assert identifier is not None
        yield identifier
        owner.execute("DELETE FROM parcels WHERE id = %s", (identifier,))


def shape() -> shapely.Geometry:
    """Where that parcel lies, EPSG:3857."""
    return shapely.box(*mercator(580, 600), *mercator(640, 660))


def renumber(parcel: uuid.UUID) -> None:
    """A publication of another parcel number."""
    with psycopg.connect(owner_conninfo(), autocommit=True) as owner:
        owner.execute("UPDATE parcels SET parcel_number = '4711' WHERE id = %s", (parcel,))


def store_of() -> Store:
    """The store in use."""
    found = shared()
    assert found is not None
    return found


def level_of(place: Workspace, zoom: int = 18) -> tuple[CacheLevel, tuple[int, int]]:
    """A level of the cache of parcels as a machine sees it, and a metatile that shows the parcel."""
    from layers.registry import registry

    found = Caches(place, generations.current(place))
    level = next(
        one for one in found.showing(registry.get("parcels"))
        if one.key == "cadastre" and one.srs == "EPSG:3857" and one.level == zoom and one.grid.tile_px == 256
    )  # fmt: skip
    column, row = tile_at(zoom, *mercator(*AT))
    return level, (column // 4 * 4, row // 4 * 4)


def key_at(place: Workspace, zoom: int = 18) -> str:
    """Key of the tile of the parcel in the cadastral map."""
    level, _main = level_of(place, zoom)
    return str(level.manager.cache.key_of(Tile((*tile_at(zoom, *mercator(*AT)), zoom))))


def keep_before(level: CacheLevel, coord: tuple[int, int]) -> list[str]:
    """A renderer keeps a metatile; keys of its tiles. Under its lock."""
    tiles = [Tile(one, ImageResult(_bytes())) for one in tiles_of(level.manager, (*coord, level.level))]
    level.manager.cache.store_tiles(tiles)
    return [level.manager.cache.key_of(one) for one in tiles]


def _bytes() -> Any:
    from io import BytesIO

    return BytesIO(b"before")


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
    numbers.remembered.cache_clear()  # a second later
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
    assert [numbers.has_moved(one) for one in (here, here, "files ", "files ", here)] == [
        False, False, True, False, True,
    ]  # fmt: skip
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
        numbers.remembered.cache_clear()
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
