"""Quy tắc chất lượng của Phụ lục II TT 19/2026/TT-BNNMT. What each is called and how grave a breach is. Pure.

The circular names the items to be inspected; the figures (0.5 m², 1 %, 0.3 m, 5 cm) are technical ones of this
platform, stated in docs/quality.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
LAW = "TT 19/2026/TT-BNNMT, Phụ lục II"


@dataclass(frozen=True, slots=True)
class QualityRule:
    """One item of the annex, or a part of one.

    Attributes:
        counted: what its count is a count of: places, parcels or sheets.
    """

    id: str
    vi: str
    en: str
    severity: Severity
    counted: Literal["places", "parcels", "sheets"] = "parcels"
    law: str = LAW

    def title(self, lang: str) -> str:
        """Name in the language."""
        return self.en if lang == "en" else self.vi


RULES: tuple[QualityRule, ...] = (
    QualityRule("overlap", "Thửa chồng lấn", "Parcels overlap", "error", "places"),
    QualityRule("gap", "Khe hở giữa các thửa", "Gaps between parcels", "error", "places"),
    QualityRule("dangle", "Thiếu đỉnh chung trên cạnh chung", "Shared vertices missing", "warning"),
    QualityRule("edge-match", "Tiếp biên giữa các tờ", "Edges of adjoining sheets match", "error", "places"),
    QualityRule("ward-border", "Thống nhất dọc ranh xã, phường", "Uniform along ward borders", "error"),
    QualityRule(
        "area-computed", "Diện tích pháp lý và diện tích tính", "Official and computed area", "warning"
    ),
    QualityRule("area-uses", "Tổng diện tích các mục đích", "Areas of the uses add up", "warning"),
    QualityRule("required", "Thuộc tính bắt buộc", "Required attributes", "error"),
    QualityRule("codes", "Mã theo danh mục", "Codes of the lists", "warning"),
    QualityRule("duplicate-key", "Trùng số tờ, số thửa", "Same sheet and number", "warning"),
    QualityRule("id-verified", "Mã định danh nằm trong thửa", "National id inside its parcel", "error"),
    QualityRule("register-book", "Khớp với sổ mục kê", "Agrees with the register book", "warning"),
    QualityRule("dossier", "Hồ sơ gắn với thửa", "Dossier linked to the parcel", "warning"),
    QualityRule("metadata", "Siêu dữ liệu của tờ", "Metadata of the sheet", "warning", "sheets"),
    QualityRule(
        "restriction-agrees", "Tình trạng khớp với văn bản", "Flags agree with their papers", "warning"
    ),
)
BY_ID: dict[str, QualityRule] = {rule.id: rule for rule in RULES}
