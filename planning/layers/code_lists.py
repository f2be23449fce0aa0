"""Danh mục. Code lists of planning and who answers for its layers."""

from __future__ import annotations

from layers.declaration import (
    Code,
    CodeList,
    Label,
    Rights,
)
from planning.domain.functions import FUNCTIONS, LIST, PLAN_LEVELS
from planning.domain.statuses import (
    CORRIDOR_KINDS,
    DOCUMENT_KINDS,
    INFRASTRUCTURE_THEMES,
    PHASES,
    STAGES,
    STATUSES,
)

OWNER = Label("Sở Quy hoạch - Kiến trúc (Sở Xây dựng)", "Department of Planning and Architecture")
RIGHTS = Rights(read="public", write="editor:planning", approve="approver:planning")

FUNCTION_CODES = CodeList(
    name=LIST,
    title=Label("Chức năng sử dụng đất quy hoạch", "Planned land function"),
    codes=tuple(
        Code(code, Label(vi, en), "", colour, raw_names) for code, vi, en, colour, raw_names in FUNCTIONS
    ),
    legal_source="TT 16/2025/TT-BXD Phụ lục I",
)
LEVEL_CODES = CodeList(
    name="plan-level",
    title=Label("Cấp độ quy hoạch", "Plan level"),
    codes=tuple(Code(code, Label(vi, en)) for code, vi, en in PLAN_LEVELS),
    legal_source="Luật 47/2024/QH15",
)
STATUS_CODES = CodeList(
    name="plan-status",
    title=Label("Trạng thái đồ án", "Plan status"),
    codes=tuple(Code(code, Label(vi, en)) for code, vi, en in STATUSES),
    legal_source="Luật 47/2024/QH15",
)
PHASE_CODES = CodeList(
    name="plan-phase",
    title=Label("Nhiệm vụ hay đồ án", "Brief or plan"),
    codes=tuple(Code(code, Label(vi, en)) for code, vi, en in PHASES),
    legal_source="Luật 47/2024/QH15",
)
STAGE_CODES = CodeList(
    name="plan-stage",
    title=Label("Giai đoạn của đồ án", "Stage of a plan"),
    codes=tuple(Code(code, Label(vi, en)) for code, vi, en in STAGES),
    legal_source="Luật 47/2024/QH15",
)
DOCUMENT_KIND_CODES = CodeList(
    name="plan-document-kind",
    title=Label("Loại tài liệu đồ án", "Kind of plan document"),
    codes=tuple(Code(code, Label(vi, en)) for code, vi, en in DOCUMENT_KINDS),
)
INFRASTRUCTURE_CODES = CodeList(
    name="infrastructure-theme",
    title=Label("Chuyên ngành hạ tầng kỹ thuật", "Technical-infrastructure theme"),
    codes=tuple(Code(code, Label(vi, en)) for code, vi, en in INFRASTRUCTURE_THEMES),
    legal_source="Luật 47/2024/QH15",
)
CORRIDOR_KIND_CODES = CodeList(
    name="safety-corridor-kind",
    title=Label("Loại hành lang an toàn", "Kind of safety corridor"),
    codes=tuple(Code(code, Label(vi, en)) for code, vi, en in CORRIDOR_KINDS),
)
ADJUSTMENT_CODES = CodeList(
    name="plan-adjustment",
    title=Label("Loại điều chỉnh", "Adjustment"),
    codes=(
        Code("none", Label("Lập mới", "New plan")),
        Code("overall", Label("Điều chỉnh tổng thể", "Overall adjustment")),
        Code("local", Label("Điều chỉnh cục bộ", "Local adjustment")),
    ),
)
