"""Chữ trên trích lục quy hoạch. Words of the planning paper, Vietnamese and English side by side."""

from __future__ import annotations

from cadastre.services.paper_texts import texts as cadastral_texts

_TEXTS: dict[str, tuple[str, str]] = {
    "planning_extract": ("TRÍCH LỤC THÔNG TIN QUY HOẠCH", "PLANNING INFORMATION EXTRACT"),
    "planning_sub": ("Tra cứu cho ngày {day}", "As it held on {day}"),
    "part_map": ("Bản đồ quy hoạch tại thửa đất", "Planning map at the parcel"),
    "part_in_force": ("Quy hoạch liên quan đến thửa đất", "Plans that concern the parcel"),
    "part_shares": ("Cơ cấu sử dụng đất theo quy hoạch", "Division of the parcel by planned function"),
    "part_reserve": ("Lộ giới, hành lang", "Road reserve and corridors"),
    "part_buildable": ("Khả năng xây dựng", "What may be built"),
    "part_permits": ("Giấy phép xây dựng", "Building permits"),
    "part_other": ("Các chủ đề khác", "Other themes"),
    "part_consultations": (
        "Quy hoạch đang lấy ý kiến (chưa có hiệu lực)",
        "Plans under consultation (not in force)",
    ),
    "part_proof": ("Kiểm chứng", "Verification"),
    "legend": ("Chú giải", "Legend"),
    "this_parcel": ("ranh thửa đất", "boundary of the parcel"),
    "reserve": ("lộ giới", "road reserve"),
    "setback_line": ("chỉ giới xây dựng, khoảng lùi", "building line, setback"),
    "chamfer": ("vạt góc", "corner cut"),
    "theme": ("Chủ đề", "Theme"),
    "zone": ("Ô, lô – chức năng", "Zone – function"),
    "area_m2": ("m²", "m²"),
    "share_pct": ("%", "%"),
    "indicators": ("Chỉ tiêu", "Indicators"),
    "plan": ("Đồ án, quyết định", "Plan, decision"),
    "site_coverage_pct": ("Mật độ xây dựng (%)", "Site coverage (%)"),
    "storeys": ("Tầng cao", "Storeys"),
    "far": ("Hệ số sử dụng đất", "Floor-area ratio"),
    "height_m": ("Chiều cao", "Height"),
    "setback_m": ("Khoảng lùi (m)", "Setback (m)"),
    "row_width_m": ("Lộ giới", "Right of way"),
    "corridor_width_m": ("Bề rộng hành lang", "Corridor width"),
    "net_area_m2": ("Diện tích còn lại sau lộ giới", "Net area after the road reserve"),
    "behind_setback_m2": ("Diện tích trong chỉ giới xây dựng", "Area behind the setback"),
    "max_footprint_m2": ("Diện tích xây dựng tối đa", "Largest footprint"),
    "max_floor_area_m2": ("Tổng diện tích sàn tối đa", "Largest floor area"),
    "max_storeys": ("Số tầng tối đa", "Most storeys"),
    "max_height_m": ("Chiều cao tối đa", "Greatest height"),
    "figure": ("Chỉ tiêu", "Figure"),
    "value": ("Giá trị", "Value"),
    "basis": ("Cách tính, nguồn", "How, and from what"),
    "needs_officer": ("cán bộ xác định", "for the officer to say"),
    "governs": ("áp dụng", "governs"),
    "in_force_partly": ("áp dụng một phần", "governs in part"),
    "replaced": ("đã bị điều chỉnh cục bộ thay thế", "replaced by a local adjustment"),
    "overruled": ("nhường quy hoạch chi tiết hơn", "overruled by a more detailed plan"),
    "beside": ("áp dụng đồng thời", "applies beside"),
    "not_concerned": ("Không liên quan", "Not concerned"),
    "no_data": ("Chưa có dữ liệu", "No data"),
    "under_adjustment": ("Đang điều chỉnh", "Under adjustment"),
    "document": ("văn bản", "document"),
    "of_day": ("ngày", "of"),
    "reserve_takes": ("Phần thửa trong lộ giới", "Part of the parcel in road reserve"),
    "chamfer_takes": ("Phần thửa trong vạt góc", "Part of the parcel in corner cuts"),
    "window": ("lấy ý kiến từ {start} đến {end}", "open from {start} to {end}"),
    "slivers": (
        "Mảnh nhỏ dưới ngưỡng, không tính",
        "Slivers under the threshold, left out",
    ),
    "verify": (
        "Quét mã để kiểm chứng. Mã trích lục {id}, lập lúc {when}. SHA-256 của nội dung:",
        "Scan to verify. Extract {id}, made at {when}. SHA-256 of the content:",
    ),
    "corners_elsewhere": (
        "Thửa có nhiều đỉnh; xem đủ trong trích lục thửa đất.",
        "The parcel has many corners; the cadastral extract lists them all.",
    ),
    "made_planning": (
        "Trích lục {id} kết xuất từ Nền. Chỉ có giá trị pháp lý khi cơ quan có thẩm quyền ký, đóng dấu.",
        "Extract {id}, made by Nền. Of legal value only when signed and sealed.",
    ),
}


def texts(lang: str) -> dict[str, str]:
    """All words of the paper in `vi` or `en`, those of the cadastral papers among them."""
    at = 1 if lang == "en" else 0
    return cadastral_texts(lang) | {key: both[at] for key, both in _TEXTS.items()}
