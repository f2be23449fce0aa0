"""Xuất tờ bản đồ. The parcels of one map sheet as a file, in the CRS of the city."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

from layers.audit.recording import record
from layers.exporting import rows, writing
from layers.registry import registry
from layers.rights import User
from layers.spec import PERSONAL

#: Format -> ending of the file, media type.
FORMATS: dict[str, tuple[str, str]] = {
    "gpkg": (".gpkg", "application/geopackage+sqlite3"),
    "geojson": (".geojson", "application/geo+json"),
    "shp": (".shp.zip", "application/zip"),
    "dxf": (".dxf", "image/vnd.dxf"),
    "gml": (".gml", "application/gml+xml"),
    "csv": (".csv", "text/csv"),
    "xlsx": (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "xml": (".xml", "application/xml"),
}
_DEGREES = 4326


@dataclass(frozen=True)
class SheetFile:
    """A file for download."""

    name: str
    media_type: str
    data: bytes
    count: int
    has_personal_data: bool


@transaction.atomic
def export_sheet(user: User, ward: str, sheet: str, kind: str) -> SheetFile | None:
    """The parcels of a sheet that `user` may read, with the fields he may read; None: there are none.

    Coordinates are those of the city (VN-2000, metres); GeoJSON is in longitude and latitude by its standard. The
    export is written down.

    Args:
        kind: a key of `FORMATS`.
    """
    spec = registry.get("parcels")
    ending, media_type = FORMATS[kind]
    srid = _DEGREES if kind == "geojson" else settings.STORAGE_SRID
    selection = rows.select(spec, user, srid=srid, storage_srid=settings.STORAGE_SRID)
    chosen = sql.SQL("ward_code = {} AND sheet_number = {}").format(sql.Literal(ward), sql.Literal(sheet))
    where = chosen.as_string(connection.connection)
    selection = replace(selection, where=f"({selection.where or 'true'}) AND {where}")
    name = f"to-{_safe(sheet)}-{_safe(ward)}{ending}"
    with tempfile.TemporaryDirectory(prefix="nen-sheet-") as folder:
        path = Path(folder) / name
        count = writing.write(selection, path)
        data = path.read_bytes()
    if not count:
        return None
    kept = sorted(one.name for one in selection.fields if not one.is_public)
    detail = {"ward": ward, "sheet": sheet, "format": kind, "fields": kept}
    record(user, "export", layer=spec, detail=detail, row_count=count)
    has_personal_data = any(one.sensitivity == PERSONAL for one in selection.fields)
    return SheetFile(name, media_type, data, count, has_personal_data)


def _safe(text: str) -> str:
    return "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in text)
