"""OpenStreetMap (PBF) fills the layers that declare what they take of it, and no other."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.fixtures import osm_pbf

pytestmark = pytest.mark.django_db
#: Beside Bến Thành market, degrees WGS 84.
LON, LAT = 106.694, 10.768


def stored(table: str, columns: str) -> list[tuple]:
    """Columns of all rows of a table."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {table}")
        return cursor.fetchall()


def square(west: float, south: float) -> list[tuple[float, float]]:
    """A closed way of some thirty metres."""
    east, north = west + 0.0003, south + 0.0003
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def test_openstreetmap_fills_the_layers_that_declare_it(tmp_path, import_file):
    path = osm_pbf.write(
        tmp_path / "hcmc.osm.pbf",
        [
            (
                {"highway": "residential", "name": "Đường Nguyễn Huệ"},
                [(LON, LAT), (LON + 0.001, LAT + 0.001)],
            ),
            ({"waterway": "canal", "name": "Kênh Tẻ"}, [(LON, LAT), (LON + 0.001, LAT)]),
            ({"building": "yes"}, square(LON + 0.002, LAT)),
            ({"natural": "water"}, square(LON + 0.003, LAT)),
            ({"landuse": "grass"}, square(LON + 0.004, LAT)),
        ],
    )
    for layer in ("roads", "waterways", "buildings", "water", "landcover"):
        result = import_file(path, f"basemap_{layer}")
        assert (result.outcome, result.rows_added) == ("written", 1), layer
    assert stored("basemap_roads", "name, road_class, source_key") == [
        ("Đường Nguyễn Huệ", "residential", "1000")
    ]
    west, south = "ST_XMin(geom_4326)", "ST_YMin(geom_4326)"
    for table, east in (("waterways", 0.0), ("buildings", 0.002), ("water", 0.003), ("landcover", 0.004)):
        (corner,) = stored(f"basemap_{table}", f"{west}, {south}")
        assert corner == pytest.approx((LON + east, LAT), abs=2e-8), table
    refused = import_file(path, "parcels")
    assert refused.refused and [one.rule for one in refused.log] == ["format-osm-undeclared"]
