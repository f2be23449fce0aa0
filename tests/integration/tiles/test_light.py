"""Tiles that a coroutine makes: the same bytes as by a thread, under the same lock, and the long way when it cannot."""

from __future__ import annotations

import asyncio
import errno
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.integration.tiles.conftest import Site, owner_conninfo
from tests.integration.tiles.looking import mercator, tile_at
from tests.integration.tiles.waiting import drawing_in_database, wait_for
from tiles import freshness, light
from tiles.file_stamp import StampedFileCache
from tiles.light import LightTiles
from tiles.lock_files import LinkedLock
from tiles.refusals import Reply

pytestmark = [
    pytest.mark.django_db,
    # Connections end with the loop of a test.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
ZOOM = 18
AT = tile_at(ZOOM, *mercator(35, 40))


class Waiting:
    """A client that waits for its answer."""

    async def client_disconnect(self) -> None:
        await asyncio.sleep(60)


def environ(address: str = f"{ZOOM}/{AT[0]}/{AT[1]}", **more: str) -> dict[str, Any]:
    path = f"/mvt/parcels/{address}.mvt"
    return {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", **more}


async def asked(tiles: LightTiles, **more: str) -> Reply | None:
    return await tiles.reply(environ(**more), Waiting())  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def nothing_kept(site: Site) -> Iterator[None]:
    forget(site)
    yield
    freshness.expire("parcels", site.place)


def forget(site: Site) -> None:
    freshness.expire("parcels", site.place)
    site.server.warm_up()


@contextmanager
def asked_and_held(tiles: LightTiles, replies: list[Reply | None]) -> Iterator[psycopg.Connection[Any]]:
    """A request that waits in the database until the block ends, its answer in `replies`; a connection that watches."""
    with (
        psycopg.connect(owner_conninfo()) as owner,
        psycopg.connect(owner_conninfo(), autocommit=True) as watcher,
    ):
        owner.execute("LOCK TABLE parcels IN ACCESS EXCLUSIVE MODE")
        request = threading.Thread(target=lambda: replies.append(asyncio.run(asked(tiles))))
        request.start()
        wait_for(lambda: drawing_in_database(watcher))
        yield watcher
        owner.rollback()
        request.join()


def locks(site: Site) -> list[Path]:
    return list(site.place.locks.glob("*.lck"))


def test_it_is_the_tile_of_the_long_way_and_lies_in_the_same_file(site: Site) -> None:
    made = asyncio.run(asked(LightTiles(site.server)))
    kept = site.server.kept(environ())
    assert made and kept and b"118" in gzip.decompress(made.body)
    assert (made.status, made.body, sorted(made.headers)) == (200, kept.body, sorted(kept.headers))
    forget(site)
    again = site.server.answer(environ())
    assert (again.status, again.body, sorted(again.headers)) == (200, made.body, sorted(made.headers))
    assert not locks(site)


def test_who_has_the_tile_is_told_so(site: Site) -> None:
    first = site.server.answer(environ())
    forget(site)
    reply = asyncio.run(asked(LightTiles(site.server), HTTP_IF_NONE_MATCH=first.header("ETag")))
    assert reply and (reply.status, reply.body, reply.header("ETag")) == (304, b"", first.header("ETag"))
    assert site.server.kept(environ()), "and kept all the same"


@pytest.mark.parametrize(
    "told",
    [
        environ(REQUEST_METHOD="HEAD"),
        environ(QUERY_STRING="lang=en"),
        environ("15/1/1"),
        environ("18/999999/1"),
        environ("14/13048/7696"),
        environ() | {"PATH_INFO": "/mvt/nothing/18/1/1.mvt"},
        environ() | {"PATH_INFO": "/wmts/parcels/webmercator/18/1/1.png"},
    ],
)
def test_what_is_not_plain_goes_the_long_way(site: Site, told: dict[str, Any]) -> None:
    assert site.server.taken(told) is None


def test_a_tile_that_somebody_makes_is_not_waited_for_here(site: Site) -> None:
    taken = site.server.taken(environ())
    assert taken
    assert site.server.taken(environ()) is None
    assert asyncio.run(asked(LightTiles(site.server))) is None
    taken.end()
    assert asyncio.run(asked(LightTiles(site.server)))


def test_the_lock_is_held_while_the_database_is_asked(site: Site) -> None:
    """Trap: a publication that drops the tile meanwhile must wait, or what was read before it is kept after it."""
    replies: list[Reply | None] = []
    with asked_and_held(LightTiles(site.server), replies):
        (name,) = locks(site)
        assert not LinkedLock(str(name)).at_once()
    (reply,) = replies
    assert reply and reply.status == 200 and not locks(site)


def test_a_tile_too_large_for_one_statement_is_left_to_the_long_way(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(light, "SIZE_LIMIT", 10)
    assert asyncio.run(asked(LightTiles(site.server))) is None
    assert not locks(site) and site.server.kept(environ()) is None


def test_a_large_tile_is_packed_in_a_thread(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, threads = light.packed, []

    def packed(body: bytes) -> bytes:
        threads.append(threading.current_thread())
        return plain(body)

    monkeypatch.setattr(light, "packed", packed)
    monkeypatch.setattr(light, "_PACKED_HERE", 10)
    assert asyncio.run(asked(LightTiles(site.server)))
    assert threads and threads[0] is not threading.main_thread()


def test_connections_that_the_server_closed_are_replaced(site: Site) -> None:
    tiles = LightTiles(site.server)

    async def over_a_restart() -> list[Reply | None]:
        first = await asked(tiles)
        forget(site)
        with psycopg.connect(owner_conninfo(), autocommit=True) as owner:
            owner.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE application_name = 'nen-mvt' AND datname = current_database()"
            )
        return [first, await asked(tiles), await asked(tiles)]

    first, lost, after = asyncio.run(over_a_restart())
    assert first and lost is None and after
    assert after.body == first.body and not locks(site)


def test_nobody_waits_for_a_connection(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(light, "MOST_CONNECTIONS", 0)
    assert asyncio.run(asked(LightTiles(site.server))) is None
    assert not locks(site)


def test_a_statement_past_its_time_is_a_503_that_says_when_to_come_again(site: Site) -> None:
    replies: list[Reply | None] = []
    with asked_and_held(LightTiles(site.server), replies) as watcher:
        watcher.execute(
            "SELECT pg_cancel_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'nen-mvt' AND datname = current_database() AND wait_event_type = 'Lock'"
        )
        wait_for(lambda: replies)  # while the table is still locked
    (reply,) = replies
    assert reply
    assert (reply.status, reply.header("Retry-After")) == (503, "2")
    assert reply.header("Content-Type") == "application/problem+json"
    assert not locks(site) and site.server.kept(environ()) is None


def test_a_tile_that_a_full_disk_does_not_take_is_sent_all_the_same(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def keep(*_told: Any) -> str:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(StampedFileCache, "keep", keep)
    quick = asyncio.run(asked(LightTiles(site.server)))
    long = site.server.answer(environ())
    assert quick and (quick.status, long.status) == (200, 200)
    assert (quick.body, sorted(quick.headers)) == (long.body, sorted(long.headers))
    assert "could not be kept" in caplog.text


@pytest.mark.parametrize("fault", [psycopg.InternalError("GEOS: SECRET"), ValueError("SECRET")])
def test_what_nobody_foresaw_is_told_by_the_long_way(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, fault: Exception
) -> None:
    """Trap: what leaves the coroutine is an empty 500 of the server, without a word and kept by nobody."""

    async def ask(*_told: Any) -> bytes:
        raise fault

    tiles = LightTiles(site.server)
    monkeypatch.setattr(tiles._connections, "ask", ask)
    assert asyncio.run(asked(tiles)) is None
    assert not locks(site) and "goes the long way" in caplog.text


def test_an_address_with_leading_zeros_is_answered_from_the_kept_file(site: Site) -> None:
    """Trap: its file is found under the plain address only; made here, it would be made again for every request."""
    told = environ(f"{ZOOM}/0{AT[0]}/{AT[1]}")
    assert site.server.answer(told).status == 200
    assert site.server.taken(told) is None


def test_a_connection_of_another_address_is_not_lent(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    tiles = LightTiles(site.server)

    async def after_a_change() -> list[int]:
        pids = []
        for name in ("first", "first", "second"):
            monkeypatch.setattr(
                light.access, "conninfo", lambda name=name: f"{plain()}&fallback_application_name={name}"
            )
            await asked(tiles)
            pids.append(tiles._connections._idle[-1].connection.info.backend_pid)
            forget(site)
        assert len(tiles._connections._idle) == 1, "the one of before is closed"
        return pids

    plain = light.access.conninfo
    first, again, other = asyncio.run(after_a_change())
    assert first == again != other
