"""GeoPackage and FlatGeobuf of a whole set, written by GDAL to a file that has no name any more when it is sent."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import pyarrow as pa
from django.conf import settings
from psycopg import sql

from geo.domain.transform import wkt_text
from layers.exporting.rows import GEOMETRY, Selection, record_batch, schema
from layers.exporting.writing import write_stream
from ogc import reading, shapes
from ogc.formats import rows
from ogc.formats.kinds import FLATGEOBUF, Kind
from ogc.query import ItemsQuery

DRIVERS = {"gpkg": "GPKG", "fgb": "FlatGeobuf"}
#: What a killed process left behind is taken away after this time.
STALE_SECONDS = 24 * 3600


def write(query: ItemsQuery, kind: Kind, lang: str) -> BinaryIO:
    """The set as an open file, complete; the disk is free again when it is closed.

    Coordinates are x = east, y = north in every CRS, as both formats have it.

    Raises:
        Problem: 503, 400 as `rows.read`.
    """
    place = Path(settings.VAR_DIR) / "downloads"
    place.mkdir(parents=True, exist_ok=True)
    _sweep(place)
    with TemporaryDirectory(dir=place) as folder:
        path = Path(folder) / f"{query.spec.name}.{kind.ending}"
        _write(query, kind, lang, path)
        return path.open("rb")


def _write(query: ItemsQuery, kind: Kind, lang: str, path: Path) -> None:
    selection = Selection(query.spec, query.fields, query.crs.srid, "")
    with_shape = query.with_shape
    wanted = pa.schema([one for one in schema(selection) if with_shape or one.name != GEOMETRY])
    options: dict[str, Any] = {}
    if kind is FLATGEOBUF:
        # its index takes no feature without a shape; such a set is read from the start
        has_gaps = not with_shape or reading.has_features_without_shape(query)
        options["SPATIAL_INDEX"] = "NO" if has_gaps else "YES"
    else:
        options["IDENTIFIER"] = query.spec.title.text(lang)
        options["DESCRIPTION"] = query.spec.description.text(lang)
    write_stream(
        pa.RecordBatchReader.from_batches(wanted, _batches(query, wanted)),
        path,
        DRIVERS[kind.key],
        layer=query.spec.name,
        geometry=query.spec.geometry.kind if with_shape and query.spec.geometry else None,
        srid=query.crs.srid,
        **options,
    )
    if kind is not FLATGEOBUF and with_shape and query.crs.is_vn2000:
        _pin(path, query)


def _batches(query: ItemsQuery, wanted: pa.Schema) -> Iterator[pa.RecordBatch]:
    columns: list[sql.Composable] = []
    for field in query.fields:
        column = sql.SQL("page.{}").format(sql.Identifier(query.spec.column(field.name)))
        is_text = pa.types.is_string(wanted.field(field.name).type)
        columns.append(sql.SQL("{}::text").format(column) if is_text else column)
    if GEOMETRY in wanted.names:
        columns.append(shapes.wkb(query.crs, "page"))
    for batch in rows.read(query, columns):
        yield record_batch(batch, wanted)


def _pin(path: Path, query: ItemsQuery) -> None:
    """Write our own definition of a VN-2000 CRS, which carries the step to WGS 84 (EPSG:6960), in place of GDAL's,
    which leaves it open; the code stays, so that programs recognise the CRS."""
    with closing(sqlite3.connect(path)) as package, package:
        package.execute(
            "UPDATE gpkg_spatial_ref_sys SET definition = ?, description = ?"
            " WHERE organization = 'EPSG' AND organization_coordsys_id = ?",
            (wkt_text(query.crs), f"{query.crs.name_vi} / {query.crs.name_en}", query.crs.srid),
        )


def _sweep(place: Path) -> None:
    for folder in place.iterdir():
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > STALE_SECONDS:
                shutil.rmtree(folder)
