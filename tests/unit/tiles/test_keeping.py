"""The place of kept tiles: what the settings may say, and servers that are not there."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.integration.tiles.servers import free_port
from tiles.keeping import numbers, redis_server
from tiles.keeping.checks import kept_tiles_have_a_place
from tiles.keeping.chosen import shared
from tiles.keeping.redis_server import RedisServer
from tiles.keeping.s3_server import S3Server
from tiles.keeping.shared_cache import beside
from tiles.keeping.store import Away, Server, Store
from tiles.workspace import Workspace


def test_tiles_are_files_unless_somebody_says_otherwise() -> None:
    assert shared() is None and kept_tiles_have_a_place(None) == []


@pytest.mark.parametrize(
    ("kind", "url", "told"),
    [
        ("disk", "", "redis"),
        ("redis", "", "redis://"),
        ("redis", "https://x/y", "redis://"),
        ("s3", "", "https://"),
    ],
)
def test_settings_that_make_no_sense_are_named_with_a_remedy(
    settings: Any, kind: str, url: str, told: str
) -> None:
    settings.TILE_CACHE, settings.TILE_CACHE_URL = kind, url
    with pytest.raises(ImproperlyConfigured, match=f"NEN_TILE_CACHE={kind}.*{told}"):
        shared()
    assert [one.id for one in kept_tiles_have_a_place(None)] == ["tiles.E001"]


def missing_redis(monkeypatch: pytest.MonkeyPatch) -> Server:
    monkeypatch.setattr(redis_server, "redis", None)
    return RedisServer("redis://127.0.0.1:1/0", "nen/x/", 1, 1.0)


def missing_boto3(monkeypatch: pytest.MonkeyPatch) -> Server:
    monkeypatch.setitem(sys.modules, "boto3", None)
    return S3Server("https://127.0.0.1:1/b", "nen/x/", "", "", "r", 1.0)


def absent_redis(_monkeypatch: pytest.MonkeyPatch) -> Server:
    return RedisServer(f"redis://127.0.0.1:{free_port()}/0", "nen/x/", 1, 1.0)


@pytest.mark.parametrize("make", [missing_redis, missing_boto3, absent_redis])
def test_without_library_or_server_nothing_is_found_and_dropping_fails_aloud(
    make: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(make(monkeypatch))
    with caplog.at_level(logging.ERROR):
        assert store.get("nen/x/a-0-0/g/1/2/3.png") is None
        assert store.exists(["a", "b"]) == [False, False] and not store.looked_for() and not store.answers
        with pytest.raises(Away):
            store.delete(["a"])
        with pytest.raises(Away):
            store.put({"a": b"1"})
    told = [record for record in caplog.records if record.name == "tiles.keeping.store"]
    assert len(told) == 1, "once, not for every tile"
    if make is not absent_redis:
        assert "pip install" in told[0].getMessage()


def test_what_was_never_sent_is_not_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    for make, was_sent in ((absent_redis, True), (missing_redis, False)):
        with pytest.raises(Away) as caught:
            Store(make(monkeypatch)).put({"a": b"1"})
        assert caught.value.was_sent is was_sent


def test_a_webp_has_its_key_beside_the_picture_it_was_made_of() -> None:
    assert beside("nen/x/a-0-0/g/1/2/3.png") == "nen/x/a-0-0/g/1/2/3.webp"


class Clock:
    """The clock of the generations, which goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def monotonic(self) -> float:
        return self.now


def remembering(
    monkeypatch: pytest.MonkeyPatch, number: Callable[[], int]
) -> tuple[numbers.Remembered, list[int], Clock]:
    """Generations that a database tells after a fifth of a second by a clock, what it told, and the clock."""
    told: list[int] = []
    clock = Clock()

    def read(_place: Workspace) -> dict[str, numbers.Begun]:
        time.sleep(0.02)  # others ask meanwhile
        clock.now += 0.2
        told.append(number())
        return {"cadastre": numbers.Begun(told[-1], 60.0)}

    monkeypatch.setattr(numbers, "_read", read)
    monkeypatch.setattr(numbers, "time", clock)
    return numbers.Remembered(Workspace(Path("nowhere"))), told, clock


def test_after_a_quiet_time_nobody_is_served_the_generation_of_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = {"number": 1}
    known, told, clock = remembering(monkeypatch, lambda: now["number"])
    assert known.numbers() == {"cadastre": 1}
    now["number"] = 2
    clock.now += numbers._KNOWN_WITHIN_S
    seen: list[dict[str, int]] = []
    requests = [threading.Thread(target=lambda: seen.append(known.numbers())) for _ in range(8)]
    for one in requests:
        one.start()
    for one in requests:
        one.join()
    assert seen == [{"cadastre": 2}] * 8 and told == [1, 2], "one asks for all of them"


def test_a_database_that_is_silent_too_long_leaves_nothing_to_trust(monkeypatch: pytest.MonkeyPatch) -> None:
    is_away = threading.Event()

    def number() -> int:
        if is_away.is_set():
            raise psycopg.OperationalError("silence")
        return 1

    known, _told, clock = remembering(monkeypatch, number)
    assert known.are_trusted()
    is_away.set()
    clock.now += numbers._KNOWN_WITHIN_S
    assert known.are_trusted(), "it may be back in a moment"
    clock.now += numbers._TRUSTED_S - 2.0
    assert known.are_trusted(), "so long as nobody may have published meanwhile"
    clock.now += 2.0
    assert not known.are_trusted() and known.numbers() == {"cadastre": 1}
    is_away.clear()
    clock.now += numbers._ASKED_AGAIN_S
    assert known.are_trusted()
    never, _told, _clock = remembering(monkeypatch, number)
    is_away.set()
    assert not never.are_trusted()
    with pytest.raises(psycopg.OperationalError):
        never.numbers()
