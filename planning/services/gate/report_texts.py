"""Chữ của báo cáo. Words of the report of a package, in both languages."""

from __future__ import annotations

_TEXTS: dict[str, tuple[str, str]] = {
    "title": ("Báo cáo kiểm tra hồ sơ quy hoạch", "Report on a plan package"),
    "by": ("Theo TT 16/2025/TT-BXD (VBHN 59/VBHN-BXD)", "By TT 16/2025/TT-BXD (VBHN 59/VBHN-BXD)"),
    "accepted": ("ĐẠT – nhận được", "PASSED – may be taken in"),
    "refused": ("CHƯA ĐẠT – từ chối", "NOT PASSED – refused"),
    "errors": ("Lỗi", "Errors"),
    "warnings": ("Cảnh báo", "Warnings"),
    "error": ("Lỗi", "Error"),
    "warning": ("Cảnh báo", "Warning"),
    "part_plan": ("Đồ án", "The plan"),
    "part_counts": ("Đối tượng theo lớp", "Objects by class"),
    "part_findings": ("Kết quả", "Findings"),
    "file": ("Tệp", "File"),
    "checked_at": ("Kiểm tra lúc", "Checked at"),
    "name": ("Tên đồ án", "Name"),
    "code": ("Mã hồ sơ", "Dossier code"),
    "national_id": ("Mã thông tin quy hoạch", "National plan id"),
    "decision": ("Quyết định", "Decision"),
    "stated_area": ("Diện tích ghi", "Stated area"),
    "drawn_area": ("Diện tích vẽ", "Drawn area"),
    "where": ("Vị trí", "Where"),
    "message": ("Nội dung", "Finding"),
    "remedy": ("Cách sửa", "Remedy"),
    "source": ("Căn cứ", "Source"),
    "none": ("Không có lỗi hay cảnh báo nào.", "Nothing was found."),
    "note": (
        "Báo cáo kiểm tra hình thức và số liệu; không thay cho thẩm định nội dung đồ án.",
        "The report judges form and figures; it does not replace the appraisal of the plan.",
    ),
}


def texts(lang: str) -> dict[str, str]:
    """The words in `lang`."""
    side = int(lang == "en")
    return {key: pair[side] for key, pair in _TEXTS.items()}
