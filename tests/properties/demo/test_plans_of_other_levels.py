"""Abridged plans, the rural commune plan and the themes of infrastructure of the generated town."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import shapely

from demo.fabric import plans_of_other_levels
from demo.fabric.generate import generate
from planning.domain.functions import PLAN_LEVELS
from planning.domain.gate.codes import level_of_dossier_code, level_of_national_id
from planning.domain.statuses import INFRASTRUCTURE_THEMES
from tests.properties.demo.town import as_text, town


def plans_of(layers, level):
    plans = layers["plans"]
    return plans[plans["level"] == level]


def zones_of(layers, plan):
    zones = layers["planning_zones"]
    return zones.loc[zones["plan"] == plan.id, "geometry"].to_numpy()


@pytest.fixture(scope="module")
def without_detail(layers):
    """Plans and zones made for a town where nothing is planned in detail yet."""
    coarse = layers["plans"][
        ~layers["plans"]["level"].isin(("chi_tiet", "rut_gon")) & (layers["plans"]["adjustment"] != "local")
    ]
    zones = layers["planning_zones"][layers["planning_zones"]["plan"].isin(coarse["id"])]
    parcels = layers["parcels"]["geometry"].to_numpy()
    plans, of_zones = plans_of_other_levels.build(
        coarse, zones, parcels, town().communes, np.random.default_rng(7)
    )
    return {"plans": plans, "planning_zones": of_zones}


def test_there_is_a_plan_of_every_level_and_theme(layers, without_detail):
    plans = layers["plans"]
    made = set(plans["level"]) | set(without_detail["plans"]["level"])
    assert made == {code for code, *_ in PLAN_LEVELS}
    assert set(plans["infrastructure_theme"]) - {""} == {code for code, *_ in INFRASTRUCTURE_THEMES}
    assert plans["plan_code"].is_unique


def test_abridged_plans_divide_a_housing_zone(layers, without_detail):
    abridged = plans_of(without_detail, "rut_gon")
    assert len(abridged)
    homes = layers["planning_zones"].query("function_code == 'DAT_O_Nhomnhao'")["geometry"].to_numpy()
    for plan in abridged.itertuples():
        shapes = zones_of(without_detail, plan)
        assert len(shapes) >= 2
        assert shapely.area(shapes).sum() == pytest.approx(plan.geometry.area, rel=1e-4)
        assert any(plan.geometry.equals(one) for one in homes)
        on = shapely.intersection(layers["parcels"]["geometry"].to_numpy(), plan.geometry)
        assert shapely.area(on).sum() > 0.9 * plan.geometry.area
        assert plan.decision_date < plan.announced_on == plan.valid_from


def test_abridged_plans_keep_away_from_detailed_ones(layers):
    finer = layers["plans"].query("level == 'chi_tiet' or adjustment == 'local'")["geometry"].to_numpy()
    for plan in plans_of(layers, "rut_gon").itertuples():
        assert not shapely.intersects(finer, plan.geometry).any()


def test_codes_agree_with_the_level(layers, without_detail):
    for plan in pd.concat([layers["plans"], without_detail["plans"]]).itertuples():
        if plan.level in ("rut_gon", "nong_thon_moi"):
            assert level_of_dossier_code(plan.plan_code, plan.level) == plan.level
            assert level_of_national_id(plan.national_id, plan.level) == plan.level
            assert plan.national_id[2:4] == plan.decision_date[2:4]


def test_the_rural_plan_fills_its_commune_away_from_the_parcels(layers):
    (plan,) = plans_of(layers, "nong_thon_moi").itertuples()
    (commune,) = town().communes["geometry"]
    assert plan.geometry.symmetric_difference(commune).area < 1.0
    shapes = zones_of(layers, plan)
    assert shapely.coverage_is_valid(shapes)
    assert shapely.area(shapes).min() > 10_000
    zones = layers["planning_zones"]
    people = zones.loc[zones["plan"] == plan.id, "population"].sum()
    assert 0.9 * plan.population_planned < people <= plan.population_planned
    assert shapely.area(shapes).sum() == pytest.approx(plan.geometry.area, rel=1e-6)
    parcels = layers["parcels"]["geometry"].to_numpy()
    assert not shapely.intersects(parcels, plan.geometry).any()
    assert plan.location == "Xã Bình Hưng"


def test_facilities_lie_on_the_ground_of_their_theme(layers):
    themes = plans_of(layers, "ha_tang_ky_thuat")
    with_zones = [plan for plan in themes.itertuples() if plan.stated_zone_count]
    assert len(with_zones) == 5
    zones = layers["planning_zones"]
    for plan in with_zones:
        shapes = zones_of(layers, plan)
        assert 1 <= len(shapes) == plan.stated_zone_count
        assert np.allclose(shapely.area(shapely.intersection(shapes, plan.geometry)), shapely.area(shapes))
        assert zones.loc[zones["plan"] == plan.id, "note"].str.contains("Trạm").all()


def test_they_move_nothing_else(layers):
    """Plans, zones, steps and papers of before stay as they are, to the last figure."""
    without = generate(
        replace(town(), communes=town().communes.iloc[:0]), seed=7, permit_count=60, printer=as_text
    )
    for name in ("plans", "planning_zones", "plan_stages", "plan_documents", "building_lines"):
        kept = layers[name].set_index("id")
        others = set(plans_of(layers, "nong_thon_moi")["id"]) | set(
            plans_of(layers, "ha_tang_ky_thuat")["id"]
        )
        of_plan = "id" if name == "plans" else "plan"
        before = without[name][~without[name][of_plan].isin(others)].set_index("id")
        pd.testing.assert_frame_equal(kept.loc[before.index], before, check_dtype=False)
