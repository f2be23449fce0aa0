"""Lớp tài liệu. Documents of plans, a layer without shape."""

from __future__ import annotations

from layers.declaration import (
    Coded,
    Date,
    Field,
    Int,
    Label,
    LayerSpec,
    Text,
    Uuid,
    explained,
)
from planning.layers import field_help
from planning.layers.code_lists import DOCUMENT_KIND_CODES, OWNER, RIGHTS
from planning.layers.visibility import OF_PUBLIC_PLAN, OF_ROWS
from planning.models import PlanDocument

PLAN_DOCUMENTS = LayerSpec(
    name="plan_documents",
    model=PlanDocument,
    title=Label("Tài liệu của đồ án", "Documents of plans"),
    description=Label(
        "Quyết định, bản vẽ, thuyết minh của đồ án, với mã băm SHA-256 của tệp.",
        "Decisions, drawings and texts of plans, with the SHA-256 of each file.",
    ),
    theme="planning",
    owner=OWNER,
    fields=explained(field_help.DOCUMENTS, (
        Field("plan", Uuid(), Label("Đồ án", "Plan"), required=True),
        Field("kind", Coded(codes=DOCUMENT_KIND_CODES, strict=True), Label("Loại tài liệu", "Kind"), required=True),
        Field("number", Text(max_length=80), Label("Số, ký hiệu", "Number"), search=True),
        Field("issued_on", Date(), Label("Ngày ban hành", "Issued on")),
        Field("authority", Text(max_length=160), Label("Cơ quan ban hành", "Authority")),
        Field("title", Text(max_length=400), Label("Tên tài liệu", "Title"), search=True),
        Field("file_name", Text(), Label("Tên tệp", "File name")),
        Field("sha256", Text(max_length=64), Label("SHA-256 của tệp", "SHA-256 of the file")),
        Field("size_bytes", Int(minimum=0), Label("Dung lượng (byte)", "Size (bytes)")),
        Field("media_type", Text(max_length=100), Label("Định dạng", "Media type")),
    )),
    rights=RIGHTS,
    draw_order=222,
    title_fields=("number", "title"),
    describes=("plans", "plan"),
    public_where=OF_PUBLIC_PLAN,
    shown_by=("plans",),
    judged_by=OF_ROWS,
)  # fmt: skip
