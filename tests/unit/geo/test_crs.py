"""The registry of coordinate systems: what is known, what is refused, nothing by default."""

from __future__ import annotations

import pyproj
import pytest

from geo.domain import crs as registry
from geo.domain.crs import Kind, lookup
from geo.domain.errors import RefusedCrs, UnknownCrs

# Annex of TT 973/2001: central meridian of every VN-2000 TM 3° zone.
MERIDIANS = {
    5896: 102.0, 5897: 105.0, 5898: 108.0, 5899: 107.75,
    9205: 103.0, 9206: 104.0, 9207: 104.5, 9208: 104.75, 9209: 105.5, 9210: 105.75, 9211: 106.0,
    9212: 106.25, 9213: 106.5, 9214: 107.0, 9215: 107.25, 9216: 107.5, 9217: 108.25, 9218: 108.5,
}  # fmt: skip


def test_every_zone_has_its_meridian() -> None:
    assert {crs.srid: crs.central_meridian for crs in registry.vn2000_zones()} == MERIDIANS


@pytest.mark.parametrize("crs", list(registry.registry()), ids=str)
def test_entry_agrees_with_the_epsg_database(crs: registry.Crs) -> None:
    official = pyproj.CRS(crs.code)
    assert official.name.startswith(crs.official_name)
    assert official.is_projected == crs.is_projected
    assert (official.axis_info[0].direction == "north") == crs.north_first
    if crs.central_meridian is not None:
        values = {param.name: param.value for param in official.coordinate_operation.params}
        assert values["Longitude of natural origin"] == crs.central_meridian
        assert values["Scale factor at natural origin"] == crs.scale_factor
        assert values["False easting"] == 500_000
    if crs.is_zone:
        area = official.area_of_use
        assert crs.bounds == (area.west, area.south, area.east, area.north)


@pytest.mark.parametrize(
    "given",
    [
        9210,
        "9210",
        "EPSG:9210",
        " epsg:9210 ",
        "[EPSG:9210]",
        "urn:ogc:def:crs:EPSG::9210",
        "urn:ogc:def:crs:EPSG:9.9.1:9210",
        "http://www.opengis.net/def/crs/EPSG/0/9210",
        "https://www.opengis.net/def/crs/EPSG/0/9210",
        registry.TM3_105_45,
    ],
)
def test_lookup_reads_every_spelling(given: int | str | registry.Crs) -> None:
    assert lookup(given) is registry.TM3_105_45


@pytest.mark.parametrize(
    "given",
    ["OGC:CRS84", "CRS:84", "urn:ogc:def:crs:OGC:1.3:CRS84", "http://www.opengis.net/def/crs/OGC/1.3/CRS84"],
)
def test_crs84_is_not_epsg_4326(given: str) -> None:
    assert lookup(given) is registry.CRS84
    assert lookup("EPSG:4326") is registry.WGS84
    assert registry.by_srid(4326) is registry.WGS84


@pytest.mark.parametrize("crs", list(registry.registry()), ids=str)
def test_uri_and_urn_lead_back(crs: registry.Crs) -> None:
    assert lookup(crs.uri) is crs
    assert lookup(crs.urn) is crs


@pytest.mark.parametrize(
    "given", [0, 9219, 2154, "EPSG:900913", "", "VN2000", "urn:ogc:def:crs:EPSG::", "9210; DROP"]
)
def test_an_unknown_crs_is_an_error_not_a_default(given: int | str) -> None:
    with pytest.raises(UnknownCrs):
        lookup(given)


@pytest.mark.parametrize(
    ("code", "successor"),
    [("6956", "EPSG:5896"), ("6957", "EPSG:5897"), ("6958", "EPSG:5898"), ("6959", "EPSG:5899")],
)
def test_deprecated_codes_are_refused_with_a_readable_message(code: str, successor: str) -> None:
    with pytest.raises(RefusedCrs) as refusal:
        lookup(f"EPSG:{code}")
    assert successor in refusal.value.message("en")
    assert "exchanged" in refusal.value.message("en")
    assert successor in refusal.value.message("vi")
    assert "đảo ngược" in refusal.value.message("vi")
    assert RefusedCrs.code() == "refused-crs"


@pytest.mark.parametrize("srid", [4147, 2044, 4131, 3148, 3149])
def test_superseded_datums_are_refused(srid: int) -> None:
    with pytest.raises(RefusedCrs, match="superseded datum"):
        lookup(srid)


def test_only_metric_systems_suit_measuring() -> None:
    assert {crs.kind for crs in registry.registry() if crs.suits_measuring} == {
        Kind.NATIONAL_ZONE,
        Kind.PROVINCIAL_ZONE,
        Kind.UTM,
    }
    assert registry.TM3_105_45.paper_axes == ("X", "Y")
    assert all(use_vi and use_en for use_vi, use_en in (crs.use for crs in registry.registry()))


def test_epsg_numbers_stand_in_one_file() -> None:
    """House rule: the kernel's Python names a CRS by its constant, not by its number."""
    from pathlib import Path

    package = Path(registry.__file__).parents[1]
    numbers = [f"{crs.srid}" for crs in registry.pinned()]
    offenders = [
        f"{path.name}: {number}"
        for path in sorted(package.rglob("*.py"))
        if path.name != "crs.py"
        for number in numbers
        for line in path.read_text(encoding="utf-8").splitlines()
        if f"={number}" in line.replace(" ", "") or f"({number}" in line
    ]
    assert offenders == []
