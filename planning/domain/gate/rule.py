"""Một quy tắc. What a rule of the gate consists of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Text(NamedTuple):
    """A text in Vietnamese and in English."""

    vi: str
    en: str

    def text(self, lang: str) -> str:
        """The text in `lang`; anything but `en` gives Vietnamese."""
        return self.en if lang == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Rule:
    """One numbered rule.

    Attributes:
        id: `G-` and a number; its hundreds are the group. A number is never used again for another rule.
        severity: errors refuse the package, warnings are listed.
        message: template of what a finding says.
        source: law or document it rests on; "Nền" = a rule of this system, not of a law.
    """

    id: str
    group: str
    severity: Severity
    title: Text
    message: Text
    remedy: Text
    source: str


#: Group: Vietnamese and English name, in the order of the report.
GROUPS: dict[str, Text] = {
    "structure": Text("Cấu trúc gói", "Structure of the package"),
    "names": Text("Tên lớp, tên trường", "Names of classes and fields"),
    "codes": Text("Mã và danh mục", "Codes and code lists"),
    "encoding": Text("Bảng mã chữ", "Text encoding"),
    "crs": Text("Hệ tọa độ", "Coordinate system"),
    "geometry": Text("Hình học", "Geometry"),
    "topology": Text("Quan hệ hình học", "Topology"),
    "agreement": Text("Khớp số liệu", "Agreement of figures"),
    "indicators": Text("Chỉ tiêu, giá trị", "Indicators and values"),
    "documents": Text("Tài liệu", "Documents"),
}

ANNEX_II = "TT 16/2025/TT-BXD, Phụ lục II (VBHN 59/VBHN-BXD)"
ANNEX_I = "TT 16/2025/TT-BXD, Phụ lục I"
CODES_24 = "TT 24/2025/TT-BXD, Điều 4"
VN_2000 = "QĐ 83/2000/QĐ-TTg; TT 973/2001/TT-TCĐC"
LAW_47 = "Luật 47/2024/QH15"
HOUSE = "Nền"
