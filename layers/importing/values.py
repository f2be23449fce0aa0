"""Đọc giá trị. Text of foreign files becomes typed values: decimal comma, dd/mm/yyyy, NFC, yes and no.

Works on Arrow columns; each distinct text is read once. What cannot be read keeps its row out and is logged.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from layers.field_types import Bool, Date, FieldType, Int, Real, Text, Uuid
from layers.importing.issues import IssueLog
from layers.labels import Label
from layers.spec import Field
from layers.text_values import read_bool, read_date, read_number, read_whole
from layers.text_values import read_uuid as read_uuid

Flags = NDArray[np.bool_]
_KIND_NAMES = {
    Int: Label("số nguyên", "a whole number"),
    Real: Label("số", "a number"),
    Bool: Label("giá trị có/không", "a yes or no"),
    Date: Label("ngày (dd/mm/yyyy)", "a date (dd/mm/yyyy)"),
    Uuid: Label("mã UUID", "a UUID"),
}
_BLANK = frozenset({"", "null", "none", "nan", "n/a", "<null>", "-"})
#: What NFC may change: anything but Latin letters that have their marks in one sign.
_OPEN_TO_NFC = r"[^\x{00}-\x{2FF}\x{1E00}-\x{1EFF}]"
#: A length that no column can hold, where neither declaration nor column limits it.
_NO_LIMIT = 10**6

ARROW_TYPES: dict[type[FieldType], pa.DataType] = {
    Int: pa.int64(),
    Real: pa.float64(),
    Bool: pa.bool_(),
    Date: pa.date32(),
}


def arrow_type(kind: FieldType) -> pa.DataType:
    """Type of a parsed column."""
    return next((found for known, found in ARROW_TYPES.items() if isinstance(kind, known)), pa.string())


def parse_column(
    column: pa.Array,
    one: Field,
    rows: NDArray[np.int64],
    good: Flags,
    log: IssueLog,
    *,
    limit: int | None = None,
) -> pa.Array:
    """Read one column.

    Args:
        column: values as delivered.
        one: the field it fills.
        rows: record numbers; `good` loses the rows that are refused.
        limit: length of the database column, characters.
    Returns:
        array of `arrow_type(one.type)`, null where the value is missing or refused.
    """
    kind = one.type
    target = arrow_type(kind)
    column = _without_nan(column)
    if pa.types.is_string(target):
        parsed = _text(column)
        if isinstance(kind, Uuid):
            return parsed
        _check_length(parsed, one, rows, good, log, limit)
    else:
        parsed = _fast(column, kind, target)
        if parsed is None:
            parsed = _by_distinct_text(_text(column), one, target, rows, good, log)
        _check_range(parsed, one, rows, good, log)
    return parsed


def check_required(column: pa.Array, one: Field, rows: NDArray[np.int64], good: Flags, log: IssueLog) -> None:
    """Refuse rows in which a required value is missing."""
    missing = np.asarray(pc.is_null(column).to_numpy(zero_copy_only=False))
    if pa.types.is_string(column.type):
        missing = missing | np.asarray(
            pc.fill_null(pc.equal(column, ""), False).to_numpy(zero_copy_only=False)
        )
    for index in np.flatnonzero(missing & good):
        log.add("value-missing", row=rows[index], field=one.name)
        good[index] = False


def _without_nan(column: pa.Array) -> pa.Array:
    if pa.types.is_floating(column.type):
        return pc.if_else(pc.is_finite(column), column, pa.scalar(None, column.type))
    return column


def _text(column: pa.Array) -> pa.Array:
    """NFC text without outer blanks; whole floats lose their ".0" (a sheet number stored as a number)."""
    if pa.types.is_floating(column.type):
        values = [
            None if v is None else (str(int(v)) if float(v).is_integer() and abs(v) < 1e15 else repr(v))
            for v in column.to_pylist()
        ]
        return pa.array(values, pa.string())
    text = column if pa.types.is_string(column.type) else column.cast(pa.string())
    return pc.utf8_trim_whitespace(_composed(text))


def _composed(text: pa.Array) -> pa.Array:
    """NFC. Texts of ASCII or composed Latin letters alone have it already and are told apart at a tenth of the cost."""
    if pc.all(pc.string_is_ascii(text), min_count=0).as_py():
        return text
    open_to_change = pc.fill_null(pc.match_substring_regex(text, _OPEN_TO_NFC), False)
    if not pc.any(open_to_change, min_count=0).as_py():
        return text
    changed = pc.utf8_normalize(text.filter(open_to_change), form="NFC")
    return pc.replace_with_mask(text, open_to_change, changed)


def _fast(column: pa.Array, kind: FieldType, target: pa.DataType) -> pa.Array | None:
    """Columns that already hold the wanted type; None when each value must be looked at."""
    held = column.type
    if pa.types.is_null(held):
        return pa.nulls(len(column), target)
    if isinstance(kind, Real) and (pa.types.is_integer(held) or pa.types.is_floating(held)):
        return column.cast(pa.float64())
    if isinstance(kind, Int) and pa.types.is_integer(held):
        return column.cast(pa.int64())
    if isinstance(kind, Int) and pa.types.is_floating(held) and _all_whole(column):
        return column.cast(pa.int64())
    if isinstance(kind, Bool) and pa.types.is_boolean(held):
        return column
    if isinstance(kind, Date) and (pa.types.is_date(held) or pa.types.is_timestamp(held)):
        return column.cast(pa.date32(), safe=False)
    return None


def _all_whole(column: pa.Array) -> bool:
    return bool(pc.all(pc.equal(column, pc.floor(column)), min_count=0).as_py())


def _by_distinct_text(
    text: pa.Array, one: Field, target: pa.DataType, rows: NDArray[np.int64], good: Flags, log: IssueLog
) -> pa.Array:
    coded = text.dictionary_encode()
    reader = _reader(one.type)
    values, broken = [], []
    for given in coded.dictionary.to_pylist():
        if given is None or given.lower() in _BLANK:
            values.append(None)
            broken.append(False)
            continue
        value = reader(given)
        values.append(value)
        broken.append(value is None)
    parsed = pa.array(values, target).take(coded.indices)
    if any(broken):
        wrong = np.asarray(
            pc.fill_null(pa.array(broken, pa.bool_()).take(coded.indices), False).to_numpy(
                zero_copy_only=False
            )
        )
        name = next(
            (label for known, label in _KIND_NAMES.items() if isinstance(one.type, known)), Label("", "")
        )
        for index in np.flatnonzero(wrong & good):
            log.add("value-unreadable", row=rows[index], field=one.name, value=text[index].as_py(), kind=name)
            good[index] = False
    return parsed


def _reader(kind: FieldType) -> Callable[[str], object]:
    if isinstance(kind, Date):
        return read_date
    if isinstance(kind, Bool):
        return read_bool
    return read_whole if isinstance(kind, Int) else read_number


def _check_length(
    text: pa.Array, one: Field, rows: NDArray[np.int64], good: Flags, log: IssueLog, limit: int | None
) -> None:
    declared = one.type.max_length if isinstance(one.type, Text) else _NO_LIMIT
    longest = min(declared, limit or _NO_LIMIT)
    lengths = pc.fill_null(pc.utf8_length(text), 0).to_numpy(zero_copy_only=False)
    for index in np.flatnonzero((lengths > longest) & good):
        log.add("value-too-long", row=rows[index], field=one.name, length=int(lengths[index]), limit=longest)
        good[index] = False


def _check_range(parsed: pa.Array, one: Field, rows: NDArray[np.int64], good: Flags, log: IssueLog) -> None:
    if not isinstance(one.type, (Int, Real)):
        return
    low, high = one.type.minimum, one.type.maximum
    if low is None and high is None:
        return
    values = pc.fill_null(parsed.cast(pa.float64()), math.nan).to_numpy(zero_copy_only=False)
    with np.errstate(invalid="ignore"):
        wrong = (values < (-math.inf if low is None else low)) | (
            values > (math.inf if high is None else high)
        )
    for index in np.flatnonzero(wrong & good):
        log.add(
            "value-out-of-range", row=rows[index], field=one.name, value=f"{values[index]:g}",
            low="−∞" if low is None else low, high="∞" if high is None else high,
        )  # fmt: skip
        good[index] = False
