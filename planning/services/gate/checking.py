"""Kiểm tra gói. From an uploaded file to everything that is to be said about it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from layers.importing.coordinates import place_of
from planning.domain.gate.findings import Findings
from planning.domain.gate.sheet import COLUMNS_EXPECTED, REQUIRED
from planning.services.functions import function_names
from planning.services.gate.archive import Opened, open_package
from planning.services.gate.judging_content import judge_agreement, judge_codes, judge_values
from planning.services.gate.judging_documents import judge_documents
from planning.services.gate.judging_names import judge_classes, judge_texts
from planning.services.gate.judging_places import (
    boundary_of,
    division_of,
    judge_shapes,
    judge_topology,
    place_tables,
)
from planning.services.gate.plan_record import PlanRecord, record_of
from planning.services.gate.reading import read_package
from planning.services.gate.table import Table

Step = Callable[[str], None]


@dataclass(slots=True)
class Checked:
    """A package and what was found.

    Attributes:
        opened: files of the package; they are gone when the check is left.
        tables: known classes, each once.
    """

    findings: Findings = field(default_factory=Findings)
    opened: Opened = field(default_factory=Opened)
    tables: list[Table] = field(default_factory=list)
    record: PlanRecord = field(default_factory=PlanRecord)

    @property
    def counts(self) -> dict[str, int]:
        """Objects of each class."""
        return {table.name: table.rows for table in self.tables}


class Check(AbstractContextManager[Checked]):
    """Checks a package; the files that it unpacks lie in a folder of its own until it is left.

    Args:
        package: the uploaded file.
        stated_count: number of plots that the approving decision states, where it is known.
        step: told the name of each phase as it begins.
    """

    def __init__(
        self, package: Path, *, stated_count: int | None = None, step: Step = lambda name: None
    ) -> None:
        self._package, self._stated_count, self._step = package, stated_count, step
        self._folder = tempfile.TemporaryDirectory(prefix="nen-package-")

    def __enter__(self) -> Checked:
        try:
            return self._check()
        except BaseException:
            self._folder.cleanup()
            raise

    def __exit__(self, *_failure: object) -> None:
        self._folder.cleanup()

    def _check(self) -> Checked:
        checked = Checked()
        findings = checked.findings
        self._step("open")
        opened = open_package(self._package, Path(self._folder.name), findings)
        if opened is None:
            return checked
        checked.opened = opened
        self._step("read")
        contents = read_package(opened, findings)
        if contents is None:
            return checked
        sheet = contents.listing.values
        self._step("classes")
        checked.tables = judge_classes(contents, set(opened.databases), findings)
        self._step("places")
        place_tables(checked.tables, place_of(settings.CITY), findings)
        judge_texts(checked.tables, sheet, findings)
        for table in checked.tables:
            judge_shapes(table, findings)
        boundary = boundary_of(checked.tables)
        checked.record = record_of(checked.tables, sheet, boundary, self._stated_count)
        self._step("topology")
        if boundary is not None:
            judge_topology(checked.tables, boundary, findings, divided=checked.record.divides_ground)
        self._step("content")
        _listing(
            contents.listing.columns, checked.record, findings, listed="HoSo" not in contents.listing.missing
        )
        judge_codes(checked.record, checked.tables, function_names(), findings)
        judge_agreement(checked.record, checked.tables, division_of(checked.tables), findings)
        judge_values(checked.record, [one for one in checked.tables if one.spec.core], findings)
        judge_documents(opened, contents.listing, findings)
        return checked


def _listing(columns: int, record: PlanRecord, findings: Findings, *, listed: bool) -> None:
    """The row of sheet HoSo and its columns."""
    if not listed:
        return
    missing = [name for name in REQUIRED if name not in record.sheet]
    if missing:
        findings.add("G-108", "HoSo", fields=", ".join(missing))
    if columns and columns not in COLUMNS_EXPECTED:
        findings.add("G-109", "HoSo", count=columns)
