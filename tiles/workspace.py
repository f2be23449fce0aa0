"""Thư mục làm việc. What the tile processes keep under `var/tiles/<city>/`, and the files generated for MapServer.

mapfiles/              one for each map and CRS (EPSG:3857, the city's VN-2000 zone), rebuilt when a renderer starts
mapserv.conf           the only mapfiles that MapServer may open
fonts.txt              faces of the labels
pg_service.conf        how the read-only role signs in (mode 600; written by `manage.py prepare_tiles`)
mapserv.sock           FastCGI socket of the renderers
cache/, locks/         MapProxy
live/                  links to the cache directories that count, for a server of files in front
generations.json       which cache directory of each layer counts
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from django.conf import settings

from geo.domain.crs import WEB_MERCATOR
from geo.pin_proj import system_proj_dir
from tiles.maps import MapDefinition, drawn_maps
from tiles.mapserver.mapfile import Drawing, render
from tiles.mapserver.sublayers import Target
from tiles.raster import catalogue
from tiles.scales import Grid, city_grid

MAPSERV = Path("/usr/lib/cgi-bin/mapserv")
_NOTO = Path("/usr/share/fonts/truetype/noto")
_FACES = {"noto": "NotoSans-Regular", "noto-bold": "NotoSans-Bold", "noto-italic": "NotoSans-Italic"}
PROVINCES = "data/provinces_2025.fgb"


class FontMissing(RuntimeError):
    """Noto Sans is not installed; labels would lose Vietnamese letters. Install the package fonts-noto-core."""


@dataclass(frozen=True)
class Workspace:
    """Paths of one city's tile files."""

    root: Path

    @cached_property
    def socket(self) -> Path:
        """FastCGI socket of the renderers."""
        return self.root / "mapserv.sock"

    @cached_property
    def config(self) -> Path:
        """MAPSERVER_CONFIG_FILE."""
        return self.root / "mapserv.conf"

    @cached_property
    def service_file(self) -> Path:
        """PGSERVICEFILE with the password of the read-only role."""
        return self.root / "pg_service.conf"

    @cached_property
    def cache(self) -> Path:
        """Base of MapProxy's file caches."""
        return self.root / "cache"

    @cached_property
    def live(self) -> Path:
        """Links to the cache directories that count (tiles.live)."""
        return self.root / "live"

    @cached_property
    def locks(self) -> Path:
        """Tile locks, shared by every process that renders or purges."""
        return self.root / "locks"

    @cached_property
    def generations(self) -> Path:
        """Cache generation of each layer, as JSON."""
        return self.root / "generations.json"

    @cached_property
    def day(self) -> Path:
        """The day that the caches show (tiles.freshness.day)."""
        return self.root / "day"

    @cached_property
    def mapfiles(self) -> Path:
        """Folder of the generated mapfiles."""
        return self.root / "mapfiles"


def workspace() -> Workspace:
    """The workspace of this installation."""
    return _in_folder(str(settings.TILE_CACHE_DIR))


@lru_cache(maxsize=8)
def _in_folder(root: str) -> Workspace:
    """With its paths, which every tile that is made asks for."""
    return Workspace(Path(root))


def vn2000_grid() -> Grid:
    """Grid of the configured city."""
    return city_grid(settings.STORAGE_SRID, settings.CITY.extent)


def renderer_key(map_name: str, srid: int) -> str:
    """Name under which MapServer knows a mapfile: `map=` of a request."""
    return f"{map_name}_{srid}".upper()


def drawing(one: MapDefinition, srid: int, place: Workspace | None = None) -> Drawing:
    """What the mapfile of a map in one CRS draws."""
    root = (place or workspace()).root
    return Drawing(
        Target(srid, settings.STORAGE_SRID),
        one.specs,
        one.with_country,
        Path(settings.DEMO_DIR) / PROVINCES,
        root / "fonts.txt",
        one.look,
        tuple(raster.files[str(srid)] for raster in catalogue.prepared(root) if raster.kind == one.imagery),
    )


def write_renderer_files(place: Workspace | None = None) -> Workspace:
    """Generate mapfiles, font list and MapServer configuration; each is replaced in one step.

    Raises:
        FontMissing: Noto Sans is not there.
    """
    place = place or workspace()
    drawings = {
        renderer_key(one.name, srid): drawing(one, srid, place)
        for one in drawn_maps()
        for srid in (WEB_MERCATOR.srid, settings.STORAGE_SRID)
    }
    write_drawings(place, drawings)
    return place


def write_drawings(place: Workspace, drawings: Mapping[str, Drawing]) -> None:
    """A mapfile for each drawing under its key, and what MapServer needs besides. Raises FontMissing."""
    for folder in (place.root, place.cache, place.locks, place.mapfiles):
        folder.mkdir(parents=True, exist_ok=True)
    replace_file(place.root / "fonts.txt", _fontset())
    for key, one in drawings.items():
        replace_file(place.mapfiles / f"{key.lower()}.map", render(one))
    replace_file(place.config, _mapserv_conf(place, list(drawings)))


def renderer_environment(place: Workspace) -> dict[str, str]:
    """Environment of a MapServer process: nothing of ours but what it needs."""
    proj = system_proj_dir()
    own = {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "MAPSERVER_CONFIG_FILE": str(place.config),
        "PGSERVICEFILE": str(place.service_file),
        "GDAL_CACHEMAX": os.environ.get("GDAL_CACHEMAX", "64"),
    }
    if (proj / "proj.db").exists():
        own["PROJ_LIB"] = str(proj)
    return own


def replace_file(path: Path, text: str, mode: int = 0o644) -> bool:
    """Write `text` unless it is there already; readers see the old file or the new one. True when it changed."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(temporary).chmod(mode)
    Path(temporary).replace(path)
    return True


def _fontset() -> str:
    missing = [name for name in _FACES.values() if not (_NOTO / f"{name}.ttf").exists()]
    if missing:
        raise FontMissing(", ".join(missing))
    return "".join(f"{alias} {_NOTO / name}.ttf\n" for alias, name in _FACES.items())


def _mapserv_conf(place: Workspace, keys: list[str]) -> str:
    """Only the generated mapfiles can be named, by key; MapServer 8 does not run without this file.

    It is read once a process, so imagery has its keys before there is any.
    """
    imagery = [
        renderer_key(kind, srid)
        for kind in catalogue.IMAGERY_TITLES
        for srid in (WEB_MERCATOR.srid, settings.STORAGE_SRID)
    ]
    named = dict.fromkeys([*keys, *imagery])
    maps = "".join(f'    {key} "{place.mapfiles / key.lower()}.map"\n' for key in named)
    return (
        "CONFIG\n  ENV\n"
        '    MS_MAP_NO_PATH "1"\n'
        f'    MS_MAP_PATTERN "^{place.mapfiles}/[a-z0-9_]+\\.map$"\n'
        f"  END\n  MAPS\n{maps}  END\nEND\n"
    )


def font_file(alias: str) -> Path:
    """File of a face as mapfiles call it. Raises FontMissing."""
    path = _NOTO / f"{_FACES[alias]}.ttf"
    if not path.exists():
        raise FontMissing(f"{path} is missing: install fonts-noto-core")
    return path
