"""Which function a plan-maker gives a zone, and in which of many words."""

import numpy as np

from demo.fabric.identity import pick
from demo.fabric.zoning import CELL, FRONT, ROAD, SITE
from planning.domain.functions import FUNCTIONS

NAMES = {code: name for code, name, _en, _colour, _raw in FUNCTIONS}
RAW = {code: (name, *raw) for code, name, _en, _colour, raw in FUNCTIONS}
MORE_RAW = {
    "DAT_O_Nhomnhao": ("Đất ở hiện hữu cải tạo", "Đất nhóm nhà ở hiện hữu chỉnh trang", "Đất ở xây dựng mới",
                       "Nhóm nhà ở thấp tầng", "Đất dân cư hiện hữu ổn định", "Dân cư dự kiến", "Đất ở đô thị"),
    "DAT_HonHop": ("Đất sử dụng hỗn hợp", "Đất phức hợp", "Hỗn hợp TM-DV và ở", "Đất hỗn hợp (có ở)"),
    "DAT_DichVu": ("Đất thương mại - dịch vụ", "Đất TMDV", "Đất công trình dịch vụ công cộng"),
    "DAT_HTKT_DuongGT": ("Đường giao thông", "Đất giao thông đối nội", "Đất đường phố", "Lộ giới"),
    "DAT_CayXanhCC": ("Đất cây xanh", "Công viên", "Cây xanh sử dụng công cộng", "Đất CX-TDTT"),
    "DAT_TruongHoc": ("Trường mầm non", "Trường tiểu học", "Trường THCS", "Đất giáo dục cấp đơn vị ở"),
    "DAT_CoQuan": ("Trụ sở cơ quan", "Đất công trình hành chính"),
}  # fmt: skip
OF_SITE = {
    "park": "DAT_CayXanhCC",
    "education": "DAT_TruongHoc",
    "health": "DAT_YTe",
    "religious": "DAT_DiTich",
    "cemetery": "DAT_NghiaTrang",
    "office": "DAT_CoQuan",
    "sport": "DAT_TDTT",
    "commercial": "DAT_DichVu",
    "industrial": "DAT_CongNghiep",
    "": "DAT_CayXanhCC",
}
OF_CELL = {"DAT_O_Nhomnhao": 0.74, "DAT_HonHop": 0.09, "DAT_DichVu": 0.05, "DAT_TruongHoc": 0.03, "DAT_CayXanhCC": 0.03,
           "DAT_CoQuan": 0.02, "DAT_VanHoa": 0.01, "DAT_YTe": 0.01, "DAT_DaoTao": 0.01, "DAT_DiTich": 0.01}  # fmt: skip
OF_CELL_OUTSKIRTS = {"DAT_O_Nhomnhao": 0.45, "DAT_LangXom": 0.30, "DAT_HonHop": 0.06, "DAT_CayXanhCC": 0.07,
                     "DAT_TruongHoc": 0.04, "DAT_CongNghiep": 0.04, "DAT_NongNghiep": 0.04}  # fmt: skip
OF_FRONT = {"DAT_HonHop": 0.62, "DAT_DichVu": 0.30, "DAT_O_Nhomnhao": 0.08}
SYMBOL = {"DAT_O_Nhomnhao": "O", "DAT_HonHop": "HH", "DAT_LangXom": "LX", "DAT_DichVu": "DV", "DAT_TruongHoc": "TH",
          "DAT_CayXanhCC": "CX", "DAT_CoQuan": "CQ", "DAT_VanHoa": "VH", "DAT_YTe": "YT", "DAT_DaoTao": "DT",
          "DAT_DiTich": "TG", "DAT_HTKT_DuongGT": "GT", "DAT_CongNghiep": "CN", "DAT_TDTT": "TT",
          "DAT_NghiaTrang": "NT", "DAT_NongNghiep": "NN", "DAT_ThuySan": "TS", "DAT_HTKT_Khac": "HT"}  # fmt: skip


def functions(
    kind: np.ndarray, site: np.ndarray, outskirts: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Function code of each zone; `site` is the land-cover class a SITE zone stands on."""
    codes = np.empty(len(kind), dtype=object)
    inner, outer, front = (kind == CELL) & ~outskirts, (kind == CELL) & outskirts, kind == FRONT
    codes[inner] = pick(rng, int(inner.sum()), OF_CELL)
    codes[outer] = pick(rng, int(outer.sum()), OF_CELL_OUTSKIRTS)
    codes[front] = pick(rng, int(front.sum()), OF_FRONT)
    codes[kind == SITE] = [OF_SITE.get(s, "DAT_CayXanhCC") for s in site[kind == SITE]]
    codes[kind == ROAD] = "DAT_HTKT_DuongGT"
    return codes


def raw_names(codes: np.ndarray, rng: np.random.Generator) -> list[str]:
    """The words of the dossier for each function: many for the same thing, as in real plans."""
    words = [(*RAW[code], *MORE_RAW.get(code, ())) for code in codes]
    luck = rng.random(len(codes))
    return [w[min(int(u * len(w)), len(w) - 1)] for w, u in zip(words, luck, strict=True)]
