"""Thửa đất và mục đích sử dụng. Parcels, and the land uses of each."""

from __future__ import annotations

from cadastre.domain.code_lists import ORIGINS_OF_USE
from cadastre.domain.land_use import CLASSIFIED_LAND_USES, LAND_USES, OTHER_NAMES, USE_SEPARATOR
from cadastre.layers import field_help
from cadastre.layers.levels import CADASTRAL_LEVELS
from cadastre.models import Parcel, ParcelLandUse
from layers.declaration import (
    MIXED,
    OTHER,
    PERSONAL,
    Area,
    BaseMapCheck,
    Bool,
    Code,
    Coded,
    CodeList,
    Date,
    Derive,
    Field,
    Generalised,
    GeometrySpec,
    Label,
    LayerSpec,
    Rights,
    RowsOf,
    Text,
    Uuid,
    VectorTiles,
    explained,
    geohash_inside,
    inside_city,
    inside_unit,
    locked,
    min_area,
    min_width,
    no_gap,
    no_overlap,
    province_min_area,
    province_min_width,
    shared_vertices,
    unique_warn,
    valid_geometry,
)

OWNER = Label("Sở Nông nghiệp và Môi trường", "Department of Agriculture and Environment")

LAND_USE_CODES = CodeList(
    name="land-use",
    title=Label("Loại đất", "Land use"),
    codes=tuple(
        Code(code, Label(vi, en), group, "", former, OTHER_NAMES.get(code, ()))
        for code, vi, en, group, former in LAND_USES
    ),
    legal_source="TT 08/2024/TT-BTNMT",
)
#: Groups of the land-use codes (Land Law 2024, Art. 9); the colours are ours, read over the light and the dark map.
LAND_USE_GROUPS = CodeList(
    name="land-use-group",
    title=Label("Nhóm loại đất", "Group of land use"),
    codes=(
        Code("OTC", Label("Đất ở", "Residential land"), colour="#e58fb6"),
        Code(
            MIXED,
            Label("Nhiều nhóm mục đích trên một thửa", "Several groups of use on a parcel"),
            colour="#e0b23c",
        ),
        Code("CSK", Label("Đất sản xuất, kinh doanh phi nông nghiệp", "Business land"), colour="#d9773f"),
        Code("TSC", Label("Đất trụ sở cơ quan", "State offices"), colour="#b8434e"),
        Code("DSN", Label("Đất công trình sự nghiệp", "Public service buildings"), colour="#7d68c4"),
        Code("CCC", Label("Đất sử dụng vào mục đích công cộng", "Land of public purposes"), colour="#8f9a94"),
        Code("TTN", Label("Đất tôn giáo, tín ngưỡng", "Religion and belief"), colour="#946a3a"),
        Code("NTD", Label("Đất nghĩa trang, nhà tang lễ", "Cemetery"), colour="#5f6f68"),
        Code("NNP", Label("Đất nông nghiệp", "Agricultural land"), colour="#a9c34a"),
        Code("TVC", Label("Đất có mặt nước chuyên dùng", "Water bodies"), colour="#5fa9d6"),
        Code("PNK", Label("Đất phi nông nghiệp khác", "Other non-agricultural land"), colour="#b39b86"),
        Code("CSD", Label("Đất chưa sử dụng", "Unused land"), colour="#cfc7a4"),
        Code(OTHER, Label("Chưa rõ loại đất", "Use not known"), colour="#a8a8a8"),
    ),
    legal_source="Luật Đất đai 2024, Điều 9",
)
HOLDER_KINDS = CodeList(
    name="holder-kind",
    title=Label("Loại đối tượng sử dụng đất", "Kind of land user"),
    codes=(
        Code("CNV", Label("Cá nhân", "Individual")),
        Code("CDS", Label("Cộng đồng dân cư", "Community")),
        Code("TKT", Label("Tổ chức kinh tế", "Economic organisation")),
        Code("TCN", Label("Cơ quan nhà nước", "State agency")),
        Code("TSN", Label("Đơn vị sự nghiệp công lập", "Public service unit")),
    ),
)
TERM_KINDS = CodeList(
    name="land-use-term",
    title=Label("Thời hạn sử dụng", "Term of use"),
    codes=(
        Code("long_term", Label("Lâu dài", "Long-term")),
        Code("fixed", Label("Có thời hạn", "Fixed term")),
    ),
)

ORIGINS = CodeList(
    name="land-use-origin",
    title=Label("Nguồn gốc sử dụng đất", "Origin of land use"),
    codes=tuple(Code(code, Label(vi, en)) for code, vi, en in ORIGINS_OF_USE),
    legal_source="TT 24/2014/TT-BTNMT",
)

