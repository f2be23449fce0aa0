"""Parcels of two former provinces, surveyed on two central meridians, lie in one layer with their own CRS and area."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely
from django.conf import settings

from cadastre.models import Parcel
from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_geometries, transform_xy
from layers.importing.request import ImportRequest
from layers.importing.running import run
from layers.registry import registry
from tests.fixtures.files import write_vector

pytestmark = pytest.mark.django_db
SIDE_M = 20.0
#: (name, lon, lat, EPSG of the survey): old Hồ Chí Minh City on 105°45′, Vũng Tàu on 107°45′.
SURVEYS = (("bến thành", 106.698, 10.7725, 9210), ("vũng tàu", 107.0843, 10.346, 5899))


def surveyed(path: Path, lon: float, lat: float, srid: int, sheet: int) -> Path:
    """A file of three squares of 20 m in the survey's own zone."""
    x, y = transform_xy(np.array([lon]), np.array([lat]), CRS84, by_srid(srid))
    left = x[0].round(3) + SIDE_M * np.arange(3)
    shapes = shapely.box(left, y[0].round(3), left + SIDE_M, y[0].round(3) + SIDE_M)
    fields: dict[str, list[object]] = {"SHBANDO": [sheet] * 3, "SHTHUA": [1, 2, 3], "KHLOAIDAT": ["ODT"] * 3}
    return write_vector(path, shapes, fields, crs=f"EPSG:{srid}")


@pytest.fixture
def city(tmp_path: Path) -> None:
    """Both files, imported."""
    for sheet, (name, lon, lat, srid) in enumerate(SURVEYS, start=1):
        path = surveyed(tmp_path / f"{srid}.gpkg", lon, lat, srid, sheet)
        request = ImportRequest(
            path=path,
            layer=registry.get("parcels"),
            city=settings.CITY,
            source=name,
            report_dir=tmp_path / "reports",
        )
        result = run(request)
        assert (result.outcome, result.rows_added) == ("written", 3), name


def test_each_keeps_the_crs_of_its_survey_and_the_area_measured_in_it(city: None) -> None:
    for sheet, (_name, lon, lat, srid) in enumerate(SURVEYS, start=1):
        for parcel in Parcel.objects.filter(sheet_number=str(sheet)):
            assert parcel.source_srid == srid and parcel.geom.srid == settings.STORAGE_SRID
            assert parcel.computed_area_m2 == pytest.approx(SIDE_M**2, abs=1e-6)
            assert parcel.geom_4326.centroid.x == pytest.approx(lon, abs=1e-3)
            assert parcel.geom_4326.centroid.y == pytest.approx(lat, abs=1e-3)


def test_far_from_its_meridian_the_stored_shape_is_larger_but_the_area_of_the_papers_is_not(
    city: None,
) -> None:
    """147 km east of 105°45′ the scale of the projection is 1.00016: 0.13 m² on a parcel of 400 m²."""
    here = Parcel.objects.filter(sheet_number="1").first()
    there = Parcel.objects.filter(sheet_number="2").first()
    assert here is not None and there is not None
    assert here.geom.area == pytest.approx(here.computed_area_m2, abs=1e-6)
    assert 0.1 < there.geom.area - there.computed_area_m2 < 0.3


def test_back_in_its_zone_the_shape_is_the_surveyed_one_to_a_tenth_of_a_millimetre(city: None) -> None:
    for sheet, (_name, lon, lat, srid) in enumerate(SURVEYS, start=1):
        x, y = transform_xy(np.array([lon]), np.array([lat]), CRS84, by_srid(srid))
        parcel = Parcel.objects.get(sheet_number=str(sheet), parcel_number="1")
        (back,) = transform_geometries(
            np.array([shapely.from_wkb(bytes(parcel.geom.wkb))]),
            by_srid(settings.STORAGE_SRID),
            by_srid(srid),
        )
        drawn = shapely.box(x[0].round(3), y[0].round(3), x[0].round(3) + SIDE_M, y[0].round(3) + SIDE_M)
        assert shapely.hausdorff_distance(back, drawn) < 1e-4
