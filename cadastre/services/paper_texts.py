"""Chữ trên trích lục. Words of the papers, Vietnamese and English side by side."""

from __future__ import annotations

_TEXTS: dict[str, tuple[str, str]] = {
    "state": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
    "motto": ("Độc lập – Tự do – Hạnh phúc", "Independence – Freedom – Happiness"),
    "extract": ("TRÍCH LỤC THỬA ĐẤT", "PARCEL EXTRACT"),
    "extract_sub": ("Từ bản đồ địa chính", "From the cadastral map"),
    "record": ("TRÍCH LỤC BIẾN ĐỘNG THỬA ĐẤT", "RECORD OF CHANGE OF PARCELS"),
    "synthetic": ("DỮ LIỆU MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ", "SYNTHETIC DATA – WITHOUT LEGAL VALUE"),
    "part_parcel": ("Thông tin thửa đất", "The parcel"),
    "part_drawing": ("Sơ đồ thửa đất", "Drawing"),
    "part_corners": ("Tọa độ đỉnh thửa và chiều dài cạnh", "Corner coordinates and edge lengths"),
    "number": ("Số thửa", "Parcel number"),
    "sheet": ("Tờ bản đồ số", "Map sheet"),
    "ward": ("Xã, phường", "Ward"),
    "address": ("Địa chỉ thửa đất", "Address"),
    "national_id": ("Mã định danh thửa đất", "National parcel id"),
    "official_area": ("Diện tích pháp lý", "Official area"),
    "drawn_area": ("Diện tích tính theo tọa độ", "Area by coordinates"),
    "land_uses": ("Mục đích sử dụng đất", "Land uses"),
    "former": ("Số cũ", "Former numbers"),
    "remarks": ("Lưu ý", "Remarks"),
    "survey": ("Căn cứ đo đạc", "Survey"),
    "holder": ("Người sử dụng đất", "Land user"),
    "withheld": (
        "Không thể hiện trên trích lục này (dữ liệu cá nhân)",
        "Not on this extract (personal data)",
    ),
    "neighbours": ("Thửa giáp ranh", "Adjoining parcels"),
    "none": ("không có", "none"),
    "unknown": ("chưa ghi nhận", "not recorded"),
    "scale": ("Tỷ lệ", "Scale"),
    "crs": ("Hệ tọa độ", "Coordinate system"),
    "corner": ("Đỉnh", "Corner"),
    "edge": ("Cạnh", "Edge"),
    "length": ("Dài (m)", "Length (m)"),
    "axes": ("X: trục bắc, Y: trục đông; đơn vị mét.", "X: north, Y: east; metres."),
    "sheet_abbr": ("tờ", "sheet"),
    "parcel_abbr": ("thửa", "parcel"),
    "since": ("từ", "since"),
    "until": ("đến", "until"),
    "accuracy": ("sai số vị trí {value} m", "accuracy {value} m"),
    "map_scale": ("bản đồ tỷ lệ 1:{value}", "map at 1:{value}"),
    "surveyed": ("đo ngày {value}", "surveyed on {value}"),
    "maker": ("Người trích lục", "Extracted by"),
    "head": ("Thủ trưởng cơ quan", "Head of the office"),
    "sign": ("(ký, ghi rõ họ tên)", "(signature, full name)"),
    "seal": ("(ký, ghi rõ họ tên, đóng dấu)", "(signature, full name, seal)"),
    "made": (
        "Kết xuất lúc {when} từ Nền, phiên bản {version} của thửa. Chỉ có giá trị pháp lý khi cơ quan có thẩm quyền "
        "ký, đóng dấu.",
        "Made at {when} from Nền, version {version} of the parcel. Of legal value only when signed and sealed.",
    ),
    "made_record": (
        "Kết xuất lúc {when} từ Nền. Chỉ có giá trị pháp lý khi cơ quan có thẩm quyền ký, đóng dấu.",
        "Made at {when} from Nền. Of legal value only when signed and sealed.",
    ),
    "page": ("Trang", "Page"),
    "many_corners": (
        "Đỉnh và cạnh quá gần nhau không ghi trên sơ đồ; xem đủ trong bảng.",
        "Corners and edges too close together are not written on the drawing; the table has all of them.",
    ),
    "part_event": ("Thông tin biến động", "The change"),
    "part_before": ("Thửa đất trước biến động", "Parcels before"),
    "part_after": ("Thửa đất sau biến động", "Parcels after"),
    "part_links": ("Nguồn gốc hình thành", "Which became which"),
    "operation": ("Loại biến động", "Kind of change"),
    "document": ("Văn bản", "Document"),
    "document_date": ("Ngày văn bản", "Date of the document"),
    "effective_on": ("Có hiệu lực từ", "In force from"),
    "event_id": ("Mã biến động", "Id of the change"),
    "reverted": (
        "Biến động này đã được hoàn tác, không còn hiệu lực.",
        "This change was taken back and is no longer in force.",
    ),
    "area": ("Theo tọa độ (m²)", "By coordinates (m²)"),
    "from": ("Từ thửa", "From parcel"),
    "to": ("Thành thửa", "To parcel"),
    "common": ("Phần chung (m²)", "In common (m²)"),
    "share": ("% thửa cũ", "% of the former"),
    "state_of": ("Tình trạng", "State"),
    "live": ("đang có hiệu lực", "in force"),
    "closed": ("đã đóng", "closed"),
    "total": ("Tổng diện tích", "Total area"),
}


def texts(lang: str) -> dict[str, str]:
    """All words in `vi` or `en`."""
    at = 1 if lang == "en" else 0
    return {key: both[at] for key, both in _TEXTS.items()}
