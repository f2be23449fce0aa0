"""Lời của các chỉ tiêu. Why a figure of the buildable result is left to the officer, and which rule stands in. Pure.

(Vietnamese, English) throughout.
"""

from __future__ import annotations

Texts = tuple[str, str]

#: What stands in where a plan gives no number; TT 16/2025's dossiers refer to it as "theo QCVN".
FALLBACK: dict[str, Texts] = {
    "site_coverage": (
        "QCVN 01 về quy hoạch xây dựng: mật độ xây dựng thuần theo diện tích lô đất (QCVN 01:2021/BXD Bảng 2.8, hoặc "
        "bản thay thế QCVN 01:2026/BXD)",
        "QCVN 01 on construction planning: net site coverage by plot area (QCVN 01:2021/BXD Table 2.8, or its "
        "successor QCVN 01:2026/BXD)",
    ),
    "setback": (
        "QCVN 01 về quy hoạch xây dựng: khoảng lùi theo lộ giới và chiều cao (QCVN 01:2021/BXD Bảng 2.7, hoặc bản "
        "thay thế QCVN 01:2026/BXD)",
        "QCVN 01 on construction planning: setback by right-of-way and height (QCVN 01:2021/BXD Table 2.7, or its "
        "successor QCVN 01:2026/BXD)",
    ),
}
WHY: dict[str, Texts] = {
    "no_zone": ("Không có ô quy hoạch nào áp dụng.", "No zone applies."),
    "no_building": (
        "Ô quy hoạch không dành cho xây dựng công trình.",
        "The zones are not for building.",
    ),
    "reserve_unknown": (
        "Chưa có chỉ giới đường đỏ của các đường quanh thửa: phần lộ giới chưa được trừ.",
        "No red lines of the streets around are on file: no road reserve was deducted.",
    ),
    "corner_open": (
        "Có góc vát phải do cán bộ xác định; chưa trừ.",
        "A corner cut is left to the officer and was not deducted.",
    ),
    "corridor_open": (
        "Có hành lang an toàn cho xây dựng có điều kiện; chưa trừ.",
        "A safety corridor allows building on conditions; it was not deducted.",
    ),
    "coverage_not_numeric": (
        "Đồ án không cho mật độ xây dựng bằng số{raw}.",
        "The plan gives no numeric site coverage{raw}.",
    ),
    "far_not_numeric": (
        "Đồ án không cho hệ số sử dụng đất, hoặc mật độ và tầng cao, bằng số{raw}.",
        "The plan gives no numeric floor-area ratio, nor coverage and storeys{raw}.",
    ),
    "storeys_not_numeric": (
        "Đồ án không cho tầng cao bằng số{raw}.",
        "The plan gives no numeric storeys{raw}.",
    ),
    "height_not_numeric": (
        "Đồ án không cho chiều cao bằng số{raw}.",
        "The plan gives no numeric height{raw}.",
    ),
    "zones_differ": (
        "Các ô quy hoạch của thửa có chỉ tiêu khác nhau; xem từng ô.",
        "The zones of the parcel differ; see each of them.",
    ),
    "partly_unplanned": (
        "Không gồm {area} chưa có quy hoạch.",
        "Does not include {area} that no zone governs.",
    ),
    "no_street_side": (
        "Không xác định được cạnh giáp đường: không có lộ giới nào sát thửa.",
        "The side of the street is not known: no road reserve adjoins the parcel.",
    ),
    "no_setback_in_plan": ("Đồ án không ghi khoảng lùi.", "The plan states no setback."),
    "setback_unreadable": (
        "Khoảng lùi ghi trong đồ án không phải là số{raw}.",
        "The setback in the plan is not a number{raw}.",
    ),
    "chamfers_differ": (
        "Hai lộ giới ghi kích thước vạt góc khác nhau ({raw}).",
        "The two reserves state different corner cuts ({raw}).",
    ),
    "chamfer_unreadable": (
        "Kích thước vạt góc không phải là số ({raw}).",
        "The corner cut is not a number ({raw}).",
    ),
    "point": (
        "Một điểm không có diện tích để xây dựng; hãy chọn thửa đất hoặc vẽ khu đất.",
        "A point has no ground to build on; choose a parcel or draw an area.",
    ),
    "corner_not_straight": (
        "Chỉ giới đường đỏ tại góc không thẳng đủ dài để vẽ góc vát {raw}.",
        "The red lines at the corner are not straight for long enough to draw the cut {raw}.",
    ),
}


def sentence(code: str, lang: str, **values: str) -> str:
    """A reason in words."""
    return WHY[code][lang == "en"].format(**({"raw": ""} | values))
