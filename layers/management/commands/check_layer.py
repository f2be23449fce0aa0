"""`manage.py check_layer LAYER`: kiểm tra các quy tắc đã khai trên dữ liệu đang lưu."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from layers.quality import report
from layers.quality.stored_rules import violations
from layers.quality.told import told
from layers.registry import UnknownLayer, registry


class Command(BaseCommand):
    """Exit code 1 when an `error` rule is violated."""

    help = "Kiểm tra quy tắc của một lớp / Check the declared rules of a layer"
    requires_system_checks: list[str] = []  # pages and their URLs have no part in it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Layer and place of the report."""
        parser.add_argument("layer")
        parser.add_argument("--report-dir", type=Path, default=None)

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and report."""
        try:
            spec = registry.get(options["layer"])
        except UnknownLayer as error:
            raise CommandError(str(error)) from error
        found = violations(spec, settings.CITY.extent, settings.STORAGE_SRID)
        folder = options["report_dir"] or settings.VAR_DIR / "quality" / settings.CITY.slug
        title = f"Kiểm tra quy tắc · Rules: {spec.title.vi} · {spec.title.en}"
        lines = [told(spec, one, settings.PUBLIC_URL) for one in found]
        path = report.write(folder, f"rules_{spec.name}", title, timezone.now(), lines)
        for rule, number in sorted(Counter(one.rule for one in found).items()):
            self.stdout.write(f"  {rule}: {number}")
        self.stdout.write(f"{spec.name}: {len(found)} → {path}")
        if any(one.severity == "error" for one in found):
            raise SystemExit(1)
