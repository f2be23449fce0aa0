"""Bảng lớp TT 16/2025. Classes of Annex II, with what the gate does with each.

All classes of the annex are read and checked: names, fields, codes, texts, coordinates, shapes. Of those in `CLASSES`
something becomes features, or the plan cannot be judged without it: their values and their place in the plan are
checked too. A class that the annex does not list is accepted unread, with a warning. Several public templates lack
ChiGioiDuongDo_L, ChiGioiXayDung_L and HanhLangAnToan_L: missing classes warn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geo.domain.folding import fold as fold_text
from planning.domain.gate.annex import ANNEX

Kind = Literal["A", "L", "P"]
VERSION = "TT 16/2025/TT-BXD, VBHN 59/VBHN-BXD 02/7/2026"
PARTS = ("QuyHoach", "HienTrang", "NenDiaHinh", "MocGioi")
#: Parts in whose classes the plan itself is drawn; the others show what there is.
PARTS_OF_PLAN = ("QuyHoach", "MocGioi")
CLASSES_OF_QUYHOACH = len(ANNEX["QuyHoach"])
SUFFIXES: dict[Kind, tuple[str, str]] = {
    "A": ("vùng", "areas"),
    "L": ("đường", "lines"),
    "P": ("điểm", "points"),
}
COMMON = ("maThongTinQH", "maHoSoQH", "maDoiTuong", "tenDoiTuong", "phanLoai", "ghiChu")


@dataclass(frozen=True, slots=True)
class ClassSpec:
    """One class: part of HoSoGIS, kind of shapes, fields in the order of the annex.

    Attributes:
        required: fields without which nothing can be made of the class; the others only warn.
        covers: its areas are the plots that cover the plan.
        further: fields that the annex does not list and that are read where they stand (our own export writes them).
        core: its values and its place in the plan are checked, see above.
    """

    name: str
    part: str
    kind: Kind
    fields: tuple[str, ...]
    required: tuple[str, ...] = ()
    covers: bool = False
    further: tuple[str, ...] = ()
    core: bool = True

    @property
    def label(self) -> str:
        """Its name, with the part before it where that is none of the plan's: both have ChucNangSuDungDat_A."""
        return self.name if self.part in PARTS_OF_PLAN else f"{self.part}/{self.name}"

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
_STREET = ("tenDuong", "soQDQH", "ngayQDQH")


def _core(
    name: str, part: str = "QuyHoach", *, required: tuple[str, ...] = (), covers: bool = False,
    further: tuple[str, ...] = (),
) -> ClassSpec:  # fmt: skip
    return ClassSpec(name, part, _kind(name), ANNEX[part][name], required, covers, further)


def _kind(name: str) -> Kind:
    return next(kind for kind in SUFFIXES if name.endswith(f"_{kind}"))


CLASSES: tuple[ClassSpec, ...] = (
    _core(BOUNDARY, required=("maHoSoQH", "tenDoAn"), further=(
        "trangThaiQuyHoach", "ngayCongBo", "soLo", "coQuanToChucLap", "chuNhiemDoAn", "thayTheDoAn", "dieuChinhDoAn",
        "layYKienTu", "layYKienDen", "chuyenNganhHTKT",
    )),
    _core(FUNCTIONS, required=("maHoSoQH", "chucNangSuDungDatMuc1"), covers=True, further=(
        "kyHieuOQH", "chieuCao", "khoangLuiXayDung",
    )),
    _core(BLOCKS, covers=True),
    _core(ZONES, covers=True),
    _core(RED_LINES, further=(*_STREET, "loGioi")),
    _core(BUILDING_LINES, further=_STREET),
    _core(CORRIDORS, further=("chieuRong", "canCuPhapLy", "coQuanQuanLy", "soQDQH", "ngayQDQH")),
    _core(ROADS),
    _core(ROAD_AREAS, further=(*_STREET, "loGioi", "kyHieuMatCat", "vatGoc", "beRongLoGioi")),
    _core("MatCatNgang_L"),
    _core("CongTrinh_A"),
    _core("CongTrinhNgam_A"),
    _core("CongTrinhNgam_L"),
    _core("CongTrinhNgam_P"),
    _core("MocGioiQuyHoach_P", "MocGioi"),
    _core("MocGioiQuyHoach_L", "MocGioi"),
    _core("MocGioiQuyHoach_A", "MocGioi"),
)  # fmt: skip
BY_NAME: dict[str, ClassSpec] = {one.name: one for one in CLASSES}
#: Classes of the annex of which nothing becomes features, in its order.
OTHERS: tuple[ClassSpec, ...] = tuple(
    ClassSpec(name, part, _kind(name), fields, core=False)
    for part, classes in ANNEX.items()
    for name, fields in classes.items()
    if part not in PARTS_OF_PLAN or name not in BY_NAME
)

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


_BY_KEY = {(one.part, key_of(one.name)): one for one in (*CLASSES, *OTHERS)}


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
