"""Packages as they come: public templates, geodatabases, curves, gaps and overlaps, a foreign corpus."""

from __future__ import annotations

import io
import os
import struct
import uuid
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from planning.domain.gate.classes import OTHERS, PARTS
from planning.domain.gate.findings import LISTED
from planning.services.gate import reading
from planning.services.gate.checking import Check
from tests.fixtures.plan_packages import (
    CODE,
    EAST,
    NORTH,
    Layer,
    box,
    clean,
    with_all_classes,
)
from tests.sizes import sized, some_of

pytestmark = pytest.mark.django_db
PLOTS = "ChucNangSuDungDat_A"
THREE = ("ChiGioiDuongDo_L", "ChiGioiXayDung_L", "HanhLangAnToan_L")
DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    """Uploads, documents and attachments of these tests."""
    settings.IMPORT_UPLOAD_DIR = tmp_path / "uploads"
    settings.DOCUMENT_ROOT = tmp_path / "documents"
    settings.MEDIA_ROOT = tmp_path / "media"


def check(content: bytes, folder: Path) -> Check:
    path = folder / f"{uuid.uuid4().hex}.zip"
    path.write_bytes(content)
    return Check(path)


def test_a_class_in_mixed_case_and_a_geodatabase_are_read(tmp_path):
    package = clean()
    package.ending = ".gdb"
    package.layer(PLOTS).name = "ChucNangsudungDat_A"
    with check(package.fill(), tmp_path) as checked:
        assert checked.findings.accepted, [one.message("en") for one in checked.findings]
        assert checked.counts[PLOTS] == 5
        assert "G-201" in checked.findings.counts


def test_every_class_of_the_annex_is_read_and_checked(tmp_path):
    """A package of the whole template, an object in each class of which nothing is taken: nothing to say of it."""
    package = with_all_classes(clean())
    shapes = {
        "A": box(20, 20, 30, 30),
        "P": shapely.Point(EAST + 5, NORTH + 5),
        "L": box(1, 1, 9, 9).exterior,
    }
    for spec in OTHERS:
        layer = package.parts[spec.part][spec.name]
        if not layer.rows:
            layer.rows.append(({"maHoSoQH": CODE, "maDoiTuong": "1"}, shapes[spec.kind]))
    with check(package.fill(), tmp_path) as checked:
        assert [one.message("en") for one in checked.findings] == []
        assert {spec.label: checked.counts[spec.label] for spec in OTHERS} == {one.label: 1 for one in OTHERS}
        assert len(checked.counts) == 67 + 79 + 3 + 4


def test_a_base_map_of_a_city_is_left_unread_and_told(tmp_path, monkeypatch):
    """The plan is judged all the same: nothing would be taken from its base map."""
    monkeypatch.setattr(reading, "GROUND_ROWS", 6)
    package = clean()
    points = package.parts["NenDiaHinh"]["DiemDoCao_P"]
    points.rows = points.rows * 7
    with check(package.fill(), tmp_path) as checked:
        assert checked.findings.accepted
        (large,) = (one for one in checked.findings if one.rule.id == "G-212")
        assert "DiemDoCao_P" in large.message("en")
        assert "NenDiaHinh/DiemDoCao_P" not in checked.counts
        assert checked.counts[PLOTS] == 5


def test_gaps_and_overlaps_are_told_by_place_and_stay(tmp_path):
    """Nothing is mended: the shapes of the package are what they were."""
    package = clean()
    hole, extra = box(20, 20, 20.5, 30), box(120, 60, 130, 70)
    package.reshape(PLOTS, 0, box(0, 0, 100, 45).difference(hole))
    package.row(PLOTS)["dienTich"] = "4.495,0"
    package.layer(PLOTS).rows.append((dict(package.row(PLOTS)) | {"maDoiTuong": "X", "dienTich": ""}, extra))
    with check(package.fill(), tmp_path) as checked:
        gap, overlap = (
            [one for one in checked.findings if one.rule.id == rule] for rule in ("G-702", "G-703")
        )
        assert not checked.findings.accepted
        assert [one.geometry.symmetric_difference(hole).area < 0.01 for one in gap] == [True]
        assert [one.geometry.symmetric_difference(extra).area < 0.01 for one in overlap] == [True]
        table = next(one for one in checked.tables if one.name == PLOTS)
        assert table.shapes[5].equals(shapely.MultiPolygon([extra]))


def test_all_faults_are_counted_and_only_so_many_listed(tmp_path):
    package = clean()
    line = package.layer("ChiGioiXayDung_L").rows[0][1]
    package.layer("ChiGioiXayDung_L").rows += [
        ({"maHoSoQH": "79QPK0010001", "khoangLuiXayDung": "rộng"}, line) for _number in range(LISTED + 50)
    ]
    with check(package.fill(), tmp_path) as checked:
        assert checked.findings.counts["G-901"] == LISTED + 50
        assert sum(one.rule.id == "G-901" for one in checked.findings) == LISTED


