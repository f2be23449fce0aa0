"""Lớp, trường và chữ. Whether classes and fields are named as the annex names them, and texts are in Unicode."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import shapely

from geo.domain.figures import figure
from planning.domain.gate.classes import (
    BOUNDARY,
    CLASSES,
    CLASSES_OF_QUYHOACH,
    OTHERS,
    SUFFIXES,
)
from planning.domain.gate.encodings import examine
from planning.domain.gate.findings import Findings
from planning.services.gate.reading import Contents
from planning.services.gate.table import Table

_NOTHING = ("không có trong gói", "is not in the package")
_EMPTY = ("không có đối tượng nào", "holds no object")
_DIMENSION = {"A": 2, "L": 1, "P": 0}
_KINDS = {0: ("điểm", "points"), 1: ("đường", "lines"), 2: ("vùng", "areas"), -1: ("lẫn lộn", "mixed kinds")}


def judge_classes(contents: Contents, parts: set[str], findings: Findings) -> list[Table]:
    """Classes of the package, each once; of several with one name the largest goes on.

    Args:
        parts: parts of HoSoGIS that the package holds.
    """
    _unread(contents, findings)
    by_class: dict[str, list[Table]] = defaultdict(list)
    for table in contents.tables:
        by_class[table.name].append(table)
    for name, tables in by_class.items():
        if len(tables) > 1:
            findings.add("G-209", name, name=name, names=_listed([one.given for one in tables]))
        elif tables[0].given != tables[0].spec.name:
            findings.add("G-201", name, given=tables[0].given, name=tables[0].spec.name)
    for spec in CLASSES:
        if spec.part in parts and spec.name not in by_class and spec.name != BOUNDARY:
            findings.add("G-203", spec.name, part=spec.part, name=spec.name)
    _others(parts, {*by_class}, contents, findings)
    kept = [max(tables, key=lambda one: one.rows) for tables in by_class.values()]
    if "QuyHoach" in parts:
        _count(contents, kept, findings)
        _essential(kept, findings)
    for table in kept:
        _fields(table, findings)
        _kinds(table, findings)
    return kept


def judge_texts(tables: list[Table], listing: dict[str, str], findings: Findings) -> None:
    """Encodings of every text column of the known classes, and of sheet HoSo."""
    for table in tables:
        for column, values in table.columns.items():
            texts = [value for value in values if isinstance(value, str)]
            for wrong in examine(texts):
                places = [index for index, value in enumerate(values) if value in wrong.meant]
                feature = table.feature(places[0])
                findings.add(
                    wrong.rule, table.name, feature, _point(table, places[0]), field=column, count=len(places),
                    samples=wrong.samples,
                )  # fmt: skip
    for field, text in listing.items():
        for wrong in examine([text]):
            findings.add(wrong.rule, "HoSo", field=field, count=1, samples=wrong.samples)


def _count(contents: Contents, tables: list[Table], findings: Findings) -> None:
    count = sum(table.spec.part == "QuyHoach" for table in tables) + len(contents.unknown.get("QuyHoach", ()))
    if count != CLASSES_OF_QUYHOACH:
        findings.add("G-210", count=count)


def _unread(contents: Contents, findings: Findings) -> None:
    for part, names in contents.unknown.items():
        findings.add("G-202", part=part, count=len(names), names=_listed(names))
    for part, names in contents.large.items():
        most = figure(contents.most_rows, "vi", 0), figure(contents.most_rows, "en", 0)
        findings.add("G-212", part=part, names=_listed(names), most=most)


def _others(parts: set[str], there: set[str], contents: Contents, findings: Findings) -> None:
    """Classes of the annex that are not there and of which nothing would be taken, one finding for a part."""
    for part in sorted(parts):
        listed = [spec for spec in OTHERS if spec.part == part]
        unread = contents.large.get(part, ())
        missing = [one.name for one in listed if one.label not in there and one.name not in unread]
        if missing:
            findings.add("G-211", part=part, count=len(missing), total=len(listed), names=_listed(missing))


def _essential(tables: list[Table], findings: Findings) -> None:
    by_name = {table.name: table for table in tables}
    boundary = by_name.get(BOUNDARY)
    if boundary is None or not boundary.rows:
        findings.add("G-204", BOUNDARY, why=_NOTHING if boundary is None else _EMPTY)


def _fields(table: Table, findings: Findings) -> None:
    missing = [name for name in table.spec.all_fields if name not in table.fields]
    required = [name for name in missing if name in table.spec.required]
    if required and table.rows:
        findings.add("G-206", table.name, name=table.name, fields=", ".join(required))
    lacking = [name for name in missing if name not in required]
    if lacking:
        findings.add("G-207", table.name, name=table.name, fields=", ".join(lacking))
    pairs = [f"“{given}” = {name}" for name, given in table.fields.items() if given != name]
    if pairs:
        findings.add("G-208", table.name, name=table.name, pairs=_listed(pairs))


def _kinds(table: Table, findings: Findings) -> None:
    if table.curves:
        findings.add("G-604", table.name, name=table.name, count=table.curves)
    wanted = _DIMENSION[table.spec.kind]
    given = shapely.get_dimensions(table.shapes)
    mixed = shapely.get_type_id(table.shapes) == 7
    wrong = (given >= 0) & ((given != wanted) | mixed)
    if wrong.any():
        kinds = set(given[wrong].tolist()) if not mixed.any() else {-1}
        said = _KINDS[kinds.pop() if len(kinds) == 1 else -1]
        index = int(np.flatnonzero(wrong)[0])
        findings.add(
            "G-603", table.name, table.feature(index), name=table.name, wanted=SUFFIXES[table.spec.kind],
            given=said, count=int(wrong.sum()),
        )  # fmt: skip


def _point(table: Table, index: int) -> shapely.Geometry | None:
    shape = table.place(index)
    return None if shape is None or shape.is_empty else shapely.point_on_surface(shape)


def _listed(names: list[str]) -> str:
    shown = ", ".join(name[:60] for name in names[:40])
    return f"{shown}, …" if len(names) > 40 else shown
