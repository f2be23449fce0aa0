"""Parcels of a real cadastre under two real plans (NEN_REAL_DATA): figures agree, sums hold for each one.

Every one of 4,537 in full, otherwise 500 drawn at random.
"""

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
from tests.sizes import sized

REAL = os.environ.get("NEN_REAL_DATA", "")
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.slow,
    pytest.mark.proof,
    pytest.mark.skipif(not REAL, reason="NEN_REAL_DATA is not set: no real data to run on"),
]
PROJECT = Path(settings.PROJECT_DIR)


@pytest.fixture(scope="module")
def figures() -> Iterator[dict[str, Any]]:
    """What `real_extracts_run.py` found, on a database of its own for Hà Nội."""
    with database_of("hanoi") as environment:
        for command in (["manage.py", "load_city"], ["tests/integration/planning/real_extracts_run.py"]):
            done = subprocess.run(
                [sys.executable, *command], cwd=PROJECT, env=environment, capture_output=True, text=True
            )
            assert done.returncode == 0, done.stdout + done.stderr
        yield json.loads(done.stdout.splitlines()[-1])


def test_parcels_agree_to_a_tenth_of_a_square_metre_and_adds_up(figures: dict[str, Any]) -> None:
    assert figures["parcels"] == sized(full=4537, quick=500)
    assert figures["problems"] == []


def test_the_plans_reach_the_parcels(figures: dict[str, Any]) -> None:
    assert figures["with_zones"] > 0.99 * figures["parcels"]
    assert figures["in_two_zones"] > 0.2 * figures["parcels"]
    assert figures["with_remainder"] > 0
