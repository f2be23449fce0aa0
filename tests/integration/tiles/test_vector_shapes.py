"""Shapes in vector tiles, read back with GDAL: those moved onto the grid and those cut at the edge."""

from __future__ import annotations

import gzip

import pyogrio
import pytest
import shapely
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.db import connection

from cadastre.models import Parcel
from geo.domain.crs import WEB_MERCATOR, by_srid
from geo.domain.transform import transform_geometry
from tests.integration.tiles.conftest import EAST, NORTH, SRID
from tests.integration.tiles.looking import mercator, tile_at
from tiles.maps import get_layer
from tiles.vector import EMPTY, TileAddress, _shared_sql, build

pytestmark = pytest.mark.django_db
ZOOM = 17


def _ring(*corners: tuple[float, float]) -> list[tuple[float, float]]:
    return [(EAST + x, NORTH + y) for x, y in (*corners, corners[0])]


@pytest.fixture
def court() -> MultiPolygon:
    """An outer ring that runs clockwise, with a yard that does too."""
    outer = _ring((500, 500), (500, 560), (560, 560), (560, 500))
    yard = _ring((520, 520), (520, 540), (540, 540), (540, 520))
    shape = MultiPolygon(Polygon(outer, yard), srid=SRID)
    Parcel.objects.create(
        source="test", sheet_number="7", parcel_number="77", computed_area_m2=3200, geom=shape
    )
    return shape


def _fetch(statement: str, params: dict[str, object]) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return bytes(cursor.fetchone()[0])


def _read(tmp_path, address: TileAddress):  # type: ignore[no-untyped-def]
    file = tmp_path / f"{address.z}-{address.x}-{address.y}.mvt"
    file.write_bytes(build(get_layer("parcels"), address, _fetch))
    options = {"X": str(address.x), "Y": str(address.y), "Z": str(address.z), "CLIP": "NO"}
    frame = pyogrio.read_dataframe(file, layer="parcels", **options)
    return frame[frame["parcel_number"] == "77"]


@pytest.mark.parametrize("zoom", [16, 17, 19])
def test_an_area_keeps_its_size_its_yard_and_its_place(court: MultiPolygon, tmp_path, zoom: int) -> None:  # type: ignore[no-untyped-def]
    address = TileAddress(zoom, *tile_at(zoom, *mercator(505, 505)))
    found = _read(tmp_path, address)
    assert len(found) == 1
    drawn = found.geometry.iloc[0]
    expected = transform_geometry(shapely.from_wkb(bytes(court.wkb)), by_srid(SRID), WEB_MERCATOR)
    side = 40_075_016.68 / 2**zoom
    west, north = address.x * side - 20_037_508.34, 20_037_508.34 - address.y * side
    wide = shapely.box(west, north - side, west + side, north).buffer(side / 64, join_style="mitre")
    assert drawn.is_valid
    assert drawn.symmetric_difference(expected.intersection(wide)).area < expected.area * 0.01


def test_a_tile_without_features_is_empty(court: MultiPolygon) -> None:
    assert build(get_layer("parcels"), TileAddress(ZOOM, 5, 5), _fetch) == EMPTY


def test_a_lean_tile_has_the_features_without_unused_attributes(
    court: MultiPolygon, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = TileAddress(15, *tile_at(15, *mercator(505, 505)))
    whole = gzip.decompress(build(get_layer("parcels"), address, _fetch))
    assert b"national_id" in whole and b"source" not in whole
    monkeypatch.setattr("tiles.vector.SIZE_LIMIT", len(whole) - 1)
    _shared_sql.cache_clear()
    lean = gzip.decompress(build(get_layer("parcels"), address, _fetch))
    _shared_sql.cache_clear()
    assert 0 < len(lean) < len(whole)
    assert b"national_id" not in lean
    assert str(Parcel.objects.get(sheet_number="7").pk).encode() in lean
