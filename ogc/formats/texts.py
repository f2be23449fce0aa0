"""CSV and GeoJSON of a whole set, a few hundred kilobytes at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

import orjson
from psycopg import sql

from geo.domain.crs import Crs
from geo.domain.spreadsheets import harmless
from layers.spec import Field
from ogc import shapes, statements
from ogc.formats import rows
from ogc.query import ItemsQuery
from ogc.values_shown import UNITS

WKT = "WKT"
"""Name of the geometry column, under which GDAL and QGIS look for it."""
BYTE_ORDER_MARK = "\ufeff"


def csv_parts(query: ItemsQuery, lang: str, *, with_labels: bool) -> Iterator[bytes]:
    """UTF-8 with the mark that Excel needs, commas, lines ended by CRLF (RFC 4180).

    Numbers have a decimal point, days are ISO 8601, yes and no are `true` and `false`, codes stay codes; a text that a
    spreadsheet would run as a formula begins with an apostrophe. The last column is the shape as WKT in `query.crs`.

    Args:
        with_labels: first line in the words of `lang` with units, instead of the technical names.
    """
    columns: list[sql.Composable] = [
        sql.SQL("page.{}::text").format(sql.Identifier(query.spec.column(field.name)))
        for field in query.fields
    ]
    if query.with_shape:
        columns.append(shapes.wkt(query.crs, "page"))
    names = labels(query.fields, lang) if with_labels else [field.name for field in query.fields]
    free_text = [field.type.json_type == "string" for field in query.fields] + [False] * query.with_shape
    yield (BYTE_ORDER_MARK + _lines([[*names, WKT] if query.with_shape else names])).encode()
    for batch in rows.read(query, columns):
        yield _lines(
            [
                [harmless(value) if is_text else value for value, is_text in zip(row, free_text, strict=True)]
                for row in batch
            ]
        ).encode()


def labels(fields: Sequence[Field], lang: str) -> list[str]:
    """Label with unit of each field; two fields with the same label are told apart by their names.

    >>> labels((), "vi")
    []
    """
    texts = []
    for field in fields:
        unit = UNITS.get(field.type.unit, field.type.unit)
        texts.append(f"{field.label.text(lang)} ({unit})" if unit else field.label.text(lang))
    return [
        f"{text} [{field.name}]" if texts.count(text) > 1 else text
        for text, field in zip(texts, fields, strict=True)
    ]


def geojson_parts(query: ItemsQuery) -> Iterator[bytes]:
    """A feature collection, one feature a line; features as PostGIS wrote them, the same as in pages."""
    yield b'{"type":"FeatureCollection",' + _crs_member(query.crs) + b'"features":['
    separator = "\n"
    for batch in rows.read(query, [statements.feature(query)]):
        yield (separator + ",\n".join(text for (text,) in batch)).encode()
        separator = ",\n"
    yield b"\n]}\n"


def _crs_member(crs: Crs) -> bytes:
    """The obsolete `crs` member, by which GDAL and QGIS know coordinates on a plane for what they are."""
    if not crs.is_projected:
        return b""
    return b'"crs":' + orjson.dumps({"type": "name", "properties": {"name": crs.urn}}) + b","


def _lines(table: Sequence[Sequence[object]]) -> str:
    text = StringIO()
    csv.writer(text).writerows(table)
    return text.getvalue()
