"""Bảng kê hồ sơ. The workbook of HoSoScan: sheet HoSo (19 columns by the text, 20 as listed), BanVe and VanBan.

Columns are found by their headings, whatever their order: the two official counts disagree, and templates differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from planning.domain.gate.classes import key_of

Cells = Sequence[Sequence[str]]
SHEETS = ("HoSo", "BanVe", "VanBan")
COLUMNS_EXPECTED = (19, 20)
#: Headings of sheet HoSo as the annex lists them: field of the plan, heading, further keys that begin a heading.
HEADINGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("maHoSoQH", "Mã hồ sơ", ("mahoso",)),
    ("maThongTinQH", "Mã thông tin quy hoạch", ("mathongtin",)),
    ("tenDoAn", "Tên đồ án", ("tendoan", "tenquyhoach")),
    ("capDoQuyHoach", "Loại", ("loai", "capdo")),
    ("tyLe", "Tỷ lệ", ("tyle", "tile")),
    ("soQDNV", "Số quyết định nhiệm vụ", ("soquyetdinhnhiemvu", "soqdnv", "soqdnhiemvu")),
    ("ngayQDNV", "Ngày quyết định nhiệm vụ", ("ngayquyetdinhnhiemvu", "ngayqdnv", "ngayqdnhiemvu")),
    ("soQDQH", "Số quyết định quy hoạch", ("soquyetdinhquyhoach", "soqdqh", "soquyetdinh", "soqd")),
    (
        "ngayQDQH",
        "Ngày quyết định quy hoạch",
        ("ngayquyetdinhquyhoach", "ngayqdqh", "ngayquyetdinh", "ngayqd"),
    ),
    ("donViTuVan", "Đơn vị tư vấn", ("donvituvan", "tuvan")),
    ("coQuanPheduyet", "Đơn vị phê duyệt", ("donvipheduyet", "coquanpheduyet")),
    ("trangThaiDoAn", "Tình trạng", ("tinhtrang", "trangthai")),
    ("heToaDo", "Hệ tọa độ", ("hetoado",)),
    ("diaDiemQH", "Địa điểm", ("diadiem",)),
    ("chuDauTu", "Chủ đầu tư", ("chudautu",)),
    ("thuMuc", "Thư mục", ("thumuc",)),
    ("coBASIC", "Có hồ sơ BASIC", ("cohosobasic", "cobasic")),
    ("coGIS", "Có hồ sơ GIS", ("cohosogis", "cogis")),
    ("tuKhoa", "Từ khóa", ("tukhoa",)),
    ("ghiChu", "Ghi chú", ("ghichu",)),
)
#: Figures of the decision that some sheets state beside the columns of the form.
_FIGURES = (
    ("soO", ("soo", "solo", "soluongo", "soluonglo", "tongsolo", "tongsoo")),
    ("dienTichQH", ("dientich",)),
)
REQUIRED = ("maHoSoQH", "tenDoAn")
_FILE = re.compile(r"[^\\/]+\.(pdf|jpe?g|png|tiff?|docx?|xlsx?|dwg|dxf|dgn)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listing:
    """What the workbook says.

    Attributes:
        values: field of the plan → text, of the first row of sheet HoSo that has a code or a name.
        columns: number of headings of sheet HoSo; 0 without the sheet.
        documents: sheet → names of the files it lists.
        missing: of the three sheets, those that are not there.
    """

    values: dict[str, str] = field(default_factory=dict)
    columns: int = 0
    documents: dict[str, list[str]] = field(default_factory=dict)
    missing: tuple[str, ...] = SHEETS


def read_listing(sheets: dict[str, Cells]) -> Listing:
    """Read the workbook.

    Args:
        sheets: name of the sheet → rows of texts, empty cells as "".
    """
    by_key = {key_of(name): cells for name, cells in sheets.items()}
    missing = tuple(name for name in SHEETS if key_of(name) not in by_key)
    documents = {
        name: [match[0] for match in map(_FILE.search, _cells(by_key[key_of(name)])) if match]
        for name in ("BanVe", "VanBan")
        if key_of(name) in by_key
    }
    values, columns = _record(by_key.get("hoso", ()))
    return Listing(values, columns, documents, missing)


def _record(rows: Cells) -> tuple[dict[str, str], int]:
    head = next(
        (
            place
            for place, row in enumerate(rows)
            if len(set(_fields(row).values()) & {"maHoSoQH", "tenDoAn"}) == 2
        ),
        None,
    )
    if head is None:
        return {}, 0
    columns = _fields(rows[head])
    count = sum(1 for cell in rows[head] if cell.strip() and key_of(cell) not in ("stt", "tt"))
    for row in rows[head + 1 :]:
        found = {
            name: row[place].strip()
            for place, name in columns.items()
            if place < len(row) and row[place].strip()
        }
        if any(name in found for name in REQUIRED) and not _numbers_columns(row):
            return found, count
    return {}, count


def _fields(row: Sequence[str]) -> dict[int, str]:
    """Column → field; the longest key that begins the heading decides, each field once."""
    keys = [(key, name) for name, _heading, begins in HEADINGS for key in begins]
    keys += [(key, name) for name, begins in _FIGURES for key in begins]
    keys.sort(key=lambda pair: -len(pair[0]))
    found: dict[int, str] = {}
    for place, cell in enumerate(row):
        heading = key_of(cell.replace(".", " "))
        name = next((name for key, name in keys if heading.startswith(key)), None)
        if name is not None and name not in found.values():
            found[place] = name
    return found


def _numbers_columns(row: Sequence[str]) -> bool:
    """The row of forms that numbers the columns: (1), (2), (3) …"""
    given = [cell.strip().strip("()") for cell in row if cell.strip()]
    return len(given) > 2 and given[:3] == ["1", "2", "3"]


def _cells(rows: Cells) -> list[str]:
    return [cell.strip() for row in rows for cell in row]
