"""Danh mục mã địa chính. Code lists of the cadastre besides the land uses, as data: (code, Vietnamese, English).

Origins of use and kinds of certificate are open lists: what another register calls otherwise stays as delivered and
is reported, for certificates of every law since 1987 are in people's hands.
"""

from __future__ import annotations

Entry = tuple[str, str, str]

#: Origin of use as cadastral books abbreviate it.
ORIGINS_OF_USE: tuple[Entry, ...] = (
    (
        "DG-KTT",
        "Nhà nước giao đất không thu tiền sử dụng đất",
        "Allocated by the State without land-use fee",
    ),
    ("DG-CTT", "Nhà nước giao đất có thu tiền sử dụng đất", "Allocated by the State with land-use fee"),
    (
        "DT-TML",
        "Nhà nước cho thuê đất trả tiền một lần",
        "Leased from the State, rent paid once for the whole term",
    ),
    ("DT-THN", "Nhà nước cho thuê đất trả tiền hằng năm", "Leased from the State, rent paid yearly"),
    (
        "CNQ-KTT",
        "Công nhận quyền sử dụng đất như giao đất không thu tiền sử dụng đất",
        "Recognised as if allocated without land-use fee",
    ),
    (
        "CNQ-CTT",
        "Công nhận quyền sử dụng đất như giao đất có thu tiền sử dụng đất",
        "Recognised as if allocated with land-use fee",
    ),
)

#: Kinds of certificate, oldest law first.
CERTIFICATE_KINDS: tuple[Entry, ...] = (
    ("land_use", "Giấy chứng nhận quyền sử dụng đất", "Certificate of land use"),
    (
        "house_and_land_use",
        "Giấy chứng nhận quyền sở hữu nhà ở và quyền sử dụng đất ở",
        "Certificate of house ownership and residential land use",
    ),
    ("house", "Giấy chứng nhận quyền sở hữu nhà ở", "Certificate of house ownership"),
    ("works", "Giấy chứng nhận quyền sở hữu công trình xây dựng", "Certificate of ownership of works"),
    (
        "land_house_assets",
        "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất",
        "Certificate of land use, house ownership and other assets on land (2009)",
    ),
    (
        "land_assets",
        "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
        "Certificate of land use and ownership of assets on land (2024)",
    ),
)

#: Who may hold a right: as the user kinds of parcels, with the household and the couple of the registers of persons.
PARTY_KINDS: tuple[Entry, ...] = (
    ("CNV", "Cá nhân", "Individual"),
    ("HGD", "Hộ gia đình", "Household"),
    ("VC", "Vợ chồng", "Couple"),
    ("CDS", "Cộng đồng dân cư", "Community"),
    ("TKT", "Tổ chức kinh tế", "Economic organisation"),
    ("TCN", "Cơ quan nhà nước", "State agency"),
    ("TSN", "Đơn vị sự nghiệp công lập", "Public service unit"),
)

RIGHT_KINDS: tuple[Entry, ...] = (
    ("use", "Quyền sử dụng đất", "Land use"),
    ("ownership", "Quyền sở hữu tài sản gắn liền với đất", "Ownership of assets on the land"),
    ("lease", "Quyền thuê đất", "Lease"),
    ("mortgage", "Quyền của bên nhận thế chấp", "Mortgage"),
    ("easement", "Quyền đối với thửa đất liền kề", "Easement over adjoining land"),
)

RESTRICTION_KINDS: tuple[Entry, ...] = (
    ("block", "Ngăn chặn giao dịch", "Block on transactions"),
    ("dispute", "Tranh chấp", "Dispute"),
    ("restriction", "Hạn chế quyền", "Restriction of rights"),
)

SURVEY_KINDS: tuple[Entry, ...] = (
    ("total_station", "Toàn đạc điện tử", "Total station"),
    ("gnss", "Định vị vệ tinh (GNSS)", "Satellite positioning (GNSS)"),
    ("digitised", "Số hóa bản đồ giấy", "Digitised from paper"),
    ("photo", "Ảnh hàng không, UAV", "Aerial images"),
    ("other", "Cách khác", "Other"),
)


def origin_name(value: str, lang: str) -> str:
    """What an origin of use is called; a text that is no code stays as it was delivered.

    >>> origin_name("DT-THN", "en"), origin_name("Được tặng cho", "vi")
    ('Leased from the State, rent paid yearly', 'Được tặng cho')
    """
    for code, vi, en in ORIGINS_OF_USE:
        if code == value:
            return en if lang == "en" else vi
    return value
