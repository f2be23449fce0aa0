"""Layers of the kernel: administrative units and the base map.

The kernel lies below `layers`, so it is handed the declaration words instead of importing them (`layers.registry`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.models import Building, Contour, ControlPoint, LandCover, Place, Road, Water, Waterway
from geo.models.admin_units import AdminUnit

if TYPE_CHECKING:
    from layers import declaration
    from layers.spec import LayerSpec


def declare(kit: declaration) -> list[LayerSpec]:  # type: ignore[valid-type]
    """Declare wards and the base layers with the words in `kit`."""
    return [_wards(kit), *_base_lines(kit), *_base_areas(kit), *_base_points(kit)]


def _owner(kit: declaration) -> object:
    return kit.Label("Sở Nông nghiệp và Môi trường", "Department of Agriculture and Environment")


def _name_fields(kit: declaration, *, tile: bool = True) -> list[object]:
    return [
        kit.Field(
            "name",
            kit.Text(max_length=200),
            kit.Label("Tên", "Name"),
            aliases=("ten", "tenDoiTuong"),
            tile=tile,
            search=True,
        ),
    ]


def _wards(kit: declaration) -> LayerSpec:
    label = kit.Label
    return kit.LayerSpec(
        name="wards",
        model=AdminUnit,
        title=label("Đơn vị hành chính", "Administrative units"),
        description=label(
            "Phường, xã, đặc khu theo từng thời kỳ; mã được dùng lại nên khóa là (mã, ngày hiệu lực).",
            "Wards and communes by period; codes were reused, so the key is (code, effective date).",
        ),
        theme="administration",
        owner=label("Sở Nội vụ", "Department of Home Affairs"),
        geometry=kit.GeometrySpec("MultiPolygon", map_scales=(5000, 10000), tolerance_m=2.5),
        fields=(
            kit.Field(
                "code",
                kit.Text(max_length=5),
                label("Mã đơn vị", "Unit code"),
                aliases=("MaXa", "maDVHC"),
                required=True,
                tile=True,
            ),
            kit.Field(
                "name", kit.Text(max_length=120), label("Tên", "Name"), required=True, tile=True, search=True
            ),
            kit.Field(
                "name_en",
                kit.Text(max_length=120),
                label("Tên tiếng Anh", "English name"),
                aliases=("nameEn",),
            ),
            kit.Field(
                "full_name",
                kit.Text(max_length=160),
                label("Tên đầy đủ", "Full name"),
                aliases=("fullName",),
                tile=True,
            ),
            kit.Field("kind", kit.Text(max_length=30), label("Loại đơn vị", "Kind"), tile=True),
            kit.Field("level", kit.Text(max_length=12), label("Cấp", "Level"), required=True, tile=True),
            kit.Field("province_code", kit.Text(max_length=2), label("Mã tỉnh/thành", "Province code")),
            kit.Field("province_name", kit.Text(max_length=80), label("Tỉnh/thành phố", "Province")),
            kit.Field("district_name", kit.Text(max_length=80), label("Quận/huyện cũ", "Former district")),
            kit.Field(
                "area_km2_stated",
                kit.Real(unit="km2", minimum=0),
                label("Diện tích công bố", "Stated area"),
                aliases=("areaKm2",),
            ),
            kit.Field("population_stated", kit.Int(minimum=0), label("Dân số công bố", "Stated population")),
            kit.Field("merged_from", kit.Text(max_length=4000), label("Sáp nhập từ", "Merged from")),
            kit.Field("legal_act", kit.Text(max_length=160), label("Văn bản pháp lý", "Legal act")),
        ),
        rules=(kit.valid_geometry(), kit.unique_warn("level", "code", "valid_from")),
        tiles=kit.VectorTiles(min_zoom=9, max_zoom=16, label="name"),
        style="administration.ward",
        map_group="basemap",
        draw_order=80,
        title_fields=("full_name",),
    )


ROAD_CLASSES = (
    ("motorway", "Đường cao tốc", "Motorway"),
    ("trunk", "Quốc lộ, trục chính", "Trunk road"),
    ("primary", "Đường chính đô thị", "Primary road"),
    ("secondary", "Đường liên khu vực", "Secondary road"),
    ("tertiary", "Đường khu vực", "Tertiary road"),
    ("residential", "Đường nội bộ khu dân cư", "Residential street"),
    ("service", "Đường hẻm, đường dịch vụ", "Alley or service road"),
    ("track", "Đường đất", "Track"),
    ("path", "Lối đi bộ, xe đạp", "Path"),
    ("rail", "Đường sắt", "Railway"),
)
WATER_CLASSES = (
    ("sea", "Biển", "Sea"),
    ("river", "Sông", "River"),
    ("canal", "Kênh, rạch", "Canal"),
    ("stream", "Suối", "Stream"),
    ("ditch", "Mương", "Ditch"),
    ("drain", "Cống thoát", "Drain"),
    ("lake", "Hồ", "Lake"),
    ("pond", "Ao, đầm", "Pond"),
    ("reservoir", "Hồ chứa", "Reservoir"),
    ("water", "Mặt nước khác", "Other water"),
)
COVER_CLASSES = (
    ("park", "Công viên, cây xanh", "Park"),
    ("grass", "Thảm cỏ", "Grass"),
    ("forest", "Rừng", "Forest"),
    ("farmland", "Đất canh tác", "Farmland"),
    ("wetland", "Đất ngập nước", "Wetland"),
    ("sand", "Bãi cát", "Sand"),
    ("residential", "Khu dân cư", "Residential area"),
    ("commercial", "Khu thương mại", "Commercial area"),
    ("industrial", "Khu công nghiệp", "Industrial area"),
    ("institution", "Cơ quan, trường, bệnh viện", "Institution"),
    ("recreation", "Thể thao, giải trí", "Recreation"),
    ("cemetery", "Nghĩa trang", "Cemetery"),
    ("transport", "Sân bay, bến cảng, nhà ga", "Transport area"),
    ("construction", "Đất đang xây dựng", "Construction site"),
    ("other", "Khác", "Other"),
)
PLACE_CLASSES = (
    ("city", "Thành phố", "City"),
    ("town", "Thị trấn", "Town"),
    ("suburb", "Quận, phường", "Suburb"),
    ("village", "Làng, ấp", "Village"),
    ("neighbourhood", "Khu phố", "Neighbourhood"),
    ("island", "Đảo", "Island"),
    ("locality", "Địa danh khác", "Locality"),
)


def _codes(kit: declaration, name: str, vi: str, en: str, rows: tuple[tuple[str, str, str], ...]) -> object:
    return kit.Coded(
        codes=kit.CodeList(
            name=name,
            title=kit.Label(vi, en),
            codes=tuple(kit.Code(value, kit.Label(text_vi, text_en)) for value, text_vi, text_en in rows),
        )
    )


def _base_layer(
    kit: declaration, name: str, model: type, title: object, description: object, kind: str, **more: object
) -> LayerSpec:
    """A base-map layer: 1:2000 and 1:5000, tolerance 1 m (QCVN 72:2023: 0.5 mm at map scale)."""
    return kit.LayerSpec(
        name=name,
        model=model,
        title=title,
        description=description,
        theme="basemap",
        owner=_owner(kit),
        geometry=kit.GeometrySpec(kind, map_scales=(2000, 5000), tolerance_m=1.0),
        rules=(kit.valid_geometry(), kit.inside_city()),
        map_group="basemap",
        style=f"basemap.{name.removeprefix('basemap_')}",
        **more,
    )


def _base_lines(kit: declaration) -> list[LayerSpec]:
    label, field = kit.Label, kit.Field
    road_class = _codes(
        kit, "basemap-road-class", "Cấp đường bản đồ nền", "Base-map road class", ROAD_CLASSES
    )
    water_class = _codes(kit, "basemap-water-class", "Loại thủy văn", "Hydrography class", WATER_CLASSES)
    return [
        _base_layer(
            kit, "basemap_roads", Road, label("Đường giao thông (nền)", "Base-map roads"),
            label("Tim đường trên bản đồ nền.", "Road centre lines of the base map."),
            "MultiLineString",
            fields=(
                field("osm_id", kit.Text(max_length=20), label("Mã OSM", "OSM id")),
                *_name_fields(kit),
                field("name_en", kit.Text(max_length=200), label("Tên tiếng Anh", "English name")),
                field("road_class", road_class, label("Cấp đường", "Road class"), aliases=("highway", "fclass"), required=True, tile=True),
                field("ref", kit.Text(max_length=60), label("Số hiệu", "Road number"), tile=True),
                field("oneway", kit.Bool(), label("Một chiều", "One-way")),
                field("bridge", kit.Bool(), label("Cầu", "Bridge"), tile=True),
                field("tunnel", kit.Bool(), label("Hầm", "Tunnel"), tile=True),
                field("layer_order", kit.Int(), label("Thứ tự tầng", "Layer order"), tile=True),
                field("width_m", kit.Length(), label("Bề rộng", "Width")),
            ),
            osm=kit.OsmSource("lines", "highway IS NOT NULL"),
            tiles=kit.VectorTiles(min_zoom=10, label="name"), draw_order=50, title_fields=("name", "ref"),
        ),
        _base_layer(
            kit, "basemap_waterways", Waterway, label("Dòng nước", "Waterways"),
            label("Sông, kênh, rạch vẽ theo tim.", "Rivers and canals drawn as lines."),
            "MultiLineString",
            fields=(*_name_fields(kit), field("waterway_class", water_class, label("Loại dòng nước", "Class"), aliases=("waterway",), required=True, tile=True)),
            osm=kit.OsmSource("lines", "waterway IS NOT NULL"),
            tiles=kit.VectorTiles(min_zoom=11, label="name"), draw_order=25, title_fields=("name",),
        ),
        _base_layer(
            kit, "basemap_contours", Contour, label("Đường bình độ", "Contours"),
            label("Khai báo sẵn, chờ dữ liệu địa hình 1:2000.", "Declared; waits for 1:2000 relief data."),
            "MultiLineString",
            fields=(
                field("elevation_m", kit.Real(unit="m"), label("Độ cao", "Elevation"), aliases=("doCao", "elev"), required=True, tile=True),
                field("contour_kind", kit.Text(max_length=20), label("Loại đường bình độ", "Contour kind"), tile=True),
            ),
            tiles=kit.VectorTiles(min_zoom=13, label="elevation_m"), draw_order=15, title_fields=("elevation_m",),
        ),
    ]  # fmt: skip


def _base_areas(kit: declaration) -> list[LayerSpec]:
    label, field = kit.Label, kit.Field
    water_class = _codes(kit, "basemap-water-class", "Loại thủy văn", "Hydrography class", WATER_CLASSES)
    cover_class = _codes(kit, "basemap-cover-class", "Loại phủ bề mặt", "Land-cover class", COVER_CLASSES)
    return [
        _base_layer(
            kit, "basemap_landcover", LandCover, label("Phủ bề mặt", "Land cover"),
            label("Công viên, rừng, khu dân cư, khu công nghiệp.", "Parks, forests, residential and industrial areas."),
            "MultiPolygon",
            fields=(*_name_fields(kit), field("cover_class", cover_class, label("Loại phủ bề mặt", "Class"), aliases=("landuse",), required=True, tile=True)),
            osm=kit.OsmSource("multipolygons", "landuse IS NOT NULL"),
            tiles=kit.VectorTiles(min_zoom=10), draw_order=10, title_fields=("name",),
        ),
        _base_layer(
            kit, "basemap_water", Water, label("Mặt nước", "Water"),
            label("Sông, hồ, kênh rạch có bề rộng.", "Rivers, lakes and canals with a width."),
            "MultiPolygon",
            fields=(*_name_fields(kit), field("water_class", water_class, label("Loại mặt nước", "Class"), aliases=("natural",), required=True, tile=True)),
            osm=kit.OsmSource("multipolygons", "natural = 'water'"),
            tiles=kit.VectorTiles(min_zoom=8, label="name"), draw_order=20, title_fields=("name",),
        ),
        _base_layer(
            kit, "basemap_buildings", Building, label("Nhà, công trình (nền)", "Base-map buildings"),
            label("Đường bao nhà trên bản đồ nền.", "Building outlines of the base map."),
            "MultiPolygon",
            fields=(
                *_name_fields(kit),
                field("building_class", kit.Text(max_length=40), label("Loại nhà", "Class"), aliases=("building",), tile=True),
                field("storeys", kit.Int(minimum=0, maximum=200), label("Số tầng", "Storeys"), aliases=("soTang", "building:levels")),
                field("height_m", kit.Length(), label("Chiều cao", "Height"), aliases=("height",)),
            ),
            osm=kit.OsmSource("multipolygons", "building IS NOT NULL"),
            tiles=kit.VectorTiles(min_zoom=14), draw_order=40, title_fields=("name",),
        ),
    ]  # fmt: skip


def _base_points(kit: declaration) -> list[LayerSpec]:
    label, field = kit.Label, kit.Field
    place_class = _codes(kit, "basemap-place-class", "Loại địa danh", "Place class", PLACE_CLASSES)
    return [
        _base_layer(
            kit, "basemap_places", Place, label("Địa danh", "Place names"),
            label("Tên địa danh trên bản đồ nền.", "Place names of the base map."),
            "Point",
            fields=(
                *_name_fields(kit),
                field("name_en", kit.Text(max_length=200), label("Tên tiếng Anh", "English name")),
                field("place_class", place_class, label("Loại địa danh", "Class"), aliases=("place",), required=True, tile=True),
                field("population", kit.Int(minimum=0), label("Dân số", "Population")),
            ),
            osm=kit.OsmSource("points", "place IS NOT NULL"),
            tiles=kit.VectorTiles(min_zoom=8, label="name"), draw_order=90, title_fields=("name",),
        ),
        _base_layer(
            kit, "basemap_control_points", ControlPoint, label("Điểm khống chế", "Control points"),
            label("Khai báo sẵn, chờ cơ sở đo đạc của thành phố.", "Declared; waits for the city's survey control."),
            "Point",
            fields=(
                field("number", kit.Text(max_length=40), label("Số hiệu điểm", "Point number"), aliases=("soHieuDiem",), required=True, tile=True),
                field("grade", kit.Text(max_length=30), label("Cấp hạng", "Grade"), tile=True),
                field("elevation_m", kit.Real(unit="m", decimals=3), label("Độ cao", "Elevation"), aliases=("doCao",)),
                field("height_system", kit.Text(max_length=40), label("Hệ độ cao", "Height system")),
                field("monument", kit.Text(max_length=60), label("Loại mốc", "Monument")),
            ),
            tiles=kit.VectorTiles(min_zoom=13, label="number"), draw_order=95, title_fields=("number",),
        ),
    ]  # fmt: skip
