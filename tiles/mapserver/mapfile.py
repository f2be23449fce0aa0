"""The mapfile of one map in one CRS. One file each, because MapServer reads it again for every picture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from layers.spec import LayerSpec
from tiles.mapserver import country
from tiles.mapserver.sublayers import SubLayer, Target, label_layers, sublayers
from tiles.mapserver.text import block, quoted
from tiles.style.looks import LIGHT, look_named
from tiles.style.table import style_of
from tiles.tickets import PARAMETER

#: 0.28 mm pixels, so that MapServer's scales are those of WMTS.
PIXELS_PER_INCH = 25.4 / 0.28
ROOT_LAYER = "nen"
EDGE_BUFFER_PX = 64
"""Pixels around a metatile that are drawn and thrown away; no label may begin there (MapProxy's meta_buffer)."""


@dataclass(frozen=True)
class Drawing:
    """Everything a mapfile needs.

    Attributes:
        specs: layers of the map, bottom first.
        with_country: with sea, land, provinces and sovereignty (base maps).
        provinces: file with the outlines of the provinces, WGS 84.
        fonts: MapServer FONTSET file.
        look: one of tiles.style.looks.LOOKS.
        rasters: files of imagery in the CRS of the picture, below everything.
    """

    target: Target
    specs: tuple[LayerSpec, ...]
    with_country: bool
    provinces: Path
    fonts: Path
    look: str = LIGHT
    rasters: tuple[str, ...] = ()

    def sublayers(self) -> list[SubLayer]:
        """LAYER blocks from bottom to top: country, shapes of all layers, labels of all layers, sovereignty."""
        styles = [(spec, style_of(spec, self.look)) for spec in self.specs]
        found = [one for spec, style in styles for one in sublayers(spec, style, self.target)]
        found += [one for spec, style in styles for one in label_layers(spec, style, self.target)]
        if not self.with_country:
            return found
        below = [*imagery(self.rasters), *country.below(self.provinces, self.look)]
        return [*below, *found, *country.above(self.target, self.provinces, self.look)]


def imagery(rasters: tuple[str, ...]) -> list[SubLayer]:
    """Rasters, the first at the bottom; they are in the CRS of the picture already, so none is warped when drawing."""
    found = []
    for number, path in enumerate(rasters):
        name = f"imagery__{number}"
        lines = [f"NAME {quoted(name)}", "TYPE RASTER", "STATUS OFF", f"DATA {quoted(path)}"]
        found.append(SubLayer(name, tuple(block("LAYER", [*lines, 'PROCESSING "RESAMPLE=AVERAGE"']))))
    return found


def render(drawing: Drawing) -> str:
    """Text of the mapfile. Its name, `nen`, is the WMS layer that draws everything in it."""
    web = block(
        "METADATA",
        [
            '"wms_title" "Nen"',
            '"wms_enable_request" "GetMap"',
            '"wms_sld_enabled" "false"',
            f'"wms_srs" "EPSG:{drawing.target.srid}"',
            '"wms_onlineresource" "http://localhost/"',
            f'"labelcache_map_edge_buffer" "-{EDGE_BUFFER_PX}"',
        ],
    )
    head = [
        f"NAME {quoted(ROOT_LAYER)}",
        "SIZE 256 256",
        "MAXSIZE 4096",
        "UNITS METERS",
        f"RESOLUTION {PIXELS_PER_INCH:.3f}",
        f"DEFRESOLUTION {PIXELS_PER_INCH:.3f}",
        f"FONTSET {quoted(str(drawing.fonts))}",
        f"IMAGECOLOR {quoted(look_named(drawing.look).background)}",
        *drawing.target.projection(),
        *block("WEB", [*web, *block("VALIDATION", [f'"{PARAMETER}" "^[0-9a-f]{{16}}$"'])]),
        *_output_format(),
        *block("SYMBOL", ['NAME "hatch"', "TYPE HATCH"]),
        *block("SYMBOL", ['NAME "dot"', "TYPE ELLIPSE", "FILLED TRUE", *block("POINTS", ["1 1"])]),
    ]
    body = [line for one in drawing.sublayers() for line in one.lines]
    return "\n".join(block("MAP", [*head, *body])) + "\n"


def _output_format() -> list[str]:
    """Lightly compressed RGBA: MapProxy decodes it at once and stores its own palette PNG."""
    return block(
        "OUTPUTFORMAT",
        [
            'NAME "png"', 'DRIVER "AGG/PNG"', 'MIMETYPE "image/png"', "IMAGEMODE RGBA", 'EXTENSION "png"',
            'FORMATOPTION "COMPRESSION=1"',
        ],
    )  # fmt: skip
