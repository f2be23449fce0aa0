"""Chữ trên báo cáo kiểm tra sơ bộ. Words of the report, Vietnamese and English side by side."""

from __future__ import annotations

from planning.services.paper_texts import texts as planning_texts

_TEXTS: dict[str, tuple[str, str]] = {
    "precheck": ("KIỂM TRA SƠ BỘ HỒ SƠ CẤP PHÉP XÂY DỰNG", "PRE-CHECK OF A PLANNED BUILDING"),
    "precheck_sub": ("Theo dữ liệu áp dụng ngày {day}", "By the data that held on {day}"),
    "automatic": ("Báo cáo kiểm tra tự động", "Automatic report"),
    "pass": ("Đạt", "Pass"),
    "fail": ("Không đạt", "Fail"),
    "needs_officer": ("Cán bộ xem xét", "For the officer"),
    "overall_pass": (
        "Các nội dung kiểm tra tự động đều đạt.",
        "Everything that was checked automatically passes.",
    ),
    "overall_fail": (
        "Có nội dung không đạt theo dữ liệu hiện có.",
        "Something fails by the data on file.",
    ),
    "overall_needs_officer": (
        "Có nội dung cần cán bộ xem xét.",
        "Something is left to the officer.",
    ),
    "part_case": ("Công trình và khu đất", "Building and site"),
    "governing": ("Đồ án áp dụng", "Plans in force"),
    "part_results": ("Kết quả từng nội dung", "Results"),
    "part_not_checked": ("Không kiểm tra tự động", "Not checked automatically"),
    "part_sources": ("Dữ liệu đã dùng", "Data used"),
    "parcels": ("Thửa đất", "Parcels"),
    "no_parcels": ("không có trong dữ liệu", "none on file"),
    "site_area": ("Diện tích khu đất", "Area of the site"),
    "footprint_area": ("Diện tích xây dựng", "Footprint"),
    "storeys_given": ("Số tầng", "Storeys"),
    "height_given": ("Chiều cao", "Height"),
    "floor_area": ("Tổng diện tích sàn", "Floor area"),
    "use": ("Công năng", "Use"),
    "not_given": ("chưa cho", "not given"),
    "content": ("Nội dung", "Check"),
    "result": ("Kết quả", "Result"),
    "finding": ("Nhận xét, số liệu", "Findings and figures"),
    "basis_law": ("Căn cứ", "Legal basis"),
    "proposed": ("đề xuất", "proposed"),
    "limit": ("giới hạn", "limit"),
    "plan_says": ("đồ án ghi", "the plan says"),
    "of_zone": ("ô", "zone"),
    "footprint": ("công trình", "building"),
    "conflict": ("phần không đạt", "where it fails"),
    "open": ("phần cán bộ xem xét", "for the officer"),
    "neighbour": ("công trình bên cạnh", "neighbouring building"),
    "version": ("phiên bản {number}", "version {number}"),
    "footprint_m2": ("Diện tích xây dựng", "Footprint"),
    "floor_area_m2": ("Diện tích sàn", "Floor area"),
    "storeys": ("Số tầng", "Storeys"),
    "height_m": ("Chiều cao", "Height"),
    "setback_m": ("Khoảng lùi", "Setback"),
    "distance_to_red_line_m": ("Khoảng cách tới chỉ giới đường đỏ", "Distance to the red line"),
    "distance_to_neighbour_m": ("Khoảng cách tới công trình bên cạnh", "Distance to the neighbour"),
    "made_precheck": (
        "Kiểm tra sơ bộ {id} kết xuất từ Nền. Kết quả tham khảo, không phải quyết định.",
        "Pre-check {id}, made by Nền. For reference only, not a decision.",
    ),
    "content_hash": ("SHA-256 của nội dung", "SHA-256 of the content"),
    "made_at": ("Lập lúc {when}", "Made at {when}"),
}


def texts(lang: str) -> dict[str, str]:
    """All words of the report in `vi` or `en`, those of the other papers among them."""
    return planning_texts(lang) | {key: both[lang == "en"] for key, both in _TEXTS.items()}
