"""Nền bản đồ. Light base map: water, cover, buildings, cased roads with bridges above, names."""

from __future__ import annotations

from layers.labels import Label
from tiles.style import palette as p
from tiles.style.model import Filter, LabelRule, LayerStyle, Rule, Stops, Tier, fixed, stops


def _cover(vi: str, en: str, fill: str, values: tuple[str, ...], *, min_zoom: int = 10) -> Rule:
    return Rule(Label(vi, en), Filter("cover_class", values), min_zoom=min_zoom, fill=fill)


LANDCOVER = LayerStyle(
    "basemap.landcover",
    rules=(
        _cover("Công viên, cây xanh", "Park", p.PARK, ("park",)),
        _cover("Rừng", "Forest", p.FOREST, ("forest", "wood")),
        _cover("Thảm cỏ", "Grass", p.GRASS, ("grass",), min_zoom=12),
        _cover("Thể thao, giải trí", "Recreation", p.RECREATION, ("recreation", "sport"), min_zoom=12),
        _cover("Đất canh tác", "Farmland", p.FARMLAND, ("farmland",)),
        _cover("Đất ngập nước", "Wetland", p.WETLAND, ("wetland",)),
        _cover("Bãi cát, đất trống", "Sand, bare ground", p.SAND, ("sand", "bare")),
        _cover("Khu thương mại", "Commercial area", p.COMMERCE, ("commercial",), min_zoom=12),
        _cover("Khu công nghiệp", "Industrial area", p.INDUSTRY, ("industrial",)),
        _cover(
            "Cơ quan, trường, bệnh viện, cơ sở tôn giáo", "Institution", p.INSTITUTION,
            ("institution", "education", "health", "office", "religious"), min_zoom=13,
        ),
        _cover("Nghĩa trang", "Cemetery", p.CEMETERY, ("cemetery",), min_zoom=12),
        _cover("Sân bay, bến cảng, nhà ga", "Transport area", p.TRANSPORT, ("transport",)),
        _cover("Đất đang xây dựng", "Construction site", p.CONSTRUCTION, ("construction",), min_zoom=13),
        _cover("Khu dân cư", "Residential area", p.BUILT_UP, ("residential",), min_zoom=11),
    ),
    labels=(
        LabelRule(
            "{name}", 14, size=stops((14, 8), (18, 10)), colour=p.GREEN_TEXT, halo=p.HALO, face="italic",
            priority=4, filter=Filter("cover_class", ("park", "forest", "recreation", "sport")),
            min_distance=200,
        ),
        LabelRule(
            "{name}", 16, size=stops((16, 8), (19, 10)), colour=p.TEXT_SOFT, halo=p.HALO, priority=2,
            filter=Filter(
                "cover_class",
                ("institution", "education", "health", "office", "religious", "commercial", "transport",
                 "industrial"),
            ),
            min_distance=200,
        ),
    ),
)  # fmt: skip

WATER = LayerStyle(
    "basemap.water",
    rules=(
        Rule(Label("Mặt nước", "Water"), min_zoom=8, max_zoom=13, fill=p.WATER),
        Rule(
            Label("Mặt nước", "Water"), min_zoom=14, fill=p.WATER, stroke=p.WATER_EDGE,
            width=stops((14, 0.4), (18, 1)),
        ),
    ),
    labels=(
        LabelRule(
            "{name}", 13, size=stops((13, 9), (18, 12)), colour=p.WATER_TEXT, halo=p.WATER_HALO, face="italic",
            priority=5, min_distance=350,
        ),
    ),
)  # fmt: skip

WATERWAYS = LayerStyle(
    "basemap.waterways",
    rules=(
        Rule(
            Label("Sông, kênh, rạch (tim)", "Waterway"), Filter("waterway_class", ("river", "canal")),
            min_zoom=11, stroke=p.WATERWAY, width=stops((11, 0.8), (14, 2), (18, 7)),
        ),
        Rule(
            Label("Suối, mương", "Stream, ditch"), min_zoom=14, stroke=p.WATERWAY,
            width=stops((14, 0.8), (18, 3)),
        ),
    ),
    labels=(
        LabelRule(
            "{name}", 14, size=stops((14, 8), (18, 10)), colour=p.WATER_TEXT, halo=p.WATER_HALO, face="italic",
            placement="line", priority=3, min_distance=300,
        ),
    ),
)  # fmt: skip