def round_building(x: float, y: float) -> bytes:
    """WKB of a half disc: CURVEPOLYGON (COMPOUNDCURVE (CIRCULARSTRING (…), (…)))."""
    arc = ((x, y), (x + 5, y + 5), (x + 10, y))
    back = ((x + 10, y), (x, y))
    parts = b"".join(
        struct.pack("<BII", 1, kind, len(points)) + b"".join(struct.pack("<dd", *point) for point in points)
        for kind, points in ((8, arc), (2, back))
    )
    return struct.pack("<BII", 1, 10, 1) + struct.pack("<BII", 1, 9, 2) + parts


def test_curves_are_told_and_read(tmp_path):
    package = clean()
    layer = package.layer("CongTrinh_A")
    layer.kind = "Unknown"
    layer.rows.append(({"maHoSoQH": CODE}, round_building(EAST + 10, NORTH + 10)))
    with check(package.fill(), tmp_path) as checked:
        assert checked.findings.accepted
        assert checked.findings.counts["G-604"] == 1
        table = next(one for one in checked.tables if one.name == "CongTrinh_A")
        assert round(table.placed[0].area, 0) == 39  # half of a disc of radius 5


# --- foreign corpora ---
@pytest.mark.real_data
@pytest.mark.slow
@pytest.mark.proof
def test_no_file_of_a_foreign_corpus_breaks_the_gate(tmp_path):
    """Good and deliberately bad files of another country's validator: findings or a refusal, never a crash.

    All of them in full, otherwise every fifth.
    """
    real = os.environ.get("NEN_REAL_DATA")
    if not real:
        pytest.skip("NEN_REAL_DATA: folder of real data is not set")
    corpus = Path(real) / "07_fr_local_plans" / "ignf_validator_testdata.zip"
    with zipfile.ZipFile(corpus) as archive:
        archive.extractall(tmp_path / "corpus")
    with check(corpus.read_bytes(), tmp_path) as whole:
        assert {"G-104", "G-107"} <= {*whole.findings.counts}
    files = [
        path
        for path in sorted((tmp_path / "corpus").rglob("*"))
        if path.suffix.lower() in (".shp", ".gml", ".csv", ".dbf", ".gpkg", ".tab", ".json")
    ]
    assert len(files) > 100
    files = some_of(files, one_in=5)
    for some in batched(files, len(PARTS)):
        with check(as_every_kind(some), tmp_path) as checked:
            assert not checked.findings.accepted
    layers = [layer for path in files for layer in moved_to_the_city(path)]
    assert len(layers) > sized(full=30, quick=6)
    names = [name for name in clean().parts["QuyHoach"] if name != "RanhGioiQuyHoach_A"]
    for some in batched(layers, len(names)):
        package = clean()
        for name, layer in zip(names, some, strict=False):
            layer.name, layer.fields = name, package.layer(name).fields
            package.parts["QuyHoach"][name] = layer
        with check(package.fill(), tmp_path) as checked:
            assert not checked.findings.accepted
            assert {name: checked.counts[name] for name, _ in zip(names, some, strict=False)} == {
                layer.name: len(layer.rows) for layer in some
            }


def batched(things: list[Any], size: int) -> list[list[Any]]:
    return [things[start : start + size] for start in range(0, len(things), size)]


def as_every_kind(files: list[Path]) -> bytes:
    """Files under the names of databases, one also as the workbook, all as documents: every reader of the gate meets
    them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.write(files[0], "CSDL_X/HoSoScan/X.xlsx")
        for part, path in zip(PARTS, files, strict=False):
            package.write(path, f"CSDL_X/HoSoGIS/{part}.gpkg")
            package.write(path, f"CSDL_X/HoSoScan/VanBan/{part}-{path.stem}.pdf")
    return stream.getvalue()


def moved_to_the_city(path: Path) -> Iterator[Layer]:
    """Shapes and texts of a foreign file as plots of the clean package; nothing of what has no shapes."""
    try:
        found = [
            pyogrio.raw.read(path, layer=name, max_features=300) for name, _kind in pyogrio.list_layers(path)
        ]
    except (DataSourceError, DataLayerError, UnicodeDecodeError, ValueError):
        return
    for _meta, _fids, shapes, columns in found:
        read = shapely.from_wkb(shapes, on_invalid="ignore") if shapes is not None else np.array([])
        bounds = shapely.total_bounds(read) if len(read) else np.array([np.nan])
        if not np.isfinite(bounds).all():
            continue
        text = columns[0] if len(columns) else [""] * len(read)
        moved = shapely.transform(read, lambda xy, corner=bounds[:2]: xy - corner + (EAST, NORTH))
        rows = [
            ({"maHoSoQH": CODE, "chucNangSuDungDatMuc1": str(value)}, shape)
            for value, shape in zip(text, moved, strict=True)
        ]
        yield Layer(PLOTS, "Unknown", clean().layer(PLOTS).fields, rows)
