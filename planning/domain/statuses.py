"""Trạng thái, giai đoạn của đồ án. States of a plan and the steps that lead through them (Law 47/2024/QH15).

(code, Vietnamese, English) throughout. Pure.
"""

from __future__ import annotations

STATUSES: tuple[tuple[str, str, str], ...] = (
    ("preparing", "Đang lập", "Being prepared"),
    ("consultation", "Đang lấy ý kiến", "In consultation"),
    ("appraisal", "Đang thẩm định", "Under appraisal"),
    ("approved", "Đã phê duyệt, chưa công bố", "Approved, not announced"),
    ("announced", "Đã công bố", "Announced"),
    ("superseded", "Đã thay thế", "Superseded"),
    ("expired", "Hết hiệu lực", "Expired"),
)
#: What has been announced stays public: a past day must be answered from the plan of that day.
PUBLIC_STATUSES = frozenset({"announced", "superseded", "expired"})

PHASES: tuple[tuple[str, str, str], ...] = (
    ("brief", "Nhiệm vụ quy hoạch", "Planning brief"),
    ("plan", "Đồ án quy hoạch", "Plan"),
)
STAGES: tuple[tuple[str, str, str], ...] = (
    ("lap", "Lập", "Preparation"),
    ("lay_y_kien_co_quan", "Lấy ý kiến cơ quan, tổ chức", "Opinions of agencies"),
    ("lay_y_kien_cong_dong", "Lấy ý kiến cộng đồng dân cư", "Opinions of the community"),
    ("tham_dinh", "Thẩm định", "Appraisal"),
    ("phe_duyet", "Phê duyệt", "Approval"),
    ("cong_bo", "Công bố công khai", "Announcement"),
    ("cam_moc", "Cắm mốc giới", "Staking out"),
    ("ra_soat", "Rà soát", "Review"),
    ("dieu_chinh", "Điều chỉnh", "Adjustment"),
    ("het_hieu_luc", "Hết hiệu lực", "Expiry"),
)
DOCUMENT_KINDS: tuple[tuple[str, str, str], ...] = (
    ("decision", "Quyết định", "Decision"),
    ("drawing", "Bản vẽ", "Drawing"),
    ("text", "Thuyết minh, văn bản", "Text"),
    ("regulation", "Quy định quản lý", "Management regulation"),
    ("scan", "Bản quét", "Scan"),
    ("other", "Tài liệu khác", "Other document"),
)
#: The seven kinds of technical-infrastructure plan.
INFRASTRUCTURE_THEMES: tuple[tuple[str, str, str], ...] = (
    ("giao_thong", "Giao thông", "Transport"),
    ("cao_do_nen_thoat_nuoc_mua", "Cao độ nền và thoát nước mưa", "Ground levels and rainwater drainage"),
    ("cap_nuoc_thoat_nuoc", "Cấp nước và thoát nước", "Water supply and drainage"),
    ("thoat_nuoc_thai", "Thoát nước thải", "Wastewater"),
    ("nang_luong_chieu_sang", "Cấp năng lượng và chiếu sáng", "Energy supply and lighting"),
    ("thong_tin_lien_lac", "Thông tin liên lạc", "Telecommunications"),
    ("nghia_trang_chat_thai_ran", "Nghĩa trang và xử lý chất thải rắn", "Cemeteries and solid waste"),
)
CORRIDOR_KINDS: tuple[tuple[str, str, str], ...] = (
    ("traffic", "Đường bộ", "Road"),
    ("power", "Lưới điện", "Power line"),
    ("water", "Sông, kênh, rạch", "River or canal"),
    ("railway", "Đường sắt", "Railway"),
    ("irrigation", "Công trình thủy lợi, đê điều", "Irrigation or dyke"),
    ("heritage", "Di tích", "Heritage"),
    ("other", "Khác", "Other"),
)
