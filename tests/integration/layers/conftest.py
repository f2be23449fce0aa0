"""Runs imports into the test database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from layers.importing.request import ImportRequest, ImportResult
from layers.importing.running import run
from layers.registry import registry


@pytest.fixture
def import_file(tmp_path: Path) -> Callable[..., ImportResult]:
    """Imports a file into a layer; options are those of a request."""

    def do(path: Path, layer: str = "parcels", **options: object) -> ImportResult:
        given = {"source": "test", "report_dir": tmp_path / "reports"} | options
        return run(ImportRequest(path=path, layer=registry.get(layer), city=settings.CITY, **given))  # type: ignore[arg-type]

    return do
