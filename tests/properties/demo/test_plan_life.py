"""Steps, papers, plans under way, building lines and corridors of the generated town."""

import hashlib
import zipfile
from datetime import date

import numpy as np
import pandas as pd
import pytest
import shapely

from demo.fabric.writing import write
from planning.domain.statuses import PHASES, PUBLIC_STATUSES, STAGES, STATUSES

UNDER_WAY = {"preparing", "consultation", "appraisal", "approved"}


def test_every_state_of_a_plan_is_there(layers):
    plans = layers["plans"]
    assert set(plans["status"]) <= {code for code, *_ in STATUSES}
    assert {"announced", "superseded"} <= set(plans["status"])
    hidden = plans[~plans["status"].isin(PUBLIC_STATUSES)]
    assert len(hidden) and set(hidden["status"]) <= UNDER_WAY
    assert hidden["announced_on"].isna().all() and hidden["valid_from"].isna().all()
    assert plans[plans["status"].isin(PUBLIC_STATUSES)]["announced_on"].notna().all()


def test_windows_of_consultation_are_those_of_the_law(layers):
    asked = layers["plans"].dropna(subset="consultation_from")
    days = [
        (date.fromisoformat(one.consultation_to) - date.fromisoformat(one.consultation_from)).days + 1
        for one in asked.itertuples()
    ]
    assert days and all(20 <= one <= 30 for one in days)
    assert set(asked["status"]) == {"consultation"}


def test_the_former_plan_ends_where_its_successor_begins(layers):
    plans = layers["plans"]
    (former,) = plans[plans["status"] == "superseded"].itertuples()
    (successor,) = plans[plans["replaces"] == former.plan_code].itertuples()
    assert former.valid_to == successor.valid_from and former.geometry.equals(successor.geometry)
    zones = layers["planning_zones"]
    old, new = (zones[zones["plan"] == one.id] for one in (former, successor))
    assert (old["valid_to"] == former.valid_to).all() and new["valid_to"].isna().all()
    assert old["geometry"].tolist() == new["geometry"].tolist()


def test_every_plan_has_its_steps_in_order(layers):
    stages, plans = layers["plan_stages"], layers["plans"]
    assert set(stages["plan"]) == set(plans["id"])
    assert set(stages["stage"]) <= {code for code, *_ in STAGES}
    assert set(stages["phase"]) == {code for code, *_ in PHASES}
    ended = stages.dropna(subset="ended_on")
    assert (ended["started_on"] <= ended["ended_on"]).all()
    announced = stages[(stages["stage"] == "cong_bo") & stages["ended_on"].notna()].set_index("plan")[
        "ended_on"
    ]
    of_plans = plans.set_index("id")["announced_on"]
    assert (announced == of_plans.loc[announced.index]).all()
    for plan in plans[~plans["status"].isin(PUBLIC_STATUSES)].itertuples():
        steps = stages[stages["plan"] == plan.id]
        assert steps["ended_on"].isna().tolist() == [False] * (len(steps) - 1) + [True], plan.plan_code
        assert (steps["stage"].iloc[-1] == "cong_bo") is (plan.status == "approved")


def test_papers_are_what_their_hash_says(layers, tmp_path):
    papers, plans = layers["plan_documents"], layers["plans"]
    assert set(papers["plan"]) == set(plans["id"])
    assert all(content.startswith(b"<html") for content in papers["content"])
    decided = plans[plans["decision_number"] != ""].set_index("id")
    of_decisions = papers[papers["kind"] == "decision"].set_index("plan")
    assert (decided["document_sha256"] == of_decisions["sha256"].loc[decided.index]).all()
    table = write(papers, tmp_path, "plan_documents")
    assert "content" not in pd.read_csv(table).columns
    with zipfile.ZipFile(tmp_path / "plan_documents.zip") as archive:
        assert sorted(archive.namelist()) == sorted(papers["sha256"])
        assert all(hashlib.sha256(archive.read(name)).hexdigest() == name for name in archive.namelist())


def test_building_lines_keep_their_setback(layers):
    lines, reserves = layers["building_lines"], layers["red_lines"]
    reserves = reserves[reserves["kind"] == "chi_gioi_duong_do"]
    ground = shapely.union_all(reserves["geometry"].to_numpy())
    assert len(lines)
    for line in lines.itertuples():
        points = shapely.line_interpolate_point(shapely.get_parts(line.geometry), 0.5, normalized=True)
        assert shapely.distance(points, ground) == pytest.approx(line.setback_m, abs=0.05)
    zoning = layers["plans"].set_index("id")
    assert (zoning.loc[lines["plan"], "status"] == "announced").all()


def test_corridors_lie_in_the_town(layers):
    corridors = layers["safety_corridors"]
    assert "power" in set(corridors["kind"])
    assert shapely.is_valid(corridors["geometry"].to_numpy()).all()
    assert np.all(shapely.area(corridors["geometry"].to_numpy()) > 1.0)
