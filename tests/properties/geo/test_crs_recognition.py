"""What a file says about its CRS. Deprecated codes and missing shifts are refused, readably."""

from __future__ import annotations

import pyproj
import pytest

from geo.domain import crs as registry
from geo.domain.crs_recognition import Severity, identify
from geo.domain.transform import ROTATION_SIGNS_REVERSED, proj4_text, wkt_text

CUSTOM = (
    'PROJCS["{name}",GEOGCS["{geographic}",DATUM["{datum}",SPHEROID["WGS_1984",6378137.0,298.257223563]{towgs84}],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
    'PARAMETER["False_Easting",{easting}],PARAMETER["False_Northing",{northing}],'
    'PARAMETER["Central_Meridian",{meridian}],PARAMETER["Scale_Factor",{scale}],'
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["{unit}",{metres}]]'
)


def custom(**changes: object) -> str:
    """A hand-made WKT as CAD and GIS offices write it, correct unless changed."""
    values: dict[str, object] = {
        "name": "VN-2000 custom", "geographic": "GCS_VN-2000", "datum": "D_Vietnam_2000", "towgs84": "",
        "easting": 500000.0, "northing": 0.0, "meridian": 105.75, "scale": 0.9999, "unit": "Meter", "metres": 1.0,
    }  # fmt: skip
    return CUSTOM.format(**(values | changes))


def codes(declaration: str) -> list[str]:
    """Codes of the findings, after checking that each speaks both languages."""
    findings = identify(declaration).findings
    assert all(finding.message("vi") and finding.message("en") for finding in findings)
    return [finding.code for finding in findings]


@pytest.mark.parametrize("crs", [crs for crs in registry.registry() if crs is not registry.CRS84], ids=str)
@pytest.mark.parametrize("version", ["WKT2_2019", "WKT1_GDAL"])
def test_official_wkt_is_recognised_without_findings(crs: registry.Crs, version: str) -> None:
    recognition = identify(pyproj.CRS(crs.code).to_wkt(version))
    assert (recognition.crs, recognition.findings) == (crs, ())


@pytest.mark.parametrize("crs", [*registry.vn2000_zones(), registry.VN2000_UTM48], ids=str)
def test_our_own_definitions_are_recognised(crs: registry.Crs) -> None:
    assert identify(wkt_text(crs)).crs == crs
    assert identify(proj4_text(crs)).crs == crs
    assert identify(proj4_text(crs)).findings == ()


@pytest.mark.parametrize("crs", list(registry.vn2000_zones()), ids=str)
def test_esri_prj_without_code_is_read_by_its_meridian_with_a_warning(crs: registry.Crs) -> None:
    recognition = identify(pyproj.CRS(crs.code).to_wkt("WKT1_ESRI"))
    assert recognition.crs == crs
    assert [finding.severity for finding in recognition.findings] == [Severity.WARNING]


@pytest.mark.parametrize("code", ["EPSG:6956", "EPSG:6957", "EPSG:6958", "EPSG:6959"])
@pytest.mark.parametrize("version", ["WKT2_2019", "WKT1_GDAL", "WKT1_ESRI"])
def test_deprecated_codes_are_refused_in_every_form(code: str, version: str) -> None:
    assert identify(code).refused
    recognition = identify(pyproj.CRS(code).to_wkt(version))
    assert recognition.refused
    assert recognition.findings[0].code in ("crs-refused", "crs-swapped-origin")
    assert "EPSG:589" in recognition.findings[0].message_vi


def test_custom_vn2000_is_accepted_with_the_finding() -> None:
    recognition = identify(custom())
    assert recognition.crs == registry.TM3_105_45
    assert codes(custom()) == ["crs-custom-without-shift"]
    assert identify(custom(meridian=107.75)).crs == registry.TM3_107_45


@pytest.mark.parametrize(
    ("declaration", "code"),
    [
        (custom(geographic="GCS_WGS_1984", datum="D_WGS_1984"), "crs-no-datum-shift"),
        (custom(towgs84=",TOWGS84[0,0,0,0,0,0,0]"), "crs-no-datum-shift"),
        (
            "+proj=tmerc +lat_0=0 +lon_0=105.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 +units=m",
            "crs-no-datum-shift",
        ),
        (custom(easting=0.0, northing=500000.0), "crs-swapped-origin"),
        (custom(easting=5500000.0), "crs-wrong-false-origin"),
        (custom(meridian=105.7), "crs-unknown-zone"),
        (custom(scale=1.0), "crs-unknown-zone"),
        (custom(unit="Foot", metres=0.3048), "crs-not-metres"),
        ("EPSG:3148", "crs-refused"),
        ("EPSG:4147", "crs-refused"),
        (pyproj.CRS(3148).to_wkt("WKT1_ESRI"), "crs-foreign-datum"),
        (pyproj.CRS(2154).to_wkt(), "crs-foreign-datum"),
        ("urn:ogc:def:crs:EPSG::2154", "crs-foreign-datum"),
        ('LOCAL_CS["công trường"]', "crs-foreign-datum"),
        ("Beijing 1954 / Gauss-Kruger", "crs-unreadable"),
        ("", "crs-missing"),
        ("không rõ", "crs-unreadable"),
    ],
)
def test_refusals_name_what_is_wrong(declaration: str, code: str) -> None:
    assert identify(declaration).refused
    assert codes(declaration) == [code]


def test_a_label_that_contradicts_its_parameters_is_refused() -> None:
    lie = (
        pyproj.CRS(9210).to_wkt("WKT1_GDAL").replace('"central_meridian",105.75', '"central_meridian",107.75')
    )
    assert codes(lie) == ["crs-contradicts-itself"]


def test_reversed_rotation_signs_are_recognised_and_ignored() -> None:
    shift = ",".join(str(value) for value in ROTATION_SIGNS_REVERSED)
    declaration = custom(towgs84=f",TOWGS84[{shift}]")
    assert identify(declaration).crs == registry.TM3_105_45
    assert codes(declaration) == ["crs-shift-signs-reversed"]
    assert codes(custom(towgs84=",TOWGS84[-192,-39,-111,0,0,0,0]")) == ["crs-other-shift"]


def test_heights_are_set_aside() -> None:
    assert identify("EPSG:4979").crs == registry.WGS84
    assert identify(pyproj.CRS(9210).to_3d().to_wkt()).crs == registry.TM3_105_45
    compound = pyproj.crs.CompoundCRS("VN-2000 + height", [pyproj.CRS(9210), pyproj.CRS(5773)]).to_wkt()
    assert identify(compound).crs == registry.TM3_105_45
