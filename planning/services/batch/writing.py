"""Tệp kết quả. The rows of a batch as XLSX, CSV or GeoPackage."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas
from django.conf import settings
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from shapely import Geometry

from geo.domain.spreadsheets import harmless
from planning.services.batch.rows import headings

Row = Mapping[str, Any]
#: Of tables as text: with the mark by which Excel knows it.
ENCODING = "utf-8-sig"
SHEETS = {
    "parcel": ("Thửa đất", "Parcels"),
    "theme": ("Quy hoạch", "Planning"),
    "missing": ("Không tra được", "Missing"),
}


@dataclass
class Results:
    """What a batch found, in the order of its parcels; shapes in the storage CRS."""

    parcel: list[Row] = field(default_factory=list)
    theme: list[Row] = field(default_factory=list)
    missing: list[Row] = field(default_factory=list)
    parcel_shapes: list[Geometry | None] = field(default_factory=list)
    theme_shapes: list[Geometry | None] = field(default_factory=list)

    def of(self, kind: str) -> Sequence[Row]:
        """Rows of a kind."""
        return {"parcel": self.parcel, "theme": self.theme, "missing": self.missing}[kind]


def xlsx(results: Results, path: Path, lang: str) -> None:
    """A workbook with a sheet for each kind of row."""
    book = Workbook(write_only=True)
    for kind, names in SHEETS.items():
        if kind == "missing" and not results.missing:
            continue
        heads = headings(kind, lang)
        sheet = book.create_sheet(names[lang == "en"])
        sheet.freeze_panes = "A2"
        for at, name in enumerate(heads, start=1):
            widest = max(
                [len(heads[name]), *(len(str(row.get(name) or "")) for row in results.of(kind)[:200])]
            )
            sheet.column_dimensions[get_column_letter(at)].width = min(widest + 2, 48)
        head_cells = []
        for text in heads.values():
            cell = WriteOnlyCell(sheet, text)
            cell.font = Font(bold=True)
            head_cells.append(cell)
        sheet.append(head_cells)
        for row in results.of(kind):
            sheet.append([harmless(row.get(name)) for name in heads])
    book.save(path)


def comma_separated(results: Results, path: Path, lang: str) -> None:
    """Rows of the themes as CSV with a BOM, for Excel; parcels without any stand with empty columns."""
    heads = headings("theme", lang)
    concerned = {row["parcel"] for row in results.theme}
    bare = [row for row in results.parcel if row["parcel"] not in concerned]
    with path.open("w", encoding=ENCODING, newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(heads.values())
        for row in (*results.theme, *bare):
            writer.writerow(cells(row, heads))


def cells(row: Row, heads: Mapping[str, str]) -> list[Any]:
    """A row of a table as text: no formula, empty where the row has no such column."""
    return [harmless(row.get(name)) if name in row else "" for name in heads]


def geopackage(results: Results, path: Path, lang: str) -> None:
    """Layers `parcels` and `planning` in the city's CRS; `planning` holds the part of each zone inside the parcel."""
    layers = (
        ("parcels", "parcel", results.parcel, results.parcel_shapes),
        ("planning", "theme", results.theme, results.theme_shapes),
    )
    for layer, kind, rows, shapes in layers:
        columns = list(headings(kind, lang))
        frame = geopandas.GeoDataFrame(
            [[row.get(name) for name in columns] for row in rows],
            columns=columns,
            geometry=geopandas.GeoSeries(shapes, crs=settings.STORAGE_SRID),
        )
        frame.to_file(path, layer=layer, driver="GPKG", engine="pyogrio")
