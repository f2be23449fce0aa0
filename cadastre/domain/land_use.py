"""Loại đất. Land-use codes of TT 08/2024/TT-BTNMT, with the codes of older circulars they took over.

Not to be confused with the function of a planning zone (planning law): a parcel ODT may lie in a plan's park.
The list is data of the law as far as it is known; a city corrects it here, in one place.
"""

from __future__ import annotations

#: (code, Vietnamese, English, group, codes of TT 25/2014 and TT 27/2018 that mean it now)
LAND_USES: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("LUC", "Đất chuyên trồng lúa", "Wet rice land", "NNP", ()),
    ("LUK", "Đất trồng lúa còn lại", "Other rice land", "NNP", ("LUN",)),
    ("HNK", "Đất trồng cây hằng năm khác", "Other annual crops", "NNP", ("BHK", "NHK")),
    ("CLN", "Đất trồng cây lâu năm", "Perennial crops", "NNP", ("LNC", "LNQ", "LNK")),
    ("RDD", "Đất rừng đặc dụng", "Special-use forest", "NNP", ("RDN", "RDT")),
    ("RPH", "Đất rừng phòng hộ", "Protection forest", "NNP", ("RPN", "RPT")),
    ("RSX", "Đất rừng sản xuất", "Production forest", "NNP", ("RSN", "RST")),
    ("NTS", "Đất nuôi trồng thủy sản", "Aquaculture", "NNP", ("TSL", "TSN")),
    ("CNT", "Đất chăn nuôi tập trung", "Concentrated livestock", "NNP", ()),
    ("LMU", "Đất làm muối", "Salt making", "NNP", ()),
    ("NKH", "Đất nông nghiệp khác", "Other agricultural land", "NNP", ()),
    ("ONT", "Đất ở tại nông thôn", "Rural residential", "OTC", ()),
    ("ODT", "Đất ở tại đô thị", "Urban residential", "OTC", ()),
    ("TSC", "Đất xây dựng trụ sở cơ quan", "State offices", "TSC", ()),
    ("CQP", "Đất quốc phòng", "Defence", "CQA", ()),
    ("CAN", "Đất an ninh", "Security", "CQA", ()),
    ("DVH", "Đất cơ sở văn hóa", "Culture", "DSN", ()),
    ("DXH", "Đất cơ sở dịch vụ xã hội", "Social services", "DSN", ()),
    ("DYT", "Đất cơ sở y tế", "Health", "DSN", ()),
    ("DGD", "Đất cơ sở giáo dục, đào tạo", "Education", "DSN", ()),
    ("DTT", "Đất cơ sở thể dục thể thao", "Sports", "DSN", ()),
    ("DKH", "Đất cơ sở khoa học và công nghệ", "Science and technology", "DSN", ()),
    ("DMT", "Đất cơ sở môi trường", "Environment", "DSN", ()),
    ("DKT", "Đất cơ sở khí tượng thủy văn", "Hydrometeorology", "DSN", ()),
    ("DNG", "Đất cơ sở ngoại giao", "Diplomatic", "DSN", ()),
    ("DSK", "Đất công trình sự nghiệp khác", "Other public service", "DSN", ("DTS",)),
    ("SKK", "Đất khu công nghiệp", "Industrial park", "CSK", ("SKT",)),
    ("SKN", "Đất cụm công nghiệp", "Industrial cluster", "CSK", ()),
    ("SCT", "Đất khu công nghệ thông tin tập trung", "Concentrated IT park", "CSK", ()),
    ("TMD", "Đất thương mại, dịch vụ", "Trade and services", "CSK", ()),
    ("SKC", "Đất cơ sở sản xuất phi nông nghiệp", "Non-agricultural production", "CSK", ()),
    ("SKS", "Đất sử dụng cho hoạt động khoáng sản", "Mining", "CSK", ("SKX",)),
    ("DGT", "Đất công trình giao thông", "Transport", "CCC", ()),
    ("DTL", "Đất công trình thủy lợi", "Irrigation", "CCC", ()),
    ("DCT", "Đất công trình cấp, thoát nước", "Water supply and drainage", "CCC", ()),
    ("DPC", "Đất công trình phòng, chống thiên tai", "Disaster protection", "CCC", ()),
    ("DDD", "Đất di tích, danh thắng, di sản", "Monuments and heritage", "CCC", ("DDT", "DDL")),
    ("DRA", "Đất công trình xử lý chất thải", "Waste treatment", "CCC", ()),
    ("DNL", "Đất công trình năng lượng, chiếu sáng", "Energy and lighting", "CCC", ()),
    ("DBV", "Đất công trình bưu chính, viễn thông", "Post and telecommunications", "CCC", ()),
    ("DCH", "Đất chợ dân sinh, chợ đầu mối", "Markets", "CCC", ()),
    ("DKV", "Đất khu vui chơi, sinh hoạt cộng đồng", "Recreation and community", "CCC", ("DSH",)),
    ("TON", "Đất tôn giáo", "Religious", "TTN", ()),
    ("TIN", "Đất tín ngưỡng", "Belief", "TTN", ()),
    ("NTD", "Đất nghĩa trang, nhà tang lễ", "Cemetery", "NTD", ()),
    ("MNC", "Đất có mặt nước dạng ao, hồ, đầm, phá", "Ponds and lakes", "TVC", ()),
    ("SON", "Đất có mặt nước dạng sông, ngòi, kênh, rạch", "Rivers and canals", "TVC", ()),
    ("PNK", "Đất phi nông nghiệp khác", "Other non-agricultural", "PNK", ("DCK",)),
    ("CGT", "Đất thu hồi, chưa giao, chưa cho thuê", "Recovered, not allocated", "CSD", ()),
    ("BCS", "Đất bằng chưa sử dụng", "Unused flat land", "CSD", ()),
    ("DCS", "Đất đồi núi chưa sử dụng", "Unused hilly land", "CSD", ()),
    ("NCS", "Núi đá không có rừng cây", "Rocky mountain", "CSD", ()),
    ("MCS", "Đất có mặt nước biển chưa sử dụng", "Unused sea surface", "CSD", ()),
)

