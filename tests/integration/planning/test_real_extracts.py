"""Every parcel of a real cadastre under two real plans (NEN_REAL_DATA): figures agree, sums hold for each one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings

from geo.settings.environment import database_base_url

REAL = os.environ.get("NEN_REAL_DATA", "")
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.slow,
    pytest.mark.timeout(1500),
    pytest.mark.skipif(not REAL, reason="NEN_REAL_DATA is not set: no real data to run on"),
]
PROJECT = Path(settings.PROJECT_DIR)


@pytest.fixture(scope="module")
def figures() -> Iterator[dict[str, Any]]:
    """What `real_extracts_run.py` found, on a database of its own for Hà Nội."""
    base = database_base_url().rstrip("/").removesuffix(urlsplit(database_base_url()).path.rstrip("/"))
    name = f"test_hanoi_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(f"{base}/postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    environment = os.environ | {
        "NEN_CITY": "hanoi", "DATABASE_URL": f"{base}/{name}", "PYTHONPATH": str(PROJECT), "NEN_LOG_LEVEL": "ERROR",
    }  # fmt: skip
    try:
        for command in (
            ["manage.py", "migrate", "--skip-checks", "--verbosity", "0"],
            ["manage.py", "load_city"],
            ["tests/integration/planning/real_extracts_run.py"],
        ):
            done = subprocess.run(
                [sys.executable, *command], cwd=PROJECT, env=environment, capture_output=True, text=True
            )
            assert done.returncode == 0, done.stdout + done.stderr
        yield json.loads(done.stdout.splitlines()[-1])
    finally:
        with psycopg.connect(f"{base}/postgres", autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_every_parcel_agrees_to_a_tenth_of_a_square_metre_and_adds_up(figures: dict[str, Any]) -> None:
    assert figures["parcels"] == 4537
    assert figures["problems"] == []


def test_the_plans_reach_the_parcels(figures: dict[str, Any]) -> None:
    assert figures["with_zones"] > 4500
    assert figures["in_two_zones"] > 1000
    assert figures["with_remainder"] > 0
