"""GDAL reads the service as any OGC API Features server: every layer, every feature, storage CRS without loss."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from layers.registry import registry
from tests.ogc.drawing import EAST, NORTH, SIDE

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        shutil.which("ogrinfo") is None, reason="GDAL's programs are not installed (gdal-bin)"
    ),
]


def run(*command: str) -> str:
    """Output of a program that must succeed without a complaint."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "ERROR" not in done.stderr, done.stderr
    return done.stdout


def test_ogrinfo_lists_every_layer(service: str) -> None:
    listed = run("ogrinfo", "-ro", f"OAPIF:{service}")
    for spec in registry:
        assert (f": {spec.name}" in listed) is spec.is_public


def test_ogr2ogr_copies_every_layer_whole(service: str, tmp_path: Path) -> None:
    for spec in (one for one in registry if one.is_public):
        target = tmp_path / f"{spec.name}.geojson"
        run("ogr2ogr", "-f", "GeoJSON", str(target), f"OAPIF:{service}", spec.name, "-oo", "PAGE_SIZE=2")
        features = json.loads(target.read_text())["features"]
        assert len(features) == 3, spec.name
        assert len({feature["properties"]["id"] for feature in features}) == 3
        assert all((feature["geometry"] is not None) is spec.is_spatial for feature in features)


def test_a_box_and_an_attribute_are_asked_of_the_server(service: str) -> None:
    counted = run(
        "ogrinfo", "-ro", "-al", "-so", f"OAPIF:{service}", "parcels",
        "-spat", "106.6979", "10.7724", "106.6983", "10.7728",
    )  # fmt: skip
    assert "Feature Count: 1" in counted
    found = run(
        "ogrinfo", "-ro", "-al", f"OAPIF:{service}", "parcels", "-where", "sheet_number = '2'", "-geom=NO"
    )
    assert "Feature Count: 1" in found


def test_storage_crs_reaches_the_client_without_loss(service: str, tmp_path: Path) -> None:
    """GDAL 3.6 asks for CRS84 only, so the page in EPSG:9210 is read as the GeoJSON it is."""
    uri = "http://www.opengis.net/def/crs/EPSG/0/9210"
    target = tmp_path / "parcels.gpkg"
    page = f"{service}/collections/parcels/items?f=json&crs={uri}"
    # no -t_srs: the coordinates must arrive as they are, GDAL is not to choose a datum operation
    run("ogr2ogr", "-f", "GPKG", str(target), page, "-nln", "parcels", "-a_srs", "EPSG:9210")
    extent = run("ogrinfo", "-ro", "-al", "-so", str(target))
    assert f"({EAST:.6f}, {NORTH:.6f})" in extent
    assert f"{NORTH + SIDE:.6f}" in extent
