"""Dòng để xuất. Rows of a layer in Arrow batches through a server-side cursor, cut down to what the reader may see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
from django.db import connection, transaction
from psycopg import sql

from geo.feature import DERIVED_COLUMNS, GEOMETRY_COLUMN
from layers import rights
from layers.importing.values import arrow_type
from layers.spec import Field, LayerSpec

GEOMETRY = "geometry"
BATCH = 5_000


class ExportRefused(Exception):
    """The reader may not read the layer, or there is no such CRS to export in."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is exported.

    Attributes:
        fields: in order; personal ones only for those who may read them.
        srid: CRS of the shapes: the storage CRS or 4326 (longitude, latitude).
        where: SQL condition of the rows that the reader may see; "" = all.
    """

    spec: LayerSpec
    fields: tuple[Field, ...]
    srid: int
    where: str

    @property
    def has_shapes(self) -> bool:
        """True when the layer is spatial."""
        return self.spec.geometry is not None


def select(spec: LayerSpec, user: rights.User | None, *, srid: int, storage_srid: int) -> Selection:
    """What `user` may export of a layer.

    Raises:
        ExportRefused: no right to read, or `srid` is neither the storage CRS nor 4326.
    """
    if not rights.may(user, "read", spec):
        raise ExportRefused(spec.name)
    if srid not in (storage_srid, 4326):
        raise ExportRefused(f"EPSG:{srid}; EPSG:{storage_srid}, EPSG:4326")
    return Selection(spec, rights.readable_fields(user, spec), srid, rights.row_condition(user, spec))


def schema(selection: Selection) -> pa.Schema:
    """Arrow schema of the batches: fields, then the shape as WKB."""
    columns = [pa.field(one.name, arrow_type(one.type)) for one in selection.fields]
    if selection.has_shapes:
        columns.append(pa.field(GEOMETRY, pa.binary(), metadata={b"ARROW:extension:name": b"geoarrow.wkb"}))
    return pa.schema(columns)


def batches(selection: Selection) -> Iterator[pa.RecordBatch]:
    """The rows, ordered by id, `BATCH` at a time; the transaction of the cursor lasts as long as the iteration."""
    wanted = schema(selection)
    connection.ensure_connection()
    with transaction.atomic(), connection.connection.cursor(name="nen_export") as cursor:
        cursor.itersize = BATCH
        cursor.execute(_statement(selection))
        while rows := cursor.fetchmany(BATCH):
            yield record_batch(rows, wanted)


def record_batch(rows: Sequence[Sequence[object]], wanted: pa.Schema) -> pa.RecordBatch:
    """Rows of the database, at least one, in the columns of `wanted`."""
    columns = list(zip(*rows, strict=True))
    arrays = [
        pa.array([bytes(v) if isinstance(v, memoryview) else v for v in values], field.type)
        if pa.types.is_binary(field.type)
        else pa.array(values, field.type)
        for values, field in zip(columns, wanted, strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=wanted)


def reader(selection: Selection) -> pa.RecordBatchReader:
    """The batches as one Arrow stream."""
    return pa.RecordBatchReader.from_batches(schema(selection), batches(selection))


def _statement(selection: Selection) -> sql.Composed:
    parts: list[sql.Composable] = []
    for one in selection.fields:
        column: sql.Composable = sql.Identifier(selection.spec.column(one.name))
        if arrow_type(one.type) == pa.string():
            column = sql.SQL("{}::text").format(column)
        parts.append(column)
    if selection.has_shapes:
        name = DERIVED_COLUMNS[4326] if selection.srid == 4326 else GEOMETRY_COLUMN
        parts.append(sql.SQL("ST_AsBinary({})").format(sql.Identifier(name)))
    condition = sql.SQL(selection.where or "true")  # type: ignore[arg-type]
    return sql.SQL("SELECT {} FROM {} WHERE {} ORDER BY id").format(
        sql.SQL(", ").join(parts), sql.Identifier(selection.spec.table), condition
    )
