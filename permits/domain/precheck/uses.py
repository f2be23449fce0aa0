"""Công năng công trình. Uses of buildings, with the land uses on paper and planned functions that allow each. Pure.

The lists are data that a city corrects here, in one place: names of land uses are those of TT 08/2024/TT-BTNMT, of
functions those of TT 16/2025/TT-BXD. `also` is allowed on conditions that only an officer can weigh, such as using
land for several purposes (Land Law 31/2024, Art. 218).
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.domain.folding import fold


@dataclass(frozen=True, slots=True)
class BuildingUse:
    """One use of a building.

    Attributes:
        lands, lands_also: codes of land use on paper that allow it, and that may on conditions.
        functions, functions_also: the same of functions in plans.
        other_names: what applicants and programs call it besides code and names.
    """

    code: str
    vi: str
    en: str
    lands: frozenset[str]
    functions: frozenset[str]
    lands_also: frozenset[str] = frozenset()
    functions_also: frozenset[str] = frozenset()
    other_names: tuple[str, ...] = ()
    is_house: bool = False

    def name(self, lang: str) -> str:
        """In `vi` or `en`."""
        return self.en if lang == "en" else self.vi


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


USES: tuple[BuildingUse, ...] = (
    BuildingUse(
        "nha_o",
        "Nhà ở riêng lẻ",
        "Detached house",
        _codes("ODT ONT"),
        _codes("DAT_O_Nhomnhao DAT_HonHop DAT_LangXom"),
        other_names=("Nhà ở", "Nhà phố", "Biệt thự", "house", "residential", "housing", "dwelling", "home"),
        is_house=True,
    ),
    BuildingUse(
        "chung_cu",
        "Nhà chung cư",
        "Apartment building",
        _codes("ODT ONT"),
        _codes("DAT_O_Nhomnhao DAT_HonHop"),
        other_names=("Chung cư", "Nhà ở tập thể", "apartment", "apartments", "multi-family"),
    ),
    BuildingUse(
        "hon_hop",
        "Nhà ở kết hợp thương mại, dịch vụ",
        "Housing with trade and services",
        _codes(""),
        _codes("DAT_HonHop"),
        lands_also=_codes("ODT ONT TMD"),
        functions_also=_codes("DAT_O_Nhomnhao DAT_DichVu"),
        other_names=("Hỗn hợp", "mixed", "mixed use", "mixed-use"),
    ),
    BuildingUse(
        "thuong_mai",
        "Thương mại, dịch vụ",
        "Trade and services",
        _codes("TMD DCH"),
        _codes("DAT_DichVu DAT_HonHop DAT_DuLich"),
        lands_also=_codes("ODT ONT"),
        functions_also=_codes("DAT_O_Nhomnhao"),
        other_names=("Cửa hàng", "Chợ", "commerce", "commercial", "shop", "retail", "services", "market"),
    ),
    BuildingUse(
        "van_phong",
        "Văn phòng làm việc",
        "Offices",
        _codes("TMD"),
        _codes("DAT_DichVu DAT_HonHop"),
        lands_also=_codes("ODT ONT SKC TSC"),
        functions_also=_codes("DAT_O_Nhomnhao DAT_CoQuan"),
        other_names=("Văn phòng", "office"),
    ),
    BuildingUse(
        "khach_san",
        "Khách sạn, cơ sở lưu trú",
        "Hotel, lodging",
        _codes("TMD"),
        _codes("DAT_DuLich DAT_DichVu DAT_HonHop"),
        lands_also=_codes("ODT ONT"),
        functions_also=_codes("DAT_O_Nhomnhao"),
        other_names=("Khách sạn", "Du lịch", "hotel", "tourism"),
    ),
    BuildingUse(
        "co_quan",
        "Trụ sở cơ quan nhà nước",
        "State offices",
        _codes("TSC DSK"),
        _codes("DAT_CoQuan"),
        other_names=("Trụ sở", "Cơ quan", "government", "public administration"),
    ),
    BuildingUse(
        "giao_duc",
        "Giáo dục, đào tạo",
        "Education",
        _codes("DGD DKH"),
        _codes("DAT_TruongHoc DAT_TruongTHPT DAT_DaoTao"),
        functions_also=_codes("DAT_HonHop DAT_DichVu"),
        other_names=("Trường học", "Giáo dục", "school", "kindergarten", "university"),
    ),
    BuildingUse(
        "y_te",
        "Y tế",
        "Health care",
        _codes("DYT"),
        _codes("DAT_YTe"),
        functions_also=_codes("DAT_HonHop DAT_DichVu"),
        other_names=("Bệnh viện", "Phòng khám", "health", "hospital", "clinic"),
    ),
    BuildingUse(
        "van_hoa",
        "Văn hóa, sinh hoạt cộng đồng",
        "Culture, community",
        _codes("DVH DKV DXH"),
        _codes("DAT_VanHoa"),
        functions_also=_codes("DAT_CayXanhCC DAT_HonHop DAT_DichVu"),
        other_names=("Văn hóa", "Nhà văn hóa", "culture", "community"),
    ),
    BuildingUse(
        "the_thao",
        "Thể dục, thể thao",
        "Sports",
        _codes("DTT"),
        _codes("DAT_TDTT"),
        functions_also=_codes("DAT_CayXanhCC"),
        other_names=("Thể thao", "TDTT", "sport", "gym"),
    ),
    BuildingUse(
        "ton_giao",
        "Tôn giáo, tín ngưỡng",
        "Religion, belief",
        _codes("TON TIN"),
        _codes("DAT_DiTich"),
        other_names=("Tôn giáo", "Tín ngưỡng", "religious", "temple", "church", "pagoda"),
    ),
    BuildingUse(
        "cong_nghiep",
        "Công nghiệp, sản xuất",
        "Industry",
        _codes("SKC SKK SKN SCT"),
        _codes("DAT_CongNghiep"),
        other_names=("Nhà xưởng", "Công nghiệp", "Sản xuất", "industrial", "factory", "workshop"),
    ),
    BuildingUse(
        "kho",
        "Kho, bãi vật liệu",
        "Storage",
        _codes("SKC SKK SKN"),
        _codes("DAT_KhoTang DAT_CongNghiep"),
        lands_also=_codes("TMD"),
        other_names=("Kho", "Kho tàng", "warehouse"),
    ),
    BuildingUse(
        "nong_nghiep",
        "Công trình phục vụ nông nghiệp",
        "Agricultural building",
        _codes("NKH CNT"),
        _codes("DAT_NongNghiep DAT_ThuySan"),
        lands_also=_codes("HNK CLN NTS LMU"),
        other_names=("Nông nghiệp", "agricultural", "farm", "agriculture"),
    ),
    BuildingUse(
        "ha_tang",
        "Hạ tầng kỹ thuật, bãi đỗ xe",
        "Technical infrastructure, parking",
        _codes("DGT DTL DCT DPC DRA DNL DBV"),
        _codes("DAT_HTKT_Khac DAT_BaiDoXe DAT_HTKT_DuongGT"),
        lands_also=_codes("TMD"),
        other_names=("Hạ tầng", "Bãi đỗ xe", "infrastructure", "parking", "utility"),
    ),
)
#: Land uses on paper that are what a function foresees, besides those of which a building use knows both.
_AGREEING: dict[str, frozenset[str]] = {
    "DAT_NongNghiep": _codes("LUC LUK HNK CLN NTS CNT LMU NKH"),
    "DAT_ThuySan": _codes("NTS"),
    "DAT_RungDD": _codes("RDD"),
    "DAT_RungPH": _codes("RPH"),
    "DAT_RungSX": _codes("RSX"),
    "DAT_CayXanhCC": _codes("DKV"),
    "DAT_NghiaTrang": _codes("NTD"),
    "DAT_Ho": _codes("MNC"),
    "DAT_SongSuoi": _codes("SON"),
    "DAT_DiTich": _codes("DDD"),
    "DAT_CoQuan": _codes("DNG"),
    "DAT_HonHop": _codes("TMD DCH"),
}
AGREEING: dict[str, frozenset[str]] = {
    function: frozenset(
        {code for use in USES if function in use.functions for code in use.lands}
        | _AGREEING.get(function, frozenset())
    )
    for function in {function for use in USES for function in use.functions} | set(_AGREEING)
}
_BY_NAME: dict[str, BuildingUse] = {
    fold(name): use for use in reversed(USES) for name in (use.code, use.vi, use.en, *use.other_names)
}


def use_of(text: str) -> BuildingUse | None:
    """The use that a code or a name means, whatever its case and tones; None where nobody knows it.

    >>> use_of("nha_o").code, use_of("Nhà ở riêng lẻ").code, use_of("Hotel").code, use_of("phi thuyền")
    ('nha_o', 'nha_o', 'khach_san', None)
    """
    return _BY_NAME.get(fold(text))
