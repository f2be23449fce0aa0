"""The PMTiles file of a layer, read back with the format's own reader."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from pmtiles.reader import MemorySource, Reader, all_tiles
from procrastinate.contrib.django import app as jobs

from layers.changesets import feed
from layers.changesets.models import FeedEntry, OutboxEntry
from tests.integration.tiles.conftest import Site, owner_conninfo
from tests.integration.tiles.grounds import publish
from tests.integration.tiles.looking import mercator, mvt, tile_at
from tiles.freshness import drain
from tiles.maps import UnknownMap
from tiles.pmtiles import kept, snapshot, withholding

pytestmark = [
    pytest.mark.django_db,
    # MapProxy 7.0 leaves the closing of its lock files to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


def test_a_file_holds_the_tiles_that_are_served_and_no_secret(site: Site) -> None:
    publish(site, None)
    made = snapshot.make("parcels", site.place)
    data = kept.file_of("parcels", site.place).read_bytes()
    assert made.size == len(data) and kept.found("parcels", site.place) == made
    source = MemorySource(data)
    header, metadata = Reader(source).header(), Reader(source).metadata()
    assert (header["min_zoom"], header["max_zoom"]) == (12, 17), (
        "from afar the only parcel is too small to be seen"
    )
    assert metadata["vector_layers"][0]["minzoom"] == 11
    assert metadata["version"] == made.made_at.isoformat()
    assert "parcel_number" in metadata["vector_layers"][0]["fields"]
    assert "holder_name" not in str(metadata)
    tiles = dict(all_tiles(source))
    at = mercator(35, 40)
    for zoom in (13, 14, 15, 16, 17):
        served = mvt(site.client, "parcels", zoom, *at).data
        assert tiles[(zoom, *tile_at(zoom, *at))] == served
    for body in map(gzip.decompress, tiles.values()):
        assert body and b"9999" not in body and "BÍ MẬT".encode() not in body


def test_a_layer_that_is_not_for_everybody_has_no_file(site: Site) -> None:
    file = kept.file_of("no_such_layer", site.place)
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"left over")
    with pytest.raises(UnknownMap):
        snapshot.make("no_such_layer", site.place)
    assert not file.exists()


@contextmanager
def _announced() -> Iterator[None]:
    """The drawn plan and what belongs to it is public, until it is taken back."""
    change = "UPDATE plans SET status = %s, announced_on = %s WHERE name = 'QZX'"
    with psycopg.connect(owner_conninfo(), autocommit=True) as owner:
        owner.execute(change, ["announced", "2026-01-05"])
        try:
            yield
        finally:
            owner.execute(change, ["preparing", None])


def _told(layer: str, operation: str, name: str) -> OutboxEntry:
    """What a publication writes when a row of a layer changes, into the feed and for the tiles."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, version FROM {layer} WHERE zone_code = %s", [name])
        feature, version = cursor.fetchone()
    FeedEntry.objects.create(
        publication=feed.end().publication, seq=1, change_set=uuid4(), layer=layer, operation=operation,
        feature=feature, version=version,
    )  # fmt: skip
    return OutboxEntry(layer=layer, feature=feature, operation=operation)


def _jobs() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args ->> 'layer' FROM procrastinate_jobs WHERE task_name = %s", [withholding.MAKE_TASK]
        )
        return [row[0] for row in cursor.fetchall()]


def test_a_file_with_rows_that_were_hidden_is_taken_away_at_once_and_made_without_them(site: Site) -> None:
    with _announced():
        snapshot.make("planning_zones", site.place)
    file = kept.file_of("planning_zones", site.place)
    assert _shown(file, b"QZX")
    drain.carry([_told("planning_zones", "hidden", "QZX")])
    assert kept.found("planning_zones", site.place) is None
    assert _jobs() == ["planning_zones"]
    assert jobs.tasks[withholding.MAKE_TASK]("planning_zones")
    assert not _shown(file, b"QZX") and _shown(file, b"DAT_CayXanhCC")
    assert withholding.look(place=site.place) == [], "what it shows now may be shown"


def test_a_file_stays_when_something_was_added(site: Site) -> None:
    made = snapshot.make("planning_zones", site.place)
    drain.carry([_told("planning_zones", "shown", "I.1")])
    assert kept.found("planning_zones", site.place) == made and _jobs() == []


def test_a_file_of_other_columns_than_now_is_taken_away(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot.make("planning_zones", site.place)
    assert withholding.look(["planning_zones"], site.place) == []
    monkeypatch.setattr("tiles.vector.fingerprint", lambda spec: "one column less")
    assert withholding.look(["planning_zones"], site.place) == ["planning_zones"]


def test_what_is_hidden_while_a_file_is_made_does_not_come_out_with_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = snapshot._write

    def slowly(*arguments: object) -> object:
        with _announced():
            made_at = write(*arguments)  # type: ignore[arg-type]
        _told("planning_zones", "hidden", "QZX")
        return made_at

    monkeypatch.setattr(snapshot, "_write", slowly)
    with pytest.raises(snapshot.Overtaken):
        snapshot.make("planning_zones", site.place)
    assert kept.found("planning_zones", site.place) is None


def _shown(file: Path, word: bytes) -> bool:
    tiles = dict(all_tiles(MemorySource(file.read_bytes())))
    return any(word in gzip.decompress(body) for body in tiles.values())
