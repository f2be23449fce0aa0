"""GeoTIFFs with one thing wrong each."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin

from geo.domain.crs import by_srid
from geo.domain.values import BBox
from geo.raster.examination import examine

CITY = BBox(520000.0, 950000.0, 720000.0, 1290000.0, by_srid(9210))
REAL = os.environ.get("NEN_REAL_DATA", "")


def tiff(
    path: Path,
    *,
    size: int = 256,
    east: float = 603_000.0,
    north: float = 1_192_000.0,
    crs: str = "EPSG:9210",
    **more: object,
) -> Path:
    """A grey GeoTIFF of one-metre pixels, top left at (east, north)."""
    options = {"nodata": 0} | more
    with rasterio.Env(OSR_USE_NON_DEPRECATED="NO"), rasterio.open(
        path, "w", driver="GTiff", width=size, height=size, count=1, dtype="uint8", crs=crs,
        transform=from_origin(east, north, 1.0, 1.0), **options,
    ) as raster:  # fmt: skip
        raster.write(np.full((1, size, size), 7, dtype=np.uint8))
    return path


def codes(report) -> set[str]:
    """Codes of the findings."""
    return {one.code for one in report.findings}


def test_a_sound_raster_has_a_footprint_in_degrees(tmp_path):
    report = examine(tiff(tmp_path / "a.tif"), extent=CITY)
    assert not report.refused and report.crs.srid == 9210 and report.pixel_size_m == 1.0
    assert report.footprint[0] == report.footprint[-1] and report.footprint[0][0] == pytest.approx(
        106.6936, abs=1e-3
    )


def test_a_large_raster_without_tiles_and_overviews_is_reported(tmp_path):
    report = examine(tiff(tmp_path / "a.tif", size=2048, nodata=None), extent=CITY)
    assert codes(report) == {"raster-no-overviews", "raster-not-tiled", "raster-no-nodata"}
    assert not report.refused and not report.is_cog


def test_a_cloud_optimised_raster_is_recognised(tmp_path):
    path = tiff(tmp_path / "a.tif", size=2048, tiled=True)
    with rasterio.open(path, "r+") as raster:
        raster.build_overviews([2, 4])
    report = examine(path, extent=CITY)
    assert report.is_cog and report.overviews == 2


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"crs": "EPSG:6957"}, "crs-refused"),
        ({"crs": "EPSG:2154"}, "crs-foreign-datum"),
        ({"north": 2_300_000.0}, "raster-outside-city"),
    ],
)
def test_a_raster_that_is_wrongly_placed_is_refused(tmp_path, options, code):
    report = examine(tiff(tmp_path / "a.tif", **options), extent=CITY)
    assert report.refused and code in codes(report)


def test_what_is_no_raster_is_refused(tmp_path):
    path = tmp_path / "a.tif"
    path.write_bytes(b"II*\x00" + bytes(20))
    assert codes(examine(path, extent=CITY)) == {"raster-unreadable"}


@pytest.mark.real_data
@pytest.mark.skipif(not REAL, reason="NEN_REAL_DATA is not set: no real data to run on")
def test_real_samples_are_accepted_or_refused_with_a_reason():
    for path in sorted((Path(REAL) / "10_raster_samples").glob("*.tif")):
        report = examine(path, extent=CITY)
        assert report.refused == path.name.startswith("qgis_"), path.name
        assert report.findings
