"""The generated fabric keeps what the demo city promises: a true coverage, lawful sums, one id a parcel."""

import numpy as np
import pytest
import shapely

from demo.fabric.generate import generate
from demo.fabric.writing import write
from geo.domain.crs import CRS84, by_srid
from geo.domain.geohash import bounds
from geo.domain.transform import transform_point
from tests.properties.demo.town import as_text, town


def test_same_seed_gives_the_same_bytes(layers, tmp_path):
    again = generate(town(), seed=7, permit_count=60, printer=as_text)
    for name in layers:
        first, second = tmp_path / "a", tmp_path / "b"
        first.mkdir(exist_ok=True), second.mkdir(exist_ok=True)
        assert (
            write(layers[name], first, name).read_bytes() == write(again[name], second, name).read_bytes()
        ), name


def test_parcels_share_their_edges_exactly(layers):
    shapes = layers["parcels"]["geometry"].to_numpy()
    assert len(shapes) > 150
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)
    assert shapely.area(shapes).sum() == pytest.approx(shapely.union_all(shapes).area, abs=1e-6)


def test_parcels_lie_on_the_millimetre_grid(layers):
    xy = shapely.get_coordinates(layers["parcels"]["geometry"].to_numpy())
    assert np.abs(xy * 1000 - np.rint(xy * 1000)).max() < 1e-3


def test_parcels_have_real_shapes(layers):
    plots = layers["parcels"][layers["parcels"]["land_use_codes"] != "DGT"]
    shapes = plots["geometry"].to_numpy()
    vertices = shapely.get_num_coordinates(shapes) - 1
    assert np.mean((vertices >= 5) & (vertices <= 20)) > 0.9
    assert np.mean((shapely.area(shapes) >= 30) & (shapely.area(shapes) <= 300)) > 0.8


def test_the_real_park_is_a_parcel(layers):
    parks = layers["parcels"][layers["parcels"]["land_use_codes"] == "DKV"]
    assert shapely.area(parks["geometry"].to_numpy()).max() > 2_500


def test_national_ids_are_unique_and_decode_into_their_parcel(layers):
    parcels = layers["parcels"]
    assert parcels["national_id"].is_unique
    assert parcels["national_id"].str.len().eq(12).all()
    for parcel in parcels.iloc[::40].itertuples():
        cell = bounds(parcel.national_id)
        x, y = (cell.min_x + cell.max_x) / 2, (cell.min_y + cell.max_y) / 2
        assert parcel.geometry.contains(shapely.Point(transform_point(x, y, CRS84, by_srid(9210))))


def test_numbers_run_from_one_in_each_sheet_with_a_planted_duplicate(layers):
    keys = layers["parcels"].groupby(["ward_code", "sheet_number"])["parcel_number"]
    assert (keys.apply(lambda numbers: numbers.astype(int).min()) == 1).all()
    repeated = layers["parcels"].duplicated(["ward_code", "sheet_number", "parcel_number"], keep=False).sum()
    assert repeated == 2


def test_uses_of_a_parcel_sum_to_its_official_area(layers):
    parcels = layers["parcels"].set_index("id")
    sums = layers["parcel_land_uses"].groupby("parcel")["area_m2"].sum()
    stated = parcels["official_area_m2"].fillna(parcels["computed_area_m2"].round(1))
    assert np.abs(sums - stated.loc[sums.index]).max() < 0.05
    assert set(sums.index) == set(parcels.index)


def test_official_area_is_at_most_one_percent_off(layers):
    parcels = layers["parcels"].dropna(subset="official_area_m2")
    error = (parcels["official_area_m2"] - parcels["computed_area_m2"]).abs()
    assert (error <= 0.01 * parcels["computed_area_m2"] + 0.051).all()


def test_old_numbers_name_the_unit_of_before(layers):
    assert set(layers["parcels"]["old_ward_code"]) == {"27157", "27160"}
    assert set(layers["parcels"]["ward_code"]) == {"27154"}


def test_every_record_says_that_it_is_synthetic(layers):
    for table in layers.values():
        assert table["synthetic"].all()
        assert (table["source"] == "demo-hcmc-2026").all()
        assert table["source_key"].is_unique
        assert table["id"].is_unique
    assert layers["plans"]["name"].str.contains("mô phỏng").all()
    assert layers["building_permits"]["work_name"].str.contains("mô phỏng").all()
    assert layers["parcels"]["holder_name"].str.contains("thử nghiệm").all()
