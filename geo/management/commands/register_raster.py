"""`manage.py register_raster FILE`: kiểm tra và đăng ký một ảnh nền (GeoTIFF, COG)."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.text import slugify

from geo.domain.crs import by_srid
from geo.domain.values import BBox
from geo.raster.examination import examine
from geo.raster.registration import register


class Command(BaseCommand):
    """Prints the findings; exit code 1 when the raster is refused."""

    help = "Đăng ký ảnh nền / Register a raster base map"
    requires_system_checks: list[str] = []  # pages and their URLs have no part in it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """File, names and CRS."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--name", default="")
        parser.add_argument("--title", default="", help="nhan đề / Vietnamese title")
        parser.add_argument("--title-en", default="")
        parser.add_argument(
            "--crs", type=int, help="EPSG thay cho khai báo của tệp / instead of the declared one"
        )
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Examine, then register."""
        path: Path = options["file"]
        city = settings.CITY
        report = examine(path, extent=BBox(*city.extent, by_srid(city.storage_srid)), srid=options["crs"])
        for one in report.findings:
            self.stdout.write(f"  {one.severity:7} {one.code}: {one.message_vi} / {one.message_en}")
        if report.refused:
            raise CommandError(f"{path.name}: từ chối / refused")
        self.stdout.write(
            f"{path.name}: {report.crs}, {report.width}×{report.height}×{report.bands}, {report.pixel_size_m:.2f} m, "
            f"{report.overviews} mức tổng quát / overviews, COG: {'có / yes' if report.is_cog else 'không / no'}"
        )
        if not options["dry_run"]:
            name = options["name"] or slugify(path.stem)[:60]
            register(report, name=name, title_vi=options["title"] or path.stem, title_en=options["title_en"])
