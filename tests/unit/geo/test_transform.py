"""The pinned operation: control points, seams, no step between zones."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.domain import crs as registry
from geo.domain import geohash
from geo.domain.control_points import CONTROL_POINTS, ControlPoint, seam_points
from geo.domain.crs import CRS84, TM3_105_00, TM3_105_45, TM3_107_45, VN2000, WEB_MERCATOR, WGS84, Crs
from geo.domain.errors import OutsideProjection
from geo.domain.transform import (
    ROTATION_SIGNS_REVERSED,
    VN2000_TO_WGS84,
    browser_definitions,
    mapserver_projection,
    pipeline,
    spatial_ref_sys_rows,
    transform_geometries,
    transform_geometry,
    transform_point,
    transform_xy,
    transformer,
    wkt_text,
)

BEN_THANH = (603480.790, 1191454.566)
DA_NANG = (550175.080, 1777138.321)


@pytest.mark.parametrize("point", CONTROL_POINTS, ids=lambda point: point.name)
def test_control_points(point: ControlPoint) -> None:
    east, north = transform_point(point.lon, point.lat, WGS84, point.crs)
    assert (east, north) == pytest.approx((point.easting, point.northing), abs=1e-4)
    lon, lat = transform_point(point.easting, point.northing, point.crs, CRS84)
    assert (lon, lat) == pytest.approx((point.lon, point.lat), abs=5e-9)


def test_parcel_ids_of_the_test_points() -> None:
    assert geohash.encode(*transform_point(*BEN_THANH, TM3_105_45, WGS84)) == "w3gv7cp477mz"
    assert geohash.encode(*transform_point(*DA_NANG, TM3_107_45, WGS84)) == "w6ugqt5cxrj0"


def test_the_operation_that_proj_would_choose_gives_another_parcel_id() -> None:
    """EPSG:5194, the oil-block operation: 0.8 m away, five characters of the id differ."""
    from pyproj import Transformer

    wrong = Transformer.from_pipeline(
        pipeline(TM3_105_45, WGS84)
        .replace("+x=-191.90441429 +y=-39.30318279 +z=-111.45032835", "+x=-192.873 +y=-39.382 +z=-111.202")
        .replace("+rx=-0.00928836 +ry=0.01975479 +rz=-0.00427372", "+rx=0.00205 +ry=0.0005 +rz=-0.00335")
        .replace("+s=0.252906278", "+s=0.0188")
    )
    assert geohash.encode(*wrong.transform(*BEN_THANH)) == "w3gv7cp47ee1"


def test_no_jump_across_the_seams() -> None:
    """Neighbouring points stay neighbours: the shift changes by less than 1 mm over 100 m."""
    lon, lat = seam_points(1000)
    for dlon, dlat in ((1e-3, 0.0), (0.0, 1e-3)):
        here = np.array(transform_xy(lon, lat, WGS84, VN2000)) - (lon, lat)
        there = np.array(transform_xy(lon + dlon, lat + dlat, WGS84, VN2000)) - (lon + dlon, lat + dlat)
        assert np.abs(there - here).max() * 111_320 < 1e-2
        assert np.abs(there - here).max() * 111_320 / 111 < 1e-3


def test_between_two_vn2000_systems_there_is_no_datum_step() -> None:
    for source in registry.pinned():
        for target in registry.pinned():
            assert "helmert" not in pipeline(source, target)
    east, north = transform_point(*BEN_THANH, TM3_105_45, TM3_105_00)
    assert east == pytest.approx(685521.164, abs=0.002)
    assert transform_point(east, north, TM3_105_00, TM3_105_45) == pytest.approx(BEN_THANH, abs=1e-6)


@pytest.mark.parametrize("target", list(registry.registry()), ids=str)
def test_there_and_back(target: Crs) -> None:
    lon, lat = seam_points(50)
    x, y = transform_xy(lon, lat, CRS84, target)
    back_lon, back_lat = transform_xy(x, y, target, CRS84)
    # The height is 0 on either datum, so a two-dimensional Helmert does not return exactly: 0.3 mm.
    assert np.hypot(back_lon - lon, back_lat - lat).max() * 111_320 < 4e-4


def test_transformers_are_cached() -> None:
    assert transformer(TM3_105_45, WGS84) is transformer(TM3_105_45, WGS84)
    assert pipeline(WGS84, CRS84) == "+proj=noop"


def test_geometries_keep_none_empty_holes_and_heights() -> None:
    ring = shapely.Polygon(
        [(603400, 1191400), (603500, 1191400), (603500, 1191500), (603400, 1191500)],
        [[(603440, 1191440), (603460, 1191440), (603460, 1191460)]],
    )
    raised = shapely.Point(603480.79, 1191454.566, 7.5)
    shapes = [ring, None, shapely.Polygon(), raised, shapely.MultiPoint([(603480.79, 1191454.566)])]
    moved = transform_geometries(shapes, TM3_105_45, CRS84)
    assert len(moved[0].interiors) == 1
    assert moved[1] is None
    assert moved[2].is_empty
    assert (moved[3].x, moved[3].y, moved[3].z) == pytest.approx((106.697992704, 10.772499614, 7.5), abs=1e-8)
    assert not moved[4].has_z
    back = transform_geometry(moved[0], CRS84, TM3_105_45)
    assert back.equals_exact(ring, 1e-3)
    assert shapes[0] is ring


def test_impossible_coordinates_are_an_error_with_the_place() -> None:
    with pytest.raises(OutsideProjection, match="2 coordinates") as error:
        transform_xy(
            np.array([106.7, 300.0, np.nan, 400.0]), np.array([10.7, 95.0, 1.0, 99.0]), WGS84, WEB_MERCATOR
        )
    assert "x=300.0, y=95.0" in str(error.value)
    assert "trục bị đảo" in error.value.message("vi")


def test_towgs84_has_the_signs_of_the_position_vector() -> None:
    assert VN2000_TO_WGS84.towgs84_text == (
        "-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278"
    )
    assert [-value for value in VN2000_TO_WGS84.towgs84[3:6]] == list(ROTATION_SIGNS_REVERSED[3:6])


def test_definitions_for_browser_mapserver_and_postgis_carry_the_shift() -> None:
    definitions = browser_definitions()
    shift = f"+towgs84={VN2000_TO_WGS84.towgs84_text}"
    for crs in registry.pinned():
        assert shift in definitions[crs.code]
        assert f'"{shift[1:]}"' in mapserver_projection(crs)
        assert f"TOWGS84[{VN2000_TO_WGS84.towgs84_text}]" in wkt_text(crs)
        assert "TOWGS84" not in wkt_text(crs, shifted=False)
    assert "init=" not in mapserver_projection(WEB_MERCATOR)
    assert {row["srid"] for row in spatial_ref_sys_rows()} == {crs.srid for crs in registry.pinned()}
    assert "OGC:CRS84" not in definitions
