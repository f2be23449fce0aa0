"""Lớp giai đoạn. Dated steps of plans, a layer without shape."""

from __future__ import annotations

from layers.declaration import (
    Coded,
    Date,
    Field,
    Label,
    LayerSpec,
    Text,
    Uuid,
    explained,
)
from planning.layers import field_help
from planning.layers.code_lists import OWNER, PHASE_CODES, RIGHTS, STAGE_CODES
from planning.layers.visibility import OF_PUBLIC_PLAN, OF_ROWS
from planning.models import PlanStage

PLAN_STAGES = LayerSpec(
    name="plan_stages",
    model=PlanStage,
    title=Label("Giai đoạn của đồ án", "Stages of plans"),
    description=Label(
        "Các bước lập, lấy ý kiến, thẩm định, phê duyệt, công bố của nhiệm vụ và đồ án, có ngày và văn bản.",
        "Steps of briefs and plans from preparation to announcement, each dated and with its document.",
    ),
    theme="planning",
    owner=OWNER,
    fields=explained(field_help.STAGES, (
        Field("plan", Uuid(), Label("Đồ án", "Plan"), required=True),
        Field("phase", Coded(codes=PHASE_CODES, strict=True), Label("Nhiệm vụ hay đồ án", "Brief or plan"), required=True),
        Field("stage", Coded(codes=STAGE_CODES, strict=True), Label("Giai đoạn", "Stage"), required=True),
        Field("started_on", Date(), Label("Bắt đầu ngày", "Started on")),
        Field("due_on", Date(), Label("Hạn", "Due on")),
        Field("ended_on", Date(), Label("Kết thúc ngày", "Ended on")),
        Field("body", Text(max_length=200), Label("Cơ quan thực hiện", "Body")),
        Field("document", Uuid(), Label("Tài liệu", "Document")),
        Field("document_number", Text(max_length=80), Label("Số văn bản", "Document number")),
        Field("note", Text(), Label("Ghi chú", "Note"), aliases=("ghiChu",)),
    )),
    rights=RIGHTS,
    draw_order=221,
    title_fields=("stage", "started_on"),
    describes=("plans", "plan"),
    public_where=OF_PUBLIC_PLAN,
    shown_by=("plans",),
    judged_by=OF_ROWS,
)  # fmt: skip