#: What cadastral maps and registers call these beside the names above: the names of TT 25/2014 and TT 27/2018 for codes
#: that became them, and short forms.
OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "LUC": ("Đất chuyên trồng lúa nước", "Đất chuyên lúa nước"),
    "LUK": ("Đất trồng lúa nước còn lại", "Đất lúa nước còn lại", "Đất trồng lúa nương", "Lúa còn lại"),
    "HNK": (
        "Cây hằng năm khác", "Đất bằng trồng cây hàng năm khác", "Đất nương rẫy trồng cây hàng năm khác",
    ),
    "CLN": ("Cây lâu năm", "Đất trồng cây công nghiệp lâu năm", "Đất trồng cây ăn quả lâu năm"),
    "RDD": ("Đất có rừng đặc dụng",), "RPH": ("Đất có rừng phòng hộ",), "RSX": ("Đất có rừng sản xuất",),
    "ONT": ("Đất ở nông thôn",),
    "ODT": ("Đất ở đô thị",),
    "TSC": ("Đất trụ sở cơ quan", "Trụ sở cơ quan nhà nước"),
    "DVH": ("Đất xây dựng cơ sở văn hóa", "Văn hóa"),
    "DXH": ("Đất xây dựng cơ sở dịch vụ xã hội", "Dịch vụ xã hội"),
    "DYT": ("Đất xây dựng cơ sở y tế", "Y tế"),
    "DGD": ("Đất xây dựng cơ sở giáo dục và đào tạo", "Đất cơ sở giáo dục và đào tạo", "Giáo dục, đào tạo"),
    "DTT": ("Đất xây dựng cơ sở thể dục thể thao", "Thể dục thể thao"),
    "DKH": ("Đất xây dựng cơ sở khoa học và công nghệ", "Khoa học công nghệ"),
    "DNG": ("Đất xây dựng cơ sở ngoại giao", "Ngoại giao"),
    "SKK": ("Đất khu chế xuất",),
    "TMD": ("Đất thương mại dịch vụ",),
    "SKC": ("Cơ sở sản xuất phi nông nghiệp",),
    "DGT": ("Đất giao thông",),
    "DTL": ("Đất thủy lợi",),
    "DDD": ("Đất có di tích lịch sử - văn hóa", "Đất danh lam thắng cảnh"),
    "DRA": ("Đất bãi thải, xử lý chất thải", "Đất xử lý chất thải"),
    "DNL": ("Đất công trình năng lượng",),
    "DCH": ("Đất chợ",),
    "DKV": ("Đất sinh hoạt cộng đồng", "Đất khu vui chơi, giải trí công cộng"),
    "TON": ("Đất cơ sở tôn giáo",),
    "TIN": ("Đất cơ sở tín ngưỡng",),
    "NTD": ("Đất nghĩa trang, nghĩa địa, nhà tang lễ, nhà hỏa táng", "Đất nghĩa trang, nghĩa địa"),
    "MNC": ("Đất có mặt nước chuyên dùng", "Ao, hồ, đầm, phá"),
    "SON": ("Đất sông, ngòi, kênh, rạch, suối", "Sông, ngòi, kênh, rạch, suối"),
}  # fmt: skip

#: Land whose shape may be a state secret: kept out of every public door.
CLASSIFIED_LAND_USES: frozenset[str] = frozenset({"CQP", "CAN"})

#: Separator of several uses in one text, as cadastral maps write them.
USE_SEPARATOR = "+"


def split_codes(text: str) -> list[str]:
    """Codes in "ONT+CLN" in their order, blanks dropped.

    >>> split_codes(" ONT + CLN ")
    ['ONT', 'CLN']
    >>> split_codes("")
    []
    """
    return [part.strip().upper() for part in text.split(USE_SEPARATOR) if part.strip()]


_NAMES: dict[str, tuple[str, str]] = {code: (vi, en) for code, vi, en, _group, _former in LAND_USES}
_PRESENT: dict[str, str] = {old: code for code, _vi, _en, _group, former in LAND_USES for old in former}


def present_code(code: str) -> str:
    """The code in force for a code of an older circular; any other code unchanged.

    >>> present_code("LNK"), present_code("ODT"), present_code("??")
    ('CLN', 'ODT', '??')
    """
    return _PRESENT.get(code, code)


def use_name(code: str, lang: str) -> str:
    """Name of a land use in `vi` or `en`, also for codes of older circulars; the code itself where unknown.

    >>> use_name("ODT", "en"), use_name("??", "vi")
    ('Urban residential', '??')
    """
    vi, en = _NAMES.get(present_code(code), (code, code))
    return en if lang == "en" else vi
