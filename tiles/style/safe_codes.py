"""Màu dễ phân biệt. Signs of coloured codes for eyes without red or green cones: eight fills and their hatches.

The colours of TT 16/2025 Annex I are the law's and stay on the light map and in print; this is an alternative for
reading. Families of functions share a fill (after Okabe and Ito, 2008), members of a family differ by their hatch.
"""

from __future__ import annotations

from dataclasses import dataclass

from tiles.style.colour import contrast
from tiles.style.model import Hatch

HOMES, TRADE, CARE, GREEN, WORK, FIELDS, ROADS, WATER = (
    "#ecd52f", "#f56a00", "#cc819d", "#166f4f", "#290f6e", "#e8facf", "#322f33", "#84d1ff",
)  # fmt: skip
FILLS = (HOMES, TRADE, CARE, GREEN, WORK, FIELDS, ROADS, WATER)
#: Opacity of the layer: paler than this, two families would look alike.
OPACITY = 0.7
_LINES: tuple[tuple[float, float] | None, ...] = (
    None, (45, 9), (135, 9), (0, 8), (90, 8), (45, 5), (135, 5),
)  # fmt: skip
"""Angle and spacing of the hatch of each member of a family."""


def _hatch(fill: str, lines: tuple[float, float] | None) -> Hatch | None:
    """Hatch in black or white, whichever shows better on the fill."""
    if lines is None:
        return None
    ink = max(("#1a1a1a", "#ffffff"), key=lambda one: contrast(one, fill))
    return Hatch(ink, *lines, 0.9)


#: Functions of TT 16/2025 by family, the most frequent first (it has no hatch).
_FAMILIES: dict[str, tuple[str, ...]] = {
    HOMES: ("DAT_O_Nhomnhao", "DAT_LangXom", "DAT_HonHop"),
    TRADE: ("DAT_DichVu", "DAT_DuLich", "DAT_CoQuan"),
    CARE: ("DAT_TruongHoc", "DAT_TruongTHPT", "DAT_YTe", "DAT_VanHoa", "DAT_DaoTao", "DAT_DiTich"),
    GREEN: ("DAT_CayXanhCC", "DAT_CayXanhHC", "DAT_CayXanhCD", "DAT_TDTT", "DAT_RungDD", "DAT_RungPH", "DAT_RungSX"),
    WORK: ("DAT_CongNghiep", "DAT_KhoTang", "DAT_AnNinh", "DAT_QuocPhong"),
    FIELDS: ("DAT_NongNghiep", "DAT_ChuaSuDung"),
    ROADS: ("DAT_HTKT_DuongGT", "DAT_BaiDoXe", "DAT_NghiaTrang", "DAT_HTKT_Khac"),
    WATER: ("DAT_SongSuoi", "DAT_Ho", "DAT_ThuySan"),
}  # fmt: skip


@dataclass(frozen=True)
class Sign:
    """How a code is drawn."""

    fill: str
    hatch: Hatch | None


_NAMED = {
    code: Sign(fill, _hatch(fill, _LINES[place]))
    for fill, codes in _FAMILIES.items()
    for place, code in enumerate(codes)
}


def signs(codes: list[str]) -> dict[str, Sign]:
    """A sign of its own for each code of a list; codes that no family names take the free ones in their order.

    Raises:
        ValueError: the list is longer than there are signs (56).
    """
    named = {code: _NAMED[code] for code in codes if code in _NAMED}
    every = [Sign(fill, _hatch(fill, lines)) for lines in _LINES for fill in FILLS]
    free = iter([sign for sign in every if sign not in named.values()])
    found: dict[str, Sign] = {}
    for code in codes:
        sign = named.get(code) or next(free, None)
        if sign is None:
            raise ValueError(f"no sign is left for {code}")
        found[code] = sign
    return found
