"""Orthophoto and relief: rasters made here, registered, prepared and drawn in both grids, in the right place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import rasterio
from django.conf import settings
from pytest_django.plugin import DjangoDbBlocker
from rasterio.transform import from_origin

from geo.domain.crs import by_srid
from geo.domain.values import BBox
from geo.models import RasterBaseMap
from geo.raster.examination import examine
from geo.raster.registration import register
from tests.integration.tiles.conftest import EAST, NORTH, SRID, Site
from tests.integration.tiles.looking import get_map, mercator, near, pixels, tile_at, wmts
from tiles.raster.preparing import RasterUnusable, prepare

pytestmark = [
    pytest.mark.django_db,
    # MapProxy 7.0 leaves the closing of its lock files to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
SIDE_M, PIXEL_M = 600, 1.0
FIELD, ROOF = (90, 140, 60), (200, 40, 30)


def orthophoto(path: Path) -> Path:
    """Fields with one red roof of 60 m x 60 m, its south-west corner 240 m east and 300 m north of the corner."""
    colours = np.empty((3, SIDE_M, SIDE_M), "uint8")
    for band, (field, roof) in enumerate(zip(FIELD, ROOF, strict=True)):
        colours[band] = field
        colours[band, SIDE_M - 360 : SIDE_M - 300, 240:300] = roof
    return _write(path, colours, nodata=0)


def heights(path: Path) -> Path:
    """A ridge from north to south, 120 m high."""
    across = np.abs(np.arange(SIDE_M) - SIDE_M / 2)
    return _write(path, np.tile(120.0 - 0.4 * across, (1, SIDE_M, 1)).astype("float32"), nodata=-9999)


def _write(path: Path, bands: np.ndarray, nodata: float) -> Path:
    profile = {
        "driver": "GTiff", "width": SIDE_M, "height": SIDE_M, "count": len(bands), "dtype": bands.dtype.name,
        "crs": f"EPSG:{SRID}", "transform": from_origin(EAST, NORTH + SIDE_M, PIXEL_M, PIXEL_M), "nodata": nodata,
    }  # fmt: skip
    with rasterio.open(path, "w", **profile) as raster:
        raster.write(bands)
    return path


def _register(path: Path, name: str) -> None:
    report = examine(path, extent=BBox(*settings.CITY.extent, by_srid(SRID)))
    register(report, name=name, title_vi=name)


@pytest.fixture(scope="module")
def imagery(
    site: Site, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The tiles with an orthophoto and a relief."""
    folder = tmp_path_factory.mktemp("rasters")
    with django_db_blocker.unblock():
        _register(orthophoto(folder / "ortho.tif"), "ortho-test")
        _register(heights(folder / "heights.tif"), "heights-test")
        prepare(site.place)
    yield site
    with django_db_blocker.unblock():
        RasterBaseMap.objects.filter(name__in=["ortho-test", "heights-test"]).delete()
        prepare(site.place)


def jpeg(site: Site, layer: str, zoom: int, x: float, y: float) -> np.ndarray:
    column, row = tile_at(zoom, *mercator(x, y))
    response = site.client.get(f"/wmts/{layer}/webmercator/{zoom}/{column}/{row}.jpeg")
    assert response.headers["Content-Type"] == "image/jpeg", response.data[:300]
    return pixels(response)


@pytest.mark.parametrize("crs", ["EPSG:9210", "EPSG:3857"])
def test_a_roof_lies_where_it_stands_in_both_grids(imagery: Site, crs: str) -> None:
    """Its middle within half a pixel of the picture; another datum shift would be 0.8 m off and more."""
    x, y = (EAST + 270, NORTH + 330) if crs == "EPSG:9210" else mercator(270, 330)
    half, size = 100.0, 400
    picture = pixels(
        get_map(imagery.client, "orthophoto", crs, (x - half, y - half, x + half, y + half), size)
    )
    rows, columns = np.nonzero(near(picture, "#c8281e", 60))
    assert rows.size > 8000
    metres = 2 * half / size
    east, north = (columns.mean() + 0.5) * metres - half, half - (rows.mean() + 0.5) * metres
    assert np.hypot(east, north) < 0.5


def test_the_orthophoto_is_a_jpeg_and_the_hybrid_bears_the_map_above(imagery: Site) -> None:
    plain = jpeg(imagery, "orthophoto", 17, 200, 150)
    assert near(plain, "#5a8c3c", 30).mean() > 0.5
    hybrid = jpeg(imagery, "hybrid", 17, 200, 150)
    both = near(plain, "#5a8c3c", 30) & near(hybrid, "#5a8c3c", 30)
    assert 0.2 < both.sum() / near(plain, "#5a8c3c", 30).sum() < 1, "street and names lie over the picture"


def test_relief_is_lit_on_one_side_and_dark_on_the_other(imagery: Site) -> None:
    picture = jpeg(imagery, "relief", 16, 300, 300)
    grey = picture[..., 0][(np.ptp(picture[..., :3], axis=-1) < 12)]
    assert grey.size > 2000 and np.percentile(grey, 90) - np.percentile(grey, 10) > 15


def test_capabilities_offer_imagery_only_once_there_is_some(imagery: Site) -> None:
    text = imagery.client.get("/wmts/1.0.0/WMTSCapabilities.xml").get_data(as_text=True)
    assert "<ows:Identifier>orthophoto<" in text and "<ows:Identifier>hybrid<" in text


def test_a_file_that_changed_since_its_registration_is_not_drawn(imagery: Site, tmp_path: Path) -> None:
    path = orthophoto(tmp_path / "other.tif")
    for value in (6, 7):
        with rasterio.open(path, "r+") as raster:
            raster.write(np.full((SIDE_M, SIDE_M), value, "uint8"), 1)
        if value == 6:
            _register(path, "changed-test")
    with pytest.raises(RasterUnusable, match="changed"):
        prepare(imagery.place)


def test_fine_screens_get_the_same_tile_with_twice_the_pixels(site: Site) -> None:
    at = mercator(150, 100)
    column, row = tile_at(17, *at)
    plain = pixels(wmts(site.client, "basemap", 17, *at))
    response = site.client.get(f"/wmts/basemap/webmercator_2x/17/{column}/{row}.png")
    fine = pixels(response)
    assert plain.shape[:2] == (256, 256) and fine.shape[:2] == (512, 512)
    street = near(plain, "#fcd884", 20).mean()
    assert street > 0.01, "the street is in the tile"
    assert abs(near(fine, "#fcd884", 20).mean() - street) < 0.3 * street, (
        "widths are drawn in twice as many pixels"
    )
    again = site.client.get(
        f"/wmts/basemap/webmercator_2x/17/{column}/{row}.png",
        headers={"If-None-Match": response.headers["ETag"]},
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("group", "look", "x", "y"),
    [("basemap", "dark", 150, 330), ("basemap", "print", 150, 330), ("planning", "safe", 40, 430)],
)
def test_every_group_is_offered_in_every_look(site: Site, group: str, look: str, x: float, y: float) -> None:
    light, other = (
        pixels(wmts(site.client, name, 16, *mercator(x, y))) for name in (group, f"{group}_{look}")
    )
    assert (light != other).any()
