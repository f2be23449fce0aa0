"""Lớp đồ án. Boundaries of plans."""

from __future__ import annotations

from layers.declaration import (
    Area,
    Coded,
    Date,
    Field,
    GeometrySpec,
    Int,
    Label,
    LayerSpec,
    Text,
    VectorTiles,
    inside_city,
    min_area,
    unique_warn,
    valid_geometry,
)
from planning.layers.code_lists import ADJUSTMENT_CODES, LEVEL_CODES, OWNER, RIGHTS, STATUS_CODES
from planning.models import Plan

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
