"""Rows of binary COPY, byte by byte, and values that a column does not take."""

from __future__ import annotations

import struct
import uuid
from datetime import UTC, date, datetime

import numpy as np
import pyarrow as pa
import pytest

from layers.importing import tuples

ID = uuid.UUID("0190c0de-0000-7000-8000-00000000abcd")


def _row(*fields: bytes | None) -> bytes:
    content = struct.pack(">h", len(fields))
    for one in fields:
        content += struct.pack(">i", -1) if one is None else struct.pack(">i", len(one)) + one
    return content


def test_each_type_and_its_null():
    columns = [
        ("uuid", pa.array([str(ID), None, "{" + ID.hex.upper() + "}"])),
        ("integer", pa.array([1, None, -2], pa.int64())),
        ("smallint", pa.array([3, 4, 5], pa.int64())),
        ("varchar", pa.array(["Thửa", None, ""], pa.string())),
        ("text", pa.array(["a", "b", "c"], pa.string())),
        ("double precision", pa.array([0.5, None, None], pa.float64())),
        ("boolean", pa.array([True, False, None], pa.bool_())),
        ("date", pa.array([date(2000, 1, 2), None, date(1999, 12, 31)], pa.date32())),
        ("timestamp with time zone", pa.array([datetime(2000, 1, 1, 0, 0, 1, tzinfo=UTC)] * 3)),
        ("geometry", pa.array([b"\x01\x00", None, b""], pa.large_binary())),
        ("date", pa.nulls(3, pa.string())),
        ("bigint", pa.array([2**40] * 3, pa.int64())),
    ]
    second = struct.pack(">q", 1_000_000)
    big = struct.pack(">q", 2**40)
    assert bytes(tuples.rows(columns)) == (
        _row(ID.bytes, b"\0\0\0\1", b"\0\3", "Thửa".encode(), b"a", struct.pack(">d", 0.5), b"\1",
             struct.pack(">i", 1), second, b"\1\0", None, big)
        + _row(None, None, b"\0\4", None, b"b", None, b"\0", None, second, None, None, big)
        + _row(ID.bytes, struct.pack(">i", -2), b"\0\5", b"", b"c", None, None, struct.pack(">i", -1), second, b"",
               None, big)
    )  # fmt: skip


def test_a_slice_is_written_from_its_beginning():
    texts = pa.array([f"n{number}" for number in range(9)])
    numbers = pa.array(np.arange(9), pa.int64())
    found = tuples.rows([("varchar", texts.slice(7, 2)), ("integer", numbers.slice(7, 2))])
    assert bytes(found) == _row(b"n7", b"\0\0\0\7") + _row(b"n8", b"\0\0\0\x08")


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("uuid", pa.array(["0190c0de"])),
        ("uuid", pa.array([str(ID), None, "x" * 32])),
        ("smallint", pa.array([70_000], pa.int64())),
        ("integer", pa.array([2**31], pa.int64())),
        ("integer", pa.array([0.5], pa.float64())),
        ("date", pa.array(["hôm nay"])),
    ],
)
def test_a_value_that_the_column_does_not_take_is_an_error(kind, values):
    with pytest.raises(ValueError):
        tuples.rows([(kind, values)])


def test_every_column_of_every_layer_can_be_written(settings):
    from django.db import connection

    from layers.registry import registry

    kinds = {
        str(column.db_type(connection)).split("(")[0]
        for spec in registry
        for column in spec.model._meta.concrete_fields
    }
    assert {kind for kind in kinds if not tuples.known(kind)} == set()
