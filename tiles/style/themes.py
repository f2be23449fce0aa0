"""Lớp chuyên đề. Administrative units, cadastre, planning, transport and permits over the base map."""

from __future__ import annotations

from layers.labels import Label
from tiles.style import palette as p
from tiles.style.model import Filter, Hatch, LabelRule, LayerStyle, Rule, fixed, stops

WARDS = LayerStyle(
    "administration.ward",
    rules=(
        Rule(Label("Ranh giới phường, xã", "Ward boundary"), Filter("level", ("commune",)), 11, stroke=p.WARD_EDGE,
             width=stops((11, 0.6), (14, 1.2), (18, 2.4)), dash=(8, 3, 2, 3)),
    ),
    labels=(
        LabelRule("{full_name}", 11, 12, size=stops((11, 8), (12, 9)), colour=p.WARD_TEXT, halo=p.HALO,
                  priority=6, filter=Filter("level", ("commune",)), min_distance=60),
        LabelRule("{full_name}", 13, 16, size=stops((13, 9), (16, 11.5)), colour=p.WARD_TEXT, halo=p.HALO,
                  face="bold", priority=8, filter=Filter("level", ("commune",)), min_distance=200),
    ),
)  # fmt: skip

#: TT 26/2024: the number of a parcel over its area and land-use code, a bar between; on the overview its number only.
PARCELS = LayerStyle(
    "cadastre.parcel",
    rules=(
        Rule(Label("Ranh giới thửa đất", "Parcel boundary"), min_zoom=16, max_zoom=16, stroke=p.PARCEL_EDGE_FAR,
             width=fixed(0.4)),
        Rule(Label("Ranh giới thửa đất", "Parcel boundary"), min_zoom=17, stroke=p.PARCEL_EDGE,
             width=stops((17, 0.45), (18, 0.8), (20, 1.3))),
    ),
    labels=(
        LabelRule("{parcel_number}", 18, 18, size=fixed(7), colour=p.PARCEL_TEXT, halo=p.HALO, halo_width=1.5,
                  priority=5, force_inside=True),
        LabelRule("{parcel_number}|{official_area_m2:.1f} {land_use_codes}", 19, size=stops((19, 7.5), (20, 9)),
                  colour=p.PARCEL_TEXT, halo=p.HALO, halo_width=1.5, priority=5, force_inside=True,
                  fraction=True),
    ),
)  # fmt: skip

#: The boundary on paper, beside the surveyed one: read close up only.
LEGAL_BOUNDARIES = LayerStyle(
    "cadastre.legal_boundary",
    rules=(
        Rule(Label("Ranh giới theo giấy tờ", "Boundary by legal papers"), min_zoom=18, stroke=p.LEGAL_EDGE,
             width=stops((18, 0.8), (20, 1.4)), dash=(6, 4)),
    ),
)  # fmt: skip

PLANS = LayerStyle(
    "planning.plan",
    rules=(
        Rule(Label("Ranh giới đồ án quy hoạch", "Plan boundary"), min_zoom=11, stroke=p.PLAN_EDGE,
             width=stops((11, 0.6), (13, 1.1), (15, 1.8), (18, 3)), dash=(12, 4, 3, 4)),
    ),
    labels=(
        LabelRule("{name}", 14, 16, size=stops((14, 9), (16, 11)), colour=p.PLAN_TEXT, halo=p.HALO, face="bold",
                  priority=6, min_distance=300),
    ),
)  # fmt: skip

#: Lines and text; the fills come from the code list of functions in the registry (tiles.style.table).
ZONES = LayerStyle(
    "planning.zone",
    rules=(
        Rule(Label("Chức năng khác", "Other function"), min_zoom=12, max_zoom=13, fill=p.ZONE_OTHER, opacity=0.55),
        Rule(Label("Chức năng khác", "Other function"), min_zoom=14, fill=p.ZONE_OTHER, opacity=0.55,
             stroke=p.ZONE_EDGE, width=stops((14, 0.3), (18, 1))),
    ),
    labels=(
        LabelRule("{zone_code}", 15, 17, size=stops((15, 7.5), (17, 10)), colour=p.ZONE_TEXT, halo=p.HALO,
                  priority=6, force_inside=True, min_distance=40),
        LabelRule("{zone_code}|{function_name}", 18, size=fixed(10), colour=p.ZONE_TEXT, halo=p.HALO,
                  priority=6, min_distance=80),
    ),
    small_on_top=True,
)  # fmt: skip

RED_LINES = LayerStyle(
    "planning.red_line",
    rules=(
        Rule(Label("Chỉ giới đường đỏ (lộ giới)", "Road red line (right-of-way)"), min_zoom=16, fill=p.RED_LINE,
             opacity=0.07, stroke=p.RED_LINE, width=stops((16, 0.5), (17, 0.9), (18, 1.3), (20, 2))),
    ),
    labels=(
        LabelRule("LG {row_width_raw}", 17, size=stops((17, 8), (20, 10)), colour=p.RED_LINE_TEXT, halo=p.HALO,
                  priority=4, min_distance=250),
    ),
)  # fmt: skip

BUILDING_LINES = LayerStyle(
    "planning.building_line",
    rules=(
        Rule(Label("Chỉ giới xây dựng", "Building line"), min_zoom=16, stroke=p.BUILDING_LINE,
             width=stops((16, 0.6), (18, 1.2), (20, 1.8)), dash=(8, 3)),
    ),
    labels=(
        LabelRule("KL {setback_raw}", 18, size=stops((18, 8), (20, 9.5)), colour=p.BUILDING_LINE_TEXT, halo=p.HALO,
                  placement="line", priority=3, min_distance=250),
    ),
)  # fmt: skip


