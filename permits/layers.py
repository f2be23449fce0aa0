"""Layers of the permit register."""

from __future__ import annotations

from django.conf import settings

from cadastre.layers import PARCELS
from layers.declaration import (
    PERSONAL,
    Area,
    Code,
    Coded,
    CodeList,
    Date,
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
    explained,
    inside_city,
    min_area,
    unique_warn,
    valid_geometry,
)
from permits.domain.kinds import KINDS
from permits.domain.statuses import OF_PERMIT, STATUSES
from permits.models import BuildingPermit

PERMIT_KINDS = CodeList(
    name="permit-kind",
    title=Label("Loại giấy phép xây dựng", "Kind of permit"),
    codes=tuple(Code(code, Label(vi, en)) for code, vi, en in KINDS),
    legal_source="NĐ 217/2026/NĐ-CP",
)
PERMIT_STATUSES = CodeList(
    name="permit-status",
    title=Label("Tình trạng giấy phép", "Permit status"),
    codes=tuple(Code(code, Label(vi, en)) for code, vi, en in STATUSES if code in OF_PERMIT),
    legal_source="NĐ 217/2026/NĐ-CP",
)

#: The day in the city; connections to the database count in UTC.
_TODAY = f"(now() AT TIME ZONE '{settings.TIME_ZONE}')::date"

#: What the form says under each field.
_HELP = {
    "permit_number": Label("Số và ký hiệu trên giấy phép, ví dụ 12/GPXD.", "Number on the permit, such as 12/GPXD."),
    "permit_kind": Label("Chọn trong danh mục, theo NĐ 217/2026/NĐ-CP.", "From the list, by Decree 217/2026."),
    "status": Label("Tình trạng hiện nay của giấy phép.", "How the permit stands today."),
    "issued_on": Label("Ngày ký giấy phép.", "Day it was signed."),
    "expires_on": Label("Ngày giấy phép hết hạn, tính cả gia hạn.", "Day it ends, extensions included."),
    "issuer": Label("Cơ quan ký giấy phép.", "Body that signed it."),
    "work_name": Label("Tên công trình ghi trên giấy phép; không ghi tên người.", "Work as the permit names it; without names of persons."),
    "work_kind": Label("Loại công trình ghi trên giấy phép, ví dụ nhà ở riêng lẻ.", "As the permit says, such as detached house."),
    "work_class": Label("Cấp công trình: I, II, III, IV hoặc đặc biệt.", "Class I, II, III, IV or special."),
    "parcel": Label("Thửa được xây dựng.", "Parcel of the work."),
    "parcel_version": Label("Phiên bản của thửa khi cấp phép; không sửa khi thửa đổi sau đó.", "Version of the parcel at the time; stays when the parcel changes."),
    "plan_code": Label("Đồ án đã căn cứ khi cấp phép.", "Plan that the permit rests on."),
    "zone_code": Label("Ô, lô của đồ án đó.", "Zone of that plan."),
    "address": Label("Số nhà, đường nơi xây dựng.", "House number and street of the site."),
    "investor_name": Label("Như trên giấy phép. Dữ liệu cá nhân, không công khai.", "As on the permit. Personal, not public."),
    "investor_address": Label("Nơi thường trú hoặc trụ sở. Dữ liệu cá nhân, không công khai.", "Residence or seat. Personal, not public."),
    "floor_area_m2": Label("Tổng diện tích sàn các tầng, kể cả tầng hầm nếu giấy phép tính.", "All storeys, basements where the permit counts them."),
    "ground_floor_area_m2": Label("Diện tích xây dựng tầng một.", "Built area of the ground floor."),
    "storeys": Label("Số tầng trên mặt đất.", "Storeys above ground."),
    "basements": Label("Số tầng hầm, bán hầm; 0 nếu không có.", "Basements and half-basements; 0 if none."),
    "height_m": Label("Chiều cao ghi trên giấy phép, tới đỉnh mái.", "Height that the permit states, to the top of the roof."),
    "site_coverage_pct": Label("Diện tích xây dựng trên diện tích lô đất.", "Built area over the area of the plot."),
    "far": Label("Tổng diện tích sàn trên diện tích lô đất.", "Floor area over the area of the plot."),
    "ground_level_m": Label("Cốt nền tầng một so với mốc ghi trên giấy phép.", "Ground-floor level above the datum of the permit."),
    "setback_m": Label("Khoảng lùi trước tính từ chỉ giới đường đỏ.", "Front setback from the red line."),
    "red_line": Label("Chỉ giới đường đỏ như giấy phép ghi, ví dụ cách tim đường 8 m.", "Red line in the words of the permit, such as 8 m from the centre line of the road."),
    "building_line": Label("Chỉ giới xây dựng như giấy phép ghi, ví dụ lùi 3 m so với chỉ giới đường đỏ.", "Building line in the words of the permit, such as 3 m behind the red line."),
    "work_count": Label("Số công trình nếu giấy phép cấp cho dự án, nhóm công trình.", "How many works, for a project or a group of works."),
    "works_case": Label("Hồ sơ đã cấp có danh sách các công trình; hệ thống ghi khi cấp phép.", "The granted case that lists the works; noted by the system."),
    "published_until": Label("Sau ngày này giấy phép không còn hiện cho người dân.", "After this day the public no longer sees the permit."),
}  # fmt: skip

