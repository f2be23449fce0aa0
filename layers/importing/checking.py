"""Các bước kiểm tra. All phases between reading and writing, in their order, over one set of rows. No database.

read → columns → CRS → geometry → values → codes → storage CRS, areas, sheets → keys, duplicates and layer rules.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from django.db.models import CharField
from numpy.typing import NDArray

from geo.domain.crs import CRS84, Crs
from geo.domain.errors import DomainError
from geo.domain.transform import transform_xy
from layers.field_types import Coded
from layers.importing import codes, duplicates, geometry, identity, legacy_columns, measures, overlaps, values
from layers.importing.columns import ColumnMap, map_columns
from layers.importing.coordinates import Place, determine, examine, place_of
from layers.importing.issues import FileRefused, IssueLog
from layers.importing.reading import GEOMETRY
from layers.importing.request import ImportRequest
from layers.importing.sandbox import Delivered
from layers.rules import Rule
from layers.spec import Field, LayerSpec

Shapes = NDArray[np.object_]
_UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
Step = Callable[[str], None]


@dataclass(slots=True)
class Draft:
    """Rows ready to be written.

    Attributes:
        rows: record numbers in the file, from 1.
        good: rows that no phase refused.
        shapes: geometries in the storage CRS, None for a layer without shape.
        columns: field -> Arrow column, for the fields that the file, a constant or a derivation gave.
        keys: source key of each row.
    """

    spec: LayerSpec
    rows: NDArray[np.int64]
    good: NDArray[np.bool_]
    shapes: Shapes | None
    columns: dict[str, pa.Array]
    keys: NDArray[np.object_]
    crs: Crs | None
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Remainder:
    """What no row depends on: the warnings that are still being looked for, and the places of all findings."""

    draft: Draft
    checked: NDArray[np.bool_]
    raw: Shapes | None
    place: Place
    log: IssueLog
    step: Step
    rule: Rule | None
    overlapping: Future[list[overlaps.Overlap]] | None
    done: bool = False

    def finish(self) -> None:
        """Wait for the warnings and complete the log, once."""
        if self.done:
            return
        self.done = True
        if self.rule is not None and self.overlapping is not None:
            self.step("rules")
            pairs = [
                one
                for one in self.overlapping.result()
                if self.checked[one.first] and self.checked[one.second]
            ]
            overlaps.warn_overlaps(pairs, self.rule, self.draft.rows, self.log)
            self.draft.facts["overlapping_pairs"] = len(pairs)
        if len(self.log):
            keys = zip(self.draft.rows, self.draft.keys, strict=True)
            self.log.name_rows({int(row): str(key) for row, key in keys})
        _place_issues(self.log, self.draft, self.raw, self.place)


def check(
    request: ImportRequest, delivered: Delivered, log: IssueLog, step: Step = lambda name: None
) -> Draft:
    """Run every phase over the rows of a file; see `begin`."""
    draft, remainder = begin(request, delivered, log, step)
    remainder.finish()
    return draft


def begin(
    request: ImportRequest, delivered: Delivered, log: IssueLog, step: Step = lambda name: None
) -> tuple[Draft, Remainder]:
    """Run every phase that may refuse a row, and start those that only warn.

    Args:
        step: told the name of each phase as it begins.
    Raises:
        FileRefused: the file as a whole cannot be imported.
    """
    spec, place = request.layer, place_of(request.city)
    table = delivered.rows
    if table.num_rows == 0:
        raise FileRefused("file-no-rows")
    rows = np.arange(1, table.num_rows + 1)
    step("columns")
    names = [name for name in table.column_names if name != GEOMETRY]
    constants = _constants(request)
    filled = (*constants, *(spec.lies_on[1:] if spec.lies_on else ()))
    mapped = map_columns(names, spec, mapping=request.mapping, filled=filled, key=request.key, log=log)
    crs, raw, shapes, good = None, None, None, np.ones(len(rows), dtype=bool)
    if spec.geometry is not None:
        crs, raw, shapes, good = _shapes(request, delivered, rows, place, log, step)
    if request.dissolve and shapes is not None:
        table, rows, good, shapes = _dissolved(table, shapes, good, spec)
        raw = shapes
    step("values")
    if table.num_rows == len(rows):
        table = legacy_columns.modernise(table, mapped.fields, rows, log)
    columns = _values(table, mapped, spec, rows, good, log)
    columns |= _constant_columns(constants, spec, rows, good, log)
    step("codes")
    _codes(columns, mapped, constants, spec, rows, good, log)
    facts: dict[str, object] = {"crs": crs.code if crs else "", "columns": dict(mapped.fields)}
    stored = shapes
    if shapes is not None and crs is not None:
        step("storage")
        stored = _stored(columns, spec, rows, good, shapes, crs, place, log, facts)
    rule: Rule | None = next((one for one in spec.rules if one.id == "no-overlap"), None)
    overlapping = overlaps.begin_overlaps(stored.copy(), rule) if rule and stored is not None else None
    step("duplicates")
    key_column = _flat(table, mapped.key) if mapped.key and not request.dissolve else None
    if request.dissolve:
        columns_for_key = {name: column for name, column in columns.items() if name in constants}
        keys = identity.source_keys(None, columns_for_key, None, rows, good, IssueLog())
    else:
        keys = identity.source_keys(key_column, columns, raw, rows, good, log)
    duplicates.check_unique(columns, spec, rows, good, log)
    duplicates.warn_shared_keys(columns, spec.rules, rows, good, log)
    _lifespans(columns, rows, good, log)
    _own_ids(columns, good)
    draft = Draft(spec, rows, good, stored, columns, keys, crs, facts)
    return draft, Remainder(draft, good.copy(), raw, place, log, step, rule, overlapping)


def read_batch(rows: pa.Table | pa.RecordBatch, request: ImportRequest) -> geometry.ReadShapes:
    """The shapes of rows as they were delivered."""
    wkb = np.array(rows.column(GEOMETRY).to_pylist(), dtype=object)
    return geometry.read_shapes(wkb, swap=request.swap_axes, repair=request.repair)


def _constants(request: ImportRequest) -> dict[str, object]:
    """Values for every record: those asked for, and the provenance of the run."""
    values_of_run: dict[str, object] = {
        "synthetic": request.synthetic or None,
        "accuracy_m": request.accuracy_m,
        "map_scale": request.map_scale,
        "valid_from": request.valid_from,
    }
    known = request.layer.by_name
    if unknown := [name for name in request.constants if name not in known]:
        raise FileRefused("field-unknown", target=unknown[0])
    given = {name: value for name, value in values_of_run.items() if value is not None}
    return given | request.constants


def _shapes(
    request: ImportRequest,
    delivered: Delivered,
    rows: NDArray[np.int64],
    place: Place,
    log: IssueLog,
    step: Step,
) -> tuple[Crs, Shapes, Shapes, NDArray[np.bool_]]:
    """CRS, shapes as read, shapes checked, and the rows that have one."""
    spec = request.layer
    assert spec.geometry is not None
    if GEOMETRY not in delivered.rows.column_names:
        raise FileRefused("file-no-shapes", kind=spec.geometry.kind)
    step("crs")
    crs = determine(delivered.facts.crs, request.crs, place, log)
    if request.swap_axes:
        log.add("axes-swapped")
    read = delivered.shapes or read_batch(delivered.rows, request)
    raw = read.shapes
    if not read.unreadable.any() and shapely.is_missing(raw).all():
        raise FileRefused("file-no-shapes", kind=spec.geometry.kind)
    in_city = any(rule.id == "inside-city" for rule in spec.rules)
    examine(raw, crs, place, in_city=in_city)
    step("geometry")
    checked = geometry.check_shapes(read, rows, spec.geometry.kind, log, repair=request.repair)
    return crs, raw, checked.shapes, checked.good


def _dissolved(
    table: pa.Table, shapes: Shapes, good: NDArray[np.bool_], spec: LayerSpec
) -> tuple[pa.Table, NDArray[np.int64], NDArray[np.bool_], Shapes]:
    """All shapes as one record; attributes come from constants, so columns of the file are dropped."""
    assert spec.geometry is not None
    union = shapely.union_all(shapes[good])
    found = np.array([shapely.multipolygons(shapely.get_parts(union))], dtype=object)
    return table.slice(0, 0), np.array([1]), np.array([bool(good.any())]), found


def _flat(table: pa.Table, name: str) -> pa.Array:
    column = table.column(name).combine_chunks()
    return column.chunk(0) if isinstance(column, pa.ChunkedArray) else column


def _limit(spec: LayerSpec, name: str) -> int | None:
    for column in spec.model._meta.concrete_fields:  # type: ignore[attr-defined]
        if column.name == name and isinstance(column, CharField):
            return column.max_length
    return None


def _values(
    table: pa.Table,
    mapped: ColumnMap,
    spec: LayerSpec,
    rows: NDArray[np.int64],
    good: NDArray[np.bool_],
    log: IssueLog,
) -> dict[str, pa.Array]:
    columns = {}
    if table.num_rows != len(rows):
        return columns
    for name, column in mapped.fields.items():
        one = spec.by_name[name]
        columns[name] = values.parse_column(
            _flat(table, column), one, rows, good, log, limit=_limit(spec, name)
        )
    return columns


def _constant_columns(
    constants: dict[str, object],
    spec: LayerSpec,
    rows: NDArray[np.int64],
    good: NDArray[np.bool_],
    log: IssueLog,
) -> dict[str, pa.Array]:
    """One value repeated, read by the same rules as a value of the file."""
    columns = {}
    for name, value in constants.items():
        one = spec.by_name[name]
        given = pa.array([None if value is None else str(value)], pa.string())
        accepted = np.ones(1, dtype=bool)
        found = values.parse_column(
            given, one, np.zeros(1, dtype=np.int64), accepted, log, limit=_limit(spec, name)
        )
        if not accepted[0]:
            raise FileRefused("value-unreadable", value=value, kind=one.label)
        columns[name] = pa.array([found[0].as_py()] * len(rows), found.type)
    return columns


def _codes(
    columns: dict[str, pa.Array],
    mapped: ColumnMap,
    constants: dict[str, object],
    spec: LayerSpec,
    rows: NDArray[np.int64],
    good: NDArray[np.bool_],
    log: IssueLog,
) -> None:
    for name in (*mapped.fields, *constants):
        one = spec.by_name[name]
        if isinstance(one.type, Coded) and name in columns:
            columns[name] = codes.read_names(columns[name], one, rows, log)
            codes.check_codes(columns[name], one, rows, good, log)
    codes.derive_fields(columns, spec, rows, good, log)
    for one in spec.fields:
        if one.required and one.name in columns:
            values.check_required(columns[one.name], one, rows, good, log)


def _area_field(spec: LayerSpec) -> Field | None:
    return next(
        (one for one in spec.fields if one.derive is not None and one.derive.how == "plane_area"), None
    )


def _stored(
    columns: dict[str, pa.Array],
    spec: LayerSpec,
    rows: NDArray[np.int64],
    good: NDArray[np.bool_],
    shapes: Shapes,
    crs: Crs,
    place: Place,
    log: IssueLog,
    facts: dict[str, object],
) -> Shapes:
    """Shapes in the storage CRS, with the area in the source CRS and the base-map sheet of each."""
    stored = measures.to_storage(shapes, good, rows, crs, place.storage, log)
    if any(rule.id == "inside-city" for rule in spec.rules):
        geometry.check_inside(stored, good, rows, place.extent, log)
    if (one := _area_field(spec)) is not None:
        areas = measures.plane_areas(shapes, stored, crs)
        if one.name in columns:
            facts["area_agreement"] = measures.compare_areas(columns[one.name], areas, rows, good, log)
        columns[one.name] = pa.array(areas, pa.float64(), from_pandas=True)
    if "map_sheet" not in columns:
        columns["map_sheet"] = pa.array(measures.sheet_names(stored, place.storage), pa.string())
    columns["source_srid"] = pa.array([crs.srid] * len(rows), pa.int64())
    stored[~good] = None
    return stored


def _own_ids(columns: dict[str, pa.Array], good: NDArray[np.bool_]) -> None:
    """Ids of the file are taken when every one is a UUID of its own; running numbers called "id" are not ids."""
    given = columns.pop("id", None)
    if given is None:
        return
    kept = given.filter(pa.array(good))
    if (
        kept.null_count == 0
        and pc.all(pc.match_substring_regex(kept, _UUID)).as_py()
        and len(pc.unique(kept)) == len(kept)
    ):
        columns["id"] = given


def _lifespans(
    columns: dict[str, pa.Array], rows: NDArray[np.int64], good: NDArray[np.bool_], log: IssueLog
) -> None:
    if "valid_from" not in columns or "valid_to" not in columns:
        return
    starts, ends = columns["valid_from"].to_pylist(), columns["valid_to"].to_pylist()
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if good[index] and start is not None and end is not None and end < start:
            log.add("lifespan-backward", row=rows[index], field="valid_to")
            good[index] = False


def _place_issues(log: IssueLog, draft: Draft, raw: Shapes | None, place: Place) -> None:
    """Give every finding about a row a position in the storage CRS and in WGS 84."""
    if raw is None or draft.crs is None:
        return
    issues = [issue for issue in log if issue.row or issue.x is not None]
    if not issues:
        return
    bare = [issue.row - 1 for issue in issues if issue.x is None and issue.row <= len(raw)]
    found = geometry.positions(raw[bare]) if bare else np.empty((0, 2))
    fallback = dict(zip(bare, found, strict=True))
    for issue in issues:
        if issue.x is None and issue.row - 1 in fallback:
            issue.x, issue.y = (float(value) for value in fallback[issue.row - 1])
    known = [issue for issue in issues if issue.x is not None and np.isfinite(issue.x)]
    for issue in known:
        issue.x, issue.y, issue.lon, issue.lat = _positions(issue.x, issue.y, draft.crs, place.storage)


def _positions(
    x: float | None, y: float | None, crs: Crs, storage: Crs
) -> tuple[float | None, float | None, float | None, float | None]:
    at = (np.array([x], dtype=float), np.array([y], dtype=float))
    try:
        stored = transform_xy(*at, crs, storage)
        lonlat = transform_xy(*at, crs, CRS84)
    except DomainError:
        return None, None, None, None
    return (
        round(float(stored[0][0]), 3),
        round(float(stored[1][0]), 3),
        round(float(lonlat[0][0]), 8),
        round(float(lonlat[1][0]), 8),
    )
