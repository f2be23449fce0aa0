"""Lớp chỉ giới đường đỏ. Road reserves."""

from __future__ import annotations

from layers.declaration import (
    BaseMapCheck,
    Date,
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
    min_width,
    unique_shape,
    valid_geometry,
)
from planning.layers import field_help
from planning.layers.code_lists import OWNER, RIGHTS
from planning.layers.visibility import OF_NO_HIDDEN_PLAN, OF_ROWS
from planning.models import RedLine

RED_LINES = LayerSpec(
    name="red_lines",
    model=RedLine,
    title=Label("Chỉ giới đường đỏ (lộ giới)", "Road red lines (right-of-way)"),
    description=Label(
        "Phần đất dành cho đường giữa hai chỉ giới đường đỏ.", "Land reserved for the road between its red lines."
    ),
    theme="planning",
    owner=OWNER,
    geometry=GeometrySpec("MultiPolygon", map_scales=(500, 2000), tolerance_m=0.3),
    fields=explained(field_help.RED_LINES, (
        Field("plan", Uuid(), Label("Đồ án", "Plan")),
        Field("plan_code", Text(max_length=30), Label("Mã hồ sơ quy hoạch", "Plan code"), aliases=("maHoSoQH",)),
        Field("street_name", Text(max_length=200), Label("Tên đường", "Street"), aliases=("tenDuong",), tile=True, search=True),
        Field("kind", Text(max_length=30), Label("Loại chỉ giới", "Kind"), aliases=("phanLoai",)),
        Field("row_width_raw", Text(max_length=60), Label("Lộ giới", "Right-of-way width"), aliases=("loGioi",), tile=True),
        Field("row_width_m", Length(), Label("Bề rộng lộ giới", "Right-of-way width (m)"), tile=True),
        Field("cross_section", Text(max_length=40), Label("Ký hiệu mặt cắt", "Cross-section"), aliases=("kyHieuMatCat",)),
        Field("chamfer", Text(max_length=40), Label("Vạt góc", "Corner chamfer"), aliases=("vatGoc",)),
        Field("decision_number", Text(max_length=80), Label("Số quyết định", "Decision number"), aliases=("soQDQH",)),
        Field("decision_date", Date(), Label("Ngày quyết định", "Decision date"), aliases=("ngayQDQH",)),
    )),
    rules=(
        valid_geometry(),
        inside_city(),
        min_area(at_least_m2=0.1),
        min_width(at_least_m=0.1),
        unique_shape(),
    ),
    rights=RIGHTS,
    tiles=VectorTiles(min_zoom=14, max_zoom=19, label="row_width_raw"),
    style="planning.red_line",
    map_group="planning",
    draw_order=240,
    title_fields=("street_name", "row_width_raw"),
    extract_theme="road_reserve",
    public_where=OF_NO_HIDDEN_PLAN,
    shown_by=("plans",),
    judged_by=OF_ROWS,
    base_map_check=BaseMapCheck(against="basemap_roads", measure="nearest_line", match=(("street_name", "name"),)),
)  # fmt: skip
