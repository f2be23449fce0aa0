"""Layers of planning."""

from __future__ import annotations

from layers.declaration import (
    Area,
    BaseMapCheck,
    Code,
    Coded,
    CodeList,
    Date,
    Derive,
    Field,
    GeometrySpec,
    Int,
    Label,
    LayerSpec,
    Length,
    Percent,
    Real,
    Rights,
    Text,
    Uuid,
    VectorTiles,
    inside_city,
    min_area,
    min_width,
    no_gap,
    no_overlap_among,
    shared_vertices,
    unique_shape,
    unique_warn,
    valid_geometry,
)
from planning.domain.functions import FUNCTION_COLOURS, FUNCTIONS, PLAN_LEVELS
from planning.models import Plan, PlanningZone, RedLine

OWNER = Label("Sở Quy hoạch - Kiến trúc (Sở Xây dựng)", "Department of Planning and Architecture")
RIGHTS = Rights(read="public", write="editor:planning", approve="approver:planning")

FUNCTION_CODES = CodeList(
    name="planning-function",
    title=Label("Chức năng sử dụng đất quy hoạch", "Planned land function"),
    codes=tuple(
        Code(code, Label(vi, en), "", FUNCTION_COLOURS[code], raw_names)
        for code, vi, en, _aci, raw_names in FUNCTIONS
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
    codes=(
        Code("approved", Label("Đã phê duyệt", "Approved")),
        Code("announced", Label("Đã công bố", "Announced")),
        Code("superseded", Label("Đã thay thế", "Superseded")),
        Code("expired", Label("Hết hiệu lực", "Expired")),
    ),
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

PLANS = LayerSpec(
    name="plans",
    model=Plan,
    title=Label("Đồ án quy hoạch", "Plans"),
    description=Label(
        "Ranh giới các đồ án đã phê duyệt và công bố.", "Boundaries of plans that are approved and announced."
    ),
    theme="planning",
    owner=OWNER,
    geometry=GeometrySpec("MultiPolygon", map_scales=(500, 2000, 5000, 10000), tolerance_m=1.0),
    fields=(
        Field("plan_code", Text(max_length=30), Label("Mã hồ sơ quy hoạch", "Plan code"), aliases=("maHoSoQH",), required=True, tile=True, search=True),
        Field("national_id", Text(max_length=60), Label("Mã thông tin quy hoạch", "National plan id"), aliases=("maThongTinQH",)),
        Field("name", Text(max_length=400), Label("Tên đồ án", "Plan name"), aliases=("tenDoAn", "TEN_QH"), required=True, tile=True, search=True),
        Field("level", Coded(codes=LEVEL_CODES, strict=True), Label("Cấp độ quy hoạch", "Level"), aliases=("capDoQuyHoach",), required=True, tile=True),
        Field("plan_kind", Text(max_length=40), Label("Loại quy hoạch", "Kind"), aliases=("loaiQuyHoach",)),
        Field("scale", Int(minimum=100), Label("Mẫu số tỷ lệ", "Scale denominator"), aliases=("tyLe",)),
        Field("adjustment", Coded(codes=ADJUSTMENT_CODES), Label("Loại điều chỉnh", "Adjustment"), aliases=("loaiDieuChinh",), tile=True),
        Field("status", Coded(codes=STATUS_CODES, strict=True), Label("Trạng thái", "Status"), aliases=("trangThaiDoAn",), tile=True),
        Field("brief_decision_number", Text(max_length=80), Label("Số QĐ nhiệm vụ", "Brief decision"), aliases=("soQDNV",)),
        Field("brief_decision_date", Date(), Label("Ngày QĐ nhiệm vụ", "Brief decision date"), aliases=("ngayQDNV",)),
        Field("decision_number", Text(max_length=80), Label("Số quyết định phê duyệt", "Decision number"), aliases=("soQDQH",), tile=True, search=True),
        Field("decision_date", Date(), Label("Ngày phê duyệt", "Decision date"), aliases=("ngayQDQH",)),
        Field("authority", Text(max_length=160), Label("Cơ quan phê duyệt", "Authority"), aliases=("coQuanPheduyet",)),
        Field("announced_on", Date(), Label("Ngày công bố", "Announced on")),
        Field("investor", Text(max_length=200), Label("Chủ đầu tư", "Client"), aliases=("chuDauTu",)),
        Field("consultant", Text(max_length=200), Label("Đơn vị tư vấn", "Consultant"), aliases=("donViTuVan",)),
        Field("location", Text(), Label("Địa điểm", "Location"), aliases=("diaDiemQH",)),
        Field("area_ha", Area(unit="ha", decimals=2), Label("Diện tích quy hoạch", "Planned area"), aliases=("dienTichQH",)),
        Field("population_current", Int(minimum=0), Label("Dân số hiện trạng", "Present population"), aliases=("danSoHienTrang",)),
        Field("population_planned", Int(minimum=0), Label("Dân số quy hoạch", "Planned population"), aliases=("danSoQuyHoach",)),
        Field("document_name", Text(), Label("Tệp quyết định", "Decision file")),
        Field("document_sha256", Text(max_length=64), Label("SHA-256 của tệp", "SHA-256 of the file")),
        Field("replaces", Text(max_length=120), Label("Thay thế đồ án", "Replaces")),
    ),
    rules=(valid_geometry(), inside_city(), min_area(at_least_m2=0.1), unique_warn("plan_code")),
    rights=RIGHTS,
    tiles=VectorTiles(min_zoom=9, max_zoom=17, label="name"),
    style="planning.plan",
    map_group="planning",
    draw_order=220,
    title_fields=("name",),
    extract_theme="plans",
)  # fmt: skip

PLANNING_ZONES = LayerSpec(
    name="planning_zones",
    model=PlanningZone,
    title=Label("Ô quy hoạch sử dụng đất", "Planning zones"),
    description=Label(
        "Chức năng sử dụng đất và chỉ tiêu theo ô, lô của đồ án; giữ nguyên văn và giá trị phân tích.",
        "Land function and indicators by block of a plan; raw text and parsed bounds.",
    ),
    theme="planning",
    owner=OWNER,
    geometry=GeometrySpec("MultiPolygon", map_scales=(500, 2000, 5000), tolerance_m=1.0),
    fields=(
        Field("plan", Uuid(), Label("Đồ án", "Plan")),
        Field("plan_code", Text(max_length=30), Label("Mã hồ sơ quy hoạch", "Plan code"), aliases=("maHoSoQH",), required=True, tile=True),
        Field("zone_code", Text(max_length=40), Label("Ký hiệu lô đất", "Zone code"), aliases=("kyHieuLoDat", "KY_HIEU", "ID"), tile=True, search=True),
        Field("block_code", Text(max_length=40), Label("Ký hiệu ô quy hoạch", "Block code"), aliases=("kyHieuOQH",)),
        Field("function_code", Coded(codes=FUNCTION_CODES), Label("Mã chức năng", "Function code"), aliases=("chucNangSuDungDatMuc1",), tile=True, derive=Derive("code_of", "function_raw")),
        Field("function_name", Text(max_length=160), Label("Chức năng sử dụng đất", "Function"), tile=True, derive=Derive("label_of", "function_code")),
        Field("function_raw", Text(), Label("Chức năng ghi trong hồ sơ", "Function as delivered"), aliases=("TEN_LOAIDAT", "MucDichQH", "MD_QuyHoac")),
        Field("area_stated_m2", Area(), Label("Diện tích ghi trong hồ sơ", "Stated area"), aliases=("dienTich",)),
        Field("population", Int(minimum=0), Label("Dân số", "Population"), aliases=("danSo",)),
        Field("site_coverage_raw", Text(max_length=60), Label("Mật độ xây dựng", "Site coverage"), aliases=("matDoXayDung",)),
        Field("site_coverage_min_pct", Percent(), Label("Mật độ xây dựng tối thiểu", "Minimum site coverage"), derive=Derive("range_low", "site_coverage_raw")),
        Field("site_coverage_max_pct", Percent(), Label("Mật độ xây dựng tối đa", "Maximum site coverage"), derive=Derive("range_high", "site_coverage_raw")),
        Field("storeys_raw", Text(max_length=60), Label("Tầng cao", "Storeys"), aliases=("tangCaoXayDung",)),
        Field("storeys_min", Real(decimals=1, minimum=0), Label("Tầng cao tối thiểu", "Minimum storeys"), derive=Derive("range_low", "storeys_raw")),
        Field("storeys_max", Real(decimals=1, minimum=0), Label("Tầng cao tối đa", "Maximum storeys"), derive=Derive("range_high", "storeys_raw")),
        Field("far_raw", Text(max_length=60), Label("Hệ số sử dụng đất", "Floor-area ratio"), aliases=("heSoSuDungDat",)),
        Field("far_min", Real(minimum=0), Label("Hệ số sử dụng đất tối thiểu", "Minimum floor-area ratio"), derive=Derive("range_low", "far_raw")),
        Field("far_max", Real(minimum=0), Label("Hệ số sử dụng đất tối đa", "Maximum floor-area ratio"), derive=Derive("range_high", "far_raw")),
        Field("height_raw", Text(max_length=60), Label("Chiều cao", "Height"), aliases=("chieuCao",)),
        Field("height_max_m", Length(), Label("Chiều cao tối đa", "Maximum height"), derive=Derive("range_high", "height_raw")),
        Field("setback_raw", Text(max_length=60), Label("Khoảng lùi", "Setback"), aliases=("khoangLuiXayDung",)),
        Field("note", Text(), Label("Ghi chú", "Note"), aliases=("ghiChu",)),
    ),
    rules=(
        valid_geometry(),
        inside_city(),
        no_overlap_among("plan_code", within_m=0.01),
        no_gap(narrower_than_m=0.3, hole_below_m2=2.0, among="plan_code", on_edit="warning"),
        shared_vertices(within_m=0.01, among="plan_code"),
        min_area(at_least_m2=0.1),
        min_width(at_least_m=0.1),
        unique_warn("plan_code", "zone_code"),
    ),
    rights=RIGHTS,
    tiles=VectorTiles(min_zoom=12, max_zoom=18, label="zone_code"),
    style="planning.zone",
    map_group="planning",
    draw_order=200,
    title_fields=("zone_code", "function_name"),
    extract_theme="zoning",
)  # fmt: skip

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
    fields=(
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
    ),
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
    base_map_check=BaseMapCheck(against="basemap_roads", measure="nearest_line", match=(("street_name", "name"),)),
)  # fmt: skip

LAYERS = [PLANS, PLANNING_ZONES, RED_LINES]
