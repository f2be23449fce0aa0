"""`manage.py tiles_contrast`: contrast of every label in every look, distance of the safe colours."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tiles.maps import public_layers
from tiles.style.contrast import LEAST_DISTANCE, nearest_families, readings
from tiles.style.looks import LOOKS


class Command(BaseCommand):
    """Kiểm tra độ tương phản. Reads styles only, no database."""

    requires_system_checks: list[str] = []
    help = "Check the contrast of labels (WCAG 2.2) and the distance of the colour-blind-safe colours."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which looks."""
        parser.add_argument("--look", action="append", choices=list(LOOKS))

    def handle(self, *args: Any, **options: Any) -> None:
        """One line a label, the worst first; an error when one cannot be read."""
        found = sorted(readings(public_layers(), options["look"] or list(LOOKS)), key=lambda one: one.on_halo)
        for one in found:
            ground = f"{one.on_ground:5.1f} on {one.worst_ground}" if one.worst_ground else "    –"
            mark = " " if one.is_legible else "!"
            self.stdout.write(
                f"{mark} {one.look:7} {one.on_halo:5.1f} on halo {ground:18} {one.layer} {one.template}"
            )
        nearest = nearest_families()
        for eyes, (apart, fill, other) in nearest.items():
            self.stdout.write(f"  {eyes:13} {apart:5.1f} between {fill} and {other}")
        bad = sum(not one.is_legible for one in found)
        if bad or min(apart for apart, _fill, _other in nearest.values()) < LEAST_DISTANCE:
            raise CommandError(f"{bad} labels cannot be read, or safe colours lie too close")
