"""Nhận dạng định dạng. A format is recognised by its first bytes; the name only breaks ties. Pure but for the bytes.

Formats that cannot be read are refused by name with what to do instead: DGN V8 and DWG look like what officers send.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from layers.importing.issues import FileRefused

#: A zip that unpacks to more than this many times its size, or beyond this size, is refused.
MAX_RATIO, MAX_UNPACKED = 200, 4 * 1024**3
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A readable data source.

    Attributes:
        driver: GDAL driver, or `delimited` and `parquet` for our own readers.
        paths: data sources inside (a zip may hold several); `/vsizip/…` where packed.
    """

    driver: str
    paths: tuple[str, ...]


def recognise(path: Path) -> Recognised:
    """The format of a file.

    Raises:
        FileRefused: missing, empty, closed, unsafe or unknown.
    """
    if not path.exists():
        raise FileRefused("file-missing", path=path.name)
    if path.is_dir():
        if path.suffix.lower() == ".gdb":
            return Recognised("OpenFileGDB", (str(path.resolve()),))
        raise FileRefused("format-unknown", name=path.name)
    with path.open("rb") as stream:
        head = stream.read(4096)
    if not head:
        raise FileRefused("file-empty")
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _archive(path)
    return Recognised(_driver(head, path.suffix.lower(), path.name), (str(path.resolve()),))


def _driver(head: bytes, suffix: str, name: str) -> str:
    if head.startswith(b"SQLite format 3\x00"):
        return "GPKG"
    if head.startswith(b"fgb"):
        return "FlatGeobuf"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head[:4] == b"\x00\x00\x27\x0a":
        return "ESRI Shapefile"
    if head.startswith(_OLE):
        raise FileRefused("format-dgn-v8" if suffix in (".dgn", "") else "format-unknown", name=name)
    if head[:2] == b"AC" and head[2:6].isdigit():
        raise FileRefused("format-dwg", version=head[:6].decode())
    if head[:2] == b"\x08\x09" or head[:2] == b"\xc8\x09":
        return "DGN"
    if b"OSMHeader" in head[:64]:
        return "OSM"
    return _text_driver(head, suffix, name)


def _text_driver(head: bytes, suffix: str, name: str) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if suffix == ".dxf" or head.startswith(b"AutoCAD Binary DXF"):
        return "DXF"
    if start[:1] == b"{" and any(
        word in head for word in (b"Feature", b"Geometry", b'"type"', b'"coordinates"')
    ):
        return "GeoJSON"
    if start[:1] == b"<" and b"gml" in head.lower():
        return "GML"
    if suffix in (".csv", ".txt", ".tsv") and b"\x00" not in head:
        return "delimited"
    if suffix == ".dbf" and head[0] in (0x03, 0x83, 0x30, 0xF5):
        return "ESRI Shapefile"
    if suffix == ".tab" or (suffix == ".mif" and start[:7].lower() == b"version"):
        return "MapInfo File"
    raise FileRefused("format-unknown", name=name)


def _archive(path: Path) -> Recognised:
    """Data sources inside a zip: shapefiles, a FileGDB, or one file of another format; an XLSX is a zip too."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise FileRefused("file-unreadable", why=str(error)) from error
    names = [entry.filename for entry in entries]
    if "xl/workbook.xml" in names:
        return Recognised("XLSX", (str(path.resolve()),))
    _check_archive(path, entries)
    inside = f"/vsizip/{path.resolve()}/"
    if shapefiles := [name for name in names if name.lower().endswith(".shp") and "__MACOSX" not in name]:
        return Recognised("ESRI Shapefile", tuple(inside + name for name in shapefiles))
    folders = {part[: part.lower().index(".gdb") + 4] for part in names if ".gdb/" in part.lower()}
    if folders:
        return Recognised("OpenFileGDB", tuple(inside + name for name in sorted(folders)))
    endings = {
        ".gpkg": "GPKG",
        ".geojson": "GeoJSON",
        ".json": "GeoJSON",
        ".fgb": "FlatGeobuf",
        ".dxf": "DXF",
        ".gml": "GML",
    }
    for ending, driver in endings.items():
        if found := [name for name in names if name.lower().endswith(ending)]:
            return Recognised(driver, tuple(inside + name for name in found))
    raise FileRefused("archive-empty")


def _check_archive(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(path.stat().st_size, 1) + 1024**2:
        raise FileRefused("archive-unsafe", why=f"{unpacked // 1024**2} MB")
    for entry in entries:
        if entry.filename.startswith(("/", "\\")) or ".." in Path(entry.filename).parts:
            raise FileRefused("archive-unsafe", why=entry.filename[:80])
        if entry.flag_bits & 1:
            raise FileRefused("archive-unsafe", why="mật khẩu, password")
