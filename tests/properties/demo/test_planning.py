"""Zones, red lines and permits of the generated town."""

import numpy as np
import pytest
import shapely

from demo.fabric.indicators import written
from demo.fabric.statistics import overlaps, summary
from demo.fabric.streets import street_label
from planning.domain.functions import FUNCTIONS


def test_zoning_plans_tile_their_ground(layers):
    plans, zones = layers["plans"], layers["planning_zones"]
    for plan in plans[(plans["level"] == "phan_khu") & (plans["adjustment"] == "none")].itertuples():
        shapes = zones.loc[zones["plan"] == plan.id, "geometry"].to_numpy()
        assert shapely.area(shapes).sum() == pytest.approx(plan.geometry.area, rel=1e-4)
        assert shapely.is_valid(shapes).all()


def test_zones_name_known_functions_and_their_plan(layers):
    zones = layers["planning_zones"]
    assert set(zones["function_code"]) <= {code for code, *_ in FUNCTIONS}
    assert set(zones["plan"]) <= set(layers["plans"]["id"])


def test_plots_meet_zones_and_reserves_in_real_proportions(layers):
    found = summary(layers)
    assert 0.25 < found["zone_straddle"]["measured"] < 0.75
    assert 0.40 < found["red_line"]["measured"] < 0.95
    assert found["fabric_is_coverage"]
    assert found["all_valid"]


def test_overlaps_count_only_what_is_more_than_a_sliver():
    plot = np.array([shapely.box(0, 0, 10, 10)])
    zones = np.array([shapely.box(0, 0, 9.99, 10), shapely.box(9.99, 0, 20, 10), shapely.box(-5, 9, 15, 20)])
    assert overlaps(plot, zones).tolist() == [2]


def test_indicators_keep_the_text_and_its_bounds():
    assert written(40, 60, 0.9) == ("40-60", 40, 60)
    raw, low, high = written(1, 5, 0.2)
    assert (raw, high) == ("≤5", 5)
    assert np.isnan(low)
    raw, low, high = written(1, 5, 0.01)
    assert raw == "theo QCVN"
    assert np.isnan(low)
    assert np.isnan(high)


def test_permits_stand_inside_their_parcel(layers):
    parcels = layers["parcels"].set_index("id")["geometry"]
    permits = layers["building_permits"]
    assert len(permits) == 60
    assert all(parcels[p.parcel].contains(p.geometry) for p in permits.itertuples())
    assert (permits["site_coverage_pct"] <= 100).all()
    assert (permits["issued_on"] >= "2023-01-01").all()
    assert permits["permit_number"].str.fullmatch(r"\d+/GPXD").all()


def test_segments_measure_the_streets(layers):
    segments = layers["road_segments"]
    measured = (segments["to_km"] - segments["from_km"]) * 1000
    assert measured.notna().all()
    assert np.abs(measured - segments["length_m"]).max() < 1.0


def test_street_names_get_their_word():
    assert street_label("Lê Lợi") == "Đường Lê Lợi"
    assert street_label("Hẻm 12") == "Hẻm 12"
    assert street_label("Ðiện Biên Phủ") == "Đường Điện Biên Phủ"
