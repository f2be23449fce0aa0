"""Bảng phân lớp bản đồ địa chính. The level table of cadastral drawings (TT 25/2014/TT-BTNMT, kept by TT 26/2024).

Where the boundary of a parcel coincides with a road or a water line, no line is drawn on level 10: the lines of
railways, roads, water and administrative borders bound parcels too. Provinces differ in the names of DXF layers.
"""

from __future__ import annotations

from layers.declaration import Drawing

#: 10 parcel boundary · 21 railway · 23 road · 30–32 water edge, bank, canal · 42–46 borders (44, 45: district, former).
_BOUNDARIES = (10, 21, 23, 30, 31, 32, 42, 44, 45, 46)
#: 13 parcel number · 2 land use · 4 area.
_LABELS = ((13, "parcel_number"), (2, "land_use_codes"), (4, "official_area_m2"))

#: 61 boundary on the papers: closed lines of their own, drawn where the papers say otherwise than the ground. No text
#: belongs to them.
LEGAL_LEVELS = Drawing(boundaries=(61,), labels=(), names=((r"phap.?ly|giay.?to", 61),))

CADASTRAL_LEVELS = Drawing(
    boundaries=_BOUNDARIES,
    labels=_LABELS,
    area_label=4,
    names=(
        (r"phap.?ly|giay.?to", 61),
        (r"ranh.?(gioi.?)?thua", 10),
        (r"so.?(hieu.?|thu.?tu.?)?thua", 13),
        (r"loai.?dat|mdsd", 2),
        (r"dien.?tich", 4),
        (r"(ranh|chi.?gioi|mep).?(giao.?thong|duong)", 23),
        (r"(mep|duong.?bo|ranh).?(nuoc|thuy)", 30),
        (r"(dia.?gioi|ranh).?(xa|phuong|hanh.?chinh)", 46),
    ),
)
