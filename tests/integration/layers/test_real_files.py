"""Real files as the world delivers them (NEN_REAL_DATA): each is loaded, or refused with a reason.

In full each into three layers, otherwise each into one of them.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from layers.importing.request import ImportRequest
from layers.importing.running import run
from layers.registry import registry
from tests.kept_database import database_of
from tests.sizes import some_of

REAL = os.environ.get("NEN_REAL_DATA", "")
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.slow,
    pytest.mark.skipif(not REAL, reason="NEN_REAL_DATA is not set: no real data to run on"),
]
PROJECT = Path(settings.PROJECT_DIR)
HOSTILE_TO = ["wards", "basemap_roads", "basemap_places"]


def hostile_files() -> list[Path]:
    """Every file of folders 08 and 09."""
    if not REAL:
        return []
    return sorted(
        p
        for name in ("08_robust_invalid_wards", "09_robust_formats")
        for p in (Path(REAL) / name).rglob("*")
        if p.is_file()
    )


def count_all() -> dict[str, int]:
    """Rows of every layer."""
    with connection.cursor() as cursor:
        found = {}
        for spec in registry:
            cursor.execute(f"SELECT count(*) FROM {spec.table}")
            found[spec.name] = cursor.fetchone()[0]
    return found


@pytest.mark.django_db
@pytest.mark.proof
@pytest.mark.parametrize("layer", HOSTILE_TO)
def test_every_hostile_file_is_loaded_or_refused(tmp_path, layer):
    for path in some_of(hostile_files(), one_in=len(HOSTILE_TO), first=HOSTILE_TO.index(layer)):
        before, began = count_all(), time.monotonic()
        request = ImportRequest(
            path=path, layer=registry.get(layer), city=settings.CITY, source=f"hostile-{path.stem}"[:60],
            constants={"name": "x", "code": "x", "level": "commune"} if layer == "wards" else {},
            report_dir=tmp_path,
        )  # fmt: skip
        result = run(request)
        assert time.monotonic() - began < 60, path
        after = count_all()
        assert after[layer] - before[layer] == result.rows_added, path
        assert {k: v for k, v in after.items() if k != layer} == {
            k: v for k, v in before.items() if k != layer
        }
        if result.refused:
            assert result.log.count("error") > 0 and result.rows_added == 0, path
        assert (result.report / "report.html").exists()
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1024 * 1024, (
        "kilobytes: the readers stayed below 1 GB"
    )


@pytest.fixture(scope="module")
def hanoi():
    """A database of its own for Hà Nội, with the real cadastre and both plans loaded by `load_city`."""
    with database_of("hanoi") as environment:
        done = subprocess.run(
            [sys.executable, "manage.py", "load_city"],
            cwd=PROJECT,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        with psycopg.connect(environment["DATABASE_URL"]) as city:
            yield city, environment


def one(city: psycopg.Connection, query: str) -> object:
    """First value of the first row."""
    row = city.execute(query).fetchone()
    assert row is not None
    return row[0]


@pytest.mark.timeout(900)
def test_the_cadastre_of_viet_mong(hanoi):
    city, _environment = hanoi
    assert one(city, "SELECT count(*) FROM parcels") == 4537
    counts = one(city, "SELECT issue_counts FROM import_runs WHERE layer = 'parcels'")
    assert counts["no-overlap"] == 37
    assert one(city, "SELECT count(*) FROM parcels WHERE holder_name <> ''") == 4176, (
        "kept, and masked when read"
    )
    assert one(city, "SELECT count(DISTINCT parcel_id) FROM parcel_land_uses") == 4537
    folder = Path(str(one(city, "SELECT report_path FROM import_runs WHERE layer = 'parcels'")))
    agreement = json.loads((folder / "summary.json").read_text())["facts"]["area_agreement"]
    assert agreement["compared"] == 4537 and abs(agreement["median_ppm"]) < 10


@pytest.mark.timeout(900)
def test_the_two_plans_and_their_zones(hanoi):
    """Two zones of the Capital plan cross themselves and stay out; the others hold the centre of 4,535 parcels."""
    city, _environment = hanoi
    assert one(city, "SELECT count(*) FROM plans") == 2
    assert one(city, "SELECT count(*) FROM planning_zones WHERE source = 'vietmong-thudo'") == 270
    assert one(city, "SELECT count(*) FROM planning_zones WHERE source = 'vietmong-sinhthai'") == 194
    assert one(city, "SELECT count(*) FROM planning_zones WHERE plan_id IS NULL") == 0
    with_zone = one(
        city,
        "SELECT count(DISTINCT p.id) FROM parcels p JOIN planning_zones z ON ST_Intersects(ST_Centroid(p.geom), z.geom)"
        " WHERE z.source = 'vietmong-thudo'",
    )
    assert with_zone == 4535


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("file", "layer"),
    [("diachinh_asfound_crs5897_lie_redacted.geojson", "parcels"), ("qh_thudo.geojson", "planning_zones")],
)
def test_a_false_crs_is_refused_with_the_way_to_load_it(hanoi, file, layer):
    city, environment = hanoi
    path = Path(REAL) / "05_vn_cadastre_vietmong_hanoi" / file
    before = one(city, f"SELECT count(*) FROM {layer}")
    city.rollback()
    extra = ["--constant", "plan_code=X"] if layer == "planning_zones" else []
    command = [sys.executable, "manage.py", "import_layer", str(path), layer, *extra]
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "Khai sai hệ tọa độ" in done.stdout and "--crs 4326" in done.stdout and "EPSG:5897" in done.stdout
    assert one(city, f"SELECT count(*) FROM {layer}") == before


@pytest.mark.timeout(900)
def test_loading_again_changes_nothing(hanoi):
    _city, environment = hanoi
    done = subprocess.run(
        [sys.executable, "manage.py", "load_city"],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0 and "nothing changed" in done.stdout, done.stdout + done.stderr
