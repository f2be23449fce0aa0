"""Danh mục mã và suy ra giá trị. Code lists, and fields that are filled from others: code of a name, bounds of a range.

A former or unlisted code stays as delivered; only a strict list refuses.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from layers.derivations import bounds_of, code_of
from layers.field_types import Coded, CodeList
from layers.importing.issues import IssueLog
from layers.name_readers import reader_of
from layers.spec import Field, LayerSpec

Flags = NDArray[np.bool_]


def read_names(column: pa.Array, one: Field, rows: NDArray[np.int64], log: IssueLog) -> pa.Array:
    """A coded column in which names of the list ("Đất ở tại đô thị") became its codes; codes, present or former, and
    what the list does not know stay as they are."""
    assert isinstance(one.type, Coded)
    codes = one.type.codes
    if codes is None or not pa.types.is_string(column.type):
        return column
    coded = column.dictionary_encode()
    given = coded.dictionary.to_pylist()
    read = [_of_names(value, one.type, codes) for value in given]
    if read == given:
        return column
    places = pc.fill_null(coded.indices, -1).to_numpy(zero_copy_only=False)
    for place, (before, after) in enumerate(zip(given, read, strict=True)):
        if before != after:
            of = rows[places == place]
            log.add(
                "code-from-name",
                row=of[0],
                field=one.name,
                value=before,
                code=after,
                count=len(of),
                list=codes.title,
            )
    return pa.array(read, pa.string()).take(coded.indices)


def _of_names(value: str | None, kind: Coded, codes: CodeList) -> str | None:
    """The codes that a value names: the whole of it, or each of its parts."""
    if not value or _verdict(value, kind, codes) is None:
        return value
    if value not in codes.by_former_value and (whole := code_of(value, codes)):
        return whole
    if not kind.separator:
        return value
    parts = [part.strip() for part in value.split(kind.separator)]
    known = [part if part in codes.by_former_value else code_of(part, codes) or part for part in parts]
    return value if known == parts else kind.separator.join(known)


def check_codes(column: pa.Array, one: Field, rows: NDArray[np.int64], good: Flags, log: IssueLog) -> None:
    """Compare a coded column with its list: unknown codes of a strict list refuse the row, others are logged."""
    assert isinstance(one.type, Coded)
    codes = one.type.codes
    if codes is None:
        return
    coded = column.dictionary_encode()
    verdicts = [_verdict(value, one.type, codes) for value in coded.dictionary.to_pylist()]
    if all(verdict is None for verdict in verdicts):
        return
    places = pc.fill_null(coded.indices, -1).to_numpy(zero_copy_only=False)
    for place, verdict in enumerate(verdicts):
        if verdict is None:
            continue
        rule, details = verdict
        for index in np.flatnonzero((places == place) & good):
            log.add(rule, row=rows[index], field=one.name, list=codes.title, **details)
            if rule == "code-unknown":
                good[index] = False


def _verdict(value: str | None, kind: Coded, codes: CodeList) -> tuple[str, dict[str, object]] | None:
    """The worst that can be said of one value, which may hold several codes."""
    if not value:
        return None
    parts = [part.strip() for part in value.split(kind.separator)] if kind.separator else [value]
    found: tuple[str, dict[str, object]] | None = None
    for part in parts:
        if part in codes.by_value:
            continue
        if part in codes.by_former_value:
            found = found or ("code-former", {"value": part, "current": codes.by_former_value[part].value})
            continue
        return ("code-unknown" if kind.strict else "code-unlisted"), {"value": part}
    return found


def derive_fields(
    columns: dict[str, pa.Array], spec: LayerSpec, rows: NDArray[np.int64], good: Flags, log: IssueLog
) -> list[str]:
    """Fill declared derivations where the file brought no value; returns the fields that were filled.

    `plane_area` needs shapes and belongs to `layers.importing.measures`.
    """
    filled = []
    for one in spec.fields:
        if one.derive is None or one.derive.how == "plane_area" or one.name in columns:
            continue
        source = columns.get(one.derive.of)
        if source is None:
            continue
        columns[one.name] = _derived(one, source, spec, rows, good, log)
        filled.append(one.name)
    return filled


def _derived(
    one: Field, source: pa.Array, spec: LayerSpec, rows: NDArray[np.int64], good: Flags, log: IssueLog
) -> pa.Array:
    assert one.derive is not None
    if one.derive.how == "label_of":
        kind = spec.by_name[one.derive.of].type
        assert isinstance(kind, Coded) and kind.codes is not None
        texts = {code.value: code.label.vi for code in kind.codes.codes}
        return _mapped(source, lambda value: texts.get(value, ""), pa.string())
    if one.derive.how == "code_of":
        return _codes_of(one, source, rows, good, log)
    side = 0 if one.derive.how == "range_low" else 1
    return _mapped(source, lambda value: bounds_of(value)[side], pa.float64())


def _codes_of(one: Field, source: pa.Array, rows: NDArray[np.int64], good: Flags, log: IssueLog) -> pa.Array:
    assert isinstance(one.type, Coded) and one.type.codes is not None
    codes = one.type.codes
    found = _mapped(source, reader_of(codes), pa.string())
    unmapped = pc.and_(pc.equal(pc.fill_null(found, ""), ""), pc.not_equal(pc.fill_null(source, ""), ""))
    for index in np.flatnonzero(np.asarray(unmapped.to_numpy(zero_copy_only=False)) & good):
        log.add(
            "code-unmapped", row=rows[index], field=one.name, value=source[index].as_py(), list=codes.title
        )
    return found


def _mapped(source: pa.Array, read: object, kind: pa.DataType) -> pa.Array:
    coded = source.dictionary_encode()
    values = [None if value in (None, "") else read(value) for value in coded.dictionary.to_pylist()]  # type: ignore[operator]
    return pa.array(values, kind).take(coded.indices)
