"""Đọc tệp. Runs in the child process only: one sublayer of a file becomes an Arrow stream of plain columns and WKB.

No project code that touches Django or the database is imported here; what leaves this process is data, not objects.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

import numpy as np
import pyarrow as pa

GEOMETRY = "_geometry"
_BATCH = 8_000
_WKB_CURVES = range(8, 15)


@dataclass(slots=True)
class ReadRequest:
    """What the child is asked for; plain values, sent as JSON.

    Attributes:
        headings: the first line of a worksheet names its columns; without, every line is a row of texts.
        drawing: level table for a DGN or DXF; empty = shapes are read as they are.
    """

    driver: str
    paths: list[str]
    sublayer: str = ""
    encoding: str = ""
    polygons_wanted: bool = False
    osm_layer: str = ""
    osm_where: str = ""
    crs: str = ""
    drawing: dict[str, object] = field(default_factory=dict)
    headings: bool = True


@dataclass(slots=True)
class ReadFacts:
    """What the child found beside the rows."""

    crs: str = ""
    sublayer: str = ""
    geometry_type: str = ""
    swapped_by_name: bool = False
    findings: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    def as_dict(self) -> dict[str, object]:
        """Plain values for JSON."""
        return asdict(self)


class ReadRefused(Exception):
    """The child declines the file; `rule` is a key of the catalogue."""

    def __init__(self, rule: str, **details: object) -> None:
        self.rule, self.details = rule, {key: str(value) for key, value in details.items()}
        super().__init__(rule)


def open_source(request: ReadRequest) -> tuple[ReadFacts, Iterator[pa.RecordBatch]]:
    """Open the source and give its facts and an iterator of batches (geometry as WKB in column `_geometry`).

    Raises:
        ReadRefused: no such sublayer, several to choose from, or nothing readable.
    """
    if request.driver == "delimited":
        from layers.importing.delimited import open_delimited

        return open_delimited(request)
    if request.driver == "parquet":
        return _open_parquet(request)
    return _open_ogr(request)


def _open_ogr(request: ReadRequest) -> tuple[ReadFacts, Iterator[pa.RecordBatch]]:
    import pyogrio

    facts = ReadFacts()
    _configure(request, facts)
    path, layer = _choose(request)
    if request.driver == "OSM":
        layer = request.osm_layer
    facts.sublayer = layer
    if request.drawing and request.driver in ("DGN", "DXF"):
        from layers.importing.drawing_source import open_drawing

        if (drawn := open_drawing(request, path, layer, facts)) is not None:
            return facts, iter([drawn])
    encoding, codec = _encoding(request.encoding)
    info = pyogrio.read_info(path, layer=layer, encoding=encoding)
    facts.crs = str(info["crs"] or "")
    facts.geometry_type = str(info["geometry_type"] or "")
    options = {"layer": layer, "encoding": encoding, "where": request.osm_where or None}
    found = _ogr_batches(path, options, facts)
    return facts, (_decoded(batch, codec) for batch in found) if codec else found


def _encoding(wanted: str) -> tuple[str | None, str]:
    """Encoding for GDAL, and the codec to apply afterwards.

    Windows-1258 writes a tone as a mark of its own; the converter that GDAL uses then loses the last letter of a text,
    so the bytes are read as they are and decoded here.
    """
    if wanted.lower().replace("-", "").replace("_", "") in ("cp1258", "windows1258", "1258"):
        return "ISO-8859-1", "cp1258"
    return wanted or None, ""


def _decoded(batch: pa.RecordBatch, codec: str) -> pa.RecordBatch:
    """Names and texts of a batch that was read byte by byte."""

    def decode(text: str | None) -> str | None:
        return None if text is None else text.encode("latin-1").decode(codec)

    arrays = []
    for column in batch.columns:
        if pa.types.is_string(column.type):
            coded = column.dictionary_encode()
            column = pa.array([decode(text) for text in coded.dictionary.to_pylist()], pa.string()).take(
                coded.indices
            )
        arrays.append(column)
    return pa.RecordBatch.from_arrays(arrays, [str(decode(name)) for name in batch.schema.names])


def _configure(request: ReadRequest, facts: ReadFacts) -> None:
    """GDAL options that belong to a format; none of them changes a coordinate."""
    import pyogrio

    settings: dict[str, object] = {
        "OSR_USE_NON_DEPRECATED": "NO",  # else EPSG:6957, displaced by 500 km, silently becomes EPSG:5897
        "OGR_GEOJSON_MAX_OBJ_SIZE": "400",
        "CPL_VSIL_ZIP_ALLOWED_EXTENSIONS": ".zip",
    }
    if request.driver == "DXF" and request.polygons_wanted:
        settings["DXF_CLOSED_LINE_AS_POLYGON"] = "TRUE"
    if request.driver == "ESRI Shapefile":
        settings["SHAPE_RESTORE_SHX"] = None
    if not request.headings:
        settings |= {"OGR_XLSX_HEADERS": "DISABLE", "OGR_XLSX_FIELD_TYPES": "STRING"}
    pyogrio.set_gdal_config_options(settings)
    if request.driver == "ESRI Shapefile" and not request.paths[0].startswith("/vsizip/"):
        from pathlib import Path

        path = Path(request.paths[0])
        if not any(path.with_suffix(ending).exists() for ending in (".shx", ".SHX")):
            request.paths[0] = _beside_new_index(path)
            facts.findings.append(("shx-restored", {}))


def _beside_new_index(path: object) -> str:
    """A view of a shapefile without its index in a scratch folder, where GDAL may write one; the original stays."""
    import tempfile
    from pathlib import Path

    import pyogrio

    source = Path(str(path))
    scratch = Path(tempfile.mkdtemp(prefix="nen-shx-"))
    for sibling in source.parent.glob(f"{source.stem}.*"):
        (scratch / sibling.name).symlink_to(sibling.resolve())
    pyogrio.set_gdal_config_options({"SHAPE_RESTORE_SHX": "YES"})
    return str(scratch / source.name)


def _choose(request: ReadRequest) -> tuple[str, str]:
    """The data source and layer to read: the one that is asked for, or the only one there is."""
    import pyogrio
    from pyogrio.errors import DataSourceError

    found: list[tuple[str, str]] = []
    try:
        for path in request.paths:
            found += [(path, str(name)) for name, _kind in pyogrio.list_layers(path)]
    except DataSourceError as error:
        raise ReadRefused("file-unreadable", why=short(error)) from error
    if request.driver == "OSM":
        return request.paths[0], request.osm_layer
    if request.sublayer:
        for path, name in found:
            if name == request.sublayer:
                return path, name
        raise ReadRefused("sublayer-unknown", name=request.sublayer, names=", ".join(n for _p, n in found))
    if not found:
        raise ReadRefused("file-no-rows")
    if len(found) > 1:
        raise ReadRefused("sublayer-needed", names=", ".join(name for _path, name in found))
    return found[0]


def _ogr_batches(path: str, options: dict[str, object], facts: ReadFacts) -> Iterator[pa.RecordBatch]:
    import pyogrio

    with pyogrio.open_arrow(
        path, use_pyarrow=True, batch_size=_BATCH, datetime_as_string=True, **options
    ) as (meta, reader):
        geometry = meta["geometry_name"] or "wkb_geometry"
        first = True
        for batch in reader:
            if first and _has_curves(batch, geometry):
                break
            first = False
            yield _plain(batch, geometry)
        else:
            return
    yield from _linear_batches(path, options, facts)


def _has_curves(batch: pa.RecordBatch, geometry: str) -> bool:
    if geometry not in batch.schema.names:
        return False
    for value in batch.column(geometry).slice(0, 1000).to_pylist():
        if value and int.from_bytes(value[1:5], "little" if value[0] else "big") % 1000 in _WKB_CURVES:
            return True
    return False


def _linear_batches(path: str, options: dict[str, object], facts: ReadFacts) -> Iterator[pa.RecordBatch]:
    """Read without Arrow, where GDAL turns curves into lines; counted, because it is a change of shape."""
    from pyogrio import raw

    start, curves = 0, 0
    while True:
        meta, _fids, shapes, values = raw.read(path, skip_features=start, max_features=_BATCH, **options)
        if shapes is None or not len(shapes):
            break
        start, curves = start + len(shapes), curves + len(shapes)
        arrays: list[pa.Array] = [pa.array(list(shapes), pa.binary())]
        arrays += [pa.array([_scalar(v) for v in column], from_pandas=True) for column in values]
        yield pa.RecordBatch.from_arrays(arrays, [GEOMETRY, *(str(name) for name in meta["fields"])])
    facts.findings.append(("curves-flattened", {"count": str(curves)}))


def _scalar(value: object) -> object:
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, (list, np.ndarray, dict)):
        return str(value)
    return value


def _plain(batch: pa.RecordBatch, geometry: str) -> pa.RecordBatch:
    """Columns of plain types: geometry as binary under one name, nested values as text."""
    names, arrays = [], []
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if name == geometry:
            names.append(GEOMETRY)
            storage = column.storage if isinstance(column, pa.ExtensionArray) else column
            arrays.append(storage.cast(pa.binary()) if storage.type != pa.binary() else storage)
            continue
        names.append(name)
        if isinstance(column, pa.ExtensionArray):
            column = column.storage
        if pa.types.is_nested(column.type) or pa.types.is_dictionary(column.type):
            column = pa.array([None if v is None else str(v) for v in column.to_pylist()], pa.string())
        elif pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
            column = pa.array([None if v is None else v.hex() for v in column.to_pylist()], pa.string())
        arrays.append(column)
    return pa.RecordBatch.from_arrays(arrays, names)


def _open_parquet(request: ReadRequest) -> tuple[ReadFacts, Iterator[pa.RecordBatch]]:
    """GeoParquet 1.x through pyarrow; GDAL of the wheels has no Parquet driver."""
    import json

    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(request.paths[0])
    except (pa.ArrowInvalid, OSError) as error:
        raise ReadRefused("file-unreadable", why=short(error)) from error
    described = (file.schema_arrow.metadata or {}).get(b"geo")
    if described is None:
        names = ", ".join(file.schema_arrow.names)
        raise ReadRefused("format-parquet", why=f"thiếu metadata “geo” / no geo metadata; {names}")
    meta = json.loads(described)
    geometry = meta["primary_column"]
    column = meta["columns"][geometry]
    if column.get("encoding") != "WKB":
        raise ReadRefused("format-parquet", why=f"encoding {column.get('encoding')}")
    crs = column.get("crs", "OGC:CRS84")
    facts = ReadFacts(crs=json.dumps(crs) if isinstance(crs, dict) else str(crs or ""))
    identifier = crs.get("id") if isinstance(crs, dict) else None
    if identifier:
        facts.crs = f"{identifier['authority']}:{identifier['code']}"
    return facts, (_plain(batch, geometry) for batch in file.iter_batches(batch_size=_BATCH))


def short(error: BaseException) -> str:
    """First sentence of an error of a library, without the folder it speaks of."""
    import re

    text = re.sub(r"(/[\w .-]+)+/", "", " ".join(str(error).split()))
    return text.split("; It might help", 1)[0][:300]
