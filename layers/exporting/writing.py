"""Ghi tệp xuất. One writer a format; Vietnamese stays intact in every one."""

from __future__ import annotations

import csv
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pyarrow as pa
import shapely
from openpyxl import Workbook

from geo.domain.spreadsheets import harmless
from layers.exporting import dxf, geoparquet
from layers.exporting.rows import GEOMETRY, Selection, batches, reader, schema
from layers.exporting.short_names import short_names

Writer = Callable[[Selection, Path], int]
#: Rows that a sheet of XLSX can hold beside its header.
XLSX_ROWS = 1_048_575
#: Decimals of coordinates written as text, 0.1 mm: corners of a cut are no whole millimetres.
_METRE_DECIMALS, _DEGREE_DECIMALS = 4, 9


class FormatUnknown(Exception):
    """No writer for this file name."""


def write(selection: Selection, path: Path) -> int:
    """Write a layer to `path` in the format of its ending; returns the number of features.

    The file appears under its name only when it is complete.

    Raises:
        FormatUnknown: no such format.
    """
    ending = ".shp.zip" if path.name.lower().endswith(".zip") else path.suffix.lower()
    if ending not in WRITERS:
        raise FormatUnknown(f"{path.name}: {', '.join(WRITERS)}")
    with tempfile.TemporaryDirectory(prefix=".nen-export-", dir=path.resolve().parent) as folder:
        scratch = Path(folder) / path.name
        count = WRITERS[ending](selection, scratch)
        scratch.replace(path)
    return count


def needs_degrees(path: Path) -> bool:
    """GeoJSON is in longitude and latitude by its standard (RFC 7946)."""
    return path.suffix.lower() in (".geojson", ".json", ".xml", ".csv", ".xlsx")


def _ogr(driver: str, **options: object) -> Writer:
    def writer(selection: Selection, path: Path) -> int:
        return _write_ogr(reader(selection), selection, path, driver, **options)

    return writer


def _write_ogr(
    stream: pa.RecordBatchReader, selection: Selection, path: Path, driver: str, **options: object
) -> int:
    spec = selection.spec
    geometry = spec.geometry.kind if spec.geometry else None
    return write_stream(
        stream, path, driver, layer=spec.name, geometry=geometry, srid=selection.srid, **options
    )


def write_stream(
    stream: pa.RecordBatchReader,
    path: Path,
    driver: str,
    *,
    layer: str,
    geometry: str | None,
    srid: int,
    **options: object,
) -> int:
    """Write Arrow batches through GDAL, batch by batch; returns the number of features.

    Args:
        geometry: kind of the shapes in column `GEOMETRY`, WKB with x = east; None for a table without shapes.
        srid: EPSG code of their CRS.
        options: of the driver.
    """
    import pyogrio

    counted = _Counter(stream)
    pyogrio.write_arrow(
        counted.stream(),
        path,
        layer=layer,
        driver=driver,
        geometry_name=GEOMETRY if geometry else None,
        geometry_type=geometry,
        crs=f"EPSG:{srid}" if geometry else None,
        **options,
    )
    return counted.count


def write_geopackage(selection: Selection, path: Path, facts: Mapping[str, str]) -> int:
    """Write a layer as GeoPackage with further metadata of the layer, by key; returns the number of features."""
    return _write_ogr(reader(selection), selection, path, "GPKG", layer_metadata=dict(facts))


class _Counter:
    """Counts the rows of a stream as they pass."""

    def __init__(self, source: pa.RecordBatchReader) -> None:
        self._source, self.count = source, 0

    def stream(self) -> pa.RecordBatchReader:
        """The same rows."""
        return pa.RecordBatchReader.from_batches(self._source.schema, self._rows())

    def _rows(self) -> Iterator[pa.RecordBatch]:
        for batch in self._source:
            self.count += batch.num_rows
            yield batch


def _shapefile(selection: Selection, path: Path) -> int:
    """Zip with the shapefile in UTF-8 and `fields.csv`, which says what each ten-character name stands for."""
    names = short_names(selection.fields)
    renamed = pa.schema([one.with_name(names.get(one.name, one.name)) for one in _dbf_schema(selection)])
    with tempfile.TemporaryDirectory(prefix="nen-export-") as folder:
        target = Path(folder) / f"{selection.spec.name}.shp"
        stream = pa.RecordBatchReader.from_batches(
            renamed, (_dbf(batch, renamed) for batch in batches(selection))
        )
        count = _write_ogr(stream, selection, target, "ESRI Shapefile", encoding="UTF-8")
        with (Path(folder) / "fields.csv").open("w", encoding="utf-8-sig", newline="") as table:
            writer = csv.writer(table)
            writer.writerow(("shapefile", "field", "vi", "en", "unit"))
            writer.writerows(
                (names[one.name], one.name, one.label.vi, one.label.en, one.type.unit)
                for one in selection.fields
            )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(Path(folder).iterdir()):
                archive.write(file, file.name)
    return count


