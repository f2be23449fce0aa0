"""`manage.py prepare_rasters`: draws registered rasters from now on (docs/tiles-raster.md)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tiles.raster.preparing import RasterUnusable, prepare
from tiles.workspace import workspace


class Command(BaseCommand):
    """Makes COGs in both grids of what `register_raster` took; can be repeated."""

    help = "Chuẩn bị ảnh nền đã đăng ký để vẽ / Prepare registered rasters for drawing"
    requires_system_checks: list[str] = []  # pages and their URLs have no part in it

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare all; exit code 1 names the raster that cannot be drawn."""
        try:
            entries = prepare(workspace())
        except RasterUnusable as error:
            raise CommandError(str(error)) from error
        for one in entries:
            self.stdout.write(f"{one.name}: {one.kind}, {', '.join(f'EPSG:{srid}' for srid in one.files)}")
