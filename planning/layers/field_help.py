"""Hướng dẫn nhập liệu của quy hoạch. What the forms of planning say under their fields."""

from __future__ import annotations

from collections.abc import Mapping

from layers.declaration import Label

Help = Mapping[str, Label]

_LINKED: Help = {
    "plan": Label("Đồ án mà đối tượng thuộc về.", "Plan it belongs to."),
    "plan_code": Label("Mã của hồ sơ đồ án; phải trùng với mã ghi ở lớp Đồ án.", "Code of the plan's file; the same as in the layer of plans."),
}  # fmt: skip
_DECIDED: Help = {
    "decision_number": Label("Số và ký hiệu đầy đủ, ví dụ 12/QĐ-UBND.", "Full number, such as 12/QĐ-UBND."),
    "decision_date": Label("Ngày ký quyết định.", "Day the decision was signed."),
}  # fmt: skip
_NOTE: Help = {
    "note": Label("Điều người đọc bản đồ cần biết mà các trường khác không nói.", "What readers must know and no other field says."),
}  # fmt: skip


def _raw(example: str) -> Label:
    return Label(
        f"Chép nguyên văn trong hồ sơ, ví dụ “{example}”; giá trị số được suy ra từ đây.",
        f"Word for word from the file, such as “{example}”; the figures are derived from it.",
    )


_LOW = Label("Để trống nếu hồ sơ không đặt mức tối thiểu.", "Empty where the file sets no minimum.")
_HIGH = Label("Để trống nếu hồ sơ không đặt mức tối đa.", "Empty where the file sets no maximum.")

ZONES: Help = {
    **_LINKED, **_NOTE,
    "zone_code": Label("Ký hiệu lô ghi trên bản vẽ, duy nhất trong đồ án.", "Code of the plot on the drawing, unique in its plan."),
    "block_code": Label("Ký hiệu ô phố hoặc ô quy hoạch chứa lô này.", "Code of the block that holds the plot."),
    "function_code": Label("Chức năng sử dụng đất của đồ án; không phải loại đất địa chính.", "Function in the plan; not the cadastral land use."),
    "function_name": Label("Tên chức năng theo danh mục; tự điền theo mã.", "Name in the list; filled from the code."),
    "function_raw": Label("Chép nguyên văn chức năng ghi trong hồ sơ.", "The function word for word as the file has it."),
    "area_stated_m2": Label("Diện tích trong bảng của hồ sơ; có thể khác diện tích hình vẽ.", "Area in the file's table; may differ from the drawing."),
    "population": Label("Số người dự kiến của lô.", "Planned number of people."),
    "site_coverage_raw": _raw("40-60"), "site_coverage_min_pct": _LOW, "site_coverage_max_pct": _HIGH,
    "storeys_raw": _raw("≤ 5"), "storeys_min": _LOW, "storeys_max": _HIGH,
    "far_raw": _raw("2,5 - 3,0"), "far_min": _LOW, "far_max": _HIGH,
    "height_raw": _raw("≤ 22 m"), "height_max_m": _HIGH,
    "setback_raw": Label("Chép nguyên văn, ví dụ “≥ 3 m so với lộ giới”.", "Word for word, such as “≥ 3 m from the red line”."),
}  # fmt: skip

PLANS: Help = {
    **_DECIDED,
    "plan_code": Label("Mã duy nhất của hồ sơ; ô, chỉ giới và tài liệu dẫn tới mã này.", "Unique code of the file; zones, lines and documents refer to it."),
    "national_id": Label("Mã do hệ thống thông tin quy hoạch quốc gia cấp, nếu có.", "Given by the national planning information system, if any."),
    "name": Label("Tên đầy đủ như trong quyết định phê duyệt.", "Full name as in the decision of approval."),
    "level": Label("Như trong quyết định; chọn trong danh mục.", "As in the decision; from the list."),
    "plan_kind": Label("Loại ghi trong hồ sơ, như chữ của quyết định.", "Kind as the decision words it."),
    "infrastructure_theme": Label("Chỉ với quy hoạch chuyên ngành hạ tầng kỹ thuật.", "For plans of technical infrastructure only."),
    "scale": Label("Ghi 2000 cho bản vẽ tỷ lệ 1/2.000.", "2000 for drawings of 1:2,000."),
    "adjustment": Label("Lập mới hay điều chỉnh; điều chỉnh thì ghi đồ án gốc ở dưới.", "New or adjusted; an adjustment names its plan below."),
    "status": Label("Chỉ đồ án đã công bố mới hiện cho người dân.", "Only announced plans are shown to the public."),
    "brief_decision_number": Label("Quyết định phê duyệt nhiệm vụ quy hoạch.", "Decision that approved the brief."),
    "brief_decision_date": Label("Ngày ký quyết định phê duyệt nhiệm vụ.", "Day it was signed."),
    "authority": Label("Cơ quan ký quyết định phê duyệt đồ án.", "Body that signed the approval."),
    "announced_on": Label("Ngày công bố đồ án đã được phê duyệt.", "Day the approved plan was announced."),
    "consultation_from": Label("Ngày đầu lấy ý kiến cộng đồng.", "First day of the public consultation."),
    "consultation_to": Label("Ngày cuối lấy ý kiến, kể cả ngày này.", "Last day, inclusive."),
    "responsible_body": Label("Cơ quan tổ chức lập quy hoạch.", "Body that had the plan made."),
    "chief_planner": Label("Tên ghi trên khung tên bản vẽ.", "Name in the title block of the drawings."),
    "investor": Label("Chủ đầu tư dự án, với quy hoạch chi tiết do doanh nghiệp lập.", "Client, for detailed plans made by enterprises."),
    "consultant": Label("Đơn vị tư vấn lập quy hoạch.", "Firm that drew the plan."),
    "location": Label("Phạm vi bằng lời: phường, xã, đường giới hạn.", "Where in words: wards and streets that bound it."),
    "area_ha": Label("Diện tích ghi trong quyết định, héc-ta.", "Area in the decision, hectares."),
    "stated_zone_count": Label("Số lô trong bảng của hồ sơ, để đối chiếu với số lô đã vẽ.", "Plots in the file's table, compared with those drawn."),
    "population_current": Label("Dân số tại thời điểm lập.", "People when the plan was made."),
    "population_planned": Label("Dân số dự kiến khi đồ án hoàn thành.", "People expected once the plan is carried out."),
    "document_name": Label("Tên tệp quyết định đính kèm vào bộ thay đổi.", "File of the decision attached to the change set."),
    "document_sha256": Label("64 ký tự thập lục phân, để biết tệp không bị đổi.", "64 hexadecimal digits that show the file is unchanged."),
    "replaces": Label("Mã đồ án bị thay thế hoàn toàn; để trống nếu không có.", "Code of the plan it replaces whole; empty if none."),
    "base_plan_code": Label("Mã đồ án được điều chỉnh; đồ án gốc vẫn còn hiệu lực ở phần khác.", "Code of the plan it adjusts, which still holds elsewhere."),
}  # fmt: skip

