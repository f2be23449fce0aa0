"""A layer goes out in every format with its Vietnamese intact and without personal data, and comes in again."""

from __future__ import annotations

import csv
import json
import zipfile

import openpyxl
import pytest
import shapely
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.gis.geos import GEOSGeometry
from django.core.management import call_command

from cadastre.models import Parcel
from layers.audit.models import AuditEntry
from layers.exporting import rows, writing
from layers.models import RoleAssignment
from layers.registry import registry
from tests.fixtures import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def parcels(tmp_path, import_file):
    """Two parcels with a name that nobody may see and an address that looks like a formula."""
    fields = files.parcel_fields(2) | {
        "DiaChi": ["Đường Lê Lợi, phường Sài Gòn", "=1+1"],
        "TenChu": ["Nguyễn Văn A", "B"],
    }
    import_file(files.write_vector(tmp_path / "in.gpkg", files.squares(2), fields))


def selected(user=None, srid=None):
    """Parcels as `user` may export them."""
    return rows.select(
        registry.get("parcels"), user, srid=srid or settings.STORAGE_SRID, storage_srid=settings.STORAGE_SRID
    )


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "fgb", "gml", "zip", "csv", "xlsx", "json", "xml"])
def test_no_format_carries_a_personal_name(tmp_path, parcels, ending):
    path = tmp_path / f"out.{ending}"
    assert writing.write(selected(srid=4326), path) == 2
    data = path.read_bytes()
    if ending in ("zip", "xlsx"):
        with zipfile.ZipFile(path) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    assert "Nguyễn Văn A".encode() not in data and b"holder_name" not in data
    assert "Lê Lợi".encode() in (_cells(path) if ending == "xlsx" else data)
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".nen")] == []


def test_an_editor_of_the_layer_gets_the_names(tmp_path, parcels):
    editor = User.objects.create_user("land_editor")
    RoleAssignment.objects.create(user=editor, role="editor", scope="land")
    path = tmp_path / "out.json"
    writing.write(selected(editor), path)
    assert "Nguyễn Văn A" in {one["holder_name"] for one in json.loads(path.read_text(encoding="utf-8"))}


def test_an_export_of_names_is_written_down(tmp_path, parcels):
    User.objects.create_superuser("root")
    call_command("export_layer", "parcels", str(tmp_path / "public.csv"))
    exports = AuditEntry.objects.filter(action="export")
    assert not exports.exists()
    call_command("export_layer", "parcels", str(tmp_path / "all.csv"), as_user="root")
    entry = exports.get()
    assert (entry.actor_name, entry.row_count) == ("root", 2)
    assert entry.detail["fields"] == ["certificate_serial", "holder_name"]


def test_csv_opens_in_a_spreadsheet_and_runs_no_formula(tmp_path, parcels):
    path = tmp_path / "out.csv"
    writing.write(selected(), path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        found = {row["address"]: row for row in csv.DictReader(stream)}
    assert set(found) == {"Đường Lê Lợi, phường Sài Gòn", "'=1+1"}
    assert found["'=1+1"]["wkt"].startswith("MULTIPOLYGON (((6030")


@pytest.mark.parametrize("ending", ["gpkg", "fgb", "zip"])
def test_what_went_out_comes_in_again(tmp_path, parcels, import_file, ending):
    path = tmp_path / f"out.{ending}"
    writing.write(selected(), path)
    shapes = {parcel.parcel_number: parcel.geom.area for parcel in Parcel.objects.all()}
    Parcel.objects.all().delete()
    result = import_file(path, mapping=_mapping(ending))
    assert result.rows_added == 2, [issue.message("en") for issue in result.log]
    assert {p.parcel_number: p.geom.area for p in Parcel.objects.all()} == pytest.approx(shapes)


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "fgb", "gml", "zip", "csv"])
def test_corners_come_back_to_a_tenth_of_a_millimetre(tmp_path, parcels, import_file, ending):
    """Corners of a cut are doubles, not whole millimetres."""
    for parcel in Parcel.objects.all():
        shape = shapely.from_wkb(bytes(parcel.geom.wkb))
        moved = shapely.affinity.translate(shapely.affinity.rotate(shape, 17.0), 1 / 3, 2 / 7)
        Parcel.objects.filter(pk=parcel.pk).update(
            geom=GEOSGeometry(moved.wkb_hex, srid=settings.STORAGE_SRID)
        )
    path = tmp_path / f"out.{ending}"
    writing.write(selected(srid=4326 if ending == "geojson" else None), path)
    before = _shapes()
    Parcel.objects.all().delete()
    crs = {"crs": str(settings.STORAGE_SRID)} if ending == "csv" else {}
    result = import_file(path, mapping=_mapping(ending), **crs)
    assert result.rows_added == 2, [issue.message("en") for issue in result.log]
    after = _shapes()
    assert after.keys() == before.keys()
    assert all(shapely.hausdorff_distance(after[one], shape) <= 1e-4 for one, shape in before.items())


def _shapes() -> dict[str, shapely.Geometry]:
    return {one.parcel_number: shapely.from_wkb(bytes(one.geom.wkb)) for one in Parcel.objects.all()}


def _cells(path) -> bytes:
    """Text of all cells: the file itself writes letters beyond ASCII as numbers."""
    book = openpyxl.load_workbook(path, read_only=True)
    return " ".join(str(value) for row in book.active.iter_rows(values_only=True) for value in row).encode()


def _mapping(ending: str) -> dict[str, str]:
    from layers.exporting.short_names import short_names

    names = short_names(registry.get("parcels").public_fields)
    return {names[name]: name for name in ("sheet_number", "parcel_number")} if ending == "zip" else {}


def test_classified_rows_stay_inside(tmp_path, parcels):
    assert registry.get("parcels").public_where
    Parcel.objects.filter(parcel_number="1").update(land_use_codes="CQP")
    path = tmp_path / "out.json"
    assert writing.write(selected(), path) == 1
    assert [one["parcel_number"] for one in json.loads(path.read_text(encoding="utf-8"))] == ["2"]
