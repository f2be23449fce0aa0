"""Nền quốc gia. What every base map shows below and above the city's data: sea, land, provinces, Hoàng Sa, Trường Sa.

The outlines come from files in WGS 84 (34 provinces of 2025; land of the neighbours without borders or names, from
Natural Earth, public domain), the names of the archipelagos from the table `sovereignty_labels`, which
`manage.py prepare_tiles` never leaves without them (Law 27/2018 Art. 18, Art. 6.4).
"""

from __future__ import annotations

from pathlib import Path

from tiles.mapserver.sublayers import SubLayer, Target, connection, data_clause
from tiles.mapserver.symbology import scale_range
from tiles.mapserver.text import block, colour, quoted
from tiles.style import palette as p
from tiles.style.ink import in_look
from tiles.style.looks import look_named
from tiles.style.model import MAX_ZOOM

NEIGHBOURS_FILE = Path(__file__).resolve().parents[1] / "data" / "neighbour_land.fgb"
_WGS84 = block("PROJECTION", ['"init=epsg:4326"'])
#: Name of the sea, drawn at overview zooms: text, longitude and latitude in degrees.
SEA_NAME = ("BIỂN ĐÔNG", 112.6, 13.4)


def below(provinces: Path, look: str) -> list[SubLayer]:
    """Land of the neighbours and of Viet Nam; over imagery the lines of the provinces only."""
    edge_ink, land = in_look(p.PROVINCE_EDGE, look), in_look(p.LAND, look)
    edge = block("STYLE", [f"OUTLINECOLOR {colour(edge_ink)}", "WIDTH 0.7", *scale_range(5, 11)])
    if not land:
        return [_from_file("country__land", "POLYGON", provinces, edge)]
    hidden_edge = block("STYLE", [f"OUTLINECOLOR {colour(land)}", "WIDTH 0.6", *scale_range(12, 20)])
    neighbour_fill = ["STYLE", f"COLOR {colour(in_look(p.NEIGHBOUR_LAND, look))}", "END"]
    fill = ["STYLE", f"COLOR {colour(land)}", "END", *hidden_edge, *edge]
    return [
        _from_file("country__neighbours", "POLYGON", NEIGHBOURS_FILE, neighbour_fill),
        _from_file("country__land", "POLYGON", provinces, fill),
    ]


def above(target: Target, provinces: Path, look: str) -> list[SubLayer]:
    """Names of provinces at overview zooms; sovereignty at every zoom and in every look."""
    return [
        SubLayer("country__province_names", tuple(_province_names(provinces, look))),
        SubLayer("country__sea_name", tuple(_sea_name(look))),
        SubLayer("country__islands", tuple(_islands(target, look))),
        SubLayer("country__sovereignty", tuple(_sovereignty(target, look))),
    ]


def _from_file(name: str, kind: str, path: Path, class_lines: list[str]) -> SubLayer:
    body = [
        f"NAME {quoted(name)}",
        f"TYPE {kind}",
        "STATUS OFF",
        *_file(path),
        *_WGS84,
        *block("CLASS", class_lines),
    ]
    return SubLayer(name, tuple(block("LAYER", body)))


def _file(path: Path) -> list[str]:
    """Through OGR: MapServer's own FlatGeobuf reader fails where nothing lies in the box ("Unable to seek in file")."""
    return ["CONNECTIONTYPE OGR", f"CONNECTION {quoted(str(path))}", 'DATA "0"']


def _label(size: float, text_colour: str, *, face: str, halo: str, more: list[str]) -> list[str]:
    return block(
        "LABEL",
        [
            "TYPE TRUETYPE", f"FONT {quoted(face)}", f"SIZE {size}", f"COLOR {colour(text_colour)}",
            f"OUTLINECOLOR {colour(halo)}", "OUTLINEWIDTH 2",
            *([] if any(one.startswith("POSITION") for one in more) else ["POSITION CC"]),
            'WRAP "|"', "ALIGN CENTER", *more,
        ],
    )  # fmt: skip


def _province_names(provinces: Path, look: str) -> list[str]:
    """The six cities of province rank first and bold, then the other provinces where there is room."""
    text, halo = in_look(p.TEXT_SOFT, look), in_look(p.HALO, look)
    classes: list[str] = []
    for kind, face, priority in (("thanh_pho", "noto-bold", 8), ("tinh", "noto", 5)):
        placing = [f"PRIORITY {priority}", "PARTIALS FALSE", "BUFFER 2"]
        for zooms, size in (((6, 6), 8.0), ((7, 9), 9.5)):
            label = _label(size, text, face=face, halo=halo, more=placing)
            classes += block("CLASS", [f"EXPRESSION {quoted(kind)}", *scale_range(*zooms), *label])
    body = [
        'NAME "country__province_names"', "TYPE POLYGON", "STATUS OFF", *_file(provinces), *_WGS84,
        'CLASSITEM "kind"', 'LABELITEM "name"', *scale_range(6, 9), *classes,
    ]  # fmt: skip
    return block("LAYER", body)


def _sea_name(look: str) -> list[str]:
    text, lon, lat = SEA_NAME
    label = _label(
        13, in_look(p.SEA_TEXT, look), face="noto-italic", halo=look_named(look).background,
        more=["FORCE TRUE", "PARTIALS TRUE"],
    )  # fmt: skip
    feature = block("FEATURE", [f"POINTS {lon} {lat} END", f"TEXT {quoted(text)}"])
    body = [
        'NAME "country__sea_name"', "TYPE POINT", "STATUS OFF", *_WGS84, *scale_range(4, 8), *feature,
        *block("CLASS", label),
    ]  # fmt: skip
    return block("LAYER", body)


def _sovereignty(target: Target, look: str) -> list[str]:
    """At every zoom, over everything, whatever else wants the place; cut nowhere (buffer of the metatile)."""
    return _places(
        target, look, "sovereignty", 9, ["FORCE TRUE", "PARTIALS TRUE", "PRIORITY 10", "OFFSET 0 16"], 5
    )


def _islands(target: Target, look: str) -> list[str]:
    """Single islands, where there is room beside the names of the archipelagos."""
    return _places(
        target, look, "islands", 7.5, ["POSITION AUTO", "PARTIALS FALSE", "PRIORITY 9", "BUFFER 3"], 3, 7
    )


def _places(
    target: Target,
    look: str,
    statement: str,
    size: float,
    placing: list[str],
    dot_px: float,
    min_zoom: int = 0,
) -> list[str]:
    """Named points in the red of sovereignty, from the table `sovereignty_labels`."""
    data = data_clause(statement, target, srid=str(target.srid))
    red, halo = in_look(p.SOVEREIGN_TEXT, look), in_look(p.HALO, look)
    dot = ['SYMBOL "dot"', f"SIZE {dot_px}", f"COLOR {colour(red)}", f"OUTLINECOLOR {colour(halo)}"]
    label = _label(size, red, face="noto-bold", halo=halo, more=placing)
    body = [
        f'NAME "country__{statement}"', "TYPE POINT", *connection(target), f"DATA {quoted(data)}",
        'LABELITEM "label"', *scale_range(min_zoom, MAX_ZOOM), *block("CLASS", [*block("STYLE", dot), *label]),
    ]  # fmt: skip
    return block("LAYER", body)