BUILDING_PERMITS = LayerSpec(
    name="building_permits",
    model=BuildingPermit,
    title=Label("Giấy phép xây dựng", "Building permits"),
    description=Label(
        "Giấy phép đã cấp với đường bao công trình; không công khai thông tin cá nhân.",
        "Issued permits with the footprint of the work; personal data are not public.",
    ),
    theme="permits",
    owner=Label("Sở Xây dựng; UBND phường, xã", "Department of Construction; ward committees"),
    geometry=GeometrySpec("MultiPolygon", map_scales=(500,), tolerance_m=0.1),
    fields=explained(_HELP, (
        Field("permit_number", Text(max_length=60), Label("Số giấy phép", "Permit number"), aliases=("soGPXD",), required=True, tile=True, search=True),
        Field("permit_kind", Coded(codes=PERMIT_KINDS), Label("Loại giấy phép", "Kind"), required=True, tile=True),
        Field("status", Coded(codes=PERMIT_STATUSES, strict=True), Label("Tình trạng", "Status"), required=True, tile=True),
        Field("issued_on", Date(), Label("Ngày cấp", "Issued on"), aliases=("ngayCap",), tile=True),
        Field("expires_on", Date(), Label("Ngày hết hạn", "Expires on")),
        Field("issuer", Text(max_length=160), Label("Cơ quan cấp", "Issuer"), aliases=("coQuanCap",)),
        Field("work_name", Text(), Label("Tên công trình", "Work"), aliases=("tenCongTrinh",)),
        Field("work_kind", Text(max_length=60), Label("Loại công trình", "Kind of work"), aliases=("loaiCongTrinh",)),
        Field("work_class", Text(max_length=20), Label("Cấp công trình", "Class of work"), aliases=("capCongTrinh",)),
        Field("parcel", Uuid(layer="parcels"), Label("Thửa đất", "Parcel")),
        Field("parcel_version", Int(minimum=1), Label("Phiên bản thửa đất", "Parcel version")),
        Field("plan_code", Text(max_length=30), Label("Mã hồ sơ quy hoạch", "Plan code")),
        Field("zone_code", Text(max_length=40), Label("Ký hiệu ô quy hoạch", "Zone code")),
        Field("address", Text(), Label("Địa điểm xây dựng", "Site"), aliases=("diaDiem",), search=True),
        Field("investor_name", Text(), Label("Chủ đầu tư", "Investor"), aliases=("chuDauTu",), sensitivity=PERSONAL),
        Field("investor_address", Text(), Label("Địa chỉ chủ đầu tư", "Investor's address"), sensitivity=PERSONAL),
        Field("floor_area_m2", Area(), Label("Tổng diện tích sàn", "Floor area"), aliases=("tongDienTichSan",)),
        Field("ground_floor_area_m2", Area(), Label("Diện tích tầng một", "Ground-floor area")),
        Field("storeys", Int(minimum=0, maximum=200), Label("Số tầng", "Storeys"), aliases=("soTang",), tile=True),
        Field("basements", Int(minimum=0, maximum=20), Label("Số tầng hầm", "Basements"), aliases=("soTangHam",)),
        Field("height_m", Length(), Label("Chiều cao tối đa", "Height"), aliases=("chieuCao",)),
        Field("site_coverage_pct", Percent(), Label("Mật độ xây dựng", "Site coverage"), aliases=("matDoXayDung",)),
        Field("far", Real(minimum=0), Label("Hệ số sử dụng đất", "Floor-area ratio"), aliases=("heSoSuDungDat",)),
        Field("ground_level_m", Real(unit="m"), Label("Cốt nền", "Ground level"), aliases=("cotNen",)),
        Field("setback_m", Length(), Label("Khoảng lùi", "Setback"), aliases=("khoangLui",)),
        Field("red_line", Text(), Label("Chỉ giới đường đỏ", "Red line"), aliases=("chiGioiDuongDo", "CGDD")),
        Field("building_line", Text(), Label("Chỉ giới xây dựng", "Building line"), aliases=("chiGioiXayDung", "CGXD")),
        Field("work_count", Int(minimum=1, maximum=1000), Label("Số công trình", "Number of works"), aliases=("soCongTrinh",)),
        Field("works_case", Uuid(), Label("Hồ sơ kê các công trình", "Case of the works")),
        Field("published_until", Date(), Label("Công khai đến", "Public until")),
    )),
    rules=(valid_geometry(), inside_city(), min_area(at_least_m2=0.1), unique_warn("permit_number")),
    rights=Rights(read="public", write="editor:permits", approve="approver:permits"),
    tiles=VectorTiles(min_zoom=15, max_zoom=19, label="permit_number"),
    style="permits.building_permit",
    map_group="permits",
    draw_order=500,
    title_fields=("permit_number",),
    extract_theme="permits",
    public_where=(
        f"(published_until IS NULL OR published_until >= {_TODAY}) AND NOT EXISTS ("  # noqa: S608 - constants
        f"SELECT 1 FROM parcels AS ground WHERE ground.id = parcel AND NOT ({PARCELS.public_where}))"
    ),
    shown_by=("parcels",),
)  # fmt: skip

LAYERS = [BUILDING_PERMITS]
