"""Đọc gói trong hộp cát. Layers and workbook of an opened package, read by a child process with limits."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import shapely

from layers.importing.catalogue import CATALOGUE
from layers.importing.issues import FileRefused, Issue
from layers.importing.reader_process import REFUSED
from layers.importing.reading import GEOMETRY
from layers.importing.sandbox import Child, death
from planning.domain.gate.classes import PARTS_OF_PLAN, find_class, find_fields, kind_of
from planning.domain.gate.findings import Findings
from planning.domain.gate.sheet import Listing, read_listing
from planning.services.gate.archive import Opened
from planning.services.gate.table import Table

#: Limits of the child: every package is read or refused within them.
SECONDS, MEMORY_MB = 60.0, 950
#: Objects that are read of HienTrang and NenDiaHinh together: nothing is made of them, a city's base map has millions.
GROUND_ROWS = 100_000
_READER = "planning.services.gate.reader_process"


@dataclass(slots=True)
class Contents:
    """What a package says: its classes and its workbook.

    Attributes:
        unknown: part → names of layers that are no class of the annex.
        large: part → classes with more objects than are read, of which there are `most_rows`.
    """

    tables: list[Table]
    listing: Listing
    unknown: dict[str, list[str]]
    large: dict[str, list[str]]
    most_rows: int


def read_package(opened: Opened, findings: Findings) -> Contents | None:
    """Read every layer and the workbook; None when nothing could be read."""
    plan_first = sorted(opened.databases.items(), key=lambda one: one[0] not in PARTS_OF_PLAN)
    databases = [
        {"part": part, "driver": "OpenFileGDB" if path.suffix == ".gdb" else "GPKG", "path": str(path)}
        for part, (_name, path) in plan_first
    ]
    workbook = opened.workbooks[0] if opened.workbooks else None
    request: dict[str, object] = {
        "databases": databases, "workbook": str(workbook or ""), "memory_mb": MEMORY_MB,
        "cpu_seconds": int(SECONDS) + 1, "ground_rows": GROUND_ROWS,
    }  # fmt: skip
    with contextlib.closing(Child(_READER)) as child:
        code, _rows = child.run(request, SECONDS, lambda batch: None)
        answer = child.job / "facts.json"
        try:
            if code == REFUSED:
                refusal = json.loads(answer.read_text(encoding="utf-8"))
                raise FileRefused(refusal["rule"], **refusal["details"])
            if code != 0:
                raise death(code, child.job, SECONDS, MEMORY_MB)
        except FileRefused as refused:
            findings.add("G-111", name="HoSoGIS", why=_words(refused))
            return None
        found = json.loads(answer.read_text(encoding="utf-8"))
        return _contents(found, child.job, workbook is not None, findings)


def _contents(found: dict[str, list[dict]], folder: Path, has_workbook: bool, findings: Findings) -> Contents:
    for one in found["failed"]:
        name = " / ".join(filter(None, (str(one["part"]), str(one["name"]))))
        findings.add("G-111", name=name, why=(one["why"], one["why"]))
    tables: list[Table] = []
    unknown: dict[str, list[str]] = {}
    large: dict[str, list[str]] = {}
    for layer in found["layers"]:
        if layer.get("large"):
            spec = find_class(layer["name"], layer["part"], kind_of(layer["geometry_type"]))
            large.setdefault(str(layer["part"]), []).append(spec.name if spec else str(layer["name"]))
            continue
        table = _table(layer, folder)
        if table is None:
            unknown.setdefault(str(layer["part"]), []).append(str(layer["name"]))
        else:
            tables.append(table)
    if not has_workbook:
        findings.add("G-107", why=("HoSoScan không có tệp .xlsx", "HoSoScan holds no .xlsx file"))
    elif found["workbook_trouble"]:
        trouble = str(found["workbook_trouble"])
        findings.add(
            "G-107", why=(f"không đọc được tệp .xlsx ({trouble})", f"the .xlsx cannot be read ({trouble})")
        )
    listing = read_listing(found["sheets"])  # type: ignore[arg-type]
    if has_workbook and not found["workbook_trouble"] and "HoSo" in listing.missing:
        findings.add("G-107", why=("tệp .xlsx không có sheet HoSo", "the .xlsx has no sheet HoSo"))
    return Contents(tables, listing, unknown, large, GROUND_ROWS)


def _table(layer: dict, folder: Path) -> Table | None:
    """A layer as the class that its name means; None for one that the annex does not list."""
    spec = find_class(layer["name"], layer["part"], kind_of(layer["geometry_type"]))
    if spec is None:
        return None
    rows = _rows(folder / layer["file"]) if layer["file"] else pa.table({})
    names = [name for name in rows.column_names if name != GEOMETRY]
    fields = find_fields(spec, layer["fields"])
    shapes = shapely.from_wkb(
        rows.column(GEOMETRY).to_numpy(zero_copy_only=False)
        if GEOMETRY in rows.column_names
        else [None] * len(rows),
        on_invalid="ignore",
    )
    curves = sum(int(one[1]["count"]) for one in layer["findings"] if one[0] == "curves-flattened")
    columns = {name: rows.column(name).to_pylist() for name in names}
    return Table(
        spec,
        layer["name"],
        layer["crs"],
        fields,
        layer["fields"],
        columns,
        shapes,
        int(layer["rows"]),
        curves,
    )


def _rows(path: Path) -> pa.Table:
    with pa.memory_map(str(path)) as source:
        return pa.ipc.open_file(source).read_all()


def _words(refused: FileRefused) -> tuple[str, str]:
    issue = Issue(refused.rule, CATALOGUE[refused.rule].severity, details=dict(refused.details))
    return issue.message("vi").rstrip("."), issue.message("en").rstrip(".")
