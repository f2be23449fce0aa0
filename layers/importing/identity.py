"""Định danh bản ghi. The key by which a record is known again: (source, source_key).

The key comes from a column of the file; without one it is a digest of the content, which finds the same record again
but cannot tell a changed record from a new one.
"""

from __future__ import annotations

import hashlib
import os

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from numpy.typing import NDArray

from layers.field_types import Text
from layers.importing.duplicates import firsts
from layers.importing.issues import IssueLog
from layers.importing.values import parse_column
from layers.labels import Label
from layers.spec import Field

Flags = NDArray[np.bool_]
#: Length of the column `source_key`.
KEY_LENGTH = 120
_KEY_FIELD = Field("source_key", Text(max_length=KEY_LENGTH), Label("Khóa trong nguồn", "Source key"))
_SEPARATOR = "\x1f"


def source_keys(
    column: pa.Array | None,
    columns: dict[str, pa.Array],
    shapes: NDArray[np.object_] | None,
    rows: NDArray[np.int64],
    good: Flags,
    log: IssueLog,
) -> NDArray[np.object_]:
    """Key of each row; rows whose key is empty are known by their content.

    Args:
        column: key column of the file, None when it has none.
        columns: parsed fields, for the digest.
        shapes: shapes as the file gave them.
    """
    if column is not None:
        text = parse_column(column, _KEY_FIELD, rows, good, log)
        keys = np.array(pc.fill_null(text, "").to_pylist(), dtype=object)
        empty = keys == ""
    else:
        log.add("no-stable-key")
        keys = np.full(len(rows), "", dtype=object)
        empty = np.ones(len(rows), dtype=bool)
    if empty.any():
        keys[empty] = _digests(columns, shapes, np.flatnonzero(empty))
    _refuse_repeated(keys, column is None, rows, good, log)
    return keys


def _digests(
    columns: dict[str, pa.Array], shapes: NDArray[np.object_] | None, which: NDArray[np.int64]
) -> list[str]:
    texts = [
        pc.fill_null(columns[name].take(pa.array(which)).cast(pa.string()), "\x00")
        for name in sorted(columns)
    ]
    joined = pc.binary_join_element_wise(*texts, _SEPARATOR).to_pylist() if texts else [""] * len(which)
    wkb = shapely.to_wkb(shapes[which]) if shapes is not None else [b""] * len(which)
    return [
        "sha:"
        + hashlib.blake2b(
            text.encode() + (bytes(shape) if shape is not None else b""), digest_size=16
        ).hexdigest()
        for text, shape in zip(joined, wkb, strict=True)
    ]


def _refuse_repeated(
    keys: NDArray[np.object_], by_content: bool, rows: NDArray[np.int64], good: Flags, log: IssueLog
) -> None:
    """The first row with a key stands, later ones are refused."""
    places = np.flatnonzero(good)
    first = firsts(pa.array(keys[places], pa.string()))
    for place in np.flatnonzero(first != np.arange(len(places))):
        index, other = places[place], places[first[place]]
        rule = "duplicate-record" if by_content else "duplicate-key"
        log.add(rule, row=rows[index], other=int(rows[other]), value=keys[index])
        good[index] = False


def new_ids(count: int) -> list[str]:
    """Random UUIDs (version 4), made in bulk."""
    raw = np.frombuffer(os.urandom(16 * count), dtype=np.uint8).reshape(count, 16).copy()
    raw[:, 6] = (raw[:, 6] & 0x0F) | 0x40
    raw[:, 8] = (raw[:, 8] & 0x3F) | 0x80
    text = raw.tobytes().hex()
    return [_dashed(text[start : start + 32]) for start in range(0, 32 * count, 32)]


def _dashed(digits: str) -> str:
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
