"""Vector tiles that are not kept yet: made once for all who wait, made anew when dropped meanwhile, faults told."""

from __future__ import annotations

import gzip
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.integration.tiles.conftest import Site
from tests.integration.tiles.looking import mercator, mvt
from tiles import freshness, vector
from tiles.fast_path import FastPath
from tiles.file_stamp import StampedFileCache

pytestmark = [
    pytest.mark.django_db,
    # MapProxy 7.0 leaves the closing of its lock files to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
AT = mercator(35, 40)


def test_who_waits_for_the_same_tile_gets_it_without_a_second_statement(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, made = vector.build, []

    def slowly(*told: Any) -> bytes:
        made.append(told[1])
        time.sleep(0.3)
        return plain(*told)

    freshness.expire("parcels", site.place)
    monkeypatch.setattr(vector, "build", slowly)
    with ThreadPoolExecutor(4) as clients:
        answers = list(clients.map(lambda _: mvt(site.client, "parcels", 18, *AT), range(4)))
    assert len(made) == 1
    assert {answer.status_code for answer in answers} == {200}
    assert len({(answer.data, answer.headers["ETag"]) for answer in answers}) == 1
    assert b"118" in gzip.decompress(answers[0].data)


def test_a_tile_dropped_between_the_look_and_the_reading_is_made(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trap: a publication drops the file after MapProxy's cache saw it and before it was opened."""
    before = mvt(site.client, "parcels", 19, *AT)
    plain, dropped = StampedFileCache.load_tile, []

    def load_tile(self: StampedFileCache, tile: Any, *rest: Any, **more: Any) -> bool:
        found: bool = plain(self, tile, *rest, **more)
        if found and not dropped:
            dropped.append(self.tile_location(tile))
            Path(dropped[0]).unlink()
        return found

    monkeypatch.setattr(FastPath, "answer", lambda *_: None)
    monkeypatch.setattr(StampedFileCache, "load_tile", load_tile)
    after = mvt(site.client, "parcels", 19, *AT)
    assert dropped and (after.status_code, after.data) == (200, before.data)
    assert Path(dropped[0]).read_bytes() == before.data, "and kept again"


@pytest.mark.parametrize(
    ("fault", "status"), [(psycopg.OperationalError("away: SECRET"), 503), (ValueError("SECRET"), 500)]
)
def test_a_tile_that_cannot_be_made_says_no_more_than_it_should(
    site: Site, monkeypatch: pytest.MonkeyPatch, fault: Exception, status: int
) -> None:
    def build(*_told: Any) -> bytes:
        raise fault

    freshness.expire("parcels", site.place)
    monkeypatch.setattr(vector, "build", build)
    answer = mvt(site.client, "parcels", 20, *AT)
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert ("Retry-After" in answer.headers) is (status == 503)
    assert b"SECRET" not in answer.data
    monkeypatch.undo()
    assert mvt(site.client, "parcels", 20, *AT).status_code == 200, "nothing of it was kept"


def test_layers_and_tiles_that_do_not_exist_are_not_found(site: Site) -> None:
    for path in (
        "nothing/15/1/1",
        "parcel_land_uses/15/1/1",
        "parcels/3/8/1",
        "parcels/3/1/8",
        "parcels/21/1/1",
    ):
        assert site.client.get(f"/mvt/{path}.mvt").status_code == 404, path
