"""Kept tiles: the second answer comes from the file, with the same bytes and name, until the tile is dropped."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.integration.tiles.conftest import EAST, NORTH, Site
from tests.integration.tiles.looking import mercator
from tiles import file_stamp, freshness
from tiles.file_stamp import StampedFileCache
from tiles.scales import WEB_GRID, Grid
from tiles.workspace import vn2000_grid

pytestmark = [
    pytest.mark.django_db,
    # MapProxy 7.0 leaves the closing of its lock files to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


def tile_of(grid: Grid, level: int, x: float, y: float) -> str:
    """Level, column and row of the tile with a point of the CRS of the grid."""
    column, _, row, _ = grid.tiles_meeting(level, (x, y, x, y))
    return f"{level}/{column}/{row}"


@pytest.mark.parametrize("door", ["tiles", "wmts"])
@pytest.mark.parametrize("grid", ["webmercator", "vn2000"])
def test_a_raster_tile_is_the_same_from_the_file(site: Site, grid: str, door: str) -> None:
    at = mercator(150, 330) if grid == "webmercator" else (EAST + 150, NORTH + 330)
    one = WEB_GRID if grid == "webmercator" else vn2000_grid()
    address = f"basemap/{grid}/{tile_of(one, 12, *at)}.png"
    drawn = site.client.get(f"/{door}/{address}")
    assert drawn.status_code == 200
    file = site.place.live / address
    assert file.read_bytes() == drawn.data
    assert int(file.stat().st_mtime) == file_stamp.stamp_of(drawn.data)
    again = site.client.get(f"/{door}/{address}")
    assert again.data == drawn.data
    for name in ("ETag", "Content-Type", "Cache-Control", "Access-Control-Allow-Origin"):
        assert again.headers[name] == drawn.headers[name]
    same = site.client.get(f"/{door}/{address}", headers={"If-None-Match": drawn.headers["ETag"]})
    assert same.status_code == 304 and not same.data


def test_a_vector_tile_is_the_same_from_the_file_and_gone_after_an_expiry(site: Site) -> None:
    address = f"{tile_of(WEB_GRID, 16, *mercator(35, 40))}.mvt"
    made = site.client.get(f"/mvt/parcels/{address}")
    file = site.place.live / "mvt_parcels" / "webmercator" / address
    assert file.read_bytes() == made.data
    again = site.client.get(f"/mvt/parcels/{address}")
    assert (again.data, again.headers["ETag"]) == (made.data, made.headers["ETag"])
    assert (
        again.headers["Content-Encoding"] == "gzip"
        and again.headers["Content-Type"] == made.headers["Content-Type"]
    )
    freshness.expire("parcels", site.place)
    assert not file.exists(), "a server of files in front must ask the tile process"
    anew = site.client.get(f"/mvt/parcels/{address}", headers={"If-None-Match": made.headers["ETag"]})
    assert anew.status_code == 304, "drawn anew, but nothing changed"
    assert file.read_bytes() == made.data


def test_a_tile_as_webp_follows_its_png(site: Site) -> None:
    address = f"basemap/webmercator/{tile_of(WEB_GRID, 17, *mercator(150, 330))}"
    made = site.client.get(f"/tiles/{address}.webp")
    assert made.status_code == 200 and made.headers["Content-Type"] == "image/webp"
    assert len(made.data) < len(site.client.get(f"/tiles/{address}.png").data)
    again = site.client.get(f"/tiles/{address}.webp")
    assert (again.data, again.headers["ETag"]) == (made.data, made.headers["ETag"])
    file = site.place.live / f"{address}.png"
    assert len(list(file.parent.glob(f"{file.stem}.*.webp"))) == 1
    assert site.client.get("/tiles/nothing/webmercator/3/1/1.webp").status_code == 404


def test_a_tile_dropped_between_the_look_and_the_reading_is_drawn(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trap: MapProxy looks whether the file is there and opens it later; a publication in between was a 500."""
    from tiles.rsgi import environ_of  # begins a server of its own

    # TMS is asked of MapProxy even where the file is there; its rows begin in the south, its levels one later
    _level, column, row = map(int, tile_of(WEB_GRID, 14, *mercator(150, 330)).split("/"))
    address = f"basemap/webmercator/13/{column}/{2**14 - 1 - row}.png"
    scope = SimpleNamespace(
        method="GET", path=f"/tms/1.0.0/{address}", query_string="", http_version="1.1", client="127.0.0.1:9",
        headers={},
    )  # fmt: skip
    before = site.server.answer(environ_of(scope))
    assert before.status == 200
    plain, dropped = StampedFileCache.load_tile, []

    def load_tile(self: StampedFileCache, tile: Any, *rest: Any, **more: Any) -> bool:
        found: bool = plain(self, tile, *rest, **more)
        if found and not dropped:
            dropped.append(self.tile_location(tile))
            Path(dropped[0]).unlink()
        return found

    monkeypatch.setattr(StampedFileCache, "load_tile", load_tile)
    reply = site.server.answer(environ_of(scope))
    assert dropped and (reply.status, reply.body) == (200, before.body)