#: Land of defence and security is shown to its own officers only.
NOT_CLASSIFIED = (
    f"NOT string_to_array(land_use_codes, '{USE_SEPARATOR}') && ARRAY{sorted(CLASSIFIED_LAND_USES)}"
)
#: The same of what describes a parcel through its link `parcel`.
OF_SHOWN_PARCEL = (
    "EXISTS (SELECT 1 FROM parcels AS whole "  # noqa: S608 - constants of this module
    f"WHERE whole.id = parcel_id AND {NOT_CLASSIFIED})"
)

PARCELS = LayerSpec(
    name="parcels",
    model=Parcel,
    title=Label("Thửa đất", "Parcels"),
    description=Label(
        "Thửa đất trên bản đồ địa chính đang có hiệu lực.", "Parcels of the cadastral map that are in force."
    ),
    theme="cadastre",
    owner=OWNER,
    geometry=GeometrySpec("MultiPolygon", map_scales=(200, 500, 1000, 2000, 5000), tolerance_m=0.07),
    fields=explained(
        field_help.PARCELS,
        (
            Field(
                "national_id",
                Text(max_length=12),
                Label("Mã định danh thửa đất", "National parcel id"),
                aliases=("MaThuaDat", "MaDinhDanh"),
                tile=True,
                search=True,
                description=Label(
                    "12 ký tự GeoHash (TT 19/2026/TT-BNNMT Điều 11)",
                    "12-character GeoHash (Circular 19/2026)",
                ),
            ),
            Field(
                "ward_code",
                Text(max_length=5),
                Label("Mã xã/phường", "Ward code"),
                aliases=("MaXa", "XAID"),
                tile=True,
            ),
            Field(
                "ward_name",
                Text(max_length=120),
                Label("Xã/phường", "Ward"),
                aliases=("TenXa", "DIADANH"),
                search=True,
            ),
            Field(
                "sheet_number",
                Text(max_length=12),
                Label("Số tờ", "Sheet number"),
                aliases=("SHBANDO", "SoHieuToBanDo", "SoTo", "SOTO"),
                required=True,
                tile=True,
            ),
            Field(
                "parcel_number",
                Text(max_length=12),
                Label("Số thửa", "Parcel number"),
                aliases=("SHTHUA", "SoThuTuThua", "SoThua", "SOTHUA"),
                required=True,
                tile=True,
            ),
            Field(
                "old_ward_code",
                Text(max_length=5),
                Label("Mã xã cũ", "Former ward code"),
                aliases=("MaXaCu",),
            ),
            Field(
                "old_ward_name",
                Text(max_length=120),
                Label("Xã/phường cũ", "Former ward"),
                aliases=("TenXaCu",),
            ),
            Field(
                "old_sheet_number",
                Text(max_length=12),
                Label("Số tờ cũ", "Former sheet number"),
                aliases=("SoHieuToBanDoCu", "SOHIEUTOBANDOCU"),
            ),
            Field(
                "old_parcel_number",
                Text(max_length=12),
                Label("Số thửa cũ", "Former parcel number"),
                aliases=("SoThuTuThuaCu", "SOTHUTUTHUACU"),
            ),
            Field(
                "address",
                Text(),
                Label("Địa chỉ thửa đất", "Address"),
                aliases=("DiaChi", "DiaChiThuaDat", "DIACHITHUADAT"),
                search=True,
            ),
            Field(
                "official_area_m2",
                Area(),
                Label("Diện tích pháp lý", "Official area"),
                aliases=("DienTichPhapLy", "DIENTICHPHAPLY", "DIENTICH", "DienTich"),
                tile=True,
            ),
            Field(
                "computed_area_m2",
                Area(decimals=4),
                Label("Diện tích tính toán", "Computed area"),
                aliases=("SHAPE_Area",),
                derive=Derive("plane_area"),
                description=Label(
                    "Diện tích phẳng trong hệ tọa độ của bản ghi nguồn.",
                    "Plane area in the CRS of the source record.",
                ),
            ),
            Field(
                "land_use_codes",
                Coded(codes=LAND_USE_CODES, separator=USE_SEPARATOR),
                Label("Loại đất", "Land use"),
                aliases=("KHLOAIDAT", "KyHieuMucDichSuDung", "LoaiDat", "MDSD"),
                tile=True,
            ),
            Field(
                "parcel_kind",
                Text(max_length=20),
                Label("Loại thửa", "Parcel kind"),
                aliases=("LOAITHUADAT",),
            ),
            Field(
                "holder_name",
                Text(),
                Label("Người sử dụng đất", "Land user"),
                aliases=("TENCHU", "TenChu", "owner_ref"),
                sensitivity=PERSONAL,
            ),
            Field(
                "holder_kind",
                Coded(codes=HOLDER_KINDS),
                Label("Loại đối tượng sử dụng", "Kind of land user"),
                aliases=("KyHieuDoiTuong", "MaDoiTuong"),
            ),
            Field(
                "certificate_issued",
                Bool(),
                Label("Đã cấp giấy chứng nhận", "Certificate issued"),
                aliases=("DaCapGCN",),
            ),
            Field(
                "certificate_serial",
                Text(max_length=40),
                Label("Số phát hành GCN", "Certificate serial"),
                aliases=("SOPHATHANH",),
                sensitivity=PERSONAL,
            ),
            Field("in_dispute", Bool(), Label("Đang tranh chấp", "In dispute"), aliases=("DANGTRANHCHAP",)),
            Field("blocked", Bool(), Label("Đang ngăn chặn", "Blocked"), aliases=("NGANCHAN",)),
            Field("restriction_note", Text(), Label("Hạn chế", "Restriction"), aliases=("HANCHE",)),
            Field(
                "survey_method",
                Text(max_length=60),
                Label("Phương pháp đo", "Survey method"),
                aliases=("PhuongPhapDo",),
            ),
            Field("survey_date", Date(), Label("Ngày đo", "Survey date"), aliases=("NgayDo",)),
            Field("survey_document", Uuid(), Label("Tài liệu đo đạc", "Survey document")),
        ),
    ),
    rules=(
        valid_geometry(),
        inside_city(),
        no_overlap(within_m=0.0, min_area_m2=0.0),
        no_gap(narrower_than_m=0.3, hole_below_m2=2.0),
        shared_vertices(within_m=0.01),
        inside_unit("ward_code"),
        min_area(at_least_m2=0.1),  # less is recorded as 0.0 m²
        min_width(at_least_m=0.1),
        province_min_area(),
        province_min_width(),
        unique_warn("ward_code", "sheet_number", "parcel_number"),
        geohash_inside("national_id"),
        locked(fields=("blocked",)),
    ),
    rights=Rights(read="public", write="editor:land", approve="approver:land"),
    tiles=VectorTiles(
        min_zoom=15,
        max_zoom=19,
        label="parcel_number",
        generalised=Generalised(
            first_zoom=11, by="land_use_codes", field="land_use_group", groups=LAND_USE_GROUPS
        ),
    ),
    style="cadastre.parcel",
    map_group="cadastre",
    draw_order=300,
    title_fields=("parcel_number", "sheet_number", "ward_name"),
    extract_theme="parcel",
    drawing=CADASTRAL_LEVELS,
    base_map_check=BaseMapCheck(against="basemap_water", measure="boundary_in_water"),
    public_where=NOT_CLASSIFIED,
)

