"""Thao tác từ tệp. Domain operations that take all rows of a file at once, registered by the app that knows them.

Such an operation replaces the comparison row by row: a new survey of a map sheet is one edit, not a hundred.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import shapely
from django.conf import settings
from django.contrib.auth.models import User

from geo.http.problems import Problem
from layers.changesets import drafting, findings
from layers.changesets.imports.order import Drafted, ImportOrder
from layers.changesets.models import ChangeSet, Edit
from layers.changesets.operations import Operation, find
from layers.changesets.preparing import EditInput, prepare
from layers.changesets.reading_values import is_computed, writable
from layers.importing.checking import Draft
from layers.importing.issues import FileRefused
from layers.labels import Label
from layers.models import ImportRun
from layers.spec import LayerSpec

#: A row of the file: `geometry` (GeoJSON, storage CRS) and `properties`.
Row = Mapping[str, Any]
Build = Callable[[Mapping[str, str], Sequence[Row]], Mapping[str, Any]]
_registered: dict[str, Build] = {}


def of_file(name: str, build: Build) -> None:
    """Offer the operation `name` for whole files; `build` makes its parameters of the constants and the rows."""
    _registered[name] = build


def known(name: str) -> bool:
    """Whether files may be loaded as this operation."""
    return name in _registered


def names() -> tuple[str, ...]:
    """All of them."""
    return tuple(_registered)


def offered(specs: Iterable[LayerSpec]) -> list[Operation]:
    """The operations that files may be loaded as on any of these layers."""
    found = [find(name, spec) for spec in specs for name in _registered]
    return list({one.name: one for one in found if one is not None}.values())


def refuse_unless_whole(draft: Draft) -> None:
    """One wrong row is a hole in the sheet. Raises FileRefused."""
    if not draft.good.all():
        raise FileRefused("operation-needs-all-rows", count=int((~draft.good).sum()))


def save(user: User, change_set: ChangeSet, order: ImportOrder, draft: Draft, drafted: Drafted) -> None:
    """Make the one edit that the file means; the caller holds the change set.

    Raises:
        FileRefused: the operation cannot be done, in its own words.
    """
    params = dict(_registered[order.operation](order.constants, _rows(user, order, draft, drafted)))
    given = EditInput(order.layer.name, order.operation, crs=_crs(), params={"crs": _crs(), **params})
    try:
        created = drafting.created_here(change_set, [given])
        drafting.put(user, change_set, prepare(user, [given], created, change_set=change_set.pk))
    except Problem as problem:
        raise _refusal(problem) from problem
    parts = Edit.objects.filter(change_set=change_set, layer=order.layer.name)
    result = drafted.result
    result.rows_added = parts.filter(operation="create").count()
    result.rows_changed = parts.filter(operation="update").count()
    drafted.removed = parts.filter(operation="delete").count()
    drafted.errors = len(findings.errors(change_set))
    result.outcome = ImportRun.Outcome.DRAFTED.value


def _rows(user: User, order: ImportOrder, draft: Draft, drafted: Drafted) -> list[Row]:
    """The rows with what the file itself says of them; personal values never go into parameters."""
    wanted = []
    for name in sorted(set(writable(draft.spec, user)) & draft.columns.keys() - order.constants.keys()):
        field = draft.spec.by_name[name]
        if is_computed(field):
            continue
        if not field.is_public:
            drafted.result.log.add("column-not-in-operation", field=name, name=field.label)
            continue
        wanted.append(name)
    columns = {name: draft.columns[name].to_pylist() for name in wanted}
    assert draft.shapes is not None
    shapes = [json.loads(text) for text in shapely.to_geojson(draft.shapes)]
    return [
        {
            "geometry": shape,
            "properties": {
                name: str(values[nth]) if hasattr(values[nth], "isoformat") else values[nth]
                for name, values in columns.items()
                if values[nth] is not None
            },
        }
        for nth, shape in enumerate(shapes)
    ]


def _crs() -> str:
    return f"EPSG:{settings.STORAGE_SRID}"


def _refusal(problem: Problem) -> FileRefused:
    first = problem.errors[0] if problem.errors else None
    why = Label(problem.detail_vi or str(problem), problem.detail_en or str(problem))
    if first is not None:
        why = Label(
            f"{first.message_vi} {first.remedy_vi}".strip(), f"{first.message_en} {first.remedy_en}".strip()
        )
    return FileRefused("operation-refused", why=why)
