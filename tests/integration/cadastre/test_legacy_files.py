"""Files of old programs through the reader process: TCVN3 and VNI in shapefiles, tables and workbooks."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings

from cadastre.models import Parcel, SurveyDocument
from layers.importing.request import ImportRequest, ImportResult
from layers.importing.running import run
from layers.registry import registry
from tests.fixtures import files
from tests.fixtures.legacy_text import in_tcvn3, in_vni

pytestmark = pytest.mark.django_db
TEXTS = ("Đường Trần Hưng Đạo, phường Cầu Kho", "Đất ở đô thị ven sông Sài Gòn", "Hẻm 12 Lê Lợi")


def load(path: Path, tmp_path: Path, layer: str = "parcels", **options: object) -> ImportResult:
    """Import as the command does."""
    given = {"source": "cu", "report_dir": tmp_path / "reports"} | options
    return run(ImportRequest(path=path, layer=registry.get(layer), city=settings.CITY, **given))


def shapefile(path: Path, texts: list[str]) -> Path:
    """Squares with an address each; the table is in Latin-1 and has no .cpg, as old programs leave it."""
    fields = files.parcel_fields(len(texts)) | {"DiaChi": texts}
    files.write_vector(path, files.squares(len(texts)), fields, encoding="ISO-8859-1")
    path.with_suffix(".cpg").unlink(missing_ok=True)
    return path


@pytest.mark.parametrize(("write", "rule"), [(in_tcvn3, "text-tcvn3"), (in_vni, "text-vni")])
def test_a_shapefile_of_an_old_program_is_stored_in_unicode(tmp_path, write, rule):
    path = shapefile(tmp_path / "cu.shp", [write(text) for text in TEXTS])
    result = load(path, tmp_path, encoding="ISO-8859-1")
    assert result.outcome == "written" and result.log.counts[rule] == 1
    assert sorted(Parcel.objects.values_list("address", flat=True)) == sorted(TEXTS)
    with (result.report / "issues.csv").open(encoding="utf-8-sig", newline="") as stream:
        shown = [row["message_vi"] for row in csv.DictReader(stream) if row["rule"] == "text-converted"]
    assert sorted(shown) == sorted(f"“{write(text)}” → “{text}” (1 bản ghi)." for text in TEXTS)


def test_a_file_in_unicode_is_left_as_it_is(tmp_path):
    path = shapefile(tmp_path / "moi.shp", ["Café Lê Lai", "100 m² (µ, §, ©)"])
    result = load(path, tmp_path, encoding="ISO-8859-1")
    assert result.outcome == "written"
    assert not [rule for rule in result.log.counts if rule.startswith("text-")]
    assert set(Parcel.objects.values_list("address", flat=True)) == {"Café Lê Lai", "100 m² (µ, §, ©)"}


def test_each_field_is_judged_by_itself(tmp_path):
    """An owner typed in Unicode beside an address in TCVN3."""
    fields = files.parcel_fields(2) | {
        "DiaChi": [in_tcvn3(text) for text in TEXTS[:2]],
        "TenXa": ["Phường Bến Nghé", "Phường Lê Lai"],
    }
    result = load(files.write_vector(tmp_path / "a.gpkg", files.squares(2), fields), tmp_path)
    assert {one.field_name for one in result.log.of("text-tcvn3")} == {"address"}
    assert set(Parcel.objects.values_list("ward_name", flat=True)) == {"Phường Bến Nghé", "Phường Lê Lai"}
    assert set(Parcel.objects.values_list("address", flat=True)) == set(TEXTS[:2])


def test_a_workbook_in_tcvn3(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["document_number", "kind", "survey_unit", "accuracy_m"])
    book.active.append(["12/2004", "photo", in_tcvn3("Trung tâm đo đạc bản đồ Thủ Đức"), 0.15])
    book.save(tmp_path / "a.xlsx")
    result = load(tmp_path / "a.xlsx", tmp_path, layer="survey_documents")
    assert result.outcome == "written" and result.log.counts["text-tcvn3"] == 1
    assert SurveyDocument.objects.get().survey_unit == "Trung tâm đo đạc bản đồ Thủ Đức"


def test_doubly_encoded_texts_are_restored_with_a_shown_diff(tmp_path):
    twice = [text.encode().decode("latin-1") for text in TEXTS]
    path = files.write_vector(
        tmp_path / "hai-lan.gpkg", files.squares(4), files.parcel_fields(4) | {"DiaChi": [*twice, "Lê Lợi"]}
    )
    result = load(path, tmp_path)
    assert set(Parcel.objects.values_list("address", flat=True)) == {*TEXTS, "Lê Lợi"}
    (told,) = result.log.of("text-utf8-twice")
    assert told.field_name == "address" and TEXTS[0] in told.message("vi") and twice[0] in told.message("vi")
    assert [one.details["after"] for one in result.log.of("text-converted")] == list(TEXTS)