RED_LINES: Help = {
    **_LINKED, **_DECIDED,
    "street_name": Label("Tên đường hiện nay, không viết tắt.", "Today's name of the street, not shortened."),
    "kind": Label("Loại chỉ giới ghi trong hồ sơ.", "Kind as the file has it."),
    "row_width_raw": Label("Chép nguyên văn, ví dụ “20 m” hoặc “16-20”.", "Word for word, such as “20 m” or “16-20”."),
    "row_width_m": Label("Khoảng cách giữa hai chỉ giới đường đỏ, mét.", "Distance between the two red lines, metres."),
    "cross_section": Label("Ký hiệu mặt cắt ngang trên bản vẽ, ví dụ 3-3.", "Code of the cross-section on the drawing, such as 3-3."),
    "chamfer": Label("Kích thước vạt góc tại giao lộ, ví dụ 5 x 5.", "Corner cut at the junction, such as 5 x 5."),
}  # fmt: skip

BUILDING_LINES: Help = {
    **_LINKED, **_DECIDED, **_NOTE,
    "street_name": Label("Đường mà chỉ giới này chạy dọc theo.", "Street that the line runs along."),
    "setback_raw": _raw("3-6 m"),
    "setback_m": Label("Khoảng lùi lớn nhất tính từ chỉ giới đường đỏ.", "Largest setback from the red line."),
}  # fmt: skip

CORRIDORS: Help = {
    **_LINKED, **_DECIDED, **_NOTE,
    "kind": Label("Công trình được bảo vệ thuộc loại nào.", "What kind of work is protected."),
    "name": Label("Tên công trình, ví dụ “Rạch Thị Nghè”, “Đường dây 110 kV”.", "Name of the work, such as a canal or a 110 kV line."),
    "width_raw": _raw("10 m mỗi bên"),
    "width_m": Label("Từ mép hoặc tim công trình ra mỗi bên, như hồ sơ quy định.", "From edge or axis to each side, as the file rules."),
    "legal_basis": Label("Luật, nghị định hoặc quyết định đặt ra hành lang.", "Law, decree or decision that sets it."),
    "authority": Label("Cơ quan quản lý công trình được bảo vệ.", "Body in charge of the protected work."),
}  # fmt: skip

STAGES: Help = {
    **_NOTE,
    "plan": _LINKED["plan"],
    "phase": Label("Bước này thuộc nhiệm vụ hay thuộc đồ án.", "Whether the step belongs to the brief or to the plan."),
    "stage": Label("Chọn trong danh mục; mỗi bước một dòng.", "From the list; one row a step."),
    "started_on": Label("Ngày bắt đầu thực tế.", "Day it began."),
    "due_on": Label("Ngày phải xong theo quy định hoặc kế hoạch.", "Day it must be done by rule or schedule."),
    "ended_on": Label("Ngày xong; để trống khi còn thực hiện.", "Day it was done; empty while it goes on."),
    "body": Label("Cơ quan thực hiện bước này.", "Body that carries it out."),
    "document": Label("Văn bản kết thúc bước này.", "Document that ends the step."),
    "document_number": Label("Ghi ở đây khi văn bản chưa có trong lớp Tài liệu.", "For a document that is not in the layer of documents."),
}  # fmt: skip

DOCUMENTS: Help = {
    "plan": _LINKED["plan"],
    "kind": Label("Quyết định, bản vẽ, thuyết minh…; chọn trong danh mục.", "Decision, drawing, text …; from the list."),
    "number": Label("Số và ký hiệu đầy đủ, ví dụ 12/QĐ-UBND.", "Full number, such as 12/QĐ-UBND."),
    "issued_on": Label("Ngày ký văn bản.", "Day it was signed."),
    "authority": Label("Cơ quan ký văn bản.", "Body that signed it."),
    "title": Label("Trích yếu của văn bản hoặc tên bản vẽ.", "Subject of the document or title of the drawing."),
    "file_name": Label("Tên tệp đính kèm vào bộ thay đổi.", "Name of the file attached to the change set."),
    "sha256": Label("64 ký tự thập lục phân, để biết tệp không bị đổi.", "64 hexadecimal digits that show the file is unchanged."),
    "size_bytes": Label("Số byte của tệp, như máy tính báo.", "Bytes of the file, as the computer tells."),
    "media_type": Label("Ví dụ application/pdf.", "Such as application/pdf."),
}  # fmt: skip