BUILDINGS = LayerStyle(
    "basemap.buildings",
    rules=(
        Rule(
            Label("Nhà, công trình", "Building"), min_zoom=15, fill=p.BUILDING, stroke=p.BUILDING_EDGE,
            width=stops((15, 0.3), (18, 0.8)),
        ),
    ),
    labels=(
        LabelRule(
            "{name}", 17, size=stops((17, 8), (20, 10)), colour=p.TEXT_SOFT, halo=p.HALO, priority=2,
            min_distance=150,
        ),
    ),
)  # fmt: skip


def _road(
    vi: str, en: str, values: tuple[str, ...], inks: tuple[str, str, str], width: Stops, *,
    min_zoom: int, casing_from: int = 12,
) -> tuple[Rule, ...]:  # fmt: skip
    """A road class: a plain line while it is thin, a cased one from `casing_from` on; inks: surface, casing, thin."""
    label, where = Label(vi, en), Filter("road_class", values)
    surface, casing, thin = inks
    cased = Rule(
        label, where, casing_from, fill="", stroke=surface, width=width, casing=casing, casing_width=0.8
    )
    if min_zoom >= casing_from:
        return (cased,)
    return (Rule(label, where, min_zoom, casing_from - 1, stroke=thin, width=width), cased)


ROADS = LayerStyle(
    "basemap.roads",
    rules=(
        *_road("Đường cao tốc", "Motorway", ("motorway",), (p.MOTORWAY, p.MOTORWAY_EDGE, p.THIN_MOTORWAY),
               stops((7, 0.8), (10, 1.8), (12, 3), (14, 5), (16, 10), (18, 20), (20, 44)),
               min_zoom=7, casing_from=11),
        *_road("Quốc lộ, trục chính", "Trunk road", ("trunk",), (p.TRUNK, p.TRUNK_EDGE, p.THIN_TRUNK),
               stops((8, 0.7), (10, 1.4), (12, 2.6), (14, 5), (16, 9.5), (18, 19), (20, 42)),
               min_zoom=8, casing_from=11),
        *_road("Đường chính đô thị", "Primary road", ("primary",), (p.PRIMARY, p.PRIMARY_EDGE, p.THIN_PRIMARY),
               stops((9, 0.6), (11, 1.3), (13, 3), (14, 4.5), (16, 8.5), (18, 17), (20, 38)),
               min_zoom=9),
        *_road("Đường liên khu vực", "Secondary road", ("secondary",),
               (p.SECONDARY, p.SECONDARY_EDGE, p.THIN_SECONDARY),
               stops((11, 0.8), (13, 2.2), (14, 3.6), (16, 7.5), (18, 15), (20, 34)), min_zoom=11),
        *_road("Đường khu vực", "Tertiary road", ("tertiary",), (p.TERTIARY, p.TERTIARY_EDGE, p.THIN_ROAD),
               stops((12, 0.8), (13, 1.5), (14, 2.8), (16, 6.5), (18, 13), (20, 30)), min_zoom=12,
               casing_from=13),
        *_road("Đường nội bộ khu dân cư", "Residential street", ("residential", "unclassified", "living_street"),
               (p.STREET, p.STREET_EDGE, p.THIN_ROAD),
               stops((13, 0.5), (14, 1.1), (15, 2.4), (16, 4.6), (18, 10), (20, 23)),
               min_zoom=13, casing_from=15),
        *_road("Đường hẻm, đường dịch vụ", "Alley or service road", ("service",), (p.ALLEY, p.ALLEY_EDGE, p.THIN_ROAD),
               stops((14, 0.4), (15, 0.9), (16, 2.2), (18, 5.5), (20, 13)), min_zoom=14, casing_from=16),
        Rule(Label("Đường đất", "Track"), Filter("road_class", ("track",)), 14, stroke=p.TRACK,
             width=stops((14, 0.7), (18, 2.5)), dash=(6, 3)),
        Rule(Label("Lối đi bộ, xe đạp", "Path"), Filter("road_class", ("path",)), 15, stroke=p.PATH,
             width=stops((15, 0.6), (18, 1.8)), dash=(4, 3)),
        Rule(Label("Đường sắt", "Railway"), Filter("road_class", ("rail",)), 10, 13, stroke=p.RAIL,
             width=stops((10, 0.7), (13, 1.2))),
        Rule(Label("Đường sắt", "Railway"), Filter("road_class", ("rail",)), 14, stroke=p.RAIL_GAP,
             width=stops((14, 1), (18, 2.4)), dash=(8, 8), casing=p.RAIL_EDGE, casing_width=0.8),
    ),
    labels=(
        LabelRule("{name}", 13, size=stops((13, 8), (16, 9.5), (19, 12)), colour=p.TEXT, halo=p.HALO,
                  placement="line", priority=7, min_distance=350,
                  filter=Filter("road_class", ("motorway", "trunk", "primary"))),
        LabelRule("{name}", 14, size=stops((14, 7.5), (16, 9), (19, 11.5)), colour=p.TEXT, halo=p.HALO,
                  placement="line", priority=6, min_distance=300,
                  filter=Filter("road_class", ("secondary", "tertiary"))),
        LabelRule("{name}", 16, size=stops((16, 8), (19, 11)), colour=p.TEXT_SOFT, halo=p.HALO,
                  placement="line", priority=4, min_distance=250,
                  filter=Filter("road_class", ("residential", "unclassified", "living_street", "service"))),
    ),
    tiers=(
        Tier("tunnel", (Filter("tunnel", (True,)),)),
        Tier("ground", (Filter("tunnel", (False,)), Filter("bridge", (False,)))),
        Tier("bridge", (Filter("tunnel", (False,)), Filter("bridge", (True,)))),
    ),
    hybrid_opacity=0.55,
)  # fmt: skip

