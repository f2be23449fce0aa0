"""Lớp hành lang an toàn. Safety corridors."""

from __future__ import annotations

from layers.declaration import (
    Coded,
    Date,
    Derive,
    Field,
    GeometrySpec,
    Label,
    LayerSpec,
    Length,
    Text,
    Uuid,
    VectorTiles,
    explained,
    inside_city,
    min_area,
    unique_shape,
    valid_geometry,
)
from planning.layers import field_help
from planning.layers.code_lists import CORRIDOR_KIND_CODES, OWNER, RIGHTS
from planning.layers.visibility import OF_NO_HIDDEN_PLAN, OF_ROWS
from planning.models import SafetyCorridor

SAFETY_CORRIDORS = LayerSpec(
    name="safety_corridors",
    model=SafetyCorridor,
    title=Label("Hành lang an toàn", "Safety corridors"),
    description=Label(
        "Phạm vi bảo vệ công trình (đường, lưới điện, kênh rạch, đường sắt, di tích) hạn chế xây dựng.",
        "Protection areas of roads, power lines, canals, railways and heritage, where building is restricted.",
    ),
    theme="planning",
    owner=OWNER,
    geometry=GeometrySpec("MultiPolygon", map_scales=(500, 2000, 5000), tolerance_m=1.0),
    fields=explained(field_help.CORRIDORS, (
        Field("plan", Uuid(), Label("Đồ án", "Plan")),
        Field("plan_code", Text(max_length=30), Label("Mã hồ sơ quy hoạch", "Plan code"), aliases=("maHoSoQH",)),
        Field("kind", Coded(codes=CORRIDOR_KIND_CODES, strict=True), Label("Loại hành lang", "Kind"), aliases=("loaiRanhGioiHanhLang",), required=True, tile=True),
        Field("name", Text(max_length=200), Label("Công trình được bảo vệ", "Protected work"), aliases=("tenDoiTuong",), tile=True, search=True),
        Field("width_raw", Text(max_length=60), Label("Chiều rộng hành lang", "Width as written"), tile=True),
        Field("width_m", Length(), Label("Chiều rộng hành lang (m)", "Width (m)"), derive=Derive("range_high", "width_raw")),
        Field("legal_basis", Text(), Label("Căn cứ pháp lý", "Legal basis")),
        Field("authority", Text(max_length=160), Label("Cơ quan quản lý", "Authority")),
        Field("decision_number", Text(max_length=80), Label("Số quyết định", "Decision number"), aliases=("soQDQH",)),
        Field("decision_date", Date(), Label("Ngày quyết định", "Decision date"), aliases=("ngayQDQH",)),
        Field("note", Text(), Label("Ghi chú", "Note"), aliases=("ghiChu",)),
    )),
    rules=(valid_geometry(), inside_city(), min_area(at_least_m2=0.1), unique_shape()),
    rights=RIGHTS,
    tiles=VectorTiles(min_zoom=13, max_zoom=18, label="name"),
    style="planning.safety_corridor",
    map_group="planning",
    draw_order=230,
    title_fields=("name", "kind"),
    extract_theme="safety_corridor",
    public_where=OF_NO_HIDDEN_PLAN,
    shown_by=("plans",),
    judged_by=OF_ROWS,
)  # fmt: skip
