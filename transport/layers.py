"""Layers of transport."""

from __future__ import annotations

from layers.declaration import (
    BaseMapCheck,
    Code,
    Coded,
    CodeList,
    Field,
    GeometrySpec,
    Int,
    Label,
    LayerSpec,
    Length,
    Real,
    Rights,
    Text,
    VectorTiles,
    inside_city,
    unique_shape,
    valid_geometry,
)
from transport.models import RoadSegment

MANAGEMENT_CLASSES = CodeList(
    name="road-management-class",
    title=Label("Phân loại đường theo cấp quản lý", "Road class by manager"),
    codes=(
        Code("CT", Label("Đường cao tốc", "Expressway")),
        Code("QL", Label("Quốc lộ", "National road")),
        Code("ĐT", Label("Đường tỉnh", "Provincial road")),
        Code("ĐĐT", Label("Đường đô thị", "Urban road")),
        Code("ĐX", Label("Đường xã", "Commune road")),
        Code("ĐTX", Label("Đường thôn, xóm", "Hamlet road")),
        Code("CD", Label("Đường chuyên dùng", "Special-purpose road")),
    ),
    legal_source="Luật Đường bộ 35/2024/QH15; NĐ 241/2026/NĐ-CP",
)

ROAD_SEGMENTS = LayerSpec(
    name="road_segments",
    model=RoadSegment,
    title=Label("Đoạn đường (kết cấu hạ tầng)", "Road segments"),
    description=Label(
        "Đoạn đường của cơ sở dữ liệu đường bộ, định vị theo lý trình và hình học.",
        "Segments of the road register, located by chainage and geometry.",
    ),
    theme="transport",
    owner=Label("Sở Xây dựng (giao thông)", "Department of Construction (transport)"),
    geometry=GeometrySpec("MultiLineString", map_scales=(2000, 5000), tolerance_m=1.0),
    fields=(
        Field("road_number", Text(max_length=60), Label("Số hiệu đường", "Road number"), aliases=("soHieu",), tile=True, search=True),
        Field("street_code", Text(max_length=40), Label("Mã đường", "Street code"), aliases=("maDuong",)),
        Field("name", Text(max_length=200), Label("Tên đường", "Name"), aliases=("tenDuong",), tile=True, search=True),
        Field("management_class", Coded(codes=MANAGEMENT_CLASSES), Label("Phân loại quản lý", "Management class"), aliases=("loaiDuong",), required=True, tile=True),
        Field("technical_class", Text(max_length=20), Label("Cấp kỹ thuật", "Technical class"), aliases=("capDuong",)),
        Field("from_km", Real(unit="km", decimals=3, minimum=0), Label("Từ km", "From km")),
        Field("to_km", Real(unit="km", decimals=3, minimum=0), Label("Đến km", "To km")),
        Field("length_m", Length(), Label("Chiều dài", "Length"), aliases=("chieuDai",)),
        Field("lanes", Int(minimum=0, maximum=30), Label("Số làn xe", "Lanes"), aliases=("soPhanDuongXeChay",)),
        Field("roadbed_width_m", Length(), Label("Bề rộng nền", "Roadbed width")),
        Field("carriageway_width_m", Length(), Label("Bề rộng mặt", "Carriageway width"), aliases=("longDuong",)),
        Field("pavement_width_m", Length(), Label("Bề rộng vỉa hè", "Pavement width"), aliases=("viaHe",)),
        Field("surface", Text(max_length=40), Label("Kết cấu mặt", "Surface"), aliases=("loaiChatLieuTraiMat",)),
        Field("built_year", Int(minimum=1800, maximum=2200), Label("Năm xây dựng", "Year built")),
        Field("condition", Text(max_length=40), Label("Tình trạng", "Condition"), aliases=("tinhTrang",)),
        Field("manager", Text(max_length=160), Label("Đơn vị quản lý", "Manager")),
        Field("row_planned_m", Length(), Label("Lộ giới quy hoạch", "Planned right-of-way"), aliases=("loGioi",)),
        Field("row_existing_m", Length(), Label("Lộ giới hiện hữu", "Existing right-of-way")),
        Field("speed_limit_kmh", Int(minimum=0, maximum=150), Label("Tốc độ khai thác (km/h)", "Speed limit (km/h)")),
        Field("load_limit_t", Real(unit="t", minimum=0), Label("Tải trọng", "Load limit")),
        Field("osm_id", Text(max_length=20), Label("Mã OSM", "OSM id")),
    ),
    rules=(valid_geometry(), inside_city(), unique_shape()),
    rights=Rights(read="public", write="editor:transport", approve="approver:transport"),
    tiles=VectorTiles(min_zoom=11, max_zoom=18, label="name"),
    style="transport.road_segment",
    map_group="transport",
    draw_order=400,
    title_fields=("name", "road_number"),
    base_map_check=BaseMapCheck(against="basemap_roads", measure="nearest_line", match=(("osm_id", "osm_id"),)),
)  # fmt: skip

LAYERS = [ROAD_SEGMENTS]
