"""What people type as a position, and extents that contradict their CRS."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.domain.coordinates import interpret
from geo.domain.crs import CRS84, TM3_105_00, TM3_105_45, TM3_107_45, VN2000, WGS84, lookup
from geo.domain.plausibility import examine_extent, placements
from geo.domain.transform import transform_point
from geo.domain.values import BBox

# Enough to find an off-by-one, few enough for a suite that runs on every save; no deadline on busy machines.
examples = settings(max_examples=40, deadline=None)

HCMC = BBox(520_000, 950_000, 720_000, 1_290_000, TM3_105_45)
HANOI = BBox(500_000, 2_270_000, 620_000, 2_370_000, TM3_105_00)
ZONES = (TM3_105_45, TM3_107_45)


@pytest.mark.parametrize(
    "text",
    [
        "10.7725, 106.698",
        "106.698 10.7725",
        "10.7725,106.698",
        "10,7725 106,698",
        "10,7725, 106,698",
        "10.7725; 106.698",
        "N 10.7725 E 106.698",
        "10.7725N 106.698E",
        "lat: 10.7725, lon: 106.698",
        "vĩ độ 10,7725 kinh độ 106,698",
        "10°46'21\"N 106°41'52.8\"E",
        "106°41′52,8″Đ 10°46′21″B",
        "10°46'21\" 106°41'52.8\"",
        "10°46.35' 106°41.88'",
        "10.7725° 106.698°",
        "10.7725 106.698 EPSG:4326",
    ],
)
def test_degrees_in_every_spelling(text: str) -> None:
    (meaning,) = interpret(text, extent=HCMC, zones=ZONES)
    assert (meaning.lon, meaning.lat) == pytest.approx((106.698, 10.7725), abs=1e-9)
    assert meaning.crs == WGS84
    assert "vĩ độ" in meaning.explanation("vi")
    assert "latitude" in meaning.explanation("en")


@pytest.mark.parametrize(
    "text",
    [
        "X=1191454,566 Y=603480,790",
        "Y=603480.790 X=1191454.566",
        "x: 1191454.566; y: 603480.790",
        "1191454.566 603480.790",
        "603480.790, 1191454.566",
        "1191454,566 603480,79",
        "1.191.454,566 603.480,79",
        "1,191,454.566 603,480.79",
        "E=603480.79 N=1191454.566",
        "603480.79 1191454.566 EPSG:9210",
        "VN-2000 1191454.566 603480.79",
        "X=603480.79 Y=1191454.566",
    ],
)
def test_vn2000_metres_in_every_order(text: str) -> None:
    first = interpret(text, extent=HCMC, zones=ZONES)[0]
    assert (first.lon, first.lat) == pytest.approx((106.697992704, 10.772499614), abs=1e-8)
    assert (first.crs, first.x, first.y) == (TM3_105_45, 603480.79, 1191454.566)
    assert "X (bắc) = 1191454.566" in first.explanation_vi
    assert ("GIS" in first.explanation_vi) == text.startswith("X=6")


def test_whole_metres_without_a_space() -> None:
    assert interpret("1191454,603480", extent=HCMC, zones=ZONES)[0].crs == TM3_105_45


def test_ambiguous_input_returns_every_reading_with_the_storage_zone_first() -> None:
    """Both meridians of the merged city: the same numbers are two places in it."""
    meanings = interpret("X=1160000 Y=440000", extent=HCMC, zones=ZONES)
    assert [meaning.crs for meaning in meanings] == [TM3_107_45]
    meanings = interpret("1191454 603480", extent=HCMC, zones=(TM3_105_45, TM3_105_00))
    assert [meaning.crs for meaning in meanings] == [TM3_105_45, TM3_105_00]
    assert len({meaning.explanation_vi for meaning in meanings}) == 2


def test_degrees_on_vn2000_are_told_from_wgs84_by_their_label() -> None:
    (meaning,) = interpret("VN-2000 10.77351810 106.69620649", extent=HCMC, zones=ZONES)
    assert meaning.crs == VN2000
    assert (meaning.lon, meaning.lat) == pytest.approx((106.697992704, 10.772499614), abs=2e-8)


def test_degrees_elsewhere_in_vietnam_are_understood() -> None:
    (meaning,) = interpret("21.0285, 105.8542", extent=HCMC, zones=ZONES)
    assert (meaning.lon, meaning.lat) == pytest.approx((105.8542, 21.0285))
    (meaning,) = interpret("16°30'B 112°00'Đ", extent=HCMC, zones=ZONES)
    assert (meaning.lon, meaning.lat) == pytest.approx((112.0, 16.5))


@pytest.mark.parametrize(
    "text",
    ["", "Nguyễn Huệ", "tờ 3 thửa 118", "26 Lý Tự Trọng", "1 2", "10.77", "1 2 3", "603480 603480", "N 10 N 11",
     "10°46'61\" 106°41'52\"", "10°N 11°N", "603480 1191454 EPSG:9999", "603480 1191454 EPSG:6959", "9" * 200],
)  # fmt: skip
def test_other_text_is_not_a_position(text: str) -> None:
    assert interpret(text, extent=HCMC, zones=ZONES) == []


@examples
@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    interpret(text, extent=HCMC, zones=ZONES)


def test_a_parcel_with_exchanged_axes_is_detected_by_the_extent_of_the_city() -> None:
    finding = examine_extent((1191400, 603400, 1191500, 603500), TM3_105_45, ZONES, HCMC)
    assert finding is not None
    assert finding.code == "crs-axes-swapped"
    assert "X là hướng bắc" in finding.message("vi")
    assert placements(1191454, 603480, ZONES, HCMC)[0].swapped


def test_degrees_declared_as_metres_are_refused_with_the_remedy() -> None:
    """The two files of the real data that declare EPSG:5897 over longitude and latitude."""
    finding = examine_extent((105.43, 21.05, 105.46, 21.07), TM3_105_00, (TM3_105_00, WGS84), HANOI)
    assert finding is not None
    assert finding.code == "crs-degrees-declared-metres"
    assert "EPSG:4326" in finding.message("en")
    swapped = examine_extent((21.05, 105.43, 21.07, 105.46), TM3_105_00, (TM3_105_00, WGS84), HANOI)
    assert swapped is not None
    assert "swap the axes" in swapped.message("en")


def test_a_foreign_zone_is_named() -> None:
    vung_tau = (425_000, 1_144_000, 427_000, 1_145_000)
    assert examine_extent(vung_tau, TM3_107_45, ZONES, HCMC) is None
    finding = examine_extent(vung_tau, TM3_105_45, ZONES, HCMC)
    assert finding is not None
    assert finding.code == "crs-other-zone"
    assert "EPSG:5899" in finding.message("vi")


def test_data_in_the_city_pass_and_data_elsewhere_do_not() -> None:
    assert examine_extent((603400, 1191400, 603500, 1191500), TM3_105_45, ZONES, HCMC) is None
    assert examine_extent((106.69, 10.77, 106.7, 10.78), WGS84, ZONES, HCMC) is None
    assert examine_extent((102, 8, 110, 24), CRS84, ZONES, HCMC) is None
    paris = examine_extent((2.2, 48.8, 2.4, 48.9), WGS84, ZONES, HCMC)
    assert paris is not None
    assert paris.code == "crs-outside-city"
    beyond = examine_extent((1e9, 1e9, 1e9, 1e9), lookup(3857), ZONES, HCMC)
    assert beyond is not None


def test_areas_of_both_meridians_stay_their_own() -> None:
    """One layer, source zone and source area kept; the plane areas differ by 0.03 %."""
    from shapely import box

    from geo.domain.transform import transform_geometry

    east, north = transform_point(107.08, 10.35, WGS84, TM3_107_45)
    parcel = box(east, north, east + 100, north + 100)
    stored = transform_geometry(parcel, TM3_107_45, TM3_105_45)
    assert parcel.area == pytest.approx(10_000)
    assert stored.area / parcel.area - 1 == pytest.approx(39e-5, abs=5e-5)
    assert transform_geometry(stored, TM3_105_45, TM3_107_45).equals_exact(parcel, 1e-6)
