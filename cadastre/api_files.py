"""Tệp địa chính: HTTP. Register books held against the map, map sheets as files, edges of sheets; for officers."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated, Any, Literal

import shapely
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Query, Router
from ninja.files import UploadedFile
from shapely.geometry import mapping

from cadastre.api_schemas_files import BookIn, BookOut, EdgesOut
from cadastre.domain.register_book import BookUnreadable, SheetUnknownInBook, read_entries
from cadastre.importers.register_book import read_cells
from cadastre.queries import quality
from cadastre.queries.sheets import works_in
from cadastre.services import register_book, sheet_edges, sheet_export
from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_geometries
from geo.http.answers import json_answer
from geo.http.given import gave
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS, ProblemDocument
from geo.http.problems import FieldError, Problem
from geo.http.rate_limit import charge
from layers.exporting.writing import FormatUnknown
from layers.importing.catalogue import CATALOGUE
from layers.importing.issues import FileRefused, Issue

router = Router(tags=["cadastre"])
#: Tokens that a file costs: as much work as ten plain requests.
FILE_TOKENS = 10.0
BOOK_MAX_BYTES = 20_000_000
REFUSALS = {403: ProblemDocument, **PROBLEMS}
Format = Literal["gpkg", "geojson", "shp", "dxf", "gml", "csv", "xlsx", "xml"]
FILES: dict[str, Any] = {
    "responses": {
        200: {
            "content": {
                media_type: {"schema": {"type": "string", "format": "binary"}}
                for _ending, media_type in sheet_export.FORMATS.values()
            }
        }
    }
}


@router.post(
    "/cadastre/register-books",
    response={200: BookOut, **REFUSALS},
    summary="So sánh sổ mục kê với bản đồ · Compare a register book with the map",
)
def compare_book(
    request: HttpRequest, file: File[UploadedFile], values: Form[BookIn], lang: Lang = None
) -> HttpResponse:
    """XLSX with headings for sheet, parcel number, area and land use. The findings go to the quality page of the ward;
    nothing on the map changes."""
    charge(request, FILE_TOKENS)
    _require(request, values.ward)
    if (file.size or 0) > BOOK_MAX_BYTES:
        raise _wrong_file("too-large", "Tệp lớn hơn 20 MB.", "The file is larger than 20 MB.",
                          "Chia sổ theo tờ bản đồ.", "Divide the book by sheet.")  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="nen-book-") as folder:
        path = Path(folder) / "book.xlsx"
        path.write_bytes(file.read())
        try:
            entries = read_entries(read_cells(path, values.sublayer))
        except FileRefused as refusal:
            raise _refused(refusal) from refusal
        except (BookUnreadable, SheetUnknownInBook) as error:
            raise _wrong_file(error.code(), error.message("vi"), error.message("en")) from error
    found = register_book.compare_with_map(values.ward, entries)
    english = language_of(request) == "en"
    findings = [
        {
            "code": one.code, "sheet": one.sheet, "number": one.number, "book": one.book, "map": one.map,
            "message": one.message_en if english else one.message_vi,
        }
        for one in found.comparison.differences
    ]  # fmt: skip
    body = {
        "rows": found.comparison.rows,
        "matched": found.comparison.matched,
        "findings": findings,
        "run": found.run,
    }
    return json_answer(request, body)


@router.get(
    "/cadastre/sheets/{ward}/{sheet}/export",
    response={200: None, **REFUSALS},
    openapi_extra=FILES,
    summary="Xuất tờ bản đồ · A map sheet as a file",
)
def export_sheet(
    request: HttpRequest,
    ward: str,
    sheet: str,
    format: Annotated[Format, Query()] = "gpkg",
    lang: Lang = None,
) -> HttpResponse:
    """Parcels with the fields that the officer may read, in VN-2000 of the city; GeoJSON in longitude and latitude.
    Shapefiles come with `fields.csv`, the table of ten-character names. Every export is recorded."""
    charge(request, FILE_TOKENS)
    _require(request, ward)
    try:
        found = sheet_export.export_sheet(request.user, ward, _plain(sheet), format)
    except FormatUnknown as error:
        field = FieldError("format", "format-too-large", str(error), str(error), "Chọn gpkg.", "Choose gpkg.")
        raise Problem("invalid-request", errors=[field]) from error
    if found is None:
        raise _no_sheet()
    gave(request, found.count, personal=found.count if found.has_personal_data else 0)
    answer = HttpResponse(found.data, content_type=found.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{found.name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@router.get(
    "/cadastre/sheets/{ward}/{sheet}/edges",
    response={200: EdgesOut, **REFUSALS},
    summary="Tiếp biên của tờ bản đồ · Edge match of a map sheet",
)
def edges(request: HttpRequest, ward: str, sheet: str, lang: Lang = None) -> HttpResponse:
    """Gaps and overlaps of up to 30 cm between this sheet and those beside it."""
    charge(request, FILE_TOKENS)
    _require(request, ward)
    found = sheet_edges.edges_of_sheet(ward, _plain(sheet), request.user)
    if found is None:
        raise _no_sheet()
    english = language_of(request) == "en"
    findings = [
        {
            "rule": one.rule, "parcel": one.parcel, "sheet": one.sheet, "number": one.number,
            "message": one.message_en if english else one.message_vi, "geometry": _geojson(one.geometry),
        }
        for one in found
    ]  # fmt: skip
    return json_answer(request, {"ward": ward, "sheet": sheet, "findings": findings})


def _require(request: HttpRequest, ward: str) -> None:
    """Only who edits or approves parcels of the ward. Raises Problem: 404 for an unknown ward, 403 without right."""
    if not (ward.isascii() and ward.isdigit() and len(ward) <= 5 and quality.wards(request.user, ward)):
        raise _no_sheet()
    if not works_in(request.user, ward):
        raise Problem(
            "forbidden",
            "Chỉ người biên tập hoặc phê duyệt thửa đất của xã, phường này được dùng.",
            "Only for those who edit or approve parcels of this ward.",
        )


def _plain(sheet: str) -> str:
    """A sheet as a text that the database takes; anything else names no sheet."""
    return sheet if sheet.isprintable() else ""


def _geojson(shape: shapely.Geometry | None) -> dict[str, Any] | None:
    if shape is None:
        return None
    (moved,) = transform_geometries([shape], by_srid(settings.STORAGE_SRID), CRS84)
    return dict(mapping(moved))


def _no_sheet() -> Problem:
    return Problem(
        "not-found",
        "Không có tờ bản đồ này, hoặc tờ không có thửa đất nào.",
        "There is no such map sheet, or no parcel on it.",
    )


def _refused(refusal: FileRefused) -> Problem:
    """A refusal of the reader in the words of its catalogue."""
    issue = Issue(refusal.rule, CATALOGUE[refusal.rule].severity, details=dict(refusal.details))
    texts = (issue.message("vi"), issue.message("en"), issue.remedy("vi"), issue.remedy("en"))
    return _wrong_file(refusal.rule, *texts)


def _wrong_file(code: str, vi: str, en: str, remedy_vi: str = "", remedy_en: str = "") -> Problem:
    return Problem("invalid-request", vi, en, errors=[FieldError("file", code, vi, en, remedy_vi, remedy_en)])
