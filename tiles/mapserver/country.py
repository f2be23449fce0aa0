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

NEIGHBOURS_FILE = Path(__file__).resolve().parents[1] / "data" / "neighbour_land.fgb"
_WGS84 = block("PROJECTION", ['"init=epsg:4326"'])
#: Name of the sea, drawn at overview zooms: text, longitude and latitude in degrees.
SEA_NAME = ("BIỂN ĐÔNG", 112.6, 13.4)


def below(target: Target, provinces: Path) -> list[SubLayer]:
    """Land of the neighbours and of Viet Nam."""
    edge = block("STYLE", [f"OUTLINECOLOR {colour(p.PROVINCE_EDGE)}", "WIDTH 0.7", *scale_range(5, 11)])
    hidden_edge = block("STYLE", [f"OUTLINECOLOR {colour(p.LAND)}", "WIDTH 0.6", *scale_range(12, 20)])
    neighbour_fill = ["STYLE", f"COLOR {colour(p.NEIGHBOUR_LAND)}", "END"]
    fill = ["STYLE", f"COLOR {colour(p.LAND)}", "END", *hidden_edge, *edge]
    return [
        _from_file("country__neighbours", "POLYGON", NEIGHBOURS_FILE, neighbour_fill),
        _from_file("country__land", "POLYGON", provinces, fill),
    ]


def above(target: Target, provinces: Path) -> list[SubLayer]:
    """Names of provinces at overview zooms; sovereignty at every zoom."""
    return [
        SubLayer("country__province_names", tuple(_province_names(provinces))),
        SubLayer("country__sea_name", tuple(_sea_name())),
        SubLayer("country__sovereignty", tuple(_sovereignty(target))),
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
            f"OUTLINECOLOR {colour(halo)}", "OUTLINEWIDTH 2", "POSITION CC", 'WRAP "|"', "ALIGN CENTER", *more,
        ],
    )  # fmt: skip


def _province_names(provinces: Path) -> list[str]:
    label = _label(
        8.5, p.TEXT_SOFT, face="noto", halo=p.HALO, more=["PRIORITY 5", "PARTIALS FALSE", "BUFFER 4"]
    )
    body = [
        'NAME "country__province_names"', "TYPE POLYGON", "STATUS OFF", *_file(provinces), *_WGS84,
        'LABELITEM "name"', *scale_range(6, 8), *block("CLASS", label),
    ]  # fmt: skip
    return block("LAYER", body)


def _sea_name() -> list[str]:
    text, lon, lat = SEA_NAME
    label = _label(13, "#5f8fa8", face="noto-italic", halo=p.SEA, more=["FORCE TRUE", "PARTIALS TRUE"])
    feature = block("FEATURE", [f"POINTS {lon} {lat} END", f"TEXT {quoted(text)}"])
    body = [
        'NAME "country__sea_name"', "TYPE POINT", "STATUS OFF", *_WGS84, *scale_range(4, 8), *feature,
        *block("CLASS", label),
    ]  # fmt: skip
    return block("LAYER", body)


def _sovereignty(target: Target) -> list[str]:
    """At every zoom, over everything, whatever else wants the place; cut nowhere (buffer of the metatile)."""
    data = data_clause("sovereignty", target, srid=str(target.srid))
    dot = ['SYMBOL "dot"', "SIZE 5", f"COLOR {colour(p.SOVEREIGN_TEXT)}", f"OUTLINECOLOR {colour(p.HALO)}"]
    label = _label(
        9, p.SOVEREIGN_TEXT, face="noto-bold", halo=p.HALO,
        more=["FORCE TRUE", "PARTIALS TRUE", "PRIORITY 10", "OFFSET 0 16"],
    )  # fmt: skip
    body = [
        'NAME "country__sovereignty"', "TYPE POINT", *connection(target), f"DATA {quoted(data)}",
        'LABELITEM "label"', *block("CLASS", [*block("STYLE", dot), *label]),
    ]  # fmt: skip
    return block("LAYER", body)
