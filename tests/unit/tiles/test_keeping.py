"""The place of kept tiles: what the settings may say, and servers that are not there."""

from __future__ import annotations

import logging
import sys
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.integration.tiles.servers import free_port
from tiles.keeping import redis_server
from tiles.keeping.checks import kept_tiles_have_a_place
from tiles.keeping.chosen import shared
from tiles.keeping.redis_server import RedisServer
from tiles.keeping.s3_server import S3Server
from tiles.keeping.shared_cache import beside
from tiles.keeping.store import Away, Server, Store


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
