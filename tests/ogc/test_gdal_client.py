"""GDAL reads the service as any OGC API Features server: every layer, every feature, storage CRS without loss."""

from __future__ import annotations

import json
import shutil
import subprocess
import urllib.request
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyogrio
import pytest
import shapely
from django.conf import settings
from django.contrib.gis.geos import GEOSGeometry

from layers.registry import registry
from layers.spec import LayerSpec
from tests.ogc.drawing import EAST, NORTH, SIDE

#: 0.1 mm, metres; and the last decimal of a degree that is written.
TENTH_MM, LAST_DECIMAL = 1e-4, 1e-8
#: Features on a page, where a copy is put together from several.
PAGES = {"parcels": 2, "wards": 1}
STORAGE = "http://www.opengis.net/def/crs/EPSG/0/{}"
#: Every mark and letter of Vietnamese, with what breaks when text is handled without care.
VIETNAMESE = "Đường Nguyễn Thị Minh Khai – 12/3B “Hẻm Ổ Gà” ẵ ặ ỹ Ở ₫ & <b> 'q' \\ 100%"

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


def test_a_copy_in_the_storage_crs_is_the_database(service: str, tmp_path: Path) -> None:
    """By the `next` link, as GDAL 3.6 cannot ask for a CRS by itself: shapes to 0.1 mm, every attribute."""
    speak_vietnamese()
    for spec in (one for one in registry if one.is_public):
        target = tmp_path / f"{spec.name}.gpkg"
        page: str | None = f"{service}/collections/{spec.name}/items?f=json&limit={PAGES.get(spec.name, 100)}"
        page += f"&crs={STORAGE.format(settings.STORAGE_SRID)}" if spec.is_spatial else ""
        while page:
            crs = ["-a_srs", f"EPSG:{settings.STORAGE_SRID}"] if spec.is_spatial else []
            more = ["-append"] if target.exists() else []
            run("ogr2ogr", "-f", "GPKG", str(target), page, "-nln", spec.name, *crs, *more)
            with urllib.request.urlopen(page) as answer:  # noqa: S310
                links = json.load(answer)["links"]
            page = next((link["href"] for link in links if link["rel"] == "next"), None)
        compare(spec, target, "geom", TENTH_MM)


def test_a_copy_by_gdals_own_driver_is_the_database(service: str, tmp_path: Path) -> None:
    """In degrees, to the last decimal that is written (0.85 mm); every attribute."""
    speak_vietnamese()
    for spec in (one for one in registry if one.is_public):
        target = tmp_path / f"{spec.name}.gpkg"
        run("ogr2ogr", "-f", "GPKG", str(target), f"OAPIF:{service}", spec.name, "-oo", "PAGE_SIZE=2")
        compare(spec, target, "geom_4326", LAST_DECIMAL)


def speak_vietnamese() -> None:
    """Write Vietnamese into a free text of every layer that has one, and shapes with more decimals than are sent."""
    for spec in registry:
        column = next(
            (one.name for one in spec.fields if one.type.ogr_type == "String" and one.name in FREE), None
        )
        for nth, feature in enumerate(spec.model.objects.all()):  # type: ignore[attr-defined]
            if column:
                setattr(feature, column, VIETNAMESE[nth:])
            if spec.is_spatial:
                moved = shapely.transform(shapely.from_wkb(bytes(feature.geom.wkb)), off_grid)
                feature.geom = GEOSGeometry(moved.wkb_hex, srid=settings.STORAGE_SRID)
            feature.save()


def off_grid(xy: Any) -> Any:
    """Coordinates with more decimals than are sent."""
    return xy * 1.000_000_1 + 0.123_456_789


FREE = ("name", "address", "title", "note", "description", "holder_note", "road_name", "purpose")


def compare(spec: LayerSpec, copy: Path, column: str, tolerance: float) -> None:
    """The copy holds every feature that everybody may see, each attribute equal and each vertex within `tolerance`."""
    described, _fids, shapes, values = pyogrio.raw.read(copy, layer=spec.name)
    at = {str(name): nth for nth, name in enumerate(described["fields"])}
    stored = {str(one.pk): one for one in spec.model.objects.all()}  # type: ignore[attr-defined]
    assert sorted(values[at["id"]]) == sorted(stored), spec.name
    for nth, key in enumerate(values[at["id"]]):
        feature = stored[key]
        for field in spec.public_fields:
            here = plain(getattr(feature, spec.column(field.name)))
            # a driver that saw no value in any feature of its first page makes no column
            there = plain(values[at[field.name]][nth]) if field.name in at else None
            assert there == here, f"{spec.name}.{field.name}: {there!r} for {here!r}"
        if spec.is_spatial:
            drawn, copied = (
                shapely.from_wkb(bytes(getattr(feature, column).wkb)),
                shapely.from_wkb(shapes[nth]),
            )
            drawn, copied = (shapely.get_coordinates(one) for one in (drawn, copied))
            assert drawn.shape == copied.shape, spec.name
            assert abs(drawn - copied).max() <= tolerance, spec.name


def plain(value: Any) -> Any:
    """A value as both sides can be compared: dates and ids as text, numbers as numbers, empty as None."""
    if value is None or value != value or str(value) in ("NaT", ""):
        return None
    if isinstance(value, date) or "datetime" in str(getattr(value, "dtype", "")):
        return str(value)[:10]
    if isinstance(value, str):
        return value
    return float(value) if isinstance(value, int | float | Decimal) or hasattr(value, "dtype") else str(value)


def test_a_table_is_described_without_reading_every_row(service: str) -> None:
    """A table of 70,000 rows would be 7,000 pages of the ten rows that GDAL 3.6 asks for at a time."""
    command = ["ogrinfo", "--debug", "on", "-ro", "-so", "-oo", "PAGE_SIZE=1"]
    for spec in (one for one in registry if one.is_public and not one.is_spatial):
        told = subprocess.run(
            [*command, f"OAPIF:{service}", spec.name], capture_output=True, text=True, timeout=120, check=True
        )
        assert f"Feature Count: {spec.model.objects.count()}" in told.stdout  # type: ignore[attr-defined]
        assert "after=" not in told.stderr, spec.name


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
