"""Chức năng sử dụng đất quy hoạch. Function codes of planning zones with the colours of TT 16/2025/TT-BXD Annex I.

Another law than the cadastral land use (cadastre.domain.land_use): never mix the lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.domain import code_changes
from planning.domain.colours import aci_to_hex

#: Name of the list.
LIST = "planning-function"
#: (code, Vietnamese, English, AutoCAD colour index, raw names seen in dossiers that mean it)
_ANNEX_I: tuple[tuple[str, str, str, int, tuple[str, ...]], ...] = (
    (
        "DAT_O_Nhomnhao",
        "Đất nhóm nhà ở",
        "Housing",
        42,
        (
            "Đất ở",
            "Đất ở hiện hữu",
            "Nhóm nhà ở",
            "Đất đơn vị ở",
            "Đơn vị ở",
            "Đất ở đô thị",
            "NNO",
            "Residential",
            "Residential - lowrise",
            "Residential - highrise",
            "Villa - lowrise",
        ),
    ),
    (
        "DAT_HonHop",
        "Đất hỗn hợp nhóm nhà ở và dịch vụ",
        "Mixed housing and services",
        22,
        (
            "Đất hỗn hợp",
            "Mixed use",
        ),
    ),
    (
        "DAT_LangXom",
        "Đất làng xóm, dân cư nông thôn",
        "Village housing",
        57,
        (
            "Dân cư nông thôn",
            "Đất làng xóm",
            "Đất ở tại nông thôn",
        ),
    ),
    (
        "DAT_YTe",
        "Đất y tế",
        "Health",
        220,
        (
            "Y tế",
            "Healthcare",
        ),
    ),
    (
        "DAT_VanHoa",
        "Đất văn hóa",
        "Culture",
        243,
        (
            "Văn hóa",
            "Văn hóa thể thao",
            "Đất xây dựng cơ sở văn hóa",
        ),
    ),
    (
        "DAT_TDTT",
        "Đất thể dục thể thao",
        "Sports",
        94,
        (
            "Thể dục thể thao",
            "TDTT",
            "Đất xây dựng cơ sở thể dục, thể thao",
            "Recreational, Sport, Cultural",
        ),
    ),
    (
        "DAT_TruongHoc",
        "Đất trường mầm non, tiểu học, THCS",
        "School",
        15,
        (
            "Giáo dục",
            "Trường học",
            "Đất xây dựng cơ sở giáo dục và đào tạo",
            "Educational",
        ),
    ),
    ("DAT_TruongTHPT", "Đất trường trung học phổ thông", "High school", 24, ("Trường THPT",)),
    (
        "DAT_CayXanhCC",
        "Đất cây xanh sử dụng công cộng",
        "Public green space",
        72,
        (
            "Công viên cây xanh",
            "Cây xanh",
            "Cây xanh CC đô thị",
            "CXDT",
            "Open space, Greenery, Park",
        ),
    ),
    ("DAT_CayXanhHC", "Đất cây xanh sử dụng hạn chế", "Restricted green space", 94, ("Cây xanh hạn chế",)),
    ("DAT_CayXanhCD", "Đất cây xanh chuyên dụng", "Special-purpose green space", 126, ("Cây xanh cách ly",)),
    (
        "DAT_CongNghiep",
        "Đất sản xuất công nghiệp",
        "Industry",
        192,
        (
            "Công nghiệp",
            "Industrial",
        ),
    ),
    ("DAT_KhoTang", "Đất kho tàng, vật liệu", "Storage", 175, ("Kho tàng",)),
    ("DAT_DaoTao", "Đất đào tạo, nghiên cứu", "Training and research", 144, ("Đào tạo",)),
    (
        "DAT_CoQuan",
        "Đất cơ quan, trụ sở",
        "Offices",
        34,
        (
            "Cơ quan",
            "Hành chính",
            "Ủy ban quản lý",
            "Administrative, Public facility",
        ),
    ),
    (
        "DAT_DichVu",
        "Đất khu dịch vụ",
        "Services",
        12,
        (
            "Thương mại dịch vụ",
            "Dịch vụ",
            "Dịch vụ công cộng đô thị",
            "Trung tâm cụm xã",
        ),
    ),
    ("DAT_DuLich", "Đất dịch vụ du lịch", "Tourism", 210, ("Du lịch",)),
    (
        "DAT_DiTich",
        "Đất di tích, tôn giáo",
        "Heritage and religion",
        16,
        (
            "Tôn giáo",
            "Di tích",
            "Di tích lịch sử, văn hóa",
            "Religious",
        ),
    ),
    ("DAT_AnNinh", "Đất an ninh", "Security", 64, ("An ninh",)),
    ("DAT_QuocPhong", "Đất quốc phòng", "Defence", 79, ("Quốc phòng",)),
    (
        "DAT_HTKT_DuongGT",
        "Đất đường giao thông",
        "Road",
        251,
        (
            "Đất giao thông",
            "Giao thông",
            "Đất công trình giao thông",
            "Transportation, Infrastructure",
            "Transportation",
        ),
    ),
    ("DAT_BaiDoXe", "Đất bãi đỗ xe", "Parking", 252, ("Bãi đỗ xe", "Bến bãi")),
    (
        "DAT_NghiaTrang",
        "Đất nghĩa trang",
        "Cemetery",
        251,
        (
            "Nghĩa trang",
            "Đất nghĩa trang, nhà tang lễ",
        ),
    ),
    (
        "DAT_HTKT_Khac",
        "Đất hạ tầng kỹ thuật khác",
        "Other technical infrastructure",
        199,
        (
            "Hạ tầng kỹ thuật",
            "Hạ tầng khác đô thị",
            "Hạ tầng đối ngoại",
            "HTKT",
            "Port - Marina",
        ),
    ),
    (
        "DAT_NongNghiep",
        "Đất sản xuất nông nghiệp",
        "Agriculture",
        3,
        (
            "Nông nghiệp",
            "Đất trồng cây lâu năm",
            "Đất nông nghiệp khác",
            "Khu NN ứng dụng CNC Kim Sơn",
            "Khu nông nghiệp ứng dụng công nghệ cao",
        ),
    ),
    ("DAT_RungDD", "Đất rừng đặc dụng", "Special-use forest", 148, ("Rừng đặc dụng",)),
    ("DAT_RungPH", "Đất rừng phòng hộ", "Protection forest", 129, ("Rừng phòng hộ",)),
    ("DAT_RungSX", "Đất rừng sản xuất", "Production forest", 107, ("Rừng sản xuất",)),
    (
        "DAT_ThuySan",
        "Đất nuôi trồng thủy sản",
        "Aquaculture",
        150,
        (
            "Thủy sản",
            "Nuôi trồng thủy sản",
        ),
    ),
    (
        "DAT_Ho",
        "Hồ, ao, đầm",
        "Lake",
        154,
        (
            "Mặt nước",
            "Hồ",
            "Hồ nước",
            "Đất có mặt nước chuyên dùng",
            "Water",
            "Water surface",
        ),
    ),
    (
        "DAT_SongSuoi",
        "Sông, suối, kênh, rạch, biển",
        "River, canal, sea",
        152,
        (
            "Sông rạch",
            "Kênh rạch",
            "Sông suối",
        ),
    ),
    ("DAT_ChuaSuDung", "Đất chưa sử dụng", "Unused land", 9, ("Chưa sử dụng",)),
)


Function = tuple[str, str, str, str, tuple[str, ...]]


def listed() -> tuple[Function, ...]:
    """The list of the annex as the city has it: its names and colours, codes of its own at the end.

    Raises:
        ValueError: a code of its own lacks a name or its colour.
    """
    return tuple(_with_changes())


def _with_changes() -> Iterator[Function]:
    changed = {one.code: one for one in code_changes.of_list(LIST)}
    for code, vi, en, aci, names in _ANNEX_I:
        one = changed.pop(code, code_changes.CodeChange(code))
        yield code, one.vi or vi, one.en or en, one.colour or aci_to_hex(aci), (*names, *one.names)
    for one in changed.values():
        if not (one.vi and one.en and one.colour):
            raise ValueError(f"{LIST}, {one.code}: a code of the city's own needs vi, en and colour")
        yield one.code, one.vi, one.en, one.colour, one.names


#: (code, Vietnamese, English, colour, raw names): TT 16/2025 Annex I with what the city's file changes.
FUNCTIONS: tuple[Function, ...] = listed()
FUNCTION_COLOURS: dict[str, str] = {code: colour for code, _vi, _en, colour, _raw in FUNCTIONS}


def function_titles(lang: str) -> dict[str, str]:
    """Names of all function codes in Vietnamese, with `en` in English."""
    return {code: en if lang == "en" else vi for code, vi, en, _colour, _raw in FUNCTIONS}


#: Levels of plan, most general first; a detailed plan prevails over the zoning plan, that over the general one.
PLAN_LEVELS: tuple[tuple[str, str, str], ...] = (
    ("chung", "Quy hoạch chung", "General plan"),
    ("phan_khu", "Quy hoạch phân khu", "Zoning plan"),
    ("nong_thon_moi", "Quy hoạch xây dựng nông thôn mới", "New rural commune plan"),
    ("chi_tiet", "Quy hoạch chi tiết", "Detailed plan"),
    ("rut_gon", "Quy hoạch chi tiết rút gọn (tổng mặt bằng)", "Abridged detailed plan"),
    ("thiet_ke_do_thi", "Thiết kế đô thị riêng", "Urban design plan"),
    ("ha_tang_ky_thuat", "Quy hoạch chuyên ngành hạ tầng kỹ thuật", "Technical infrastructure plan"),
)
#: A level that is not here never governs the function of land.
PRECEDENCE: dict[str, int] = {"chung": 1, "phan_khu": 2, "nong_thon_moi": 2, "chi_tiet": 3, "rut_gon": 3}
