"""QGIS opens every collection of the service (headless; Debian's python3-qgis and qgis-providers)."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.conf import settings
from django.contrib.gis.db.models import Extent
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.core.signals import request_started

from layers.registry import registry
from tests.ogc import drawing

SYSTEM_PYTHON = "/usr/bin/python3"
FOLDER = Path(__file__).parent
#: Boxes of the index are kept in single precision, degrees.
SINGLE_PRECISION = 2e-5


def has_qgis() -> bool:
    """True when the system's Python owns PyQGIS."""
    if not Path(SYSTEM_PYTHON).exists():
        return False
    probe = [SYSTEM_PYTHON, "-c", "import qgis.core"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not has_qgis(), reason="QGIS is not installed (apt: python3-qgis)"),
]


def qgis(folder: Path, script: str, *arguments: str) -> Any:
    """What a script for QGIS reports."""
    environment = {**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    command = [SYSTEM_PYTHON, str(FOLDER / script), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """Addresses that the server was asked for, with their parameters."""
    seen: list[str] = []

    def note(environ: dict[str, str], **_more: Any) -> None:
        seen.append(f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}")

    request_started.connect(note)
    yield seen
    request_started.disconnect(note)


def test_qgis_reads_every_collection(service: str, tmp_path: Path) -> None:
    report = qgis(tmp_path, "qgis_reads_collections.py", service)
    shown = [spec for spec in registry if spec.is_public]
    assert report.pop("catalogue")["count"] >= len(shown)  # records open as any collection
    assert set(report) == {spec.name for spec in shown}
    for spec in shown:
        read, stored = report[spec.name], spec.model.objects.all()  # type: ignore[attr-defined]
        assert read["count"] == stored.count() > 0, spec.name
        assert read["shapes"] == (read["count"] if spec.is_spatial else 0), spec.name
        assert set(read["fields"]) >= {field.name for field in spec.public_fields} - {"id"}
        if spec.is_spatial:
            assert read["crs"] in ("EPSG:4326", "OGC:CRS84")
            box = stored.aggregate(box=Extent("geom_4326"))["box"]
            assert read["extent"] == pytest.approx(box, abs=SINGLE_PRECISION), spec.name


def test_qgis_filters_at_the_server_and_measures_as_the_database_does(
    service: str, tmp_path: Path, asked: list[str]
) -> None:
    """QGIS 3.22 sends boxes and dates, and asks for WGS 84 only: other filters and the storage CRS are asked for by the
    address of the page. Measured there, parcels with corners between the micrometres are as large as in the database;
    measured in the collection, as large as 8 decimals of a degree tell (docs/ogc.md)."""
    spec = registry.get("parcels")
    for nth in range(4):
        x, y = drawing.EAST + 7.123_456_7 * nth, drawing.NORTH - 1_000.765_432_1
        ring = (
            (x, y),
            (x + 5.333_333_3, y + 0.777_777_7),
            (x + 4.1, y + 21.999_999_9),
            (x - 0.3, y + 19.1),
            (x, y),
        )
        shape = MultiPolygon(Polygon(ring), srid=settings.STORAGE_SRID)
        begins = date(2026, 6, 1) if nth == 3 else date(2025, 7, 1)
        number = {"sheet_number": "77", "parcel_number": str(nth), "source_key": f"slanted-{nth}"}
        drawing.draw(spec, 1, geom=shape, valid_from=begins, **number)
    stored = {str(one.pk): one for one in spec.model.objects.all()}  # type: ignore[attr-defined]
    early, sheet = "valid_from <= '2026-01-01'", "sheet_number = '77'"

    report = qgis(
        tmp_path, "qgis_measures.py", service, spec.name, f"EPSG:{settings.STORAGE_SRID}", early, sheet
    )

    assert set(report["found"]) == {key for key, one in stored.items() if one.valid_from <= date(2026, 1, 1)}
    queries = [
        parse_qs(one.partition("?")[2]) for one in asked if one.startswith("/ogc/collections/parcels/items")
    ]
    assert any(query.get("datetime") == ["0000-01-01T00:00:00Z/2026-01-01"] for query in queries)
    assert any(query.get("filter") == [sheet] for query in queries)
    assert report["page"].keys() == {key for key, one in stored.items() if one.sheet_number == "77"}
    assert report["collection"].keys() == stored.keys()
    for key, area in report["page"].items():
        assert area == pytest.approx(stored[key].geom.area, abs=1e-4)
    for key, area in report["collection"].items():
        assert area == pytest.approx(stored[key].geom.area, abs=0.05)