LAND_USES_OF_PARCEL = LayerSpec(
    name="parcel_land_uses",
    model=ParcelLandUse,
    title=Label("Mục đích sử dụng đất của thửa", "Land uses of a parcel"),
    description=Label(
        "Một thửa có thể có nhiều mục đích, mỗi mục đích có diện tích và thời hạn riêng.",
        "A parcel may have several uses, each with its own area and term.",
    ),
    theme="cadastre",
    owner=OWNER,
    fields=explained(
        field_help.LAND_USES,
        (
            Field("parcel", Uuid(), Label("Thửa đất", "Parcel"), required=True),
            Field(
                "land_use_code",
                Coded(codes=LAND_USE_CODES),
                Label("Mã loại đất", "Land-use code"),
                aliases=("MUCDICHSUDUNG", "LoaiDat"),
                required=True,
            ),
            Field(
                "planned_use_code",
                Coded(codes=LAND_USE_CODES),
                Label("Loại đất theo quy hoạch", "Planned use"),
            ),
            Field("area_m2", Area(), Label("Diện tích", "Area"), aliases=("DIENTICH",)),
            Field("shared_use", Bool(), Label("Sử dụng chung", "Shared use"), aliases=("SUDUNGCHUNG",)),
            Field(
                "origin_of_use",
                Coded(codes=ORIGINS),
                Label("Nguồn gốc sử dụng", "Origin of use"),
                aliases=("NGUONGOC",),
            ),
            Field("term_kind", Coded(codes=TERM_KINDS), Label("Thời hạn", "Term"), aliases=("THOIHAN",)),
            Field("term_from", Date(), Label("Sử dụng từ", "Used from"), aliases=("TUNGAY",)),
            Field("term_to", Date(), Label("Sử dụng đến", "Used until"), aliases=("DENNGAY",)),
        ),
    ),
    rights=Rights(read="public", write="editor:land", approve="approver:land"),
    draw_order=310,
    title_fields=("land_use_code",),
    rows_of=RowsOf(
        layer="parcels",
        text="land_use_codes",
        separator=USE_SEPARATOR,
        code="land_use_code",
        link="parcel",
        amount=("area_m2", "official_area_m2"),
    ),
    public_where=OF_SHOWN_PARCEL,
    shown_by=("parcels",),
)
