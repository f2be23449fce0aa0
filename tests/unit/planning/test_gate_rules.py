"""Pure rules of the gate: codes, encodings, indicators, agreement, topology, the workbook, by values alone."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from planning.domain.functions import PLAN_LEVELS
from planning.domain.gate import agreement, topology
from planning.domain.gate.classes import BY_NAME, CLASSES, find_class, find_fields
from planning.domain.gate.codes import (
    adjustment_of,
    dossier_code_is_formal,
    level_of,
    level_of_dossier_code,
    level_of_national_id,
    national_id_fault,
    status_of,
)
from planning.domain.gate.encodings import examine
from planning.domain.gate.indicators import Bounds, excess_ratio, impossible, refers
from planning.domain.gate.scans import jpeg_dpi
from planning.domain.gate.sheet import HEADINGS, read_listing
from planning.domain.statuses import STATUSES
from tests.fixtures.legacy_text import in_tcvn3, in_vni


# --- codes ---
@pytest.mark.parametrize(("code", "label"), [(code, vi) for code, vi, _en in PLAN_LEVELS])
def test_every_level_is_known_by_its_own_name(code, label):
    assert level_of(label) == code
    assert level_of(label.upper()) == code


@pytest.mark.parametrize(("code", "label"), [(code, vi) for code, vi, _en in STATUSES])
def test_every_state_is_known_by_its_own_name(code, label):
    assert status_of(label) == code


def test_adjustments_come_from_text_or_national_id():
    assert adjustment_of("Điều chỉnh cục bộ lần 2") == "local"
    assert adjustment_of("", "792521112345") == "overall"
    assert adjustment_of("", "not formal") == ""


@pytest.mark.parametrize(
    ("code", "formal"),
    [
        ("04QHC0010001", True),
        ("79QCT1234567", True),
        ("79QHX0010001", False),
        ("79QHC001", False),
        ("", False),
    ],
)
def test_the_form_of_dossier_codes(code, formal):
    assert dossier_code_is_formal(code) is formal


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("792521012345", None), ("7925210123", "10 digits"), ("79252101234x", "digits only"), ("792591012345", "level"),
        ("792529012345", "kind"), ("792521912345", "adjustment"),
    ],
)  # fmt: skip
def test_the_form_of_national_ids(code, why):
    fault = national_id_fault(code)
    assert fault is None if why is None else why in fault.en


# --- names ---
def test_classes_are_known_whatever_their_spelling():
    for spec in CLASSES:
        for given in (
            spec.name,
            spec.name.lower(),
            spec.name.upper(),
            f"main.{spec.name}",
            spec.name.replace("_", ""),
        ):
            assert find_class(given, spec.part, spec.kind) is spec
    assert find_class("ChucNangSuDungDat", "QuyHoach", "A") is BY_NAME["ChucNangSuDungDat_A"]
    existing = find_class("ChucNangSuDungDat", "HienTrang", "A")
    assert existing is not None
    assert (existing.label, existing.core) == ("HienTrang/ChucNangSuDungDat_A", False)
    assert find_class("LopRieng_A", "HienTrang", "A") is None


def test_fields_prefer_the_official_spelling_to_an_alias():
    spec = BY_NAME["ChucNangSuDungDat_A"]
    found = find_fields(spec, ["MDXD", "matdoxaydung", "kyHieuLo", "dienTich"])
    assert (found["matDoXayDung"], found["kyHieuLoDat"], found["dienTich"]) == (
        "matdoxaydung",
        "kyHieuLo",
        "dienTich",
    )
    assert "tangCaoXayDung" not in found


# --- encodings ---
TEXTS = ["Đất ở đô thị", "Đường Lê Lợi", "Phường Bến Nghé"]


@pytest.mark.parametrize(
    ("convert", "rule"),
    [(in_tcvn3, "G-401"), (in_vni, "G-402"), (lambda text: text.encode().decode("latin-1"), "G-403")],
    ids=["tcvn3", "vni", "twice"],
)
def test_old_encodings_are_told_with_what_they_mean(convert, rule):
    (wrong,) = examine([convert(text) for text in TEXTS])
    assert wrong.rule == rule
    assert set(wrong.meant.values()) == set(TEXTS)


@pytest.mark.parametrize("texts", [TEXTS, ["50 m²", "A·B"], ["Café"], [], ["plain"], ["ÃO", "São Paulo"]])
def test_unicode_is_left_alone(texts):
    assert examine(texts) == []


# --- indicators ---
@pytest.mark.parametrize(
    "text", ["theo QCVN", "Theo quy chuẩn", "QCVN 01:2021/BXD", "-", "–", "không quy định", "hiện trạng"]
)
def test_references_are_no_figures_on_purpose(text):
    assert refers(text)


def test_bounds_that_cannot_be():
    assert impossible("matDoXayDung", Bounds(60, 40)) is not None
    assert impossible("matDoXayDung", Bounds(None, 120)) is not None
    assert impossible("matDoXayDung", Bounds(40, 60)) is None
    assert impossible("khoangLuiXayDung", Bounds(None, 500)) is None


def test_a_ratio_beyond_coverage_times_storeys():
    assert excess_ratio(Bounds(None, 60), Bounds(None, 5), Bounds(None, 3.1)) is None
    assert excess_ratio(Bounds(None, 60), Bounds(None, 5), Bounds(None, 4)) == pytest.approx(3.0)
    assert excess_ratio(Bounds(None, None), Bounds(None, 5), Bounds(None, 4)) is None


# --- agreement ---
def test_hectares_are_recognised_by_the_shapes():
    drawn = np.array([4500.0, 12_000.0, 800.0])
    metres = agreement.in_square_metres([4500.0, None, 801.0], drawn)
    hectares = agreement.in_square_metres([0.45, 1.2, 0.08], drawn)
    assert (metres.in_hectares, hectares.in_hectares) == (False, True)
    assert list(agreement.differing_plots(hectares.areas_m2, drawn, in_hectares=True)) == []


def test_rounding_of_a_small_plot_is_no_difference():
    drawn = np.array([29.16, 29.16, 4500.0, 4500.0])
    stated = np.array([29.2, 30.0, 4544.0, 4546.0])
    assert list(agreement.differing_plots(stated, drawn)) == [1, 3]


# --- topology ---
def box(*corners: float) -> shapely.Polygon:
    return shapely.box(*corners)


def test_gaps_are_found_as_wholes_across_squares():
    """A gap of two kilometres crosses the squares in which gaps are looked for."""
    boundary = box(0, 0, 2500, 100)
    cover = np.array([box(0, 0, 2500, 49), box(0, 50, 2500, 100)])
    (gap,) = topology.gaps(cover, boundary)
    assert (round(gap.area_m2), round(gap.width_m, 2)) == (2500, 1.0)


def test_hairs_are_no_gaps():
    boundary = box(0, 0, 100, 100)
    cover = np.array([box(0, 0, 50, 100), box(50.005, 0, 100, 100)])
    assert list(topology.gaps(cover, boundary)) == []


def test_overlaps_name_both_and_touching_is_none():
    shapes = np.array([box(0, 0, 10, 10), box(9, 0, 20, 10), box(20, 0, 30, 10)])
    (found,) = topology.overlaps(shapes)
    assert (found.index, found.other, round(found.area_m2)) == (0, 1, 10)


def test_what_leaves_the_boundary():
    boundary = box(0, 0, 100, 100)
    (area,) = topology.outside(np.array([box(90, 0, 102, 10), box(0, 0, 100.004, 10)]), boundary)
    assert (area.index, round(area.area_m2)) == (0, 20)
    lines = np.array([shapely.LineString([(50, 50), (103, 50)]), shapely.LineString([(0, 0), (100, 100)])])
    (line,) = topology.lines_outside(lines, boundary)
    assert (line.index, round(line.area_m2)) == (0, 3)


def test_a_corner_without_partner_on_a_straight_edge():
    shapes = np.array([box(0, 0, 100, 10), box(0, 10, 40, 20), box(40, 10, 100, 20)])
    found = list(topology.missing_vertices(shapes))
    assert {(piece.shape.x, piece.shape.y) for piece in found} == {(40.0, 10.0)}
    assert {piece.other for piece in found} == {0}


def test_red_lines_close_around_a_centre_line():
    lines = np.array([shapely.LineString([(0, 0), (100, 0)]), shapely.LineString([(0, 10), (100, 10)]),
                      shapely.LineString([(0, 0), (0, 10)]), shapely.LineString([(100, 0), (100, 10)]),
                      shapely.LineString([(0, 50), (100, 50)])])  # fmt: skip
    centre = np.array([shapely.LineString([(5, 5), (95, 5)])])
    faces, left = topology.closed_ground(lines, centre)
    assert ([round(face.area) for face in faces], left) == ([1000], 1)
    assert topology.closed_ground(np.array([], dtype=object), centre) == ([], 0)


# --- workbook and scans ---
def test_the_row_is_found_below_titles_and_numbered_columns():
    headings = [heading for _field, heading, _keys in HEADINGS]
    rows = [
        ["HỒ SƠ QUY HOẠCH"],
        ["STT", *headings],
        [f"({n})" for n in range(1, 22)],
        ["1", "79QPK0010001", "", "Đồ án A"],
    ]
    listing = read_listing({"hoso": rows, "BANVE": [["Tên tệp"], ["a/b/QH-01.JPG"], ["ghi chú"]]})
    assert listing.columns == 20
    assert listing.values == {"maHoSoQH": "79QPK0010001", "tenDoAn": "Đồ án A"}
    assert listing.documents == {"BanVe": ["QH-01.JPG"]}
    assert listing.missing == ("VanBan",)


def test_a_workbook_without_anything():
    assert read_listing({}).values == {}
    assert read_listing({"HoSo": [[]]}).columns == 0


@pytest.mark.parametrize(
    ("unit", "density", "dpi"), [(1, 300, 300.0), (2, 120, 304.8), (0, 1, None), (1, 0, None)]
)
def test_the_resolution_of_a_scan(unit, density, dpi):
    head = (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01"
        + bytes([unit])
        + density.to_bytes(2, "big") * 2
        + b"\x00\x00"
    )
    assert jpeg_dpi(head) == (None if dpi is None else pytest.approx(dpi))
    assert jpeg_dpi(b"\xff\xd8") is None


def test_an_abridged_and_a_rural_plan_agree_with_their_codes():
    """TT 16/2025 has no letters of their own for them; what contradicts them is told still."""
    assert level_of_dossier_code("79QCT1000001", "rut_gon") == "rut_gon"
    assert level_of_dossier_code("79QHC1000001", "nong_thon_moi") == "nong_thon_moi"
    assert level_of_dossier_code("79QPK1000001", "rut_gon") == "phan_khu"
    assert level_of_national_id("792512012345", "nong_thon_moi") == "nong_thon_moi"
    assert level_of_national_id("792531012345", "rut_gon") == "chi_tiet"
