"""Loại hồ sơ, nhóm công trình. Kinds of building permit and the groups of works that the deadlines tell apart. Pure.

NĐ 217/2026/NĐ-CP Art. 51, 52, 57–64.
"""

from __future__ import annotations

#: (code, Vietnamese, English)
KINDS: tuple[tuple[str, str, str], ...] = (
    ("moi", "Cấp mới", "New"),
    ("giai_doan", "Theo giai đoạn", "By stage"),
    ("du_an", "Dự án, nhóm công trình", "Project or group of works"),
    ("nha_o", "Nhà ở riêng lẻ", "Detached house"),
    ("sua_chua", "Sửa chữa, cải tạo", "Repair"),
    ("di_doi", "Di dời công trình", "Relocation"),
    ("co_thoi_han", "Có thời hạn", "Fixed term"),
    ("dieu_chinh", "Điều chỉnh", "Adjustment"),
    ("gia_han", "Gia hạn", "Extension"),
    ("cap_lai", "Cấp lại", "Reissue"),
)
WORK_GROUPS: tuple[tuple[str, str, str], ...] = (
    ("house", "Nhà ở riêng lẻ", "Detached house"),
    ("other", "Công trình khác", "Other works"),
)
#: Kinds that change a permit which is there already; every other kind begins one.
CHANGING = frozenset({"dieu_chinh", "gia_han", "cap_lai"})
#: Kinds that have no design of their own.
WITHOUT_DESIGN = frozenset({"gia_han", "cap_lai"})
#: Kinds that exist for one group of works only.
ONLY_GROUP = {"nha_o": "house", "giai_doan": "other", "du_an": "other"}


def group_fits(kind: str, work_group: str) -> bool:
    """Whether works of a group get permits of a kind.

    >>> group_fits("nha_o", "other")
    False
    """
    return ONLY_GROUP.get(kind, work_group) == work_group
