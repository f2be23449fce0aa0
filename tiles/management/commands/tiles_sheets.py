"""`manage.py tiles_sheets FOLDER`: pictures of the maps in their looks at eight zooms, for docs/tiles-style.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from tiles.maps import SHARED
from tiles.sheets import COUNTRY_CENTRE, LAST_COUNTRY_ZOOM, ZOOMS, Panel, packed, sheet, studio
from tiles.style.looks import LOOKS


class Command(BaseCommand):
    """Vẽ tờ mẫu. Reads the database with the role of the maps and changes nothing."""

    help = "Draw sheets of the maps by look and zoom through a renderer of their own."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where, what and how."""
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--map", action="append", help="a map; several are drawn as one (default: shared)"
        )
        parser.add_argument("--look", action="append", choices=list(LOOKS), help="a look; may be repeated")
        parser.add_argument("--zoom", type=int, action="append", help="a zoom; may be repeated")
        parser.add_argument(
            "--at", type=float, nargs=2, metavar=("LON", "LAT"), help="degrees WGS 84 (default: the city's centre)"
        )  # fmt: skip
        parser.add_argument("--single", action="store_true", help="a PNG for each picture instead of sheets")

    def handle(self, *args: Any, **options: Any) -> None:
        """Draw and say what was written."""
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        looks, zooms = options["look"] or list(LOOKS), sorted(options["zoom"] or ZOOMS)
        city = tuple(options["at"] or settings.CITY.center)
        maps = tuple(options["map"] or [SHARED])
        name = "" if maps == (SHARED,) else f"{'-'.join(maps)}-"
        with studio(maps, looks) as drawing:
            for look in looks:
                found = [
                    (f"{LOOKS[look].title.vi} · {LOOKS[look].title.en} · z{zoom}", zoom,
                     drawing.picture(Panel(maps, look, zoom, *_centre(zoom, city))))
                    for zoom in zooms
                ]  # fmt: skip
                if options["single"]:
                    for _caption, zoom, picture in found:
                        picture.save(folder / f"{name}{look}-{zoom}.png")
                    continue
                for part in range(0, len(found), 4):
                    pictures = [(caption, picture) for caption, _zoom, picture in found[part : part + 4]]
                    path = folder / f"{name}{look}-{part // 4 + 1}.webp"
                    path.write_bytes(packed(sheet(pictures)))
                    self.stdout.write(f"{path} {path.stat().st_size} bytes")


def _centre(zoom: int, city: tuple[float, float]) -> tuple[float, float]:
    return COUNTRY_CENTRE if zoom <= LAST_COUNTRY_ZOOM else city