def _corridor(vi: str, en: str, kinds: tuple[str, ...], colour: str) -> Rule:
    return Rule(
        Label(vi, en), Filter("kind", kinds), 13, fill=colour, opacity=0.10, stroke=colour,
        width=stops((13, 0.5), (18, 1.4)), dash=(6, 3), hatch=Hatch(colour, 60, 9, 0.7),
    )  # fmt: skip


SAFETY_CORRIDORS = LayerStyle(
    "planning.safety_corridor",
    rules=(
        _corridor("Hành lang an toàn đường bộ, đường sắt", "Road or railway corridor", ("traffic", "railway"),
                  p.CORRIDOR_TRAFFIC),
        _corridor("Hành lang lưới điện", "Power-line corridor", ("power",), p.CORRIDOR_POWER),
        _corridor("Hành lang sông, kênh, thủy lợi", "River, canal, irrigation corridor", ("water", "irrigation"),
                  p.CORRIDOR_WATER),
        _corridor("Khu vực bảo vệ di tích", "Heritage protection area", ("heritage",), p.CORRIDOR_HERITAGE),
        Rule(Label("Hành lang an toàn khác", "Other safety corridor"), min_zoom=13, fill=p.CORRIDOR_OTHER, opacity=0.10,
             stroke=p.CORRIDOR_OTHER, width=stops((13, 0.5), (18, 1.4)), dash=(6, 3)),
    ),
    labels=(
        LabelRule("{name}|{width_raw}", 16, size=stops((16, 8), (19, 10)), colour=p.CORRIDOR_TEXT, halo=p.HALO,
                  priority=4, min_distance=300),
    ),
)  # fmt: skip


def _segment(vi: str, en: str, values: tuple[str, ...], colour: str, wide: float, min_zoom: int) -> Rule:
    """Roads between towns stand out by a white edge; the many streets are thin lines along their middle."""
    return Rule(
        Label(vi, en), Filter("management_class", values), min_zoom, stroke=colour,
        width=stops((10, 0.8 * wide), (14, 1.6 * wide), (18, 2.2 * wide)),
        casing=p.WHITE if wide > 1 else "", casing_width=0.7,
    )  # fmt: skip


ROAD_SEGMENTS = LayerStyle(
    "transport.road_segment",
    rules=(
        _segment("Đường cao tốc (CT)", "Expressway", ("CT",), p.EXPRESSWAY, 1.4, 8),
        _segment("Quốc lộ (QL)", "National road", ("QL",), p.NATIONAL_ROAD, 1.3, 9),
        _segment("Đường tỉnh (ĐT)", "Provincial road", ("ĐT",), p.PROVINCIAL_ROAD, 1.1, 10),
        _segment("Đường đô thị (ĐĐT)", "Urban road", ("ĐĐT",), p.URBAN_ROAD, 0.55, 14),
        _segment("Đường xã, thôn, chuyên dùng", "Local road", ("ĐX", "ĐTX", "CD"), p.LOCAL_ROAD, 0.55, 14),
        Rule(Label("Đường khác", "Other road"), min_zoom=13, stroke=p.OTHER_ROAD, width=stops((13, 0.7), (18, 2))),
    ),
    labels=(
        LabelRule("{road_number}", 11, 15, size=fixed(8), colour=p.SHIELD_TEXT, halo=p.SHIELD, halo_width=3,
                  face="bold", placement="point", priority=6, min_distance=250,
                  filter=Filter("management_class", ("CT", "QL", "ĐT"))),
        LabelRule("{name}", 15, size=stops((15, 8.5), (18, 11)), colour=p.ROAD_NAME, halo=p.HALO,
                  placement="line", priority=6, min_distance=300),
    ),
)  # fmt: skip

PERMITS = LayerStyle(
    "permits.building_permit",
    rules=(
        Rule(Label("Đã cấp phép, chưa hoàn thành", "Permitted, not completed"),
             Filter("status", ("cap", "khoi_cong", "gia_han")), 15, fill=p.PERMIT_OPEN, opacity=0.18,
             stroke=p.PERMIT_OPEN_EDGE, width=stops((15, 0.6), (18, 1.4)),
             hatch=Hatch(p.PERMIT_OPEN_HATCH, 45, 7, 1.1)),
        Rule(Label("Đã hoàn thành", "Completed"), Filter("status", ("hoan_thanh",)), 15, fill=p.PERMIT_DONE,
             opacity=0.15, stroke=p.PERMIT_DONE_EDGE, width=stops((15, 0.6), (18, 1.4)),
             hatch=Hatch(p.PERMIT_DONE, 135, 7, 1)),
        Rule(Label("Hết hiệu lực, thu hồi", "Expired or revoked"), min_zoom=15, fill=p.PERMIT_ENDED, opacity=0.15,
             stroke=p.PERMIT_ENDED_EDGE, width=stops((15, 0.5), (18, 1)), dash=(4, 3)),
    ),
    labels=(
        LabelRule("{permit_number}", 19, size=stops((19, 8), (20, 9.5)), colour=p.PERMIT_TEXT, halo=p.HALO, priority=6),
    ),
)  # fmt: skip

STYLES = (
    WARDS, PARCELS, LEGAL_BOUNDARIES, PLANS, ZONES, RED_LINES, BUILDING_LINES, SAFETY_CORRIDORS, ROAD_SEGMENTS, PERMITS,
)  # fmt: skip
