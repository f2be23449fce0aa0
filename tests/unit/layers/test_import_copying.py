"""EWKB made for all shapes at once is what GEOS writes shape by shape."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.domain.crs import by_srid
from geo.domain.transform import transform_geometries
from layers.importing.copying import ewkb_columns

CORNER = np.array([600_000.1, 1_190_000.7])


def _moved(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(shape, lambda xy: xy + CORNER)


SQUARE, RING = shapely.box(0, 0, 5, 7), shapely.Point(30, 30).buffer(9)
HOLED = RING.difference(shapely.Point(30, 30).buffer(3)).difference(shapely.box(34, 29, 35, 31))
AREAS = [shapely.MultiPolygon([SQUARE]), shapely.MultiPolygon([HOLED, SQUARE]), shapely.MultiPolygon([HOLED])]
LINES = [shapely.MultiLineString([[(0, 0), (1, 2)], [(5, 5), (6, 6), (7, 9)]])]


@pytest.mark.parametrize("shapes", [AREAS, LINES, [shapely.Point(1, 2), shapely.Point(3, 4)]])
def test_bytes_are_those_of_geos(shapes):
    array = np.array([_moved(one) for one in shapes], dtype=object)
    stored, lonlat, mercator = ewkb_columns(array, 9210, derived=True)
    assert stored.to_pylist() == [
        shapely.to_wkb(shapely.set_srid(one, 9210), include_srid=True) for one in array
    ]
    wgs84, web = by_srid(4326), by_srid(3857)
    expected = transform_geometries(array, by_srid(9210), wgs84)
    for column, srid, wanted in (
        (lonlat, 4326, expected),
        (mercator, 3857, transform_geometries(expected, wgs84, web)),
    ):
        found = shapely.from_wkb(column.to_pylist())
        assert set(shapely.get_srid(found)) == {srid}
        assert shapely.equals_exact(found, wanted, tolerance=1e-8).all()


def test_a_missing_shape_stays_null():
    array = np.array([_moved(AREAS[0]), None], dtype=object)
    (column,) = ewkb_columns(array, 9210, derived=False)
    assert column.null_count == 1
