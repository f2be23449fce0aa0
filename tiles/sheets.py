"""Tờ mẫu. Pictures of the maps in their looks at several zooms, by renderers of their own, for the documentation."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

from django.db import connection
from PIL import Image, ImageDraw, ImageFont

from geo.domain.crs import CRS84, WEB_MERCATOR
from geo.domain.transform import transform_point
from layers.labels import Label
from tiles.fastcgi import ask
from tiles.maps import MapDefinition, get_map
from tiles.mapserver.mapfile import EDGE_BUFFER_PX, ROOT_LAYER
from tiles.renderers import listen
from tiles.scales import resolution_of_zoom
from tiles.style.looks import look_named, raster_name
from tiles.style.palette import IMAGERY
from tiles.workspace import (
    MAPSERV,
    Workspace,
    drawing,
    font_file,
    renderer_environment,
    renderer_key,
    workspace,
    write_drawings,
)

ZOOMS = (6, 9, 12, 14, 16, 17, 18, 19)
PANEL_PX = (640, 480)
#: Overviews show the sea with Hoàng Sa and Trường Sa beside the coast: degrees WGS 84.
COUNTRY_CENTRE, LAST_COUNTRY_ZOOM = (110.3, 12.9), 7
MAX_BYTES = 300_000
_COLUMNS, _GAP, _CAPTION, _TIMEOUT_S = 2, 6, 22, 60.0


class SheetFailed(RuntimeError):
    """A renderer answered something else than a picture; the text is its answer."""


@dataclass(frozen=True)
class Panel:
    """One picture of a sheet: maps drawn as one, in a look, around a place (degrees WGS 84), at a web zoom."""

    maps: tuple[str, ...]
    look: str
    zoom: int
    longitude: float
    latitude: float


class Studio:
    """A renderer with the mapfiles of some looks, beside the running one and without its cache."""

    def __init__(self, place: Workspace, told: dict[str, str]) -> None:
        self._place, self._told = place, told

    def picture(self, panel: Panel, size: tuple[int, int] = PANEL_PX) -> Image.Image:
        """Picture of `size` pixels, RGB. Raises SheetFailed when the renderer reports an error."""
        edge = EDGE_BUFFER_PX
        width, height = size[0] + 2 * edge, size[1] + 2 * edge
        x, y = transform_point(panel.longitude, panel.latitude, CRS84, WEB_MERCATOR)
        half = resolution_of_zoom(panel.zoom) / 2
        box = (x - half * width, y - half * height, x + half * width, y + half * height)
        look = look_named(panel.look)
        wish = {
            "map": _key(panel.maps, panel.look),
            "SERVICE": "WMS", "VERSION": "1.1.1", "REQUEST": "GetMap", "LAYERS": ROOT_LAYER, "STYLES": "",
            "SRS": WEB_MERCATOR.code, "BBOX": ",".join(map(repr, box)), "WIDTH": str(width), "HEIGHT": str(height),
            "FORMAT": "image/png", "TRANSPARENT": "TRUE" if look.transparent else "FALSE",
        }  # fmt: skip
        params = {**self._told, "REQUEST_METHOD": "GET", "QUERY_STRING": urlencode(wish)}
        answer = ask(self._place.socket, params, timeout_s=_TIMEOUT_S)
        if answer.content_type != "image/png":
            raise SheetFailed(answer.body[:600].decode("utf-8", "replace"))
        drawn = Image.open(io.BytesIO(answer.body)).convert("RGBA")
        ground = Image.new("RGBA", drawn.size, IMAGERY)
        ground.alpha_composite(drawn)
        return ground.crop((edge, edge, width - edge, height - edge)).convert("RGB")


@contextmanager
def studio(maps: tuple[str, ...], looks: Sequence[str]) -> Iterator[Studio]:
    """A renderer for `maps`, drawn as one with their names side by side, in `looks`.

    Raises:
        SheetFailed: the read-only role of this database has not been prepared (`manage.py prepare_tiles`).
    """
    if f"dbname={connection.settings_dict['NAME']}\n" not in _service_text():
        raise SheetFailed(
            "the service file is missing or names another database: run manage.py prepare_tiles"
        )
    with tempfile.TemporaryDirectory(prefix="nen-sheets-") as folder:
        place = Workspace(Path(folder))
        shutil.copyfile(workspace().service_file, place.service_file)
        place.service_file.chmod(0o600)
        specs = tuple(spec for name in maps for spec in get_map(name).specs)
        one = MapDefinition(
            "_".join(maps), Label("", ""), specs, any(get_map(name).with_country for name in maps)
        )
        plain = drawing(one, WEB_MERCATOR.srid, place)
        drawings = {_key(maps, look): replace(plain, look=look) for look in looks}
        write_drawings(place, drawings)
        environment = renderer_environment(place)
        listener = listen(place.socket)
        process = subprocess.Popen([str(MAPSERV)], stdin=listener, env=environment)
        try:
            told = {key: value for key, value in environment.items() if key in ("PGSERVICEFILE", "PROJ_LIB")}
            yield Studio(place, told)
        finally:
            process.kill()
            process.wait()
            listener.close()


def _service_text() -> str:
    path = workspace().service_file
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _key(maps: tuple[str, ...], look: str) -> str:
    return renderer_key(raster_name("_".join(maps), look), WEB_MERCATOR.srid)


def sheet(panels: Sequence[tuple[str, Image.Image]]) -> Image.Image:
    """Pictures in two columns, each under its caption."""
    width, height = panels[0][1].size
    rows = -(-len(panels) // _COLUMNS)
    size = (_COLUMNS * width + (_COLUMNS - 1) * _GAP, rows * (height + _CAPTION) + (rows - 1) * _GAP)
    paper = Image.new("RGB", size, "#ffffff")
    pen = ImageDraw.Draw(paper)
    face = ImageFont.truetype(str(font_file("noto-bold")), 14)
    for number, (caption, picture) in enumerate(panels):
        left = (number % _COLUMNS) * (width + _GAP)
        top = (number // _COLUMNS) * (height + _CAPTION + _GAP)
        pen.text((left + 2, top + _CAPTION / 2), caption, font=face, fill="#222222", anchor="lm")
        paper.paste(picture, (left, top + _CAPTION))
    return paper


def packed(paper: Image.Image) -> bytes:
    """The sheet as WebP of at most 300 kB: the best quality that fits."""
    for quality in range(90, 30, -8):
        written = io.BytesIO()
        paper.save(written, "WEBP", quality=quality, method=6)
        if written.tell() <= MAX_BYTES:
            break
    return written.getvalue()
