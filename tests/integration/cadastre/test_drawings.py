"""Cadastral drawings through the reader process into the table, and out again as DXF."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely
from django.conf import settings

from cadastre.models import Parcel, ParcelLegalBoundary
from layers.exporting import rows, writing
from layers.importing.request import ImportRequest, ImportResult
from layers.importing.running import run
from layers.registry import registry
from tests.fixtures import drawings, files

pytestmark = pytest.mark.django_db
#: A DGN holds whole millimetres.
SAME_M = 0.001


def load(path: Path, tmp_path: Path, **options: object) -> ImportResult:
    """Import parcels of sheet 5 as the command does."""
    given = {
        "source": "to-5", "crs": "9210", "report_dir": tmp_path / "reports",
        "constants": {"sheet_number": "5", "ward_code": "26740"}, "levels": {drawings.ADDRESS: "address"},
        "layer": registry.get("parcels"),
    } | options  # fmt: skip
    return run(ImportRequest(path=path, city=settings.CITY, **given))


def stored() -> dict[str, Parcel]:
    """Parcels of the table by number."""
    return {one.parcel_number: one for one in Parcel.objects.all()}


@pytest.mark.parametrize(
    ("write", "name"), [(drawings.write_dxf, "to5.dxf"), (drawings.write_dgn, "to5.dgn")]
)
def test_a_sheet_with_labels_in_tcvn3_is_stored_as_drawn(tmp_path, write, name):
    sheet = drawings.fabric()
    result = load(write(sheet, tmp_path / name), tmp_path)
    assert (result.outcome, result.rows_added, result.rows_refused) == ("written", 13, 0)
    found = stored()
    assert found.keys() == sheet.parcels.keys()
    for number, shape in sheet.parcels.items():
        held = shapely.from_wkb(bytes(found[number].geom.wkb))
        assert shapely.hausdorff_distance(held, shape) <= SAME_M
        assert found[number].address == sheet.addresses[number]
        assert found[number].land_use_codes == sheet.uses[number]
        assert found[number].official_area_m2 == pytest.approx(shape.area, abs=0.06)
    report = (result.report / "issues.csv").read_text(encoding="utf-8-sig")
    assert "text-converted" in report and "Nguyễn Thị Minh Khai" in report
    assert "NguyÔn ThÞ" in report, "what stood in the file is shown beside what it became"


def test_what_goes_out_as_dxf_comes_in_as_the_same_parcels(tmp_path):
    load(drawings.write_dgn(drawings.fabric(), tmp_path / "a.dgn"), tmp_path)
    before = {
        number: (one.geom.wkb, one.land_use_codes, one.official_area_m2) for number, one in stored().items()
    }
    srid = settings.STORAGE_SRID
    selection = rows.select(registry.get("parcels"), None, srid=srid, storage_srid=srid)
    assert writing.write(selection, tmp_path / "out.dxf") == 13
    Parcel.objects.all().delete()
    result = load(tmp_path / "out.dxf", tmp_path, source="again", levels={})
    assert (result.outcome, result.rows_added) == ("written", 13)
    for number, one in stored().items():
        wkb, uses, area = before[number]
        shapes = shapely.from_wkb(bytes(wkb)), shapely.from_wkb(bytes(one.geom.wkb))
        assert shapely.hausdorff_distance(*shapes) <= 1e-9
        assert shapely.equals_exact(*map(shapely.normalize, shapes), tolerance=1e-9)
        assert (one.land_use_codes, one.official_area_m2) == (uses, area)


def test_closed_formats_are_refused_with_advice(tmp_path):
    v8, dwg = files.dgn_v8(tmp_path / "a.dgn"), files.dwg(tmp_path / "a.dwg")
    for path, rule, advice in ((v8, "format-dgn-v8", "V7 DGN"), (dwg, "format-dwg", "SAVEAS → DXF")):
        result = load(path, tmp_path)
        (issue,) = result.log.of(rule)
        assert result.refused and advice in issue.remedy("en") and advice in issue.remedy("vi")
    assert not Parcel.objects.exists()


def test_a_drawing_that_hangs_its_reader_is_given_up(tmp_path):
    """A header, then elements of no size: GDAL walks through a gigabyte of nothing, four bytes at a time."""
    path = drawings.write_dgn(drawings.fabric(), tmp_path / "a.dgn")
    data = path.read_bytes()
    with path.open("r+b") as stream:
        stream.seek(len(data) - 2)  # the mark of the end
        stream.write(b"\0\0")
        stream.truncate(1024**3)
    result = load(path, tmp_path, read_seconds=1.0)
    assert result.refused and [one.rule for one in result.log] == ["file-timeout"]


def test_boundaries_on_paper_are_a_layer_of_their_own(tmp_path):
    """Level 61 bounds no parcel; each of its areas is linked with the parcel that holds most of it."""
    sheet = drawings.fabric()
    first, second = list(sheet.parcels)[:2]
    on_paper = {first: sheet.parcels[first].buffer(-0.5, join_style="mitre"), second: sheet.parcels[second]}
    nowhere = shapely.affinity.translate(sheet.parcels[first], 500, 0)
    for shape in (*on_paper.values(), nowhere):
        sheet.lines.append((61, [tuple(xy) for xy in shapely.get_coordinates(shape).tolist()]))
    path = drawings.write_dxf(sheet, tmp_path / "to5.dxf")
    load(path, tmp_path)
    assert len(stored()) == len(sheet.parcels), "level 61 bounds no parcel"
    layer = registry.get("parcel_legal_boundaries")
    result = load(path, tmp_path, layer=layer, constants={}, levels={})
    held = {one.parcel.parcel_number: one for one in ParcelLegalBoundary.objects.select_related("parcel")}
    assert held.keys() == on_paper.keys()
    for number, shape in on_paper.items():
        found = shapely.from_wkb(bytes(held[number].geom.wkb))
        assert found.symmetric_difference(shape).area < 0.05
    (refused,) = result.log.of("ground-unknown")
    assert refused.field_name == "parcel" and refused.severity == "error" and refused.message("vi")
    assert (result.rows_read, result.rows_refused) == (3, 1)
