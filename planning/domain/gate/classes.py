"""Bảng lớp TT 16/2025. Classes of Annex II that were verified against published templates, with their fields.

Annex II lists 67 classes of HienTrang, 79 of QuyHoach, 3 of MocGioi, 4 of NenDiaHinh (its text says 70 and 81, for
numbers were skipped). Only classes whose name and fields were seen stand here; any other is accepted unread, with a
warning. Several public templates lack ChiGioiDuongDo_L, ChiGioiXayDung_L and HanhLangAnToan_L: missing classes warn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geo.domain.folding import fold as fold_text

Kind = Literal["A", "L", "P"]
VERSION = "TT 16/2025/TT-BXD, VBHN 59/VBHN-BXD 02/7/2026"
PARTS = ("QuyHoach", "HienTrang", "NenDiaHinh", "MocGioi")
CLASSES_OF_QUYHOACH = 79
SUFFIXES: dict[Kind, tuple[str, str]] = {
    "A": ("vùng", "areas"),
    "L": ("đường", "lines"),
    "P": ("điểm", "points"),
}
COMMON = ("maThongTinQH", "maHoSoQH", "maDoiTuong", "tenDoiTuong", "phanLoai", "ghiChu")
_OF_PLAN = ("loaiQuyHoach", "loaiDieuChinh", "capDoQuyHoach", "trangThaiQuyHoach")
_INDICATORS = ("dienTich", "danSo", "matDoXayDung", "tangCaoXayDung", "heSoSuDungDat")
_SUPPLY = ("chiTieuCapNuoc", "chiTieuTNTvaVSMT", "chiTieuCapDien", "chiTieuTTLL")


@dataclass(frozen=True, slots=True)
class ClassSpec:
    """One class: part of HoSoGIS, kind of shapes, fields in the order of the annex.

    Attributes:
        required: fields without which nothing can be made of the class; the others only warn.
        covers: its areas are the plots that cover the plan.
        further: fields that the annex does not list and that are read where they stand (our own export writes them).
    """

    name: str
    part: str
    kind: Kind
    fields: tuple[str, ...]
    required: tuple[str, ...] = ()
    covers: bool = False
    further: tuple[str, ...] = ()

    @property
    def all_fields(self) -> tuple[str, ...]:
        """Common fields, then those of the class."""
        return COMMON + self.fields

    @property
    def understood(self) -> tuple[str, ...]:
        """Fields that are read: those of the annex and the further ones."""
        return self.all_fields + self.further


BOUNDARY, FUNCTIONS = "RanhGioiQuyHoach_A", "ChucNangSuDungDat_A"
BLOCKS, ZONES = "PhanOQuyHoach_A", "PhanKhuQuyHoach_A"
ROAD_AREAS, ROADS = "MangLuoiGiaoThongDuongBo_A", "MangLuoiGiaoThongDuongBo_L"
RED_LINES, BUILDING_LINES, CORRIDORS = "ChiGioiDuongDo_L", "ChiGioiXayDung_L", "HanhLangAnToan_L"
#: From the finest division of the plan to the coarsest: the first with objects is taken as its plots.
DIVISIONS = (FUNCTIONS, BLOCKS, ZONES)
_ROAD_FIELDS = (
    *_OF_PLAN, "tenDuong", "loaiDuong", "capDuong", "loaiChatLieuTraiMat", "chieuDai", "loGioi", "kyHieuMatCat",
    "longDuong", "soPhanDuongXeChay", "daiPhanCach", "viaHe", "doDoc", "tinhTrang",
)  # fmt: skip
_STREET = ("tenDuong", "soQDQH", "ngayQDQH")
_STAKE = ("loaiMocTimDuong", "toaDoX", "toaDoY", "caoDo")

CLASSES: tuple[ClassSpec, ...] = (
    ClassSpec(BOUNDARY, "QuyHoach", "A", (
        *_OF_PLAN, "maHoSoScan", "tyLe", "tenDoAn", "diaDiemQH", "danSoHienTrang", "danSoQuyHoach", "dienTichQH",
        "dienTichDatDanDung", *_SUPPLY, "soQDNV", "ngayQDNV", "soQDQH", "ngayQDQH", "chuDauTu", "donViTuVan",
        "coQuanPheduyet", "trangThaiDoAn",
    ), required=("maHoSoQH", "tenDoAn"), further=(
        "ngayCongBo", "soLo", "coQuanToChucLap", "chuNhiemDoAn", "thayTheDoAn", "dieuChinhDoAn", "layYKienTu",
        "layYKienDen", "chuyenNganhHTKT",
    )),
    ClassSpec(FUNCTIONS, "QuyHoach", "A", (
        *_OF_PLAN, "chucNangSuDungDatMuc1", "chucNangSuDungDatMuc2", "chucNangSuDungDatMuc3", "kyHieuLoDat",
        "tenCongTrinhTrenDat", *_INDICATORS,
    ), required=("maHoSoQH", "chucNangSuDungDatMuc1"), covers=True, further=(
        "kyHieuOQH", "chieuCao", "khoangLuiXayDung",
    )),
    ClassSpec(BLOCKS, "QuyHoach", "A", (*_OF_PLAN, "kyHieuOQH", *_INDICATORS, *_SUPPLY), covers=True),
    ClassSpec(ZONES, "QuyHoach", "A", (*_OF_PLAN, "kyHieuKhuQH", *_INDICATORS, *_SUPPLY), covers=True),
    ClassSpec(RED_LINES, "QuyHoach", "L", (*_OF_PLAN, "chieuDai"), further=(*_STREET, "loGioi")),
    ClassSpec(BUILDING_LINES, "QuyHoach", "L", (*_OF_PLAN, "khoangLuiXayDung"), further=_STREET),
    ClassSpec(CORRIDORS, "QuyHoach", "L", (*_OF_PLAN, "loaiRanhGioiHanhLang"), further=(
        "chieuRong", "canCuPhapLy", "coQuanQuanLy", "soQDQH", "ngayQDQH",
    )),
    ClassSpec(ROADS, "QuyHoach", "L", _ROAD_FIELDS),
    ClassSpec(ROAD_AREAS, "QuyHoach", "A", _ROAD_FIELDS, further=("vatGoc", "beRongLoGioi", "soQDQH", "ngayQDQH")),
    ClassSpec("MatCatNgang_L", "QuyHoach", "L", (*_OF_PLAN, "tenMatCat", "kyHieuMatCat", "hinhAnh")),
    ClassSpec("CongTrinh_A", "QuyHoach", "A", (*_OF_PLAN, "tangCaoXayDung", "tangHam")),
    ClassSpec("CongTrinhNgam_A", "QuyHoach", "A", (*_OF_PLAN, "soTangHam", "Dmax")),
    ClassSpec("CongTrinhNgam_L", "QuyHoach", "L", (*_OF_PLAN, "soTangHam", "Dmax")),
    ClassSpec("CongTrinhNgam_P", "QuyHoach", "P", (*_OF_PLAN, "soTangHam", "Dmax")),
    ClassSpec("MocGioiQuyHoach_P", "MocGioi", "P", _STAKE),
    ClassSpec("MocGioiQuyHoach_L", "MocGioi", "L", _STAKE),
    ClassSpec("MocGioiQuyHoach_A", "MocGioi", "A", _STAKE),
)  # fmt: skip
BY_NAME: dict[str, ClassSpec] = {one.name: one for one in CLASSES}

#: Spellings seen in dossiers besides the official name of a field.
FIELD_ALIASES: dict[str, tuple[str, ...]] = {
    "maHoSoQH": ("maHoSo", "maHSQH"),
    "maThongTinQH": ("maTTQH", "maThongTinQuyHoach"),
    "kyHieuLoDat": ("kyHieuLo", "kyHieu"),
    "kyHieuOQH": ("kyHieuO", "kyHieuOQuyHoach"),
    "kyHieuKhuQH": ("kyHieuKhu", "kyHieuKhuQuyHoach"),
    "matDoXayDung": ("MDXD", "matDoXD"),
    "tangCaoXayDung": ("tangCao", "tangCaoXD"),
    "heSoSuDungDat": ("HSSDD", "heSoSDD"),
    "chucNangSuDungDatMuc1": ("chucNangSuDungDat", "chucNangSDDMuc1", "chucNang"),
    "dienTichQH": ("dienTichQuyHoach",),
    "coQuanPheduyet": ("coQuanPheDuyet", "donViPheDuyet"),
    "tenDoAn": ("tenDoAnQH", "tenQuyHoach"),
    "loGioi": ("lGioi",),
}


def key_of(name: str) -> str:
    """A name as names are compared: without case, accents and signs, without the schema a database put in front.

    >>> key_of("main.chucnangsudungdat_a"), key_of("ChứcNăngSửDụngĐất_A")
    ('chucnangsudungdata', 'chucnangsudungdata')
    """
    return "".join(letter for letter in fold_text(name.rpartition(".")[2]) if letter.isalnum())


_BY_KEY = {(one.part, key_of(one.name)): one for one in CLASSES}


def find_class(given: str, part: str, kind: Kind | None) -> ClassSpec | None:
    """The class that a delivered name means; a name without suffix is completed by the kind of its shapes."""
    key = key_of(given)
    return _BY_KEY.get((part, key)) or (_BY_KEY.get((part, key + kind.lower())) if kind else None)


def kind_of(geometry_type: str) -> Kind | None:
    """Kind of shapes out of a type name of OGC Simple Features; None for one that says nothing."""
    kinds: tuple[tuple[str, Kind], ...] = (
        ("Polygon", "A"), ("Surface", "A"), ("Line", "L"), ("Curve", "L"), ("Point", "P"),
    )  # fmt: skip
    return next((kind for word, kind in kinds if word in geometry_type), None)


def find_fields(spec: ClassSpec, given: list[str]) -> dict[str, str]:
    """Field of the class → column as delivered; the official spelling before an alias."""
    by_key: dict[str, str] = {}
    for name in given:
        by_key.setdefault(key_of(name), name)
    found: dict[str, str] = {}
    for field in spec.understood:
        for spelling in (field, *FIELD_ALIASES.get(field, ())):
            column = field if field in given and spelling == field else by_key.get(key_of(spelling))
            if column is not None and column not in found.values():
                found[field] = column
                break
    return found
