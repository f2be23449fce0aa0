"""Dòng nhị phân của COPY. Arrow columns as rows of PostgreSQL's binary COPY, a whole block of rows at once.

A row is the number of its fields and for each field its length and its bytes, in network order; length -1 is null.
PostgreSQL 15 manual, page of COPY, section "Binary Format".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
#: Opens the stream: signature, no flags, no further header.
HEADER = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
#: Closes the stream.
TRAILER = b"\xff\xff"
_NULL = b"\xff\xff\xff\xff"
_BYTES = pa.large_binary()
#: From 1970-01-01, where Arrow counts from, to 2000-01-01, where PostgreSQL does.
_DAYS, _MICROSECONDS = 10_957, 946_684_800_000_000
_UUID_DIGITS = 32
#: UUIDs that are bytes already.
_UUID_BYTES = pa.binary(_UUID_DIGITS // 2)
#: The usual form of a UUID: 36 letters, hyphens in four places, digits in the others.
_UUID_LENGTH = 36
_UUID_HYPHENS = [8, 13, 18, 23]
_UUID_PLACES = [place for place in range(_UUID_LENGTH) if place not in _UUID_HYPHENS]
#: Value of each letter as a hexadecimal digit.
_NO_DIGIT = 16
_DIGITS = np.full(256, _NO_DIGIT, dtype=np.uint8)
_DIGITS[[ord(digit) for digit in "0123456789abcdef"]] = range(16)
_DIGITS[[ord(digit) for digit in "ABCDEF"]] = range(10, 16)


def _numbers(arrow: pa.DataType, wire: str, minus: int = 0) -> Callable[[pa.Array], Bytes]:
    """Bytes of a column without nulls whose values have one width."""

    def encode(column: pa.Array) -> Bytes:
        values = column.cast(arrow)
        if pa.types.is_temporal(arrow):
            values = values.cast(pa.int32() if pa.types.is_date32(arrow) else pa.int64())
        plain = (
            values.to_numpy(zero_copy_only=False) - minus if minus else values.to_numpy(zero_copy_only=False)
        )
        return np.ascontiguousarray(plain.astype(wire)).view(np.uint8).reshape(len(column), -1)

    return encode


def _uuids(column: pa.Array) -> Bytes:
    if column.type == _UUID_BYTES:
        return np.frombuffer(column.buffers()[1], dtype=np.uint8).reshape(-1, _UUID_BYTES.byte_width)[
            column.offset : column.offset + len(column)
        ]
    text = column.cast(pa.large_string())
    if pc.all(pc.equal(pc.binary_length(text), _UUID_LENGTH), min_count=0).as_py():
        ends = np.frombuffer(text.buffers()[1], dtype=np.int64)
        letters = np.frombuffer(text.buffers()[2], dtype=np.uint8)[ends[text.offset] :][
            : len(text) * _UUID_LENGTH
        ]
        given = letters.reshape(len(text), _UUID_LENGTH)
        digits = _DIGITS[given[:, _UUID_PLACES]]
        if (given[:, _UUID_HYPHENS] == ord("-")).all() and (digits < _NO_DIGIT).all():
            return (digits[:, ::2] << 4) | digits[:, 1::2]
    return _written_otherwise(text)


def _written_otherwise(column: pa.Array) -> Bytes:
    """UUIDs in braces or without hyphens. Raises ValueError for what is none."""
    digits = pc.replace_substring_regex(column, "[-{}]", "")
    fit = pc.match_substring_regex(digits, "^[0-9a-fA-F]{32}$")
    if not pc.all(fit, min_count=0).as_py():
        raise ValueError(f"uuid: {digits.filter(pc.invert(fit))[0].as_py()!r}")
    raw = bytes.fromhex("".join(digits.to_pylist()))
    return np.frombuffer(raw, dtype=np.uint8).reshape(len(column), _UUID_DIGITS // 2)


#: Types whose values have one width, by the name that PostgreSQL gives them.
_FIXED: dict[str, Callable[[pa.Array], Bytes]] = {
    "smallint": _numbers(pa.int16(), ">i2"),
    "integer": _numbers(pa.int32(), ">i4"),
    "bigint": _numbers(pa.int64(), ">i8"),
    "double precision": _numbers(pa.float64(), ">f8"),
    "boolean": _numbers(pa.bool_(), "u1"),
    "date": _numbers(pa.date32(), ">i4", _DAYS),
    "timestamp with time zone": _numbers(pa.timestamp("us", "UTC"), ">i8", _MICROSECONDS),
    "uuid": _uuids,
}
_VARYING = frozenset({"varchar", "text", "geometry"})


def known(kind: str) -> bool:
    """Whether values of a column type can be written; `kind` without length, as "varchar" or "uuid"."""
    return kind in _FIXED or kind in _VARYING


def rows(columns: Sequence[tuple[str, pa.Array]]) -> pa.Buffer:
    """The rows of one block.

    Args:
        columns: name of the type and values, in the order of the statement; shapes as EWKB.
    Raises:
        ValueError: a value that the type does not take (pyarrow's errors are among them).
    """
    count = len(columns[0][1])
    parts: list[pa.Array] = []
    fixed = [_repeated(len(columns).to_bytes(2, "big"), count)]
    for kind, values in columns:
        if values.null_count == count:
            fixed.append(_repeated(_NULL, count))
        elif kind in _FIXED and not values.null_count:
            encoded = _FIXED[kind](values)
            fixed += [_repeated(encoded.shape[1].to_bytes(4, "big"), count), encoded]
        elif kind in _FIXED:
            parts += [*([_joined(fixed)] if fixed else []), _with_nulls(kind, values)]
            fixed = []
        else:
            plain = values.cast(pa.large_string() if pa.types.is_string(values.type) else values.type)
            data = plain.cast(_BYTES) if plain.type != _BYTES else plain
            lengths = pc.fill_null(pc.binary_length(data), -1).to_numpy(zero_copy_only=False)
            fixed.append(lengths.astype(">i4").view(np.uint8).reshape(count, 4))
            parts += [_joined(fixed), pc.fill_null(data, pa.scalar(b"", _BYTES)) if data.null_count else data]
            fixed = []
    if fixed:
        parts.append(_joined(fixed))
    joined = pc.binary_join_element_wise(*parts, pa.scalar(b"", _BYTES))
    offsets = np.frombuffer(joined.buffers()[1], dtype=np.int64)[joined.offset : joined.offset + count + 1]
    return joined.buffers()[2].slice(int(offsets[0]), int(offsets[-1] - offsets[0]))


def _with_nulls(kind: str, values: pa.Array) -> pa.Array:
    """Length and bytes of each value, the length of nothing for nulls."""
    encoded = _FIXED[kind](values.drop_null())
    width = _repeated(encoded.shape[1].to_bytes(4, "big"), len(encoded))
    place = np.cumsum(np.asarray(values.is_valid().to_numpy(zero_copy_only=False))) - 1
    found = _joined([width, encoded]).take(pa.array(np.maximum(place, 0)))
    return pc.if_else(values.is_valid(), found, pa.scalar(_NULL, _BYTES))


def _repeated(given: bytes, count: int) -> Bytes:
    return np.broadcast_to(np.frombuffer(given, dtype=np.uint8), (count, len(given)))


def _joined(fixed: Sequence[Bytes]) -> pa.Array:
    """One value a row out of the bytes that lie side by side."""
    content = np.ascontiguousarray(np.concatenate(fixed, axis=1))
    offsets = np.arange(len(content) + 1, dtype=np.int64) * content.shape[1]
    return pa.LargeBinaryArray.from_buffers(
        _BYTES, len(content), [None, pa.py_buffer(offsets), pa.py_buffer(content)]
    )
