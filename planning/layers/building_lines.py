"""Lớp chỉ giới xây dựng. Building lines."""

from __future__ import annotations

from layers.declaration import (
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
    unique_shape,
    valid_geometry,
)
from planning.layers import field_help
from planning.layers.code_lists import OWNER, RIGHTS
from planning.layers.visibility import OF_NO_HIDDEN_PLAN, OF_ROWS
from planning.models import BuildingLine

BUILDING_LINES = LayerSpec(
    name="building_lines",
    model=BuildingLine,
    title=Label("Chỉ giới xây dựng", "Building lines"),
    description=Label(
        "Đường giới hạn cho phép xây dựng công trình chính trên thửa đất.",
        "Lines that limit where the main building of a plot may stand.",
    ),
    theme="planning",
    owner=OWNER,
    geometry=GeometrySpec("MultiLineString", map_scales=(500, 2000), tolerance_m=0.3),
    fields=explained(field_help.BUILDING_LINES, (
        Field("plan", Uuid(), Label("Đồ án", "Plan")),
        Field("plan_code", Text(max_length=30), Label("Mã hồ sơ quy hoạch", "Plan code"), aliases=("maHoSoQH",), tile=True),
        Field("street_name", Text(max_length=200), Label("Tên đường", "Street"), aliases=("tenDuong", "tenDoiTuong"), tile=True, search=True),
        Field("setback_raw", Text(max_length=60), Label("Khoảng lùi", "Setback"), aliases=("khoangLuiXayDung",), tile=True),
        Field("setback_m", Length(), Label("Khoảng lùi (m)", "Setback (m)"), tile=True, derive=Derive("range_high", "setback_raw")),
        Field("decision_number", Text(max_length=80), Label("Số quyết định", "Decision number"), aliases=("soQDQH",)),
        Field("decision_date", Date(), Label("Ngày quyết định", "Decision date"), aliases=("ngayQDQH",)),
        Field("note", Text(), Label("Ghi chú", "Note"), aliases=("ghiChu",)),
    )),
    rules=(valid_geometry(), inside_city(), unique_shape()),
    rights=RIGHTS,
    tiles=VectorTiles(min_zoom=15, max_zoom=19, label="setback_raw"),
    style="planning.building_line",
    map_group="planning",
    draw_order=245,
    title_fields=("street_name", "setback_raw"),
    extract_theme="building_line",
    public_where=OF_NO_HIDDEN_PLAN,
    shown_by=("plans",),
    judged_by=OF_ROWS,
)  # fmt: skip
