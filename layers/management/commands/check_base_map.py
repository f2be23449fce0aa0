"""`manage.py check_base_map [LAYER]`: đối tượng lệch bản đồ nền quá dung sai của tỷ lệ."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from layers.quality import report
from layers.quality.base_map import NoBaseMapCheck, disagreements, layers_with_check
from layers.registry import UnknownLayer, registry


class Command(BaseCommand):
    """Lists and reports; moves nothing."""

    help = "Đối chiếu với bản đồ nền / Compare layers with the base map"
    requires_system_checks: list[str] = []  # pages and their URLs have no part in it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One layer or all that declare a comparison."""
        parser.add_argument("layer", nargs="?", default="")
        parser.add_argument("--report-dir", type=Path, default=None)

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare and write one report a layer."""
        folder = options["report_dir"] or settings.VAR_DIR / "quality" / settings.CITY.slug
        try:
            specs = [registry.get(options["layer"])] if options["layer"] else layers_with_check()
            for spec in specs:
                found = disagreements(spec)
                title = f"Đối chiếu bản đồ nền · Base-map agreement: {spec.title.vi} · {spec.title.en}"
                path = report.write(folder, f"base_map_{spec.name}", title, timezone.now(), found)
                self.stdout.write(f"{spec.name}: {len(found)} → {path}")
        except (UnknownLayer, NoBaseMapCheck) as error:
            raise CommandError(f"{error}: không có đối chiếu / no comparison declared") from error
