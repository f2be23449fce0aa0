"""The real cadastre of a commune (NEN_REAL_DATA) goes through split, merge, re-survey, export and import."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.kept_database import database_of

REAL = os.environ.get("NEN_REAL_DATA", "")
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not REAL, reason="NEN_REAL_DATA is not set: no real data to run on"),
]
PROJECT = Path(settings.PROJECT_DIR)


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What `real_cadastre_run.py` found, on a database of its own for Hà Nội."""
    folder = tmp_path_factory.mktemp("cadastre")
    file = Path(REAL) / "05_vn_cadastre_vietmong_hanoi" / "vietmong.gpkg"
    reading = ["import_layer", str(file), "parcels", "--sublayer", "parcel", "--source", "vietmong"]
    reading += ["--key", "OBJECTID", "--map", "DIADANH=address", "--constant", "ward_code=09694"]
    reading += ["--report-dir", str(folder)]
    with database_of("hanoi") as environment:
        for command in (
            ["manage.py", *reading],
            ["tests/integration/cadastre/real_cadastre_run.py", str(folder)],
        ):
            done = subprocess.run(
                [sys.executable, *command], cwd=PROJECT, env=environment, capture_output=True, text=True
            )
            assert done.returncode == 0, done.stdout + done.stderr
        yield json.loads(done.stdout.splitlines()[-1])


def test_parcels_are_split_and_merged_back(figures):
    assert figures["parcels"] == 4537 and len(figures["split_and_merged"]) == 5
    for one in figures["split_and_merged"]:
        assert one["holds"] and 100.0 in [round(area, 1) for area in one["areas"]], one
        assert one["merged_off_m"] < 1e-4 and one["merged_off_m2"] < 1e-6, one
        assert max(one["official"]) - min(one["official"]) < 0.06, one
    assert max(one["corners"] for one in figures["split_and_merged"]) > 100


def test_a_sheet_is_surveyed_again(figures):
    found = figures["resurveyed"]
    assert found["parcels"][0] == found["parcels"][1] >= 20 and found["fits"]
    assert found["changed_m2"] < 1e-6 and found["former_keys"] and found["numbers"] == found["parcels"][1]
    assert figures["acyclic"]


def test_what_is_exported_comes_back_the_same(figures):
    back = figures["there_and_back"]
    assert back["parcels"][0] == back["parcels"][1] >= 4537
    assert back["off_m"] <= 1e-4 and back["other_fields"] == [] and back["fields"] > 10
