"""Bảng CSV. Separator, encoding, byte-order mark, decimal comma, X/Y or WKT. Runs in the child process only.

Vietnamese survey tables give X = north and Y = east, GIS programs the other way round: X/Y is read as x = east, and
the CRS phase finds exchanged axes; names that say which is which (vĩ độ, Easting, …) are understood.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from layers.importing.reading import GEOMETRY, ReadFacts, ReadRefused, ReadRequest
from layers.text_values import number

_EAST = (
    "x",
    "lon",
    "lng",
    "long",
    "longitude",
    "kinhdo",
    "e",
    "east",
    "easting",
    "dong",
    "toadox",
    "coordx",
    "xcoord",
)
_NORTH = ("y", "lat", "latitude", "vido", "n", "north", "northing", "bac", "toadoy", "coordy", "ycoord")
_WKT = ("wkt", "geom", "geometry", "thegeom", "hinhhoc", "shape")


def open_delimited(request: ReadRequest) -> tuple[ReadFacts, Iterator[pa.RecordBatch]]:
    """Read a delimited text file into one batch; every value stays text, only the position is read.

    Raises:
        ReadRefused: wrong encoding, or no header.
    """
    text = _decode(Path(request.paths[0]).read_bytes(), request.encoding)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise ReadRefused("file-no-rows")
    header = [name.strip() or f"column_{number}" for number, name in enumerate(rows[0], 1)]
    body = [(row + [""] * len(header))[: len(header)] for row in rows[1:]]
    columns = {name: [row[place] for row in body] for place, name in enumerate(header)}
    shapes, used = _shapes(columns)
    facts = ReadFacts(crs="", sublayer=Path(request.paths[0]).stem)
    arrays = [pa.array(values, pa.string()) for name, values in columns.items() if name not in used]
    names = [name for name in columns if name not in used]
    if shapes is not None:
        arrays, names = [pa.array(shapes, pa.binary()), *arrays], [GEOMETRY, *names]
    batch = pa.RecordBatch.from_arrays(arrays, names)
    return facts, iter([batch])


def _decode(data: bytes, encoding: str) -> str:
    """Text of the file; without instruction UTF-8 (with or without mark), UTF-16 by its mark, nothing is guessed."""
    chosen = encoding or ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    try:
        return unicodedata.normalize("NFC", data.decode(chosen))
    except (UnicodeDecodeError, LookupError) as error:
        raise ReadRefused("encoding-wrong", encoding=chosen, why=str(error)[:120]) from error


def _separator(text: str) -> str:
    header = text.split("\n", 1)[0]
    return max(";\t|,", key=lambda sign: (header.count(sign), sign != ","))


def _shapes(columns: dict[str, list[str]]) -> tuple[list[bytes | None] | None, set[str]]:
    """Shapes as WKB and the columns they were made of; None where the file has no position."""
    import shapely

    plain = {_fold(name): name for name in columns}
    for word in _WKT:
        if word in plain:
            name = plain[word]
            return [_wkb_of(value.strip()) for value in columns[name]], {name}
    east = next((plain[word] for word in _EAST if word in plain), None)
    north = next((plain[word] for word in _NORTH if word in plain), None)
    if east is None or north is None:
        return None, set()
    x = np.array([number(value) for value in columns[east]])
    y = np.array([number(value) for value in columns[north]])
    known = np.isfinite(x) & np.isfinite(y)
    points = np.full(len(x), None, dtype=object)
    points[known] = shapely.to_wkb(shapely.points(x[known], y[known]))
    return list(points), {east, north}


def _wkb_of(text: str) -> bytes | None:
    """WKB of a WKT value; a value that is no WKB where the text cannot be read, so that its row is reported."""
    import shapely

    if not text:
        return None
    try:
        return bytes(shapely.to_wkb(shapely.from_wkt(text)))
    except (shapely.errors.ShapelyError, NotImplementedError):
        return b"?"


def _fold(name: str) -> str:
    plain = (
        unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
        .encode("ascii", "ignore")
        .decode()
    )
    return re.sub(r"[^a-z0-9]", "", plain.lower())
