"""Kept tiles answered from their files: found, missed, named after their bytes, linked for a server of files."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from mapproxy.cache.tile import Tile
from mapproxy.image import ImageResult
from mapproxy.image.opts import ImageOptions
from PIL import Image

from tiles import file_stamp, generations, live, webp
from tiles.fast_path import FastPath
from tiles.workspace import Workspace

RASTER, VECTOR = "parcels-0123456789-0", "mvt_parcels-abcdefabcd-2"
KEPT = {"type": "file", "directory_layout": "tms", "use_grid_names": True}


def configuration(base: Path, caches: dict[str, dict[str, Any]], layer: dict[str, Any]) -> dict[str, Any]:
    return {"globals": {"cache": {"base_dir": str(base)}}, "caches": caches, "layers": [layer]}


@pytest.fixture
def quick(tmp_path: Path) -> FastPath:
    raster = {RASTER: {"grids": ["webmercator", "vn2000"], "cache": KEPT}}
    vector = {VECTOR: {"grids": ["webmercator"], "cache": KEPT}}
    return FastPath(
        configuration(tmp_path, raster, {"name": "parcels", "sources": [RASTER]}),
        configuration(tmp_path, vector, {"name": "parcels", "tile_sources": [VECTOR]}),
        "webmercator",
    )


def keep(path: Path, body: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    file_stamp.write(str(path), body)
    return path


def test_a_kept_tile_is_answered_under_both_raster_addresses(quick: FastPath, tmp_path: Path) -> None:
    keep(tmp_path / RASTER / "vn2000" / "7" / "3" / "4.png", b"picture")
    for path in ("/tiles/parcels/vn2000/7/3/4.png", "/wmts/parcels/vn2000/07/3/4.png"):
        status, headers, body = quick.answer(path, "") or (0, [], b"")
        assert (status, body) == (200, b"picture")
        assert dict(headers) == {
            "Content-Type": "image/png", "Content-Length": "7", "Cache-Control": "no-cache",
            "ETag": file_stamp.etag_of(b"picture"), "Access-Control-Allow-Origin": "*",
        }  # fmt: skip


def test_a_vector_tile_is_told_to_be_compressed(quick: FastPath, tmp_path: Path) -> None:
    keep(tmp_path / VECTOR / "webmercator" / "16" / "5" / "6.mvt", b"gzip")
    status, headers, body = quick.answer("/mvt/parcels/16/5/6.mvt", "") or (0, [], b"")
    assert (status, body, dict(headers)["Content-Encoding"]) == (200, b"gzip", "gzip")


@pytest.mark.parametrize(
    "path",
    [
        "/tiles/parcels/vn2000/7/3/5.png",
        "/tiles/plans/vn2000/7/3/4.png",
        "/tiles/parcels/other/7/3/4.png",
        "/tiles/parcels/vn2000/7/3/4.txt",
        "/tiles/parcels/vn2000/7/../4.png",
        "/mvt/plans/7/3/4.mvt",
        "/service",
    ],
)
def test_everything_else_goes_the_long_way(quick: FastPath, tmp_path: Path, path: str) -> None:
    keep(tmp_path / RASTER / "vn2000" / "7" / "3" / "4.png", b"picture")
    keep(tmp_path / RASTER / "vn2000" / "7" / "4.png", b"picture")
    assert quick.answer(path, "") is None


def test_a_dropped_tile_is_missed_at_once_and_a_changed_one_has_another_etag(
    quick: FastPath, tmp_path: Path
) -> None:
    file = keep(tmp_path / RASTER / "vn2000" / "7" / "3" / "4.png", b"before!")
    path = "/tiles/parcels/vn2000/7/3/4.png"
    old = dict((quick.answer(path, "") or (0, [], b""))[1])["ETag"]
    assert (quick.answer(path, f'"x", W/{old}') or (0, [], b""))[0] == 304
    file.unlink()
    assert quick.answer(path, old) is None
    keep(file, b"after!!")
    status, headers, body = quick.answer(path, old) or (0, [], b"")
    assert (status, body) == (200, b"after!!") and dict(headers)["ETag"] != old
    keep(file, b"before!")
    assert (quick.answer(path, old) or (0, [], b""))[0] == 304, "the same bytes bear the same name"


def test_a_webp_is_found_beside_the_png_it_was_made_of_and_no_other(quick: FastPath, tmp_path: Path) -> None:
    picture = BytesIO()
    Image.new("RGB", (8, 8), "#fcd884").save(picture, "PNG")
    png, path = picture.getvalue(), "/tiles/parcels/vn2000/7/3/4.webp"
    file = keep(tmp_path / RASTER / "vn2000" / "7" / "3" / "4.png", png)
    assert quick.answer(path, "") is None and quick.file_of(path.replace("webp", "png")) == str(file)
    made = webp.encoded(png)
    webp.keep(str(file), png, made)
    status, headers, body = quick.answer(path, "") or (0, [], b"")
    assert (status, body, dict(headers)["Content-Type"]) == (200, made, "image/webp")
    assert Image.open(BytesIO(body)).format == "WEBP"
    keep(file, b"drawn anew")
    assert quick.answer(path, "") is None
    webp.keep(str(file), b"drawn anew", b"new")
    assert (quick.answer(path, "") or (0, [], b""))[2] == b"new"
    assert len(list(file.parent.iterdir())) == 2, "that of the earlier picture is gone"
    file.unlink()
    assert quick.answer(path, "") is None
    webp.keep(str(file), b"drawn anew", b"late")
    assert quick.answer(path, "") is None


def test_a_transparent_png_stays_transparent() -> None:
    picture = BytesIO()
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(picture, "PNG")
    assert Image.open(BytesIO(webp.encoded(picture.getvalue()))).mode == "RGBA"


def test_a_file_of_another_program_is_stamped_when_it_is_read(quick: FastPath, tmp_path: Path) -> None:
    file = tmp_path / RASTER / "vn2000" / "7" / "3" / "4.png"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"picture")
    os.utime(file, ns=(1, 1_700_000_000_123_456_789))
    _, headers, _ = quick.answer("/tiles/parcels/vn2000/7/3/4.png", "") or (0, [], b"")
    assert dict(headers)["ETag"] == file_stamp.etag_of(b"picture")
    assert int(file.stat().st_mtime) == file_stamp.stamp_of(b"picture")


def test_mapproxy_keeps_stamped_files_and_still_knows_when(tmp_path: Path) -> None:
    cache = file_stamp.StampedFileCache(str(tmp_path), "png", directory_layout="tms")
    tile = Tile((3, 4, 7))
    picture = ImageResult(Image.new("RGB", (2, 2)), image_opts=ImageOptions(format="image/png"))
    tile.image_result = picture
    cache.store_tile(tile)
    file = tmp_path / "7" / "3" / "4.png"
    assert file_stamp.is_stamped(file.stat())
    assert int(file.stat().st_mtime) == file_stamp.stamp_of(file.read_bytes())
    known = Tile((3, 4, 7))
    cache.load_tile_metadata(known)
    assert known.timestamp == file.stat().st_ctime and known.size == file.stat().st_size
    missing = Tile((3, 5, 7))
    cache.load_tile_metadata(missing)
    assert (missing.timestamp, missing.size) == (0, 0)


def test_links_lead_to_what_counts_and_go_with_a_new_generation(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    numbers = generations.advance(place, ["mvt_parcels"])
    (place.live).mkdir()
    (place.live / "gone").symlink_to("../cache/gone-0123456789-0")
    assert live.publish(place, [RASTER, VECTOR, "no name of ours"], numbers)
    assert {path.name: str(path.readlink()) for path in place.live.iterdir()} == {
        "parcels": f"../cache/{RASTER}",
        "mvt_parcels": f"../cache/{VECTOR}",
    }
    generations.advance(place, ["parcels"])
    assert [path.name for path in place.live.iterdir()] == ["mvt_parcels"]
    assert not live.publish(place, [RASTER], numbers), "a configuration read before may link nothing"
    assert [path.name for path in place.live.iterdir()] == ["mvt_parcels"]


def test_the_etag_is_that_of_nginx(tmp_path: Path) -> None:
    """`"%xT-%xO"` in its source: seconds and size, both hexadecimal without leading zeros."""
    assert file_stamp.etag(0x0012AB, 255) == '"12ab-ff"'


def test_a_dropped_tile_takes_its_webp_along_and_use_is_told_by_reading(tmp_path: Path) -> None:
    cache = file_stamp.StampedFileCache(str(tmp_path), "png", directory_layout="tms")
    file = keep(tmp_path / "7" / "3" / "4.png", b"png")
    webp.keep(str(file), b"png", b"webp")
    other = keep(tmp_path / "7" / "3" / "44.png", b"png")
    cache.remove_tile(Tile((3, 4, 7)))
    assert [path.name for path in file.parent.iterdir()] == ["44.png"]
    os.utime(other, ns=(5_000_000_000, 9_000_000_000))
    assert file_stamp.used_at(other.stat()) == 5
    os.utime(other, ns=(5_000_000_000, 9_500_000_000))
    assert file_stamp.used_at(other.stat()) == 9.5
