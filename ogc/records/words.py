"""Words of the catalogue: kinds, themes, access, and their codes in the lists of ISO 19115 and of DCAT-AP."""

from __future__ import annotations

from layers.catalogue.record import Record
from layers.labels import Label
from ogc.themes import THEMES

KINDS = {
    "dataset": Label("Lớp dữ liệu", "Layer"),
    "plan": Label("Đồ án quy hoạch", "Plan"),
    "snapshot": Label("Ảnh chụp lớp", "Snapshot of a layer"),
}
ACCESS = {
    "public": Label("Công khai", "Public"),
    "restricted": Label("Theo quyền", "By right"),
}
RIGHTS = {
    "public": Label(
        "Ai cũng đọc được; trường nội bộ và dữ liệu cá nhân không nằm trong phần công khai.",
        "Anybody may read it; internal fields and personal data are not part of what is public.",
    ),
    "restricted": Label(
        "Chỉ cho người đăng nhập và có quyền; việc lấy dữ liệu được ghi nhật ký.",
        "For who is signed in and has the right; the audit record keeps who took what.",
    ),
}
FREQUENCY = Label("Khi có bộ thay đổi được công bố", "Whenever a change set is published")
#: Theme of a layer → MD_TopicCategoryCode of ISO 19115.
TOPICS = {
    "administration": "boundaries",
    "basemap": "imageryBaseMapsEarthCover",
    "cadastre": "planningCadastre",
    "planning": "planningCadastre",
    "transport": "transportation",
    "permits": "structure",
}
#: Theme of a layer → data theme of the EU's authority table, which DCAT-AP prescribes.
DATA_THEMES = {"administration": "GOVE", "transport": "TRAN"}
OTHER_DATA_THEME = "REGI"


def keywords_of(record: Record) -> list[Label]:
    """Theme and own words of a record."""
    return [Label(*THEMES.get(record.theme, (record.theme, record.theme))), *record.keywords]


def theme_name(theme: str, lang: str) -> str:
    """Name of a theme; one that nobody named bears its own."""
    return Label(*THEMES.get(theme, (theme, theme))).text(lang)
