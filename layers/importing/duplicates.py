"""Trùng lặp. Keys that several records share: those the database holds once refuse a row, declared ones only warn.

(ward, sheet, number) of a parcel is not unique in real registers, so it is never more than a warning.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from django.db.models import UniqueConstraint
from numpy.typing import NDArray

from layers.importing.issues import IssueLog
from layers.rules import Rule
from layers.spec import LayerSpec

Flags = NDArray[np.bool_]
_SEPARATOR = " · "


def unique_sets(spec: LayerSpec) -> list[tuple[str, ...]]:
    """Field sets that the table holds once, without those of the importer's own identity."""
    found = []
    for constraint in spec.model._meta.constraints:  # type: ignore[attr-defined]
        if isinstance(constraint, UniqueConstraint) and "source" not in constraint.fields:
            fields = tuple(name for name in constraint.fields if name != "version")
            if fields:
                found.append(fields)
    return found


def check_unique(
    columns: dict[str, pa.Array], spec: LayerSpec, rows: NDArray[np.int64], good: Flags, log: IssueLog
) -> None:
    """Refuse rows that repeat a key which the table holds once; the first row stands."""
    for fields in unique_sets(spec):
        if not all(name in columns for name in fields):
            continue
        texts = _keys(columns, fields)
        places = np.flatnonzero(good & _known(texts))
        first = firsts(texts.take(places))
        for place in np.flatnonzero(first != np.arange(len(places))):
            index, other = places[place], places[first[place]]
            log.add(
                "unique-required",
                row=rows[index],
                fields=", ".join(fields),
                value=texts[index].as_py(),
                other=int(rows[other]),
            )
            good[index] = False


def warn_shared_keys(
    columns: dict[str, pa.Array], rules: Iterable[Rule], rows: NDArray[np.int64], good: Flags, log: IssueLog
) -> None:
    """Rule `unique-key`: report every row whose key others have too."""
    for rule in rules:
        if rule.id != "unique-key":
            continue
        fields = tuple(name for name in rule.parameter("fields") if name in columns)  # type: ignore[attr-defined]
        if not fields:
            continue
        texts = _keys(columns, fields)
        places = np.flatnonzero(good & _known(texts))
        first = firsts(texts.take(places))
        counts = np.bincount(first, minlength=len(places))[first]
        for place in np.flatnonzero(counts > 1):
            index = places[place]
            log.add(
                "unique-key", row=rows[index], severity=rule.severity, fields=", ".join(fields),
                value=texts[index].as_py(), count=int(counts[place]) - 1,
            )  # fmt: skip


def firsts(texts: pa.Array) -> NDArray[np.int64]:
    """Place of the first text that is equal to each; its own place where none is before it. No nulls."""
    codes = texts.dictionary_encode().indices.to_numpy(zero_copy_only=False)
    places = np.empty(len(texts), dtype=np.int64)
    places[codes[::-1]] = np.arange(len(texts))[::-1]
    return places[codes]


def _keys(columns: dict[str, pa.Array], fields: tuple[str, ...]) -> pa.Array:
    """One text a row; null where the last part is missing, without which the others name nothing."""
    parts = [pc.fill_null(columns[name].cast(pa.string()), "") for name in fields]
    joined = pc.binary_join_element_wise(*parts, _SEPARATOR)
    return pc.if_else(pc.equal(parts[-1], ""), pa.scalar(None, pa.string()), joined)


def _known(texts: pa.Array) -> Flags:
    known: Flags = texts.is_valid().to_numpy(zero_copy_only=False)
    return known
