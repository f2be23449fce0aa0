"""Khóa nhận biết. How a row of a file is known as a feature of the layer: by our id, a field, the key of a source."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from layers.field_types import Date, Int, Text, Uuid
from layers.importing.checking import Draft
from layers.importing.columns import fold, spellings
from layers.importing.identity import new_ids
from layers.importing.issues import FileRefused, IssueLog
from layers.spec import LayerSpec
from layers.text_values import read_uuid

ID, SOURCE_KEY = "id", "source_key"
_NOT_KEYS = frozenset({"version", "source", SOURCE_KEY})
_ID_LIKE = re.compile(r"\{?[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?")
#: Values looked at to tell our ids from running numbers.
_SAMPLE = 50


@dataclass(frozen=True)
class Choice:
    """What identifies a feature.

    Attributes:
        field: field of the layer: `id`, `source_key` or one of its own.
        file_column: column of the file that holds it; "" = let the importer find the key of the source.
    """

    field: str
    file_column: str


@dataclass(frozen=True)
class Keys:
    """Key of each row of the file.

    Attributes:
        column: column of the layer's table that holds it.
        values: as PostgreSQL writes the column as text; "" = the row has none and is new.
        unreadable: some refused row has no key, so that nobody knows which feature it meant.
    """

    column: str
    values: NDArray[np.object_]
    unreadable: bool


def choose(spec: LayerSpec, key: str, rows: pa.Table) -> Choice:
    """The key to go by.

    Args:
        key: field of the layer, or column of the file with the keys of the source; "" = `id` where the file has ids
            of ours, the key of the source otherwise.
        rows: what was read of the file.
    Raises:
        FileRefused: the key asked for cannot identify anything.
    """
    names = list(rows.column_names)
    if key in spec.by_name and key not in _NOT_KEYS:
        column = _column_of(spec, key, names)
        if not column or not isinstance(spec.by_name[key].type, (Text, Int, Date, Uuid)):
            raise FileRefused("key-not-in-file", name=key)
        return Choice(key, column)
    if not key and (column := _column_of(spec, ID, names)) and _has_ids(_texts(rows, column)):
        return Choice(ID, column)
    return Choice(SOURCE_KEY, "" if key in _NOT_KEYS else key)


def read(choice: Choice, draft: Draft, rows: pa.Table, log: IssueLog) -> Keys:
    """Key of each row; refuses rows that repeat one, and gives new features their ids."""
    if choice.field == ID:
        return _ids(draft, _texts(rows, choice.file_column), log)
    draft.columns.pop(ID, None)
    if choice.field == SOURCE_KEY:
        values = draft.keys.astype(object)
    else:
        text = pc.fill_null(draft.columns[choice.field].cast(pa.string()), "")
        values = np.array(text.to_pylist(), dtype=object)
        _refuse_repeated(draft, values, log)
    return Keys(draft.spec.column(choice.field), values, _unreadable(draft, values))


def _column_of(spec: LayerSpec, field: str, names: list[str]) -> str:
    wanted = [fold(one) for one in spellings(spec.by_name[field])]
    found = [name for name in names if fold(name) in wanted]
    return min(found, key=lambda name: wanted.index(fold(name)), default="")


def _texts(rows: pa.Table, column: str) -> list[str]:
    return [str(one).strip() if one is not None else "" for one in rows.column(column).to_pylist()]


def _has_ids(given: list[str]) -> bool:
    sample = [one for one in given if one][:_SAMPLE]
    return any(_ID_LIKE.match(one) and read_uuid(one) for one in sample)


def _ids(draft: Draft, given: list[str], log: IssueLog) -> Keys:
    values = np.full(len(draft.rows), "", dtype=object)
    for index, text in enumerate(given):
        found = read_uuid(text) if text else ""
        if found is None and draft.good[index]:
            log.add("id-unreadable", row=int(draft.rows[index]), field=ID, value=text[:60])
            draft.good[index] = False
        values[index] = found or ""
    _refuse_repeated(draft, values, log)
    fresh = np.array(new_ids(len(values)), dtype=object)
    draft.columns[ID] = pa.array(np.where(values == "", fresh, values), pa.string())
    return Keys(ID, values, _unreadable(draft, values))


def _unreadable(draft: Draft, values: NDArray[np.object_]) -> bool:
    return bool((~draft.good & (values == "")).any())


def _refuse_repeated(draft: Draft, values: NDArray[np.object_], log: IssueLog) -> None:
    """Two rows for one feature: the first stands, as nobody can say which is meant."""
    first: dict[str, int] = {}
    for index, value in enumerate(values):
        if not value or not draft.good[index]:
            continue
        if value in first:
            row = int(draft.rows[index])
            log.add("duplicate-key", row=row, other=int(draft.rows[first[value]]), value=value)
            draft.good[index] = False
        else:
            first[value] = index
