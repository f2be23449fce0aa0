"""What an edit brings: values in the types of the fields, shapes in the storage CRS, names of files."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from shapely import MultiPolygon, Polygon, box
from shapely.geometry import mapping

from geo.http.problems import Problem
from layers.changesets.attachments import safe_name
from layers.changesets.differences import value_in_words
from layers.changesets.reading_shapes import like_held, read_shape, sheet_name
from layers.changesets.reading_values import Unreadable, derived_values, read_properties, read_value
from layers.registry import registry

PARCELS, ZONES = registry.get("parcels"), registry.get("planning_zones")
SQUARE = MultiPolygon([box(603_000, 1_191_000, 603_010, 1_191_020)])


def read(name: str, value: object) -> object:
    return read_value(PARCELS, PARCELS.by_name[name], value)


@pytest.mark.parametrize(
    ("name", "given", "kept"),
    [
        ("address", "  1 Đường Lê Lợi ", "1 Đường Lê Lợi"),
        ("address", None, ""),
        ("official_area_m2", 120, 120.0),
        ("official_area_m2", None, None),
        ("survey_date", "22/11/2026", "2026-11-22"),
        ("survey_date", "2026-11-22", "2026-11-22"),
        ("in_dispute", None, False),
        ("certificate_issued", None, None),
        ("sheet_number", 12, "12"),
        ("land_use_codes", "ODT+CLN", "ODT+CLN"),
    ],
)
def test_values_as_the_column_keeps_them(name: str, given: object, kept: object) -> None:
    assert read(name, given) == kept


@pytest.mark.parametrize(
    ("name", "given", "code"),
    [
        ("official_area_m2", "120", "invalid-number"),
        ("official_area_m2", True, "invalid-number"),
        ("official_area_m2", -1, "value-out-of-range"),
        ("survey_date", "31/02/2026", "invalid-date"),
        ("survey_date", 20261122, "invalid-date"),
        ("in_dispute", 1, "invalid-boolean"),
        ("address", ["a"], "invalid-text"),
        ("address", "a\x00b", "invalid-text"),
        ("parcel_kind", "x" * 21, "value-too-long"),
    ],
)
def test_values_that_no_column_could_keep(name: str, given: object, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(name, given)
    assert refusal.value.code == code and all(refusal.value.remedy)


def test_a_citizen_may_not_even_name_a_personal_field() -> None:
    _values, errors = read_properties(PARCELS, {"holder_name": "x", "version": 3}, None)
    assert [(one.field, one.code) for one in errors] == [
        ("properties.holder_name", "unknown-field"), ("properties.version", "read-only-field")
    ]  # fmt: skip


def test_derived_fields_follow_what_they_are_derived_from() -> None:
    derived = dict(derived_values(ZONES, {"site_coverage_raw": "40-60"}))
    assert (derived["site_coverage_min_pct"], derived["site_coverage_max_pct"]) == (40.0, 60.0)
    stated = dict(derived_values(ZONES, {"site_coverage_raw": "40-60", "site_coverage_max_pct": 55.0}))
    assert "site_coverage_max_pct" not in stated and stated["site_coverage_min_pct"] == 40.0


def test_a_polygon_becomes_the_kind_of_the_layer() -> None:
    shape = read_shape(PARCELS, mapping(SQUARE.geoms[0]), "EPSG:9210")
    assert shape.geometry.geom_type == "MultiPolygon" and shape.plane_area_m2 == pytest.approx(200.0)
    tall = shapely.force_3d(SQUARE, 5.0)
    assert not read_shape(PARCELS, mapping(tall), "EPSG:9210").geometry.has_z
    assert sheet_name(shape.geometry).startswith("C-48-")


@pytest.mark.parametrize(
    ("shape", "code"),
    [
        ({"type": "Point", "coordinates": [1, 2]}, "geometry-kind"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1]]]}, "geometry-unreadable"),
        ({"type": "Polygon", "coordinates": []}, "geometry-empty"),
        ({"type": "GeometryCollection", "geometries": []}, "geometry-unreadable"),
        ({"type": "MultiPolygon", "coordinates": "x"}, "geometry-unreadable"),
        ("POLYGON((0 0,1 0,1 1,0 0))", "geometry-unreadable"),
        ([1, 2], "geometry-unreadable"),
    ],
)
def test_shapes_that_cannot_be_taken(shape: Any, code: str) -> None:
    with pytest.raises(Problem) as refusal:
        read_shape(PARCELS, shape, "EPSG:9210")
    assert refusal.value.errors[0].code == code and refusal.value.errors[0].field == "geometry"


@pytest.mark.parametrize(
    ("west", "south", "crs"),
    [(6e8, 1e6, "EPSG:9209"), (6e8, 1e6, "EPSG:9210"), (-6e8, 1e6, "EPSG:9210"), (106.7, 90.0, "")],
)
def test_a_place_off_the_maps_is_refused(west: float, south: float, crs: str) -> None:
    """In another zone, in the storage CRS itself, at a pole: no map could show the feature."""
    far = box(west, south, west + 0.01, south + 0.01)
    with pytest.raises(Problem) as refusal:
        read_shape(PARCELS, mapping(far), crs, "edits.2.geometry")
    (error,) = refusal.value.errors
    assert (error.field, error.code) == ("edits.2.geometry", "outside-projection") and error.remedy_vi


def test_stored_digits_survive_the_way_through_a_client() -> None:
    held = MultiPolygon([Polygon([(0.00001234, 0), (10.123456789, 0), (10, 20), (0, 20)])])
    back = shapely.transform(held, lambda xy: xy.round(4))
    assert like_held(back, held) is None
    moved = MultiPolygon([Polygon([(0.0, 0), (10.1235, 0), (10, 21), (0, 20)])])
    result = like_held(moved, held)
    assert result is not None
    assert {(10.123456789, 0.0), (0.00001234, 0.0), (10.0, 21.0)} <= set(
        map(tuple, shapely.get_coordinates(result))
    )


@pytest.mark.parametrize(
    ("name", "value", "vi", "en"),
    [
        ("official_area_m2", 1234.5, "1.234,5 m²", "1,234.5 m²"),
        ("in_dispute", True, "có", "yes"),
        ("survey_date", "2026-11-22", "22/11/2026", "2026-11-22"),
        ("address", "", "(trống)", "(empty)"),
        ("holder_kind", "CNV", "Cá nhân (CNV)", "Individual (CNV)"),
    ],
)
def test_values_in_words(name: str, value: object, vi: str, en: str) -> None:
    field = PARCELS.by_name[name]
    assert (value_in_words(field, value, "vi"), value_in_words(field, value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Hồ sơ\\QĐ 12.pdf", "QĐ 12.pdf"),
        ('a"b\r\n.pdf', "a_b__.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_names_of_files(given: str, kept: str) -> None:
    assert safe_name(given) == kept
