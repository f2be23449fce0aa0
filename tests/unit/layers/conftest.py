"""A city, a log and a way to run every phase but the last over a file, without a database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from geo.city import load_city
from layers.importing.checking import Draft, check
from layers.importing.issues import FileRefused, IssueLog
from layers.importing.reading import ReadRefused, open_source
from layers.importing.request import ImportRequest
from layers.importing.running import read_request
from layers.importing.sandbox import Delivered
from layers.registry import registry

CITY = load_city("hcmc")
Checked = tuple[Draft, IssueLog]


@pytest.fixture
def log() -> IssueLog:
    """An empty log."""
    return IssueLog()


@pytest.fixture
def check_file() -> Callable[..., Checked]:
    """Reads a file and runs all phases; options are those of a request."""

    def run(path: Path, layer: str = "parcels", **options: object) -> Checked:
        request = ImportRequest(path=path, layer=registry.get(layer), city=CITY, source="test", **options)  # type: ignore[arg-type]
        log, delivered = IssueLog(), _read(request)
        for rule, details in delivered.facts.findings:
            log.add(rule, **details)
        return check(request, delivered, log), log

    return run


def _read(request: ImportRequest) -> Delivered:
    """Read in this process: the child of the importer costs a second a file (tests/integration/layers runs it)."""
    try:
        facts, batches = open_source(read_request(request))
        found = list(batches)
    except ReadRefused as error:
        raise FileRefused(error.rule, **error.details) from error
    if not found:
        raise FileRefused("file-no-rows")
    return Delivered(pa.Table.from_batches(found), facts)