def _dbf_schema(selection: Selection) -> pa.Schema:
    """dBASE knows no yes or no: 0 and 1."""
    return pa.schema(
        [one.with_type(pa.int16()) if pa.types.is_boolean(one.type) else one for one in schema(selection)]
    )


def _dbf(batch: pa.RecordBatch, wanted: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays(
        [column.cast(field.type) for column, field in zip(batch.columns, wanted, strict=True)], schema=wanted
    )


def _records(selection: Selection) -> Iterator[dict[str, object]]:
    """Rows as plain values; the shape as WKT to 0.1 mm."""
    decimals = _DEGREE_DECIMALS if selection.srid == 4326 else _METRE_DECIMALS
    for batch in batches(selection):
        rows = batch.to_pydict()
        shapes = rows.pop(GEOMETRY, None)
        if shapes is not None:
            rows["wkt"] = shapely.to_wkt(shapely.from_wkb(shapes), rounding_precision=decimals).tolist()
        names = list(rows)
        for values in zip(*rows.values(), strict=True):
            yield dict(zip(names, values, strict=True))


def _csv(selection: Selection, path: Path) -> int:
    """UTF-8 with the mark that Excel needs; texts that look like a formula get an apostrophe."""
    names = [one.name for one in selection.fields] + (["wkt"] if selection.has_shapes else [])
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, names)
        writer.writeheader()
        for count, record in enumerate(_records(selection), 1):  # noqa: B007 - the last number is the answer
            writer.writerow({name: harmless(value) for name, value in record.items()})
    return count


def _xlsx(selection: Selection, path: Path) -> int:
    """One sheet: labels in Vietnamese in the first row, field names in the second; shapes do not fit in a cell."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(selection.spec.title.vi[:31])
    sheet.append([one.label.vi for one in selection.fields])
    sheet.append([one.name for one in selection.fields])
    count = 0
    for batch in batches(selection):
        if count + batch.num_rows > XLSX_ROWS - 1:
            raise FormatUnknown(f"XLSX ≤ {XLSX_ROWS} dòng / rows; CSV")
        columns = [
            column.to_pylist()
            for name, column in zip(batch.schema.names, batch.columns, strict=True)
            if name != GEOMETRY
        ]
        for values in zip(*columns, strict=True):
            sheet.append([harmless(value) for value in values])
        count += batch.num_rows
    book.save(path)
    return count


def _dxf(selection: Selection, path: Path) -> int:
    """A drawing has nothing but shapes, and only so many."""
    if not selection.has_shapes:
        raise FormatUnknown(f"{selection.spec.name}: DXF = hình / shapes; CSV, XLSX")
    try:
        return dxf.write_dxf(selection, path)
    except dxf.TooMany as error:
        raise FormatUnknown(f"{error} đối tượng / features; GeoPackage") from error


def _json(selection: Selection, path: Path) -> int:
    """An array of objects, one a line."""
    count = 0
    with path.open("w", encoding="utf-8") as stream:
        stream.write("[")
        for count, record in enumerate(_records(selection), 1):
            stream.write(
                ("\n" if count == 1 else ",\n") + json.dumps(record, ensure_ascii=False, default=_plain)
            )
        stream.write("\n]\n")
    return count


def _xml(selection: Selection, path: Path) -> int:
    """`<layer><feature><field>…`; element names are field names, missing values are left out."""
    count, name = 0, selection.spec.name
    with path.open("w", encoding="utf-8") as stream:
        stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} srid="{selection.srid}">\n')
        for count, record in enumerate(_records(selection), 1):  # noqa: B007
            inner = "".join(
                f"<{key}>{escape(_text(value))}</{key}>" for key, value in record.items() if value is not None
            )
            stream.write(f"<feature>{inner}</feature>\n")
        stream.write(f"</{name}>\n")
    return count


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else _plain(value)


WRITERS: dict[str, Writer] = {
    ".gpkg": _ogr("GPKG"),
    ".geojson": _ogr("GeoJSON", RFC7946="YES", COORDINATE_PRECISION=str(_DEGREE_DECIMALS)),
    ".fgb": _ogr("FlatGeobuf"),
    ".parquet": geoparquet.write_parquet,
    ".gml": _ogr("GML", XSISCHEMA="OFF"),
    ".shp.zip": _shapefile,
    ".dxf": _dxf,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".json": _json,
    ".xml": _xml,
}
