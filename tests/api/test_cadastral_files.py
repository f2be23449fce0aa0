"""Cadastral files over HTTP: register books, map sheets in every format, edges of sheets, and who may ask for them."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import ezdxf
import openpyxl
import pyogrio
import pytest
import shapely
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from cadastre.models import QualityFinding
from layers.audit.models import AuditEntry
from tests import drawing
from tests.fixtures.legacy_text import in_tcvn3

pytestmark = pytest.mark.django_db
SHEETS = "/api/v1/cadastre/sheets/26740/"
BOOKS = "/api/v1/cadastre/register-books"
ADDRESS = "12 Đường Lê Lợi, phường Bến Nghé"


@pytest.fixture
def ward() -> None:
    """Two sheets: sheet 5 with two parcels, sheet 6 to the east with a gap of 10 cm and an overlap of 5 cm."""
    drawing.draw_ward((-10, -10, 60, 60))
    drawing.draw_parcel(
        (0, 0, 10, 20), sheet_number="5", parcel_number="1", official_area_m2=200.0, address=ADDRESS
    )
    drawing.draw_parcel((0, 20, 10, 40), sheet_number="5", parcel_number="2", official_area_m2=200.0)
    drawing.draw_parcel((10.1, 0, 20, 20), sheet_number="6", parcel_number="1")
    drawing.draw_parcel((9.95, 20, 20, 40), sheet_number="6", parcel_number="2")


def workbook(*lines: list[Any]) -> SimpleUploadedFile:
    """A register book as an upload."""
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return SimpleUploadedFile("so-muc-ke.xlsx", stream.getvalue())


HEAD = ["Tờ bản đồ số", "Thửa đất số", "Diện tích (m²)", "Loại đất"]


def test_a_register_book_is_held_against_the_map(ward, sign_in):
    lines = (
        ["SỔ MỤC KÊ"],
        HEAD,
        [5, 1, 200, "ODT"],
        [5, 2, 201.5, "ODT+CLN"],
        [5, 3, 10, "ODT"],
        [6, 1, None, None],
    )
    answer = sign_in("editor", "26740").post(BOOKS, {"ward": "26740", "file": workbook(*lines)})
    body = answer.json()
    assert answer.status_code == 200, body
    assert (body["rows"], body["matched"]) == (4, 3)
    assert [(one["code"], one["sheet"], one["number"]) for one in body["findings"]] == [
        ("area-differs", "5", "2"), ("use-differs", "5", "2"), ("not-on-map", "5", "3"), ("not-in-book", "6", "2"),
    ]  # fmt: skip
    assert body["findings"][0]["message"] == "Tờ 5 thửa 2: sổ ghi 201,5 m², bản đồ 200,0 m²."
    kept = QualityFinding.objects.filter(run_id=body["run"])
    assert {one.rule for one in kept} == {"register-book"} and kept.count() == 4
    shown = Client().get("/api/v1/cadastre/quality/26740").json()
    assert next(one["count"] for one in shown["rules"] if one["id"] == "register-book") == 4


def test_a_book_in_tcvn3_with_its_sheet_in_a_line(ward, sign_in):
    head = [in_tcvn3(one) for one in ("Thửa đất số", "Diện tích", "Loại đất")]
    lines = ([in_tcvn3("Tờ bản đồ số: 5")], head, [1, 200, "ODT"], [2, 200, "ODT"])
    answer = sign_in("approver").post(BOOKS, {"ward": "26740", "file": workbook(*lines)})
    assert answer.json()["findings"] == [] and answer.json()["matched"] == 2


def test_the_command_compares_too(ward, tmp_path, capsys):
    path = tmp_path / "so.xlsx"
    path.write_bytes(workbook(HEAD, [5, 1, 999, "ODT"], [5, 2, 200, "ODT"]).read())
    call_command("compare_register", str(path), "26740")
    said = capsys.readouterr().out
    assert "area-differs: Tờ 5 thửa 1: sổ ghi 999,0 m²" in said and "khác/differences 1" in said


@pytest.mark.parametrize(
    ("upload", "code"),
    [
        (SimpleUploadedFile("a.xlsx", b"%PDF-1.7 no workbook"), "format-unknown"),
        (workbook(["a", "b"], ["c", "d"]), "book-unreadable"),
        (workbook(["Thửa đất số", "Diện tích"], ["1", "2"]), "sheet-unknown-in-book"),
    ],
)
def test_a_book_that_cannot_be_read_is_refused_with_a_reason(ward, sign_in, upload, code):
    upload.seek(0)
    answer = sign_in("editor").post(f"{BOOKS}?lang=en", {"ward": "26740", "file": upload})
    assert answer.status_code == 400
    assert [(one["field"], one["code"]) for one in answer.json()["errors"]] == [("file", code)]


@pytest.mark.parametrize("kind", ["gpkg", "geojson", "shp", "gml", "csv", "xlsx", "xml", "dxf"])
def test_a_sheet_goes_out_in_every_format(ward, sign_in, tmp_path, kind):
    answer = sign_in("editor", "26740").get(f"{SHEETS}5/export?format={kind}")
    assert answer.status_code == 200, answer.content[:300]
    assert answer["Cache-Control"] == "private, no-store"
    path = tmp_path / answer["Content-Disposition"].split('"')[1]
    path.write_bytes(answer.content)
    assert _numbers(path, kind) == {"1", "2"}
    entry = AuditEntry.objects.get(action="export")
    assert (entry.detail["sheet"], entry.detail["format"], entry.row_count) == ("5", kind, 2)


def _numbers(path: Path, kind: str) -> set[str]:
    """Parcel numbers in a file, after a look at its letters and its place."""
    if kind == "xlsx":
        lines = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
        place = lines[1].index("parcel_number")
        assert ADDRESS in {line[lines[1].index("address")] for line in lines[2:]}
        return {line[place] for line in lines[2:]}
    if kind == "csv":
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        found = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        assert found[0]["wkt"].startswith("MULTIPOLYGON (((6030")
        return {one["parcel_number"] for one in found}
    if kind == "xml":
        assert ADDRESS in path.read_text(encoding="utf-8")
        return {"1", "2"} if path.read_text(encoding="utf-8").count("<feature>") == 2 else set()
    if kind == "dxf":
        model = ezdxf.readfile(path).modelspace()
        assert len(model.query("LWPOLYLINE[layer=='10']")) == 2
        return {one.dxf.text for one in model.query("TEXT[layer=='13']")}
    source = f"/vsizip/{path}" if kind == "shp" else str(path)
    if kind == "shp":
        with zipfile.ZipFile(path) as archive:
            assert b"parcel_number" in archive.read("fields.csv")
    meta, _ids, shapes, values = pyogrio.raw.read(source)
    names = list(meta["fields"])
    assert ADDRESS in set(values[names.index("address")])
    east = shapely.from_wkb(shapes[0]).bounds[0]
    assert (
        east == pytest.approx(106.7, abs=0.1)
        if kind == "geojson"
        else east == pytest.approx(drawing.ORIGIN_EAST)
    )
    column = next(
        name for name in names if name in ("parcel_number", "parcel_num", "parce_numb", "parc_numbe")
    )
    return {str(one) for one in values[names.index(column)]}


def test_only_officers_of_the_ward_get_files(ward, sign_in):
    for client in (Client(raise_request_exception=False), sign_in("reader"), sign_in("editor", "26743")):
        assert client.get(f"{SHEETS}5/export").status_code == 403
        assert client.get(f"{SHEETS}5/edges").status_code == 403
        assert client.post(BOOKS, {"ward": "26740", "file": workbook(HEAD)}).status_code == 403
    officer = sign_in("editor", "26740")
    assert officer.get(f"{SHEETS}77/export").status_code == 404
    assert officer.get("/api/v1/cadastre/sheets/00000/5/export").status_code == 404
    assert officer.get(f"{SHEETS}5/export?format=dwg").status_code == 400


def test_classified_land_shows_in_no_finding(ward, sign_in):
    drawing.draw_parcel((30, 0, 40, 10), sheet_number="5", parcel_number="9", land_use_codes="CQP")
    answer = sign_in("editor", "26740").get(f"{SHEETS}5/export?format=geojson")
    numbers = {one["properties"]["parcel_number"] for one in json.loads(answer.content)["features"]}
    assert numbers == {"1", "2", "9"}, "who keeps the land of the ward sees it"
    lines = (HEAD, [5, 1, 200, "ODT"], [5, 2, 200, "ODT"])
    body = sign_in("editor").post(BOOKS, {"ward": "26740", "file": workbook(*lines)}).json()
    assert body["findings"] == [], "nobody learns of it through the findings"


def test_edges_of_a_sheet_show_gap_and_overlap_beside_it(ward, sign_in):
    body = sign_in("editor", "26740").get(f"{SHEETS}5/edges?lang=en").json()
    assert {one["rule"] for one in body["findings"]} == {"edge-match"}
    said = " ".join(one["message"] for one in body["findings"])
    assert "A gap of 2.00 m², 0.10 m wide" in said and "0.05 m wide" in said
    for one in body["findings"]:
        assert shapely.geometry.shape(one["geometry"]).bounds[0] == pytest.approx(106.7, abs=0.1)
