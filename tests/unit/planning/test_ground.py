"""Drawn ground, corner tables and points: read in their CRS, refused with a reason that names the remedy."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from shapely.geometry import mapping

from geo.domain.crs import CRS84, Crs, lookup
from geo.domain.errors import RefusedCrs
from geo.domain.transform import transform_geometry
from planning.domain.errors import AxesSwapped, GroundInvalid, GroundOutsideCity, GroundTooLarge, NotAnArea
from planning.services.ground import at_point, describe, from_corners, from_geojson

CITY = lookup("EPSG:9210")
EAST, NORTH = 603_000.0, 1_191_000.0
#: [X north, Y east] as survey papers give them.
TABLE = [(NORTH, EAST), (NORTH, EAST + 20), (NORTH + 10, EAST + 20), (NORTH + 10, EAST)]


def square(side: float, crs: Crs = CITY) -> dict[str, Any]:
    shape = transform_geometry(shapely.box(EAST, NORTH, EAST + side, NORTH + side), CITY, crs)
    if crs.north_first:
        shape = shapely.transform(shape, lambda xy: xy[:, ::-1])
    return mapping(shape)


def test_a_corner_table_is_north_first() -> None:
    ground = from_corners(TABLE, CITY)
    assert ground.shape.bounds == (EAST, NORTH, EAST + 20, NORTH + 10)
    assert from_corners([*TABLE, TABLE[0]], CITY).shape.area == 200.0
    other_zone = lookup("EPSG:5899")
    moved = transform_geometry(ground.shape, CITY, other_zone)
    again = from_corners([(y, x) for x, y in moved.geoms[0].exterior.coords], other_zone)
    assert again.shape.symmetric_difference(ground.shape).area < 1e-3


@pytest.mark.parametrize("crs", [CITY, CRS84, lookup("EPSG:4326"), lookup("EPSG:5899")])
def test_a_polygon_in_any_crs_of_the_city(crs: Crs) -> None:
    ground = from_geojson(square(100, crs), crs)
    assert ground.shape.area == pytest.approx(10_000, abs=0.05)
    record = describe(ground, ground.shape.area, CRS84)
    assert record["area_m2"] == 10_000.0
    assert shapely.geometry.shape(record["geometry"]).within(shapely.box(106.6, 10.7, 106.8, 10.9))


def test_exchanged_axes_are_found_by_the_extent_of_the_city() -> None:
    with pytest.raises(AxesSwapped) as caught:
        from_corners([(east, north) for north, east in TABLE], CITY)
    assert "X là hướng bắc" in caught.value.message("vi")
    assert "X is north" in caught.value.message("en")
    with pytest.raises(AxesSwapped):
        at_point(NORTH, EAST, CITY)
    with pytest.raises(AxesSwapped):
        at_point(10.77, 106.69, CRS84)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"type": "Point", "coordinates": [EAST, NORTH]}, NotAnArea),
        ({"type": "Polygon", "coordinates": [[[EAST, NORTH], ["a", 1]]]}, GroundInvalid),
        ({"type": "Polygon", "coordinates": []}, NotAnArea),
        (mapping(shapely.Polygon([(EAST, NORTH), (EAST + 9, NORTH + 9), (EAST + 9, NORTH), (EAST, NORTH + 9)])),
         GroundInvalid),
        (square(1_001), GroundTooLarge),
        (square(0.5), NotAnArea),
        (mapping(shapely.box(100_000, 2_000_000, 100_100, 2_000_100)), GroundOutsideCity),
    ],
)  # fmt: skip
def test_what_is_no_ground_is_refused(given: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        from_geojson(given, CITY)


def test_too_many_corners_and_too_few() -> None:
    ring = shapely.Point(EAST, NORTH).buffer(100, quad_segs=2000)
    with pytest.raises(GroundInvalid, match="at most 5000"):
        from_geojson(mapping(ring), CITY)
    with pytest.raises(NotAnArea):
        from_corners(TABLE[:2], CITY)


def test_a_deprecated_crs_is_refused() -> None:
    with pytest.raises(RefusedCrs):
        lookup("EPSG:6956")


def test_the_ground_at_a_point_is_one_square_metre() -> None:
    ground = at_point(EAST, NORTH, CITY)
    assert (ground.shape.area, ground.is_point) == (1.0, True)