#: Districts and the old wards ended on 1 July 2025; OSM still has them as places, some as a bare number.
_ABOLISHED = ("Quận %", "Phường %", "Xã %", "Khu Phố %", "Khu phố %", "KP%", "Ấp %", "_", "__")

PLACES = LayerStyle(
    "basemap.places",
    rules=(Rule(Label("Địa danh", "Place name"), min_zoom=8, in_legend=False),),
    labels=(
        LabelRule("{name}", 10, 13, size=stops((10, 12), (13, 14)), colour=p.TEXT, halo=p.HALO,
                  halo_width=3, face="bold", priority=10, filter=Filter("place_class", ("city",))),
        LabelRule("{name}", 10, 14, size=stops((10, 9), (14, 12)), colour=p.TEXT, halo=p.HALO, face="bold",
                  priority=8, filter=Filter("place_class", ("town",)), min_distance=100),
        LabelRule("{name}", 11, 14, size=stops((11, 8.5), (14, 11)), colour=p.TEXT_SOFT, halo=p.HALO,
                  priority=7, filter=Filter("place_class", ("suburb", "island")), min_distance=100,
                  unless_like=_ABOLISHED),
        LabelRule("{name}", 14, 17, size=stops((14, 8), (17, 10)), colour=p.TEXT_SOFT, halo=p.HALO,
                  face="italic", priority=3, min_distance=120,
                  filter=Filter("place_class", ("village", "hamlet", "neighbourhood", "locality")),
                  unless_like=_ABOLISHED),
    ),
)  # fmt: skip

CONTOURS = LayerStyle(
    "basemap.contours",
    rules=(
        Rule(Label("Đường bình độ", "Contour"), min_zoom=13, stroke=p.CONTOUR, width=stops((13, 0.5), (18, 1))),
    ),
    labels=(
        LabelRule("{elevation_m:.0f}", 15, size=fixed(7.5), colour=p.CONTOUR_TEXT, placement="line", min_distance=300),
    ),
)  # fmt: skip

CONTROL_POINTS = LayerStyle(
    "basemap.control_points",
    rules=(
        Rule(Label("Điểm khống chế", "Control point"), min_zoom=13, fill=p.CONTROL_POINT, stroke=p.WHITE,
             marker=stops((13, 3), (18, 5))),
    ),
    labels=(LabelRule("{number}", 14, size=fixed(8), colour=p.CONTROL_TEXT, halo=p.HALO),),
)  # fmt: skip

STYLES = (
    LANDCOVER, WATER, WATERWAYS, BUILDINGS, ROADS, PLACES, CONTOURS, CONTROL_POINTS,
)  # fmt: skip
