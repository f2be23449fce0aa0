"""QGIS opens every collection of the service (headless; Debian's python3-qgis and qgis-providers)."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from layers.registry import registry

SYSTEM_PYTHON = "/usr/bin/python3"
SCRIPT = Path(__file__).with_name("qgis_reads_collections.py")


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


def test_qgis_reads_every_collection(service: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    command = [SYSTEM_PYTHON, str(SCRIPT), service]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout.splitlines()[-1])
    shown = [spec for spec in registry if spec.is_public]
    assert set(report) == {spec.name for spec in shown}
    for spec in shown:
        read = report[spec.name]
        assert read["count"] == 3, spec.name
        assert read["shapes"] == (3 if spec.is_spatial else 0), spec.name
        assert set(read["fields"]) >= {field.name for field in spec.public_fields} - {"id"}
        if spec.is_spatial:
            assert read["crs"] in ("EPSG:4326", "OGC:CRS84")
            west, south, _east, _north = read["extent"]
            # south-west corner of the row, E 603480.790 N 1191454.566, by EPSG:6960; the row runs along the grid of
            # VN-2000, which is turned by 0.18° against the parallel: 0.7 m in 220 m
            assert west == pytest.approx(106.697992704, abs=1e-6), spec.name
            assert south == pytest.approx(10.772499614, abs=1e-5), spec.name
