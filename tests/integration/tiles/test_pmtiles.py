"""The PMTiles file of a layer, read back with the format's own reader."""

from __future__ import annotations

import gzip

import pytest
from pmtiles.reader import MemorySource, Reader, all_tiles

from tests.integration.tiles.conftest import Site
from tests.integration.tiles.grounds import publish
from tests.integration.tiles.looking import mercator, mvt, tile_at
from tiles.maps import UnknownMap
from tiles.pmtiles import kept, snapshot

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
