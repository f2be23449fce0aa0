"""Người, giấy chứng nhận, quyền. Parties, certificates and rights: read by the land office and agencies, masked field
by field; their tables stand in the schema `restricted` (docs/rights.md).
"""

from __future__ import annotations

from cadastre.domain.code_lists import CERTIFICATE_KINDS, PARTY_KINDS, RIGHT_KINDS
from cadastre.layers import field_help
from cadastre.layers.parcels import OWNER
from cadastre.models import Certificate, LandRight, Party
from layers.declaration import (
    INTERNAL,
    PERSONAL,
    Bool,
    Code,
    Coded,
    CodeList,
    Date,
    Field,
    Label,
    LayerSpec,
    Percent,
    Rights,
    Text,
    Uuid,
    explained,
)

OFFICE = Rights(read="reader:land", write="editor:land", approve="approver:land")

KINDS_OF_PARTY = CodeList(
    name="party-kind",
    title=Label("Loại người sử dụng đất", "Kind of party"),
    codes=tuple(Code(code, Label(vi, en)) for code, vi, en in PARTY_KINDS),
)
KINDS_OF_CERTIFICATE = CodeList(
    name="certificate-kind",
    title=Label("Loại giấy chứng nhận", "Kind of certificate"),
    codes=tuple(Code(code, Label(vi, en)) for code, vi, en in CERTIFICATE_KINDS),
)
KINDS_OF_RIGHT = CodeList(
    name="land-right-kind",
    title=Label("Loại quyền", "Kind of right"),
    codes=tuple(Code(code, Label(vi, en)) for code, vi, en in RIGHT_KINDS),
)

PARTIES = LayerSpec(
    name="parties",
    model=Party,
    title=Label("Người sử dụng đất", "Parties"),
    description=Label(
        "Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất; dữ liệu cá nhân.",
        "Land users and owners of assets on land; personal data.",
    ),
    theme="cadastre",
    owner=OWNER,
    fields=explained(
        field_help.PARTIES,
        (
            Field(
                "name",
                Text(),
                Label("Họ và tên, tên gọi", "Name"),
                aliases=("HoTen", "TenChu", "Ten"),
                required=True,
                sensitivity=PERSONAL,
                search=True,
            ),
            Field(
                "kind",
                Coded(codes=KINDS_OF_PARTY),
                Label("Loại đối tượng", "Kind"),
                aliases=("KyHieuDoiTuong", "MaDoiTuong"),
                required=True,
            ),
            Field(
                "identity_number",
                Text(max_length=20),
                Label("Số định danh, số CCCD", "Identity number"),
                aliases=("SoDinhDanh", "SoGiayTo", "CCCD"),
                sensitivity=PERSONAL,
            ),
            Field(
                "born_on",
                Date(),
                Label("Ngày sinh", "Date of birth"),
                aliases=("NgaySinh",),
                sensitivity=PERSONAL,
            ),
            Field(
                "address",
                Text(),
                Label("Địa chỉ liên hệ", "Address"),
                aliases=("DiaChi",),
                sensitivity=PERSONAL,
            ),
            Field(
                "phone",
                Text(max_length=30),
                Label("Số điện thoại", "Telephone"),
                aliases=("DienThoai",),
                sensitivity=PERSONAL,
            ),
        ),
    ),
    rights=OFFICE,
    draw_order=340,
    title_fields=("name",),
)

CERTIFICATES = LayerSpec(
    name="certificates",
    model=Certificate,
    title=Label("Giấy chứng nhận", "Certificates"),
    description=Label(
        "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất đã cấp.",
        "Certificates of land use and of ownership of assets on land that were issued.",
    ),
    theme="cadastre",
    owner=OWNER,
    fields=explained(
        field_help.CERTIFICATES,
        (
            Field(
                "serial",
                Text(max_length=40),
                Label("Số phát hành", "Serial"),
                aliases=("SoPhatHanh",),
                required=True,
                sensitivity=PERSONAL,
                search=True,
            ),
            Field(
                "barcode",
                Text(max_length=40),
                Label("Mã vạch", "Barcode"),
                aliases=("MaVach",),
                sensitivity=PERSONAL,
            ),
            Field(
                "book_number",
                Text(max_length=40),
                Label("Số vào sổ", "Book number"),
                aliases=("SoVaoSo",),
                sensitivity=PERSONAL,
            ),
            Field(
                "kind",
                Coded(codes=KINDS_OF_CERTIFICATE),
                Label("Loại giấy chứng nhận", "Kind"),
                aliases=("LoaiGCN",),
            ),
            Field("issued_on", Date(), Label("Ngày cấp", "Issued on"), aliases=("NgayCap",)),
            Field("issuer", Text(max_length=160), Label("Cơ quan cấp", "Issuer"), aliases=("CoQuanCap",)),
            Field("cancelled_on", Date(), Label("Ngày hủy, thu hồi", "Cancelled on"), aliases=("NgayHuy",)),
        ),
    ),
    rights=OFFICE,
    draw_order=350,
    title_fields=("serial",),
)

LAND_RIGHTS = LayerSpec(
    name="land_rights",
    model=LandRight,
    title=Label("Quyền đối với thửa đất", "Land rights"),
    description=Label(
        "Quyền của từng người đối với từng thửa đất, theo giấy chứng nhận.",
        "What right each party has to each parcel, on which certificate.",
    ),
    theme="cadastre",
    owner=OWNER,
    fields=explained(
        field_help.LAND_RIGHTS,
        (
            Field("parcel", Uuid(), Label("Thửa đất", "Parcel"), required=True),
            Field("party", Uuid(), Label("Người có quyền", "Party"), required=True),
            Field("certificate", Uuid(), Label("Giấy chứng nhận", "Certificate")),
            Field(
                "kind",
                Coded(codes=KINDS_OF_RIGHT, strict=True),
                Label("Loại quyền", "Kind of right"),
                required=True,
            ),
            Field("share_pct", Percent(), Label("Tỷ lệ", "Share"), aliases=("TyLeSoHuu",)),
            Field(
                "mortgaged",
                Bool(),
                Label("Đang thế chấp", "Mortgaged"),
                aliases=("DangTheChap",),
                sensitivity=PERSONAL,
            ),
            Field("since", Date(), Label("Từ ngày", "Since"), aliases=("TuNgay",)),
            Field("until", Date(), Label("Đến ngày", "Until"), aliases=("DenNgay",)),
            Field(
                "basis",
                Text(max_length=160),
                Label("Căn cứ", "Basis"),
                aliases=("CanCu",),
                sensitivity=INTERNAL,
            ),
        ),
    ),
    rights=OFFICE,
    draw_order=360,
    title_fields=("kind",),
    describes=("parcels", "parcel"),
)
