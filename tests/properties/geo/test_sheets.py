"""Map sheets of both grids: the worked examples of the regulations, round trips, and a partition of the plane."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.domain.crs import CRS84, TM3_105_00, TM3_105_45, TM3_107_45, VN2000, WEB_MERCATOR
from geo.domain.errors import BadSheetName, CrsMismatch, CrsNotMetric, NotOnEarth, UnknownMapScale
from geo.domain.sheets import (
    CADASTRAL_SCALES,
    TOPOGRAPHIC_SCALES,
    cadastral_sheet,
    cadastral_sheets,
    parse_cadastral_sheet,
    parse_topographic_sheet,
    topographic_names,
    topographic_sheet,
    topographic_sheets,
)
from geo.domain.values import BBox

# Enough to find an off-by-one, few enough for a suite that runs on every save; no deadline on busy machines.
examples = settings(max_examples=40, deadline=None)

HCMC = BBox(520_000, 950_000, 720_000, 1_290_000, TM3_105_45)
DA_NANG = BBox(430_000, 1_600_000, 720_000, 1_840_000, TM3_107_45)

# Points on a millimetre grid, so that a double holds them well inside one sheet or exactly on an edge.
EASTS = st.integers(520_000_000, 720_000_000).map(lambda mm: mm / 1000)
NORTHS = st.integers(950_000_000, 1_290_000_000).map(lambda mm: mm / 1000)
LONS = st.floats(102, 118, allow_nan=False)
LATS = st.floats(6, 23.5, allow_nan=False)


@pytest.mark.parametrize(
    ("scale", "ben_thanh", "da_nang"),
    [
        (10000, "10-194602", "10-782548"),
        (5000, "194602", "779548"),
        (2000, "194602-8", "779548-6"),
        (1000, "194602-8-c", "779548-6-c"),
        (500, "194602-8-(10)", "779548-6-(13)"),
        (200, "194602-8-55", "779548-6-82"),
    ],
)
def test_cadastral_examples(scale: int, ben_thanh: str, da_nang: str) -> None:
    here = cadastral_sheet(east_m=603480.790, north_m=1191454.566, scale=scale, crs=TM3_105_45)
    there = cadastral_sheet(east_m=550175.080, north_m=1777138.321, scale=scale, crs=TM3_107_45)
    assert (here.name, there.name) == (ben_thanh, da_nang)
    assert here.bounds.contains(603480.790, 1191454.566)
    assert parse_cadastral_sheet(ben_thanh, near=HCMC) == here
    assert parse_cadastral_sheet(da_nang, near=DA_NANG) == there


@pytest.mark.parametrize("name", ["10-728494", "725497", "725500-6"])
def test_official_cadastral_names_lie_on_the_grid(name: str) -> None:
    """Examples printed in TT 25/2014/TT-BTNMT."""
    assert parse_cadastral_sheet(name, near=DA_NANG).name == name


@examples
@given(EASTS, NORTHS, st.sampled_from(CADASTRAL_SCALES))
def test_cadastral_sheet_holds_its_point_and_its_name_leads_back(
    east: float, north: float, scale: int
) -> None:
    sheet = cadastral_sheet(east_m=east, north_m=north, scale=scale, crs=TM3_105_45)
    box = sheet.bounds
    assert box.min_x <= east < box.max_x
    assert box.min_y < north <= box.max_y
    assert parse_cadastral_sheet(sheet.name, near=HCMC) == sheet
    assert sheet.polygon.area == sheet.size_m**2


@examples
@given(EASTS, NORTHS, st.sampled_from(CADASTRAL_SCALES[1:]))
def test_a_cadastral_sheet_lies_in_the_sheet_of_its_parent(east: float, north: float, scale: int) -> None:
    sheet = cadastral_sheet(east_m=east, north_m=north, scale=scale, crs=TM3_105_45)
    for parent_scale in CADASTRAL_SCALES[: CADASTRAL_SCALES.index(scale)]:
        if parent_scale in (1000, 500):
            continue
        parent = cadastral_sheet(east_m=east, north_m=north, scale=parent_scale, crs=TM3_105_45)
        assert parent.bounds.covers(sheet.bounds)


@pytest.mark.parametrize("scale", CADASTRAL_SCALES)
def test_cadastral_sheets_partition_a_box(scale: int) -> None:
    size = {10000: 6000, 5000: 3000, 2000: 1000, 1000: 500, 500: 250, 200: 100}[scale]
    box = BBox(602_000, 1_188_000, 602_000 + 3 * size, 1_188_000 + 2 * size, TM3_105_45)
    sheets = list(cadastral_sheets(box, scale))
    assert len({sheet.name for sheet in sheets}) == len(sheets)
    united = shapely.union_all([sheet.polygon for sheet in sheets])
    assert united.covers(box.polygon())
    assert united.area == pytest.approx(sum(sheet.polygon.area for sheet in sheets))
    aligned = sheets[0].bounds
    inner = BBox(aligned.min_x, aligned.min_y - size, aligned.max_x + size, aligned.max_y, TM3_105_45)
    assert len(list(cadastral_sheets(inner, scale))) == 4
    point = BBox(603480.79, 1191454.566, 603480.79, 1191454.566, TM3_105_45)
    assert len(list(cadastral_sheets(point, scale))) == 1


def test_cadastral_neighbours_touch() -> None:
    sheet = parse_cadastral_sheet("194602-8", near=HCMC)
    around = sheet.neighbours()
    assert {direction: other.name for direction, other in around.items()} == {
        "nw": "194602-4", "n": "194602-5", "ne": "194602-6",
        "w": "194602-7", "e": "194602-9",
        "sw": "191602-1", "s": "191602-2", "se": "191602-3",
    }  # fmt: skip
    assert all(sheet.polygon.touches(other.polygon) for other in around.values())


@pytest.mark.parametrize(
    "name",
    [
        "",
        "194602-0",
        "194602-8-e",
        "194602-8-(17)",
        "194602-8-101",
        "194602-8-0",
        "10-194602-8",
        "195602",
        "x",
    ],
)
def test_bad_cadastral_names_are_refused(name: str) -> None:
    with pytest.raises(BadSheetName):
        parse_cadastral_sheet(name, near=HCMC)


def test_cadastral_grid_exists_in_vn2000_zones_at_known_scales_only() -> None:
    with pytest.raises(UnknownMapScale, match="1:25000"):
        cadastral_sheet(east_m=0, north_m=0, scale=25000, crs=TM3_105_45)
    with pytest.raises(CrsNotMetric):
        cadastral_sheet(east_m=0, north_m=0, scale=2000, crs=CRS84)
    with pytest.raises(CrsMismatch):
        cadastral_sheet(east_m=0, north_m=0, scale=2000, crs=WEB_MERCATOR)
    assert cadastral_sheet(east_m=603480, north_m=1191454, scale=2000, crs=TM3_105_00).name == "194602-8"


@pytest.mark.parametrize(
    ("lon", "lat", "names"),
    [
        (
            106.69620649,
            10.77351810,
            ["C-48", "C-48-34", "C-48-34-A", "C-48-34-A-d", "C-48-34-A-d-4", "C-48-34-(119)", "C-48-34-(119-a)",
             "C-48-34-(119-a-IV)", "C-48-34-(119-a-12)"],
        ),
        (
            108.21897863,
            16.06882379,
            ["E-49", "E-49-85", "E-49-85-C", "E-49-85-C-d", "E-49-85-C-d-2", "E-49-85-(216)", "E-49-85-(216-g)",
             "E-49-85-(216-g-I)", "E-49-85-(216-g-5)"],
        ),
    ],
)  # fmt: skip
def test_topographic_examples(lon: float, lat: float, names: list[str]) -> None:
    assert [topographic_sheet(lon=lon, lat=lat, scale=scale).name for scale in TOPOGRAPHIC_SCALES] == names
    for name, scale in zip(names, TOPOGRAPHIC_SCALES, strict=True):
        sheet = parse_topographic_sheet(name)
        assert (sheet.scale, sheet.name) == (scale, name)
        assert sheet.bounds.contains(lon, lat)


def test_a_real_sheet_name_of_hanoi_lies_in_hanoi() -> None:
    box = parse_topographic_sheet("F-48-68-(251-c)").bounds
    assert BBox(105.5, 20.0, 106.1, 21.4, VN2000).covers(box)
    assert (box.width, box.height) == pytest.approx((37.5 / 3600, 37.5 / 3600))


@examples
@given(LONS, LATS, st.sampled_from(TOPOGRAPHIC_SCALES))
def test_topographic_sheet_holds_its_point_and_its_name_leads_back(
    lon: float, lat: float, scale: int
) -> None:
    sheet = topographic_sheet(lon=lon, lat=lat, scale=scale)
    box = sheet.bounds
    assert box.min_x <= lon < box.max_x
    assert box.min_y <= lat < box.max_y
    assert parse_topographic_sheet(sheet.name) == sheet
    for parent_scale in TOPOGRAPHIC_SCALES[: TOPOGRAPHIC_SCALES.index(scale)]:
        assert topographic_sheet(lon=lon, lat=lat, scale=parent_scale).bounds.covers(box)


@examples
@given(st.integers(102 * 384, 118 * 384), st.integers(6 * 384, 23 * 384), st.sampled_from(TOPOGRAPHIC_SCALES))
def test_a_point_on_an_edge_belongs_to_one_sheet(column: int, row: int, scale: int) -> None:
    """Corners of 1:500 sheets are corners of larger ones; rounding must not move them across."""
    sheet = topographic_sheet(lon=column / 384, lat=row / 384, scale=scale)
    assert sheet.column <= column
    assert sheet.row <= row
    assert topographic_sheet(lon=sheet.bounds.min_x, lat=sheet.bounds.min_y, scale=scale) == sheet


@pytest.mark.parametrize("scale", TOPOGRAPHIC_SCALES)
def test_topographic_sheets_partition_a_box(scale: int) -> None:
    first = topographic_sheet(lon=106.6962, lat=10.7735, scale=scale)
    last = first.neighbours()["ne"].neighbours()["e"].bounds
    box = BBox(first.bounds.min_x, first.bounds.min_y, last.max_x, last.max_y, VN2000)
    sheets = list(topographic_sheets(box, scale))
    assert len({sheet.name for sheet in sheets}) == len(sheets) == 6
    united = shapely.union_all([sheet.polygon for sheet in sheets])
    assert united.equals(box.polygon())
    assert len(list(topographic_sheets(BBox(106.7, 10.77, 106.7, 10.77, VN2000), scale))) == 1


def test_topographic_neighbours_cross_the_zone_boundary() -> None:
    sheet = topographic_sheet(lon=107.99, lat=15.99, scale=5000)
    around = sheet.neighbours()
    assert sheet.name.startswith("D-48-")
    assert around["ne"].name.startswith("E-49-")
    assert all(sheet.polygon.touches(other.polygon) for other in around.values())
    assert "s" not in topographic_sheet(lon=107, lat=0.01, scale=5000).neighbours()


@pytest.mark.parametrize("scale", [5000, 2000])
def test_names_of_many_points_equal_the_names_of_each(scale: int) -> None:
    random = np.random.default_rng(2000)
    lon, lat = random.uniform(106.3, 107.0, 300), random.uniform(10.3, 11.1, 300)
    lon[7] = np.nan
    names = topographic_names(lon, lat, scale)
    assert names[7] == ""
    for index in (0, 1, 50, 299):
        assert names[index] == topographic_sheet(lon=lon[index], lat=lat[index], scale=scale).name
    assert topographic_names(np.array([]), np.array([]), scale).shape == (0,)
    with pytest.raises(NotOnEarth):
        topographic_names(np.array([603480.0]), np.array([1191454.0]), scale)


@pytest.mark.parametrize(
    "name", ["", "C-48-97", "C-48-0", "C-61", "W-48", "C-48-34-(257)", "C-48-34-(119-i)", "C-48-34-(119-a-17)",
             "C-48-34-(119-a-V)", "C-48-34-E", "194602"]
)  # fmt: skip
def test_bad_topographic_names_are_refused(name: str) -> None:
    with pytest.raises(BadSheetName):
        parse_topographic_sheet(name)


def test_topographic_grid_is_on_vn2000_degrees() -> None:
    with pytest.raises(CrsMismatch):
        list(topographic_sheets(BBox(106, 10, 107, 11, CRS84), 5000))
    with pytest.raises(UnknownMapScale):
        topographic_sheet(lon=106, lat=10, scale=250_000)
    with pytest.raises(NotOnEarth):
        topographic_sheet(lon=106, lat=-1, scale=5000)
