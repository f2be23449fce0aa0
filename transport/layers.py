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
    explained,
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

#: What the form says under each field.
_HELP = {
    "road_number": Label("Số hiệu theo quyết định đặt số, ví dụ QL.1, ĐT.743.", "Number by decision, such as QL.1, ĐT.743."),
    "street_code": Label("Mã đường trong danh mục của thành phố.", "Code in the city's list of streets."),
    "name": Label("Tên đường hiện nay, không viết tắt.", "Today's name, not shortened."),
    "management_class": Label("Theo cơ quan quản lý, Luật Đường bộ 35/2024/QH15.", "By who manages it, Road Law 35/2024."),
    "technical_class": Label("Cấp thiết kế ghi trong hồ sơ hoàn công.", "Design class in the as-built file."),
    "from_km": Label("Lý trình đầu đoạn, km với ba số lẻ.", "Chainage where it begins, km with three decimals."),
    "to_km": Label("Lý trình cuối đoạn; lớn hơn lý trình đầu.", "Chainage where it ends; greater than the first."),
    "length_m": Label("Chiều dài theo lý trình hoặc hồ sơ; có thể khác chiều dài hình vẽ.", "By chainage or file; may differ from the drawing."),
    "lanes": Label("Tổng số làn cơ giới cả hai chiều.", "Motor lanes of both directions together."),
    "roadbed_width_m": Label("Bề rộng nền đường, kể cả lề.", "Width of the roadbed with its shoulders."),
    "carriageway_width_m": Label("Bề rộng phần xe chạy (lòng đường).", "Width of the part that is driven on."),
    "pavement_width_m": Label("Tổng bề rộng vỉa hè hai bên.", "Pavements of both sides together."),
    "surface": Label("Ví dụ: bê tông nhựa, bê tông xi măng, cấp phối.", "Such as asphalt concrete, cement concrete, gravel."),
    "built_year": Label("Năm đưa vào khai thác.", "Year it was opened."),
    "condition": Label("Tình trạng theo lần kiểm tra gần nhất.", "As the latest inspection found it."),
    "manager": Label("Đơn vị quản lý, bảo trì đoạn này.", "Body that maintains it."),
    "row_planned_m": Label("Theo đồ án đang có hiệu lực; ranh là lớp Chỉ giới đường đỏ.", "By the plan in force; the lines are in the layer of red lines."),
    "row_existing_m": Label("Bề rộng đất đường đang sử dụng.", "Width of the land the road uses now."),
    "speed_limit_kmh": Label("Theo biển báo; để trống nếu không cắm biển.", "As signed; empty without a sign."),
    "load_limit_t": Label("Theo biển báo hạn chế tải trọng, tấn.", "As signed, tonnes."),
    "osm_id": Label("Mã của đoạn tương ứng trong OpenStreetMap, để đối chiếu.", "The same road in OpenStreetMap, for comparison."),
}  # fmt: skip

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
    fields=explained(_HELP, (
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
    )),
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
